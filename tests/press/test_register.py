"""An address, once published, belongs to its story for ever; the register records it."""

import csv
import re
import shutil
from hashlib import sha256

import pytest

from support.archive import Archive
from support.building import DEMO, ROOT, files, run_pelican
from support.links import Site
from support.torture import sample

DAY = "2022/02/28"


def write(root, stem, headline, words="Words."):
    """Write a seed of one day."""
    path = root / "seeds" / f"{stem}.txt"
    path.write_text(f" date 2022-02-28 {headline}\n\nKYIV, Ukraine (AFP) — {words}\n", "utf-8")
    return path


def addresses(root):
    """Return the address of each stem that the register has."""
    found = {}
    for path in sorted((root / "content/register").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["stem"]: row["address"] for row in csv.DictReader(file)}
    return found


@pytest.fixture
def archive(tmp_path):
    """Return an archive that makes nothing by itself."""
    return Archive(tmp_path, limits=False)


def without_days(output):
    """Return the files of *output* but those that tell when a story was added."""
    told = ("feed", "new/", "sitemap", "data/")
    return {p: data for p, data in output.items() if not any(word in p for word in told)}


def rival(stem):
    """Return how the address of a later claimant ends."""
    return f"-{sha256(stem.encode()).hexdigest()[:6]}.html"


def test_the_first_by_stem_gets_the_plain_address(archive, builder):
    """Of several new claimants; the others end in six hex digits of a hash of their stems."""
    root = archive.root
    for stem in ("c", "a", "b"):
        write(root, stem, "Storm hits coast", f"Words of {stem}.")
    built = builder(root)

    assert built.returncode == 0, built.stdout
    assert addresses(root) == {
        "a": f"{DAY}/storm-hits-coast.html",
        "b": f"{DAY}/storm-hits-coast{rival('b')}",
        "c": f"{DAY}/storm-hits-coast{rival('c')}",
    }
    for stem, address in addresses(root).items():
        assert f"Words of {stem}." in (root / "output" / address).read_text(encoding="utf-8")


def test_no_address_moves(archive, builder):
    """Not for a new headline, a rival, another stem, another slug rule or another pattern."""
    root = archive.root
    write(root, "b", "Storm hits coast")
    write(root, "c", "Київ чекає")
    builder(root)
    first = addresses(root)
    write(root, "b", "Calm at sea at last")
    write(root, "a", "Storm hits coast", "A rival.")
    write(root, "d", "Calm at sea at last", "Another.")
    builder(root)
    second = addresses(root)

    assert second["b"] == first["b"] == f"{DAY}/storm-hits-coast.html"
    assert second["a"] == f"{DAY}/storm-hits-coast{rival('a')}"
    assert second["d"] == f"{DAY}/calm-at-sea-at-last.html"

    (root / "seeds/b.txt").rename(root / "seeds/z.txt")
    builder(root)

    assert addresses(root) == {**{k: v for k, v in second.items() if k != "b"}, "z": second["b"]}

    archive.configure(
        SLUGIFY_USE_UNICODE=True,
        ARTICLE_URL="story/{slug}/",
        ARTICLE_SAVE_AS="story/{slug}/index.html",
    )
    write(root, "e", "Новий день")
    built = builder(root)
    third = addresses(root)

    assert built.returncode == 0, built.stdout
    assert third.pop("e") == "story/новий-день/"
    assert third == {**{k: v for k, v in second.items() if k != "b"}, "z": second["b"]}
    assert {
        path
        for path in files(root / "output")
        if path.startswith(f"{DAY}/") and "index" not in path
    } == set(third.values())
    assert Site(root / "output").broken() == []


def test_a_copy_outlives_its_original(archive, builder):
    """Two seeds of the same bytes are one story, also when the first of them goes."""
    root = archive.root
    path = write(root, "a", "Storm hits coast")
    builder(root)
    first = addresses(root)
    shutil.copyfile(path, root / "seeds/b.txt")
    two = builder(root)
    page = (root / "output" / first["a"]).read_bytes()

    assert addresses(root) == first
    assert "seeds/b.txt: duplicate-of seeds/a.txt" in two.stdout
    assert (root / "output" / first["a"]).read_bytes() == page

    path.unlink()
    built = builder(root)

    assert built.returncode == 0, built.stdout
    assert addresses(root) == {"b": first["a"]}
    assert (root / "output" / first["a"]).is_file()


def test_under_ci_nothing_is_written(archive, builder):
    """The same rows are derived, which gives the same output; the next build records it."""
    root = archive.root
    write(root, "b", "Storm hits coast")
    builder(root)
    register = files(root / "content/register")
    write(root, "a", "Storm hits coast", "A rival.")
    write(root, "c", "Storm hits coast", "Another.")
    ci = builder(root, CI="true")
    under_ci = files(root / "output")

    assert ci.returncode == 0, ci.stdout
    assert "2 stories are not registered; under CI nothing is written" in ci.stdout
    assert files(root / "content/register") == register

    builder(root)

    assert without_days(files(root / "output")) == without_days(under_ci)
    assert set(addresses(root)) == {"a", "b", "c"}


def test_a_registered_story_without_its_seed(archive, builder):
    """It is named, in each build, and no error; its row stays, and its address is its own."""
    root = archive.root
    path = write(root, "a", "Storm hits coast")
    write(root, "b", "Another story")
    builder(root)
    first = addresses(root)
    path.unlink()
    for _ in range(2):
        built = builder(root)

        assert built.returncode == 0
        assert f"a is registered at {first['a']}, but its source is missing" in built.stdout

    write(root, "c", "Storm hits coast", "A later one.")
    builder(root)

    assert addresses(root)["a"] == first["a"]
    assert addresses(root)["c"] == f"{DAY}/storm-hits-coast{rival('c')}"

    write(root, "a", "Storm hits coast")

    assert "its source is missing" not in builder(root).stdout


def test_a_hidden_story_is_filed_under_its_year(archive, builder):
    """The register's file is that of the story's year, and not of the clock's."""
    root = archive.root
    write(root, "a", "Storm hits coast")
    write(root, "b", "Another story")
    (root / "content/notes/a.md").write_text("Status: hidden\n", encoding="utf-8")
    builder(root)

    assert [path.name for path in (root / "content/register").iterdir()] == ["2022.csv"]
    assert set(addresses(root)) == {"a", "b"}


FRENCH = """
ARTICLE_URL = ARTICLE_LANG_URL = "archives/{date:%Y}-{date:%m}-{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ARTICLE_URL + "index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "annee/{date:%Y}.html", "annee/{date:%Y}.html"
MONTH_ARCHIVE_URL, MONTH_ARCHIVE_SAVE_AS = "mois/{date:%Y-%m}/", "mois/{date:%Y-%m}/index.html"
DAY_ARCHIVE_URL, DAY_ARCHIVE_SAVE_AS = "jour/{date:%Y-%m-%d}/", "jour/{date:%Y-%m-%d}/index.html"
TAG_URL, TAG_SAVE_AS = "sujet/{slug}/", "sujet/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "auteur/{slug}.html", "auteur/{slug}.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "rubrique/{slug}/", "rubrique/{slug}/index.html"
PHOTOGRAPHER_URL, PHOTOGRAPHER_SAVE_AS = "photographe/{slug}/", "photographe/{slug}/index.html"
ON_THIS_DAY_URL, ON_THIS_DAY_SAVE_AS = "ce-jour/{date}/", "ce-jour/{date}/index.html"
ON_THIS_DAY_INDEX_URL, ON_THIS_DAY_INDEX_SAVE_AS = "ce-jour/", "ce-jour/index.html"
HOLDINGS_URL, HOLDINGS_SAVE_AS = "fonds/", "fonds/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "archives/", "archives/index.html"
TAGS_URL, TAGS_SAVE_AS = "sujets/", "sujets/index.html"
PEOPLE_URL, PEOPLE_SAVE_AS = "personnes/", "personnes/index.html"
PLACES_URL, PLACES_SAVE_AS = "lieux/", "lieux/index.html"
ORGANISATIONS_URL, ORGANISATIONS_SAVE_AS = "organismes/", "organismes/index.html"
ABOUT_SUBJECTS_URL, ABOUT_SUBJECTS_SAVE_AS = "a-propos/sujets.html", "a-propos/sujets.html"
AUTHORS_URL, AUTHORS_SAVE_AS = "auteurs/", "auteurs/index.html"
PHOTOGRAPHERS_URL, PHOTOGRAPHERS_SAVE_AS = "photographes/", "photographes/index.html"
CATEGORIES_URL, CATEGORIES_SAVE_AS = "rubriques/", "rubriques/index.html"
PAGE_URL, PAGE_SAVE_AS = "page/{slug}/", "page/{slug}/index.html"
CITATIONS_SAVE_AS = "mois/{date:%Y-%m}/citations.{format}"
TERM_SPLIT, TAG_PAGE_FROM = 5, 1
FEED_ALL_ATOM, FEED_DOMAIN = "flux/tout.atom.xml", "http://site.test"
"""


@pytest.mark.parametrize("kept", sample([True, False], 1))
def test_the_demo_under_french_addresses(kept, demo, tmp_path):
    """Every link resolves; with the register, stories stay where they were before the move."""
    root = tmp_path / "tests/fixtures/demo"
    shutil.copytree(DEMO, root)
    for name in ("plugins", "theme", "content"):
        (tmp_path / name).symlink_to(ROOT / name)
    if not kept:
        shutil.rmtree(root / "content/register")
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(FRENCH)
    built = run_pelican(root / "pelicanconf.py", root / "content", tmp_path / "out")

    assert built.returncode == 0, built.stdout
    assert Site(tmp_path / "out").broken() == []

    made = files(tmp_path / "out")
    dated = [path for path in made if re.match(r"\d{4}/", path)]

    assert any(path.startswith("sujet/") for path in made)
    assert bool(dated) == kept
    if kept:
        before = files(demo)
        stories = {a for a in addresses(DEMO).values() if a in before}

        assert set(dated) == stories
    else:
        assert any(path.startswith("archives/1") for path in made)
        assert not any(
            re.match(r"(tag|author|photographer|section|archive)/", path) for path in made
        )


def test_drafts_of_one_slug_stand_side_by_side(archive, builder):
    """A registered story, a seed never shown and an article: each draft has a page of its own."""
    root = archive.root
    write(root, "b", "Storm hits coast", "Words of b.")
    write(root, "shown", "Another", "Words that are shown.")
    assert builder(root).returncode == 0
    write(root, "a", "Storm hits coast", "Words of a.")
    for stem in ("a", "b"):
        (root / f"content/notes/{stem}.md").write_text("Status: draft\n", "utf-8")
    text = "Title: Storm hits coast\nDate: 2019-05-05\nStatus: draft\n\nWords of c.\n"
    (root / "content/articles/c.md").write_text(text, "utf-8")

    def drafts():
        built = builder(root)
        assert built.returncode == 0, built.stdout
        found = files(root / "output").items()
        return {path: data for path, data in found if path.startswith("drafts/")}

    plain = "drafts/storm-hits-coast"
    held = drafts()
    assert held.keys() == {f"{plain}.html", plain + rival("b"), plain + rival("c")}
    assert b"Words of a." in held[f"{plain}.html"]
    assert b"Words of b." in held[plain + rival("b")]

    (root / "content/notes/a.md").unlink()
    held = drafts()
    assert held.keys() == {f"{plain}.html", plain + rival("c")}
    assert b"Words of b." in held[f"{plain}.html"]
    assert addresses(root) == {
        "b": f"{DAY}/storm-hits-coast.html",
        "a": f"{DAY}/storm-hits-coast" + rival("a"),
        "shown": f"{DAY}/another.html",
    }
