"""OUTPUT_SOURCES: the text as it came lies beside each story that lists may hold."""

import re

import pytest

from support.building import files

SEED = " date 2022-02-28 {}\n\nLIMA, Peru (MW) – It rained \u00e9 all day, people said.\n"
ROWS = (
    "folder,publication,publisher,rights,notice,access,language,timezone,received\n"
    "open,,,,,full,,,\nclosed,,,,,metadata,,,\n"
)
MARKDOWN = "Title: Written here\nDate: 2022-02-28\n\nA text of ours.\n"
DAY = "2022/02/28/"
LINK = re.compile(r'<a href="/2022/02/28/([^"]+)" type="text/plain">')


@pytest.fixture
def site(small_site):
    """Return a site of six stories: of an open source, a closed one, none; one is hidden."""
    for name in ("open/one", "closed/two", "three", "open/four"):
        small_site.write(f"seeds/{name}.txt", SEED.format(f"Story {name[-3:]}"))
    small_site.write("content/sources.csv", ROWS)
    small_site.write("content/articles/ours.md", MARKDOWN)
    small_site.write("content/notes/four.md", "Status: hidden\n")
    return small_site


def texts(site, builder, *extra):
    """Return the texts of the site as it is built, by name; their stories alone link to them."""
    built = builder(site.root, *extra)

    assert built.returncode == 0, built.stdout

    made = files(site.output)
    found = {p.removeprefix(DAY): made[p] for p in made if p.endswith(".text")}
    pages = [data.decode() for path, data in made.items() if path.endswith(".html")]
    linked = [name for page in pages for name in LINK.findall(page)]

    assert sorted(linked) == sorted(found)

    return found


def test_the_text_as_it_came(site, builder):
    """Byte for byte; none of what is hidden, or of a source that withholds its texts."""
    on = ("-e", "OUTPUT_SOURCES=true")

    assert texts(site, builder, *on) == {
        "story-one.text": SEED.format("Story one").encode(),
        "story-ree.text": SEED.format("Story ree").encode(),
        "written-here.text": MARKDOWN.encode(),
    }

    site.write("seeds/open/one.txt", SEED.format("Story one").replace("rained", "snowed"))
    site.write("content/notes/three.md", "Status: withdrawn\n")
    site.write("content/sources.csv", ROWS.replace("metadata", "full"))
    made = texts(site, builder, *on)

    assert sorted(made) == ["story-one.text", "story-two.text", "written-here.text"]
    assert b"snowed" in made["story-one.text"]
    assert texts(site, builder) == {}
