"""A small archive that changes at random: what a person may do to it between two builds.

Few places, days, names and headlines, so that they meet often; low limits, so that a few
stories already split a term and fill a year.
"""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reading.photodata import Words
from support.building import ROOT
from support.photos import as_packet, picture

PLACES = ("KYIV, Ukraine", "LVIV, Ukraine", "PARIS, France", "LYON, France", "PARIS")
AGENCIES = ("AFP", "Reuters", "")
BYLINES = ("Jane Doe", "Ann Lee", "", "", "")
PHOTOGRAPHERS = ("Daniel Leal", "Ann Lee", "", "")
HEADLINES = ("Storm hits coast", "Storm, hits coast!", "Index", "12", "Talks begin", "Київ чекає")
DAYS = (
    *("2021-12-30", "2021-12-31", "2021-12-31T23:30:00-05:00", "2022-01-01", "2022-01-01"),
    *("2022-01-15", "2022-02-28", "2022-02-28T14:05:00+01:00", "2022-03-20", "2020-02-28"),
    *("2022-02", "2022", "2020"),
)
TAGS = ("Kyiv", "Ukraine", "France", "Paris", "Weather", "Élections", "Elections")
WORDS = ("rain", "wind", "talks", "people", "the", "minister", "said", "on", "Monday", "again")
NAMES = (
    "President Anna Petrova", "Anna Petrova", "Mr. Petrova", "the Harbour Authority", "Kiev",
    "Lyons", "French officials", "", "",
)  # fmt: skip
ROWS = (
    (
        "Kyiv,place,Kiev,,,",
        "Kiev,place,Kyiv,,,",
        "Kyiv,place,Kiev,kiev,Q1899,",
        "Kyiv,place,,,,",
        "",
    ),
    (
        "Anna Petrova,person,,,,",
        "A. Petrova,person,Anna Petrova,petrova,,",
        "Petrova,person,,,,",
        "",
    ),
    ("Paris,place,,paris-town,,", "Paris,organisation,,,,", "Paris,not-a-subject,,,,", ""),
    ("Harbour Authority,organisation,Port Authority,,,", "Weather,topic,Rain,,,", ""),
    ("AFP,agency,Agence France-Presse,,,", "Agence France-Presse,agency,AFP,,,", "", ""),
    ("Jane Doe,author,J. Doe,,,", "Janet Doe,author,Jane Doe,janet,,", "wrong,row", ""),
)
"""Rows that the authority file may have, of each line one."""
SOURCES = (
    (",Everything,,,,,,,", "**,Anything,,,,full,,,2001", ""),
    ("a,The Gazette,Gazette Ltd,https://rightsstatements.org/vocab/InC/1.0/,© Gazette,full,fr,,",
     "a,The Gazette,,,,metadata,,Asia/Tokyo,", ""),
    ("s1*.txt,One,,,=1+1,full,,Europe/Paris,", "*/s*,Two,,no address,,none,english,Mars,soon"),
    ("[ab],Both,,,,full,ar,America/Caracas,", "a,Twice,,,,,,,", "[,Bad,,,,,,,", "wrong,row", ""),
)  # fmt: skip
"""Rows that the file of sources may have, of each line one."""
SETTINGS = {
    "SITENAME": ("Archive", "Another"),
    "TAG_URL": ("tag/{slug}/", "sujet/{slug}/"),
    "TAG_SAVE_AS": (
        "tag/{slug}/index.html",
        "sujet/{slug}/index.html",
        "tag/{slug}/index.html",
        "",
    ),
    "TAG_PAGE_FROM": (2, 1, 3),
    "TERM_SPLIT": (5, 3, 100),
    "YEAR_ARCHIVE_SAVE_AS": ("{date:%Y}/index.html", ""),
    "DAY_ARCHIVE_SAVE_AS": ("{date:%Y}/{date:%m}/{date:%d}/index.html", ""),
    "PHOTOGRAPHER_SAVE_AS": ("photographer/{slug}/index.html", ""),
    "ON_THIS_DAY_SAVE_AS": ("on-this-day/{date}/index.html", ""),
    "FEED_ALL_ATOM": ("feeds/all.atom.xml", None),
    "FEED_ARCHIVE_ATOM": ("feeds/archive.atom.xml", "all.xml", None),
    "FEED_ARCHIVE_JSON": ("feeds/archive.json", ""),
    "FEED_TERM_ATOM": ("{page}feed.atom.xml", ""),
    "FEED_FROM": (3, 2, 1000),
    "FEED_AUTHORITY": ("site.test,2026", "", "wrong"),
    "SITEMAP_SAVE_AS": ("sitemap.xml", "maps/all.xml", ""),
    "CITATIONS_SAVE_AS": ("{date:%Y}/{date:%m}/citations.{format}", "{format}/{date:%Y-%m}", ""),
    "BULK_DATA": (True, False),
    "DATA_SAVE_AS": ("data/index.html", "files.html"),
    "NEWLY_ADDED_SAVE_AS": ("new/index.html", ""),
    "FEED_DOMAIN": ("http://site.test", "http://site.test", ""),
    "ARTICLE_URL": ("{date:%Y}/{date:%m}/{date:%d}/{slug}.html", "{date:%Y}/{slug}.html"),
    "ARTICLE_SAVE_AS": ("{date:%Y}/{date:%m}/{date:%d}/{slug}.html", "{date:%Y}/{slug}.html"),
    "SLUGIFY_USE_UNICODE": (False, True),
    "SITE_NOTICE": ("", "A notice."),
    "PICTURE_URL": ("{story}-{number}-{width}.{format}", "p/{story}/{number}-{width}.{format}"),
    "PICTURE_SAVE_AS": (
        "{story}-{number}-{width}.{format}",
        "p/{story}/{number}-{width}.{format}",
        "{story}-{number}-{width}.{format}",
        "",
    ),
    "SUBJECTS": (True, True, False),
    "SUBJECTS_LIMIT": (12, 2),
    "DIRECT_TEMPLATES": (
        ["index", "archives", "tags", "people", "authors", "photographers", "categories", "404"],
        ["index", "archives", "tags", "404"],
    ),
}
"""Settings that change, and the values that they may have, the first at the beginning."""
TOGETHER = (
    ("TAG_URL", "TAG_SAVE_AS"),
    ("ARTICLE_URL", "ARTICLE_SAVE_AS"),
    ("PICTURE_URL", "PICTURE_SAVE_AS"),
)
LIMITS = '''"""Lower limits, so that few stories reach them; in workers too."""

import exports.citeviews
import exports.dataviews
import exports.feedviews
import exports.sitemaps
import reading.newviews
import reading.periods
import reading.periodviews
import reading.termindexes
import reading.termviews
from press import additions, companions, crew, engine, intake

engine.FEW_FILES, engine.FEW_PAGES, crew.PAGES_A_JOB, intake.BATCH = 0, 0, 3, 4
engine.FEW_COMPANIONS, companions.BATCH = 0, 2
crew.FEW_DIGESTS, crew.DIGESTS_A_JOB = 0, 9
reading.periods.MANY = reading.periodviews.MANY = 7
reading.periods.FIRST = reading.periodviews.FIRST = 2
reading.termviews.SPLIT_YEAR, reading.termviews.NEWEST = 4, 3
reading.termindexes.MOST_TERMS, intake._FEW = 3, 2
exports.dataviews.MOST_STORIES, exports.citeviews.MOST = 5, 2
additions.PART, additions.KEPT, additions.RUN = 3, 2, 5
exports.feedviews.NEWEST, exports.sitemaps.MOST, reading.newviews.SHOWN = 2, 4, 6


def register():
    """Wait for nothing."""
'''
CONF = '''"""Settings of a small archive."""

import sys
from pathlib import Path

sys.path.insert(0, {plugins!r})
sys.path.insert(1, str(Path(__file__).parent))
from reading.defaults import *

PLUGINS = [*PLUGINS, *{more!r}]
SITEURL = ""
TIMEZONE, DEFAULT_LANG, SEED_LANGUAGE = "UTC", "en", "en"
globals().update({changed!r})
'''


@dataclass
class Archive:
    """A site of its own at *root*, and what was done to it, by *random*'s choice."""

    root: Path
    random: Random = field(default_factory=lambda: Random(0))  # noqa: S311 (the same each time)
    limits: bool = True
    settings: dict = field(default_factory=dict)
    log: list = field(default_factory=list)
    _number: int = 0

    def __post_init__(self):
        """Make the folders, the settings and a copy of the theme."""
        for name in ("seeds", "content/articles", "content/notes", "content/pages"):
            (self.root / name).mkdir(parents=True)
        shutil.copytree(ROOT / "theme", self.root / "theme")
        (self.root / "low_limits.py").write_text(LIMITS, encoding="utf-8")
        self.settings = {name: values[0] for name, values in SETTINGS.items()} | self.settings
        self.configure()

    def configure(self, **changed):
        """Write the settings, some of them *changed*."""
        self.settings |= changed
        more = ["low_limits"] if self.limits else []
        text = CONF.format(plugins=str(ROOT / "plugins"), more=more, changed=self.settings)
        (self.root / "pelicanconf.py").write_text(text, encoding="utf-8")
        # Python takes what it compiled in the same second, of a file as long, for the new one
        for compiled in (self.root / "__pycache__").glob("pelicanconf.*"):
            compiled.unlink()

    @property
    def seeds(self):
        """Return the paths of the seeds, in order."""
        return sorted((self.root / "seeds").rglob("*.txt"))

    @property
    def articles(self):
        """Return the paths of the articles, in order."""
        return sorted((self.root / "content/articles").rglob("*.md"))

    @property
    def notes(self):
        """Return the paths of the notes, in order."""
        return sorted((self.root / "content/notes").rglob("*.md"))

    @property
    def pictures(self):
        """Return the paths of the pictures, in order."""
        return sorted(self.root.glob("content/images/*/*"))

    def pages(self):
        """Return the paths of the pages in the output, in order."""
        return sorted((self.root / "output").rglob("*.html"))

    # what may happen

    def change(self):
        """Do one thing to the archive, and note it in the log."""
        weighted = {
            self.add_seed: 6, self.edit_seed: 4, self.touch_a_word: 2, self.remove_seed: 3,
            self.rename_seed: 2, self.move_seed: 2, self.copy_seed: 2, self.spoil_seed: 1,
            self.same_stem: 1, self.touch_file: 1, self.add_article: 2, self.edit_article: 2,
            self.remove_article: 1, self.write_note: 5, self.remove_note: 2, self.swap_bytes: 1,
            self.change_template: 1, self.change_setting: 2, self.change_style: 1,
            self.delete_page: 1, self.edit_page: 1, self.write_authority: 3,
            self.add_picture: 6, self.remove_picture: 2, self.swap_pictures: 1,
            self.spoil_picture: 1,
            self.write_sources: 3, self.edit_register: 1, self.own_robots: 1,
        }  # fmt: skip
        deed = self.random.choices([*weighted], [*weighted.values()])[0]
        told = deed()
        self.log.append(f"{deed.__name__} {told or ''}".strip())

    def _pick(self, values):
        return self.random.choice(values) if values else None

    def _shown(self, *paths):
        return " ".join(path.relative_to(self.root).as_posix() for path in paths)

    def _remove(self, paths):
        """Remove one of *paths*."""
        if path := self._pick(paths):
            path.unlink()
            return self._shown(path)
        return None

    def _swap(self, paths):
        """Let two of *paths* change their bytes."""
        one, two = self._pick(paths), self._pick(paths)
        if one and one != two:
            first = one.read_bytes()
            one.write_bytes(two.read_bytes())
            two.write_bytes(first)
            return self._shown(one, two)
        return None

    def seed_text(self):
        """Return the text of a story."""
        pick = self.random.choice
        agency, place = pick(AGENCIES), pick(PLACES)
        lead = f"{place} ({agency}) — " if agency else f"{place} — "
        parts = [f" date {pick(DAYS)} {pick(HEADLINES)}"]
        parts.append(lead + self.sentence())
        if byline := pick(BYLINES):
            parts.insert(1, f"By {byline}")
        if photographer := pick(PHOTOGRAPHERS):
            parts.append(f"A street in {place.title()}. (Photo by {photographer} / AFP)")
            if self.random.random() < 0.3:
                parts += [self.sentence(), "A harbour. (Photo by Ann Lee / AFP) / NO ARCHIVES"]
        return "\n\n".join(parts) + "\n"

    def sentence(self):
        """Return a few words, perhaps with a name among them."""
        words = self.random.choices(WORDS, k=8)
        if name := self.random.choice(NAMES):
            words.insert(3, name)
        return "Here " + " ".join(words) + "."

    def add_seed(self):
        """Add a story."""
        self._number += 1
        folder = self.random.choice(("", "", "a/", "b/"))
        path = self.root / "seeds" / f"{folder}s{self.random.randrange(10)}{self._number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(self.seed_text(), encoding="utf-8")
        return self._shown(path)

    def edit_seed(self):
        """Write another story into a seed."""
        if path := self._pick(self.seeds):
            path.write_text(self.seed_text(), encoding="utf-8")
            return self._shown(path)
        return None

    def touch_a_word(self):
        """Put one word in the place of another: nothing that is counted changes."""
        if path := self._pick(self.seeds):
            text = path.read_text(encoding="utf-8")
            for word, other in (("rain", "wind"), ("the", "talks"), ("said", "sang"), ("on", "at")):
                text = text.replace(f" {word} ", f" {other} ")
            path.write_text(text, encoding="utf-8")
            return self._shown(path)
        return None

    def remove_seed(self):
        """Remove a seed."""
        return self._remove(self.seeds)

    def rename_seed(self):
        """Give a seed another stem."""
        if path := self._pick(self.seeds):
            self._number += 1
            new = path.with_name(f"r{self.random.randrange(10)}{self._number}.txt")
            path.rename(new)
            return self._shown(path, new)
        return None

    def move_seed(self):
        """Move a seed to another folder."""
        if path := self._pick(self.seeds):
            new = self.root / "seeds" / self.random.choice("abc") / path.name
            new.parent.mkdir(exist_ok=True)
            if not new.exists():
                path.rename(new)
                return self._shown(path, new)
        return None

    def copy_seed(self):
        """Give a story a second seed of the same bytes."""
        if path := self._pick(self.seeds):
            self._number += 1
            new = path.with_name(f"{self.random.choice('az')}{self._number}.txt")
            shutil.copyfile(path, new)
            return self._shown(path, new)
        return None

    def spoil_seed(self):
        """Break a seed."""
        if path := self._pick(self.seeds):
            path.write_bytes(
                self.random.choice((b"", b"no date\n", b" date 2022-02-31 No\n", b"\xff"))
            )
            return self._shown(path)
        return None

    def same_stem(self):
        """Give two seeds, or a seed and an article, one stem."""
        if path := self._pick(self.seeds):
            new = self.root / "seeds" / self.random.choice("abcd") / path.name.upper()
            if self.random.random() < 0.3:
                new = self.root / "content/articles" / f"{path.stem}.md"
            new.parent.mkdir(exist_ok=True)
            text = self.article_text() if new.suffix == ".md" else self.seed_text()
            new.write_text(text, encoding="utf-8")
            return self._shown(new)
        return None

    def touch_file(self):
        """Give a file another time, and no other byte."""
        if path := self._pick([*self.seeds, *self.articles, *self.notes]):
            path.write_bytes(path.read_bytes())
            return self._shown(path)
        return None

    def swap_bytes(self):
        """Let two seeds change their places."""
        return self._swap(self.seeds)

    def article_text(self):
        """Return the text of an article, with a link to another source."""
        pick, chance = self.random.choice, self.random.random()
        lines = [
            f"Title: {pick(HEADLINES)}",
            f"Date: {pick(DAYS)[:10]:-<10}".replace("--", "-01", 1),
        ]
        lines[1] = f"Date: {pick([day for day in DAYS if len(day) == 10])}"
        if chance < 0.7:
            lines.append("Tags: " + ", ".join(self.random.sample(TAGS, 3)))
        if chance > 0.5:
            lines.append(f"Author: {pick(('Ann Lee', 'AFP'))}")
        if chance > 0.8:
            lines.append("Category: Europe")
        if 0.3 < chance < 0.4:
            lines.append("Status: draft")
        links = [f"../../{self._shown(path)}" for path in self.seeds]
        links += [path.name for path in self.articles]
        body = self.sentence()
        if links:
            body += f" [Read on]({{filename}}{pick(links)})."
        return "\n".join(lines) + f"\n\n{body}\n"

    def add_article(self):
        """Add an article."""
        self._number += 1
        path = self.root / "content/articles" / f"m{self._number}.md"
        path.write_text(self.article_text(), encoding="utf-8")
        return self._shown(path)

    def edit_article(self):
        """Write another article in its place."""
        if path := self._pick(self.articles):
            path.write_text(self.article_text(), encoding="utf-8")
            return self._shown(path)
        return None

    def remove_article(self):
        """Remove an article."""
        return self._remove(self.articles)

    def write_authority(self):
        """Write another authority file, or none."""
        path = self.root / "content/authority.csv"
        if self.random.random() < 0.1:
            path.unlink(missing_ok=True)
            return "none"
        rows = [row for row in map(self.random.choice, ROWS) if row]
        head = "preferred,kind,also,slug,wikidata,note"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return " | ".join(rows)

    def write_sources(self):
        """Write another file of sources, or none."""
        path = self.root / "content/sources.csv"
        if self.random.random() < 0.1:
            path.unlink(missing_ok=True)
            return "none"
        rows = [row for row in map(self.random.choice, SOURCES) if row]
        head = "folder,publication,publisher,rights,notice,access,language,timezone,received"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return " | ".join(rows)

    def edit_register(self):
        """Say of a story that it was added on another day."""
        if path := self._pick(sorted((self.root / "content/register").glob("*.csv"))):
            head, *rows = path.read_text(encoding="utf-8").splitlines()
            at = self.random.randrange(len(rows)) if rows else 0
            if not rows or '"' in rows[at]:
                return None
            cells = rows[at].split(",")
            cells[3] = self.random.choice(("2020-02-29", "2024-05-06", "2031-01-01"))
            rows[at] = ",".join(cells)
            path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
            return f"{self._shown(path)} {cells[1]} {cells[3]}"
        return None

    def own_robots(self):
        """Write a robots.txt of one's own, or take it away."""
        path = self.root / "content/extra/robots.txt"
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text("User-agent: *\nDisallow: /tag/\n", encoding="utf-8")
        return self._shown(path)

    def write_note(self):
        """Say a word over a story, or over one that is not there."""
        stems = [path.stem for path in (*self.seeds, *self.articles)] or ["nobody"]
        stem = self.random.choice(stems) if self.random.random() < 0.95 else "nobody"
        pick = self.random.choice
        fields = {
            "Title": pick(HEADLINES),
            "Tags": pick(
                ("Kyiv, Paris", "+Weather", "+Kyiv, +Weather", "-Ukraine", "-Paris, +Lyon")
            ),
            "Status": pick(("hidden", "draft", "withdrawn", "withdrawn", "published")),
            "Aliases": pick(("old/story.html, older", "old/story.html", f"old/{stem}")),
            "Lead": pick(("yes", "no")),
            "Author": pick(("Ann Lee", "AFP; Jane Doe")),
            "Date": pick([day for day in DAYS if len(day) <= 10]),
            "Slug": pick(("of-its-own", "storm-hits-coast")),
            "Lang": pick(("fr", "ar")),
            "Modified": pick(("2023-04-05", "2032-01-01T10:00+02:00", "2021")),
            "Publication": pick(("The Bee", "]]>")),
            "Access": pick(("full", "metadata", "none")),
            "Colour": "red",
        }
        weights = [3, 5, 6, 2, 3, 2, 2, 1, 1, 2, 1, 1, 0.5]
        chosen = dict.fromkeys(self.random.choices([*fields], weights, k=pick((1, 1, 2, 3))))
        lines = [f"{name}: {fields[name]}" for name in chosen]
        path = self.root / "content/notes" / f"{stem}.md"
        body = pick(("", f"\n\nA *word* {self.sentence()}"))
        path.write_text("\n".join(lines) + body + "\n", encoding="utf-8")
        return f"{self._shown(path)} {'; '.join(lines)}"

    def remove_note(self):
        """Take a note back."""
        if path := self._pick(self.notes):
            path.unlink()
            return self._shown(path)
        return None

    def add_picture(self):
        """Lay a picture beside a story, most often beside one with a caption."""
        captioned = [path for path in self.seeds if b"(Photo by" in path.read_bytes()]
        path = self._pick(captioned if self.random.random() < 0.9 else self.seeds)
        stem = path.stem if path and self.random.random() < 0.95 else "nobody"
        name = self.random.choice(("1.jpg", "1.jpg", "1.png", "2.jpg", "01.webp", "street.jpg"))
        new = self.root / "content/images" / stem / name
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(self.picture(new.suffix))
        return self._shown(new)

    def picture(self, suffix):
        """Return a picture's bytes, perhaps with words in it."""
        width, height = self.random.choice(((300, 20), (500, 9), (40, 500), (1000, 8)))
        kind = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[suffix]
        words = Words("A fair", (self.random.choice(PHOTOGRAPHERS),), "NO ARCHIVE")
        words = self.random.choice((Words(), words, words._replace(credit="MW")))
        more = {} if suffix == ".png" else {"xmp": as_packet(words)}
        return picture(width, height, kind, colour=self.random.randrange(256), **more)

    def remove_picture(self):
        """Take a picture away."""
        return self._remove(self.pictures)

    def swap_pictures(self):
        """Let two pictures change their places."""
        return self._swap(self.pictures)

    def spoil_picture(self):
        """Break a picture off in its middle."""
        if path := self._pick(self.pictures):
            path.write_bytes(path.read_bytes()[: self.random.choice((0, 20, 400))])
            return self._shown(path)
        return None

    def change_template(self):
        """Edit a template."""
        names = ("base.html", "article.html", "tag.html", "parts/words.html", "index.html")
        path = self.root / "theme/templates" / self.random.choice(names)
        text = path.read_text(encoding="utf-8")
        path.write_text(text + f"{{# {self.random.random()} #}}", encoding="utf-8")
        return self._shown(path)

    def change_style(self):
        """Edit, add or remove a static file of the theme."""
        path = self.root / "theme/static" / self.random.choice(("one.css", "two.css"))
        if path.exists() and self.random.random() < 0.5:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"/* {self.random.random()} */", encoding="utf-8")
        return self._shown(path)

    def change_setting(self):
        """Give a setting another value; address and file together."""
        name = self.random.choice([*SETTINGS])
        number = self.random.randrange(len(SETTINGS[name]))
        group = next((names for names in TOGETHER if name in names), (name,))
        changed = {
            one: SETTINGS[one][number if len(group) == 1 else number % len(SETTINGS[one])]
            for one in group
        }
        self.configure(**changed)
        return str(changed)

    def delete_page(self):
        """Delete a page of the output."""
        if path := self._pick(self.pages()):
            path.unlink()
            return self._shown(path)
        return None

    def edit_page(self):
        """Edit a page of the output by hand."""
        if path := self._pick(self.pages()):
            path.write_text(
                path.read_text(encoding="utf-8").replace("the", "THE"), encoding="utf-8"
            )
            return self._shown(path)
        return None


def snapshot(folder):
    """Return bytes and mtime of each file below *folder*, and the folders, by relative path."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = (path.read_bytes(), path.stat().st_mtime_ns) if path.is_file() else (b"", 0)
    return found
