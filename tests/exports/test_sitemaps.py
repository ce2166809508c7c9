"""Sitemaps tell every story, by year, and when it changed; robots are told where they are."""

from datetime import date

import xmlschema

from support.archive import snapshot
from support.building import ROOT
from support.needs import need_checker
from support.photos import picture

SITE = "https://archive.test/"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
OURS = ROOT / "tests/fixtures/schemas"
CAPTIONED = (
    "A crowd in Lima. (Photo by Ada ROSSI / MW)\n\nLIMA, Peru (MW) – It rained.\n\n"
    "A bus in Lima. (Photo by Ben STONE / MW)\n\nIt ended at night."
)


def faults(site, path):
    """Return what is wrong with a file by the schemas of sitemaps.

    That of the protocol is its own; those of an index and of pictures are ours.
    """
    main = need_checker("sitemap/schema/sitemap.xsd")
    sources = (
        [OURS / "siteindex.xsd"] if path == "sitemap.xml" else [main, OURS / "sitemap-image.xsd"]
    )
    schema = xmlschema.XMLSchema(list(map(str, sources)), allow="local")
    return [error.reason for error in schema.iter_errors(site.root / "output" / path)]


def addresses(site, path):
    """Return the rows of a sitemap: its root, and when each address changed."""
    tree = site.xml(path)
    assert all([child.tag for child in row] == [f"{S}loc", f"{S}lastmod"] for row in tree)
    rows = {row.findtext(f"{S}loc").removeprefix(SITE): row.findtext(f"{S}lastmod") for row in tree}
    assert len(rows) == len(tree)
    return tree.tag.removeprefix(S), rows


def test_every_story_is_told_once(small):
    """The index leads to a sitemap of each year, and these to all stories that lists may hold."""
    site = small(limits=True, SUBJECTS=False)
    for number in range(9):
        site.seed(f"s{number}", f"202{number % 2}-05-06", f"Story {number}")
    site.seed("month", "2021-05", "A month")
    site.seed("hidden", "2021-06-05", "Hidden")
    site.note("hidden", "Status: hidden\n")
    site.note("s8", "Modified: 2039-05-06T10:00+02:00\n")
    site.build()
    root, maps = addresses(site, "sitemap.xml")
    told = [(path, addresses(site, path)) for path in maps]
    stories = {address: day for _, (_, rows) in told for address, day in rows.items()}
    today = date.today().isoformat()  # noqa: DTZ011 (the register's own day)

    assert root == "sitemapindex"
    assert {found for _, (found, _) in told} == {"urlset"}
    assert len(stories) == sum(len(rows) for _, (_, rows) in told) == 10
    assert max(len(rows) for _, (_, rows) in told) == 4
    assert set(stories) == set(site.files("2*/**/story-*.html")) | {"2021/05/a-month.html"}
    assert stories.pop("2020/05/06/story-8.html") == "2039-05-06T10:00:00+02:00"
    assert all(abs((date.fromisoformat(d) - date.fromisoformat(today)).days) < 2
               for d in stories.values())  # fmt: skip
    assert maps["sitemap-2020.xml"] == "2039-05-06T10:00:00+02:00"
    assert len(maps["sitemap-2021.xml"]) == len("2026-11-25")


def test_a_new_story_writes_its_year_and_the_index(small):
    """Other years' sitemaps stay; a year without stories has none."""
    site = small(SUBJECTS=False)
    site.seed("old", "1999-05-06")
    site.seed("new", "2022-05-06")
    site.build()
    before = snapshot(site.root / "output")
    site.seed("newer", "2022-05-07")
    site.build()
    after = snapshot(site.root / "output")

    assert after["sitemap-1999.xml"] == before["sitemap-1999.xml"]
    assert after["sitemap-2022.xml"] != before["sitemap-2022.xml"]

    (site.root / "seeds/old.txt").unlink()
    site.build()

    assert site.files("sitemap*.xml") == ["sitemap-2022.xml", "sitemap.xml"]


def test_addresses_are_ascii(small):
    """An address with other letters is told by its bytes, and no sign breaks the file."""
    site = small(SLUGIFY_USE_UNICODE=True)
    site.seed("one", headline="Київ & ]]> <чекає>")
    site.build()

    assert site.bytes("sitemap-2022.xml").isascii()
    assert len(addresses(site, "sitemap-2022.xml")[1]) == 1


def test_robots_are_told(small):
    """robots.txt names the index by its whole address; a file of the maintainer's wins."""
    site = small()
    site.seed("one")
    site.build()

    assert f"Sitemap: {SITE}sitemap.xml" in site.bytes("robots.txt").decode().splitlines()

    own = site.root / "content/extra/robots.txt"
    own.parent.mkdir()
    own.write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    site.build()

    assert site.bytes("robots.txt") == own.read_bytes()

    own.unlink()
    site.build()

    assert b"Sitemap: " in site.bytes("robots.txt")


def test_no_address_no_sitemap(small):
    """A site that knows no address of its own has no sitemap and tells robots nothing."""
    site = small(SITEURL="", FEED_DOMAIN="")
    site.seed("one")
    site.build()

    assert site.files("sitemap*") + site.files("robots.txt") == []


def test_pictures_are_told(small):
    """A story with pictures names the largest copy of each, as its page does; no other story."""
    site = small(SUBJECTS=False)
    site.seed("one", headline="Rain", text=CAPTIONED)
    site.seed("two", headline="Sun", text=CAPTIONED)
    path = site.root / "content/images/one/2.jpg"
    path.parent.mkdir(parents=True)
    path.write_bytes(picture(1000, 500))
    site.build()
    (found,) = site.xml("sitemap-2022.xml").findall(f"{S}url[{{{IMAGES}}}image]")
    address = found.findtext(f"{{{IMAGES}}}image/{{{IMAGES}}}loc").removeprefix(SITE)

    assert found.findtext(f"{S}loc") == f"{SITE}2022/02/28/rain.html"
    assert address == "2022/02/28/rain-2-960.jpg"
    assert site.files(address) == [address]
    assert f"/{address}" in site.bytes("2022/02/28/rain.html").decode()
    assert faults(site, "sitemap-2022.xml") == []

    file = site.root / "output/sitemap-2022.xml"
    file.write_bytes(site.bytes("sitemap-2022.xml").replace(b"<image:loc>https:", b"<image:loc>"))

    assert faults(site, "sitemap-2022.xml") != []

    path.unlink()
    site.build()

    assert b"image" not in site.bytes("sitemap-2022.xml")


def test_the_schemas_of_sitemaps(small):
    """Index and sitemaps are valid by the schema of the protocol, whatever a headline says."""
    site = small(SLUGIFY_USE_UNICODE=True)
    site.seed("one", "2022-02-28", "Київ & ]]> <чекає> 'it' \"now\"")
    site.seed("two", "2022", "word " * 400 + "end")
    site.note("two", "Modified: 2039-05-06T10:00:30+02:00\n")
    site.build()

    for path in ("sitemap.xml", "sitemap-2022.xml"):
        assert faults(site, path) == []

        file = site.root / "output" / path
        file.write_bytes(site.bytes(path).replace(b"<lastmod>20", b"<lastmod>May 20"))

        assert faults(site, path) != []
