"""The names in seeds as tags, and what the authority file says of them, in whole builds."""

import pytest
from bs4 import BeautifulSoup

from support.archive import Archive, snapshot

HEAD = "preferred,kind,also,slug,wikidata,note\n"
ROWS = (
    "Mira Lund,person,Miranda Lund,,,\nOslo,place,Christiania,,Q585,\n"
    "Norway,place,,,,\nMeridian Wire,agency,MW|Meridian,,,\n"
)
STORIES = {
    "one": "OSLO, Norway (Meridian) — President Miranda Lund spoke to Karl Weber in Christiania.",
    "two": "LIMA, Peru (MW) — Mr. Karl Weber, a minister, met reporters. Weber was calm.",
    "three": "RIGA, Latvia (AFP) — The harbour opened again.",
}


@pytest.fixture
def site(tmp_path):
    """Return a site of three stories, with an authority file."""
    archive = Archive(tmp_path, limits=False)
    archive.configure(DIRECT_TEMPLATES=["index", "tags", "people", "places", "about_subjects"])
    for day, (stem, text) in enumerate(STORIES.items(), 1):
        story = f" date 2022-03-0{day} Story {stem} begins\n\n{text}\n"
        (tmp_path / f"seeds/{stem}.txt").write_text(story, encoding="utf-8")
    authority(archive, ROWS)
    return archive


def authority(site, rows):
    """Write the authority file of *site*."""
    (site.root / "content/authority.csv").write_text(HEAD + rows, encoding="utf-8")


def page(site, path):
    """Return a page of the built site."""
    text = (site.root / "output" / path).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def told(site, number, stem):
    """Return the words below a story."""
    path = f"2022/03/0{number}/story-{stem}-begins.html"
    return " ".join(page(site, path).select_one(".about").get_text(" ").split())


def changed(site, builder, code=0):
    """Build, and return the files that are other than before."""
    before = snapshot(site.root / "output")
    built = builder(site.root)
    after = snapshot(site.root / "output")

    assert built.returncode == code, built.stdout

    return {path for path in {*before, *after} if before.get(path) != after.get(path)}, built


def test_names_are_gathered_under_one_form(site, builder):
    """A story's names become tags in the form of the authority file, by kind, agencies too."""
    changed(site, builder)
    facts = told(site, 1, "one")

    assert "People Mira Lund" in facts
    assert "Places Oslo Norway" in facts
    byline = page(site, "2022/03/01/story-one-begins.html").select_one(".story__byline a")
    assert (byline.get_text(), byline["href"]) == ("Meridian Wire", "/author/meridian-wire/")
    assert (site.root / "output/author/meridian-wire/index.html").exists()
    assert (site.root / "output/people/index.html").exists()


def test_what_a_program_found_is_said(site, builder):
    """A name that only the program vouches for is said to be so, on story and tag page."""
    changed(site, builder)

    assert "Found by a program alone Karl Weber ( how well )" in told(site, 1, "one")
    assert "Mira Lund" not in told(site, 1, "one").partition("Found by a program")[2]
    assert page(site, "tag/karl-weber/index.html").find("a", href="/about/subjects/")
    assert not page(site, "tag/oslo/index.html").select('main a[href="/about/subjects/"]')


def test_a_name_found_once_has_no_page(site, builder):
    """What a program found in one story alone is text there, and in no index."""
    changed(site, builder)

    assert "Riga" in told(site, 3, "three")
    assert not (site.root / "output/tag/riga").exists()
    assert "Riga" not in page(site, "places/index.html").get_text()


def test_a_tag_page_knows_other_forms(site, builder):
    """A tag's page lists the forms known, and leads to the same thing at Wikidata."""
    changed(site, builder)
    tag = page(site, "tag/oslo/index.html")

    assert "Also Christiania" in tag.get_text()
    assert tag.find("a", property=True)["href"] == "https://www.wikidata.org/wiki/Q585"


def test_a_row_touches_what_it_concerns(site, builder):
    """A row that changes makes the stories with its forms anew, and their pages; no others."""
    changed(site, builder)
    authority(site, ROWS + "Charles Weber,person,Karl Weber,karl-weber,,\n")
    files, built = changed(site, builder)

    assert "2 read" in built.stdout
    assert "2022/03/03/story-three-begins.html" not in files
    assert "tag/karl-weber/index.html" in files
    assert "Charles Weber" in told(site, 2, "two")
    assert "Weber" not in told(site, 2, "two").partition("Found by a program alone")[2]


def test_a_form_more_touches_its_tag_alone(site, builder):
    """A form that no story has is shown by the tag's page; no story is read again."""
    changed(site, builder)
    authority(site, ROWS.replace("Christiania", "Christiania|Anslo"))
    files, built = changed(site, builder)

    assert "(0 read" in built.stdout
    assert files == {"tag/oslo/index.html"}


def test_a_preferred_name_keeps_its_address(site, builder):
    """With its slug in the file a name may change, and its page stays where it was."""
    changed(site, builder)
    authority(
        site, ROWS.replace("Oslo,place,Christiania,,", "Oslo City,place,Oslo|Christiania,oslo,")
    )
    changed(site, builder)

    assert page(site, "tag/oslo/index.html").h1.get_text() == "Oslo City"
    assert not (site.root / "output/tag/oslo-city").exists()


def test_an_editor_may_use_any_form(site, builder):
    """A note's tags are gathered as the story's are, added and taken away."""
    note = "Tags: +Christiania, -Miranda Lund\n"
    (site.root / "content/notes/two.md").write_text(note, encoding="utf-8")
    (site.root / "content/notes/one.md").write_text("Tags: -Miranda Lund\n", encoding="utf-8")
    changed(site, builder)

    assert "Places Lima Peru Oslo" in told(site, 2, "two")
    assert "Mira Lund" not in told(site, 1, "one")


def test_a_bad_row_is_named(site, builder):
    """A row that cannot be used is named with its line; the site is built, the exit code tells."""
    authority(site, ROWS + "Peru,planet,,,,\n")
    _, built = changed(site, builder, code=1)

    assert "content/authority.csv:6: expected" in built.stdout
    assert "Mira Lund" in told(site, 1, "one")
    assert "(3 read, 0 rejected)" in built.stdout


def test_subjects_may_be_off(site, builder):
    """SUBJECTS = False: the places of the dateline are the tags, as in stock Pelican."""
    site.configure(SUBJECTS=False)
    changed(site, builder)

    assert "Places Oslo Norway" in told(site, 1, "one")
    assert "Weber" not in told(site, 1, "one")
