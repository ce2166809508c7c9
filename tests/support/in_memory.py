"""A small archive in memory: stories made of a few words, settled as a build settles them."""

from pathlib import Path
from weakref import finalize

from pelican.settings import DEFAULT_CONFIG, configure_settings

from press import Entry, Found, Record, Survey, TermUse, Wiring
from press.articles import Desk
from press.catalogue import Catalogue
from press.copies import same_bytes
from press.intake import take_in
from press.jobs import _reading
from press.render import new_context
from press.schema import SCHEMA, connect
from press.settle import Settling
from reading import defaults
from reading.stories import describe, story_of
from seedtext import slugs

ROOT = Path(__file__).resolve().parents[2]
SITENAME = "Small archive"


def settings_with(**more):
    """Return Pelican's settings as an archive has them, and *more*."""
    own = {key: value for key, value in vars(defaults).items() if key.isupper()}
    paths = {"PATH": str(ROOT / "content"), "THEME": str(ROOT / "theme")}
    known = {"SITENAME": SITENAME, "TIMEZONE": "UTC", "DEFAULT_LANG": "en"}
    return configure_settings({**DEFAULT_CONFIG, **own, **paths, **known, **more})


def make_record(published, slug="story", place=None, authors=("AFP",), tags=(), **more):
    """Return a story as a source tells it: `make_record("2022-02-28", "slug", place="Kyiv")`."""
    places = [{"name": place, "region": None, "country": None}] if place else []
    kept = {key: value for key, value in more.items() if key not in {"status", "terms"}}
    metadata = {
        "title": slug.capitalize(),
        "slug": slug,
        "date": f"{published[:10]}{'-01-01'[: 10 - len(published)]}T00:00:00+00:00",
        "published": published,
        "stem": slug,
        "summary": f"About {slug}.",
        "lang": "en",
        "dir": "ltr",
        "words": 300,
        "authors": list(authors),
        "tags": [place, *tags] if place else list(tags),
        "figures": [],
        **({"dateline": {"places": places, "agency": None}} if place else {}),
        **kept,
    }
    terms = [TermUse("tag", name, "place" if name == place else "") for name in metadata["tags"]]
    terms += [TermUse("author", name) for name in metadata["authors"]]
    if metadata.get("section"):
        terms.append(TermUse("category", metadata["section"]))
    for figure in metadata["figures"]:
        terms += [TermUse("photographer", name) for name in figure["photographers"]]
    address = f"{published[:10].replace('-', '/')}/{slug}.html"
    return Record(
        metadata["stem"],
        f"digest of {metadata['stem']}",
        published,
        slug,
        address,
        address,
        more.get("status", "published"),
        metadata,
        f"<p>Words of {slug}.</p>",
        tuple(more.get("terms", terms)),
    )


def shown(record, language="en"):
    """Return a story as lists show it."""
    row = describe(record.metadata)
    entry = Entry(0, record.stem, record.published, record.slug, record.url, row)
    return story_of(entry, language)


class Archive:
    """Stories in a catalogue in memory, and the desk that views ask."""

    name = "archive"
    root = str(ROOT)

    def __init__(self, records=(), **settings):
        """Hold *records*, with *settings* over the archive's own."""
        self.settings = settings_with(**settings)
        self.db = connect(":memory:")
        self.db.executescript(SCHEMA)
        self.catalogue = Catalogue(self.db)
        finalize(self.catalogue, self.db.close)  # who has the catalogue may still ask
        self.desk = Desk(self.catalogue, self.settings, new_context(self.settings))
        self.records = {}
        self.put(*records)

    def put(self, *records):
        """Hold *records*, too; those with a stem held before take its place."""
        self.records |= {record.stem: record for record in records}
        return self._settle({record.stem for record in records})

    def drop(self, stem):
        """Hold the story *stem* no longer."""
        del self.records[stem]
        return self._settle({stem})

    def _settle(self, stems):
        """Settle *stems* and return the changes, as a build does."""
        for stem in stems:
            self.db.execute("UPDATE files SET size = -1 WHERE stem = ?", (stem,))
        self.db.execute("DELETE FROM surveys")
        arrivals = take_in(self.db, self, sources={self.name: self}, anew=False, run=self._read)
        settling = Settling(self.db, self.settings, Wiring((self,), (), describe, slugs))
        changes = settling.settle(arrivals.stems | same_bytes(self.db, arrivals.digests))
        self.catalogue.forget()
        return changes

    def survey(self):
        """Return a file for each story; nothing lies on disk."""
        return Survey(sorted(Found(stem, 1, 1) for stem in self.records))

    def shown(self, path):
        """Return *path*, which is a stem."""
        return path

    def address(self, _metadata, published, slug):
        """Return the address and the file of a story."""
        address = f"{published[:10].replace('-', '/')}/{slug}.html"
        return address, address

    def _read(self, jobs):
        for job in jobs:
            yield [
                _reading(found, record.digest, record, describe)
                for found, _ in job.files
                if (record := self.records[found.path])
            ]

    def view(self, kind, key):
        """Return the record that the view *kind* hands to the template of the page *key*."""
        (page,) = kind(self.settings).pages(self.desk, [key])
        return page.variables["view"]

    def paths(self, kind):
        """Return the files of all pages of the view *kind*."""
        spots = kind(self.settings).all(self.catalogue)
        return [spot.path for spot in spots if spot.path]

    def touched(self, kind, changes):
        """Return the keys of the pages that *changes* touch, each with whether it has a file."""
        spots = kind(self.settings).touched(self.catalogue, changes)
        return {spot.key: spot.path is not None for spot in spots}

    def term(self, facet, name):
        """Return a term."""
        return self.catalogue.term_named(facet, name)
