"""Pictures on a site: beside their captions, made once, gone when they go."""

import os
import re

import pytest

from reading.photodata import Words
from support.building import files, run_pelican
from support.links import Site
from support.photos import as_packet, opened, picture

STORY = "2022/02/28/rain-falls-in-lima"


def copies(site):
    """Return the pictures in the output, by path."""
    return {p: d for p, d in files(site.output).items() if p.endswith((".jpg", ".webp", ".png"))}


def page(site, path=f"{STORY}.html"):
    """Return the HTML of a page."""
    return (site.output / path).read_text(encoding="utf-8")


def faults(built):
    """Return the lines of a build that name a picture."""
    return [line for line in built.stdout.splitlines() if line.startswith("content/images/")]


def times(site):
    """Return when each picture of the output was written."""
    return {path: (site.output / path).stat().st_mtime_ns for path in copies(site)}


def test_a_caption_becomes_a_picture(lima, made):
    """The picture stands with its caption, in three widths and two formats, none larger than it."""
    lima.write("content/images/lima/1.jpg", picture(2000, 1000))
    lima.write("content/images/lima/3.png", picture(1000, 500, "PNG"))
    built = made()

    assert built.returncode == 0, built.stdout
    assert sorted(copies(lima)) == [
        *(f"{STORY}-1-{width}.{kind}" for width in (1600, 480, 960) for kind in ("jpg", "webp")),
        *(f"{STORY}-3-{width}.{kind}" for width in (480, 960) for kind in ("jpg", "webp")),
    ]
    assert {opened(data).width for data in copies(lima).values()} == {480, 960, 1600}
    figures = re.findall("<figure.*?</figure>", page(lima), re.DOTALL)
    assert ["<img" in figure for figure in figures] == [True, False, True]
    assert ["figure--unheld" in figure for figure in figures] == [False, True, False]
    assert f'src="/{STORY}-1-480.jpg"' in figures[0]
    assert f"/{STORY}-1-1600.webp 1600w" in figures[0]
    assert 'width="1600" height="800"' in figures[0]
    assert 'alt="A crowd waits in the rain in Lima on 26 February 2022."' in figures[0]
    assert "sizes=" in figures[0]
    assert ['loading="lazy"' in figure for figure in figures] == [False, False, True]


def test_a_day_shows_its_pictures(lima, made):
    """The page of the day and the front page show the lead's picture; the day all that are held."""
    for number in (1, 2):
        lima.write(f"content/images/lima/{number}.jpg", picture())
    made()
    day = page(lima, "2022/02/28/index.html")

    assert day.count("<img") == 2
    assert day.count("Picture not held") == 0
    assert day.count('loading="lazy"') == 1
    assert f"/{STORY}-1-480.webp" in page(lima, "index.html")


def test_originals_are_not_published(lima, made):
    """No byte of an original is in the output; other pictures of the maintainer's are copied."""
    secret = picture(600, 400, comment=b"my camera")
    logo, map_ = picture(9, 9, "PNG"), picture(8, 8, "PNG")
    lima.write("content/images/lima/1.jpg", secret)
    lima.write("content/images/logo.png", logo)
    lima.write("content/images/maps/peru.png", map_)
    lima.write("content/pages/linked.md", "Title: Linked\n\n![it]({static}/images/lima/1.jpg)\n")
    made()
    found = files(lima.output)

    assert found["images/logo.png"] == logo
    assert found["images/maps/peru.png"] == map_
    assert [path for path, data in found.items() if b"my camera" in data] == []
    assert [path for path in found if path.startswith("images/lima")] == []


def test_words_of_the_picture_fill_gaps(small_site, builder):
    """Where the seed has no caption, or no credit, the picture's own words stand, and are kept."""
    small_site.write(
        "a.txt",
        " date 2022-02-28 Sun in Quito\n\nQUITO, Ecuador (MW) – It shone again.\n\n"
        "(Photo by Ada ROSSI / MW)\n",
    )
    small_site.write("content/images/a/1.jpg", picture(xmp=as_packet(Words("A <sunny> day"))))
    builder(small_site.root)
    html = page(small_site, "2022/02/28/sun-in-quito.html")

    assert '<span class="figure__caption">A &lt;sunny&gt; day</span>' in html
    assert 'alt="A &lt;sunny&gt; day"' in html
    link = '<a href="/photographer/ada-rossi/">Ada ROSSI</a>'
    assert html.count(f"Photo by {link} / ") == 1
    kept = opened(small_site.output / "2022/02/28/sun-in-quito-1-480.jpg").info["xmp"].decode()
    assert "A &lt;sunny&gt; day" in kept
    assert "Ada Rossi" in kept


@pytest.mark.parametrize("where", ["seed", "picture"])
def test_no_archive_keeps_the_picture_out(small_site, builder, where):
    """NO ARCHIVES, in the seed or in the picture: the caption is shown, the picture is not."""
    sign = " / NO ARCHIVES" if where == "seed" else ""
    words = Words("For now: NO ARCHIVE") if where == "picture" else Words("Rain")
    small_site.write(
        "a.txt",
        f" date 2022-02-28 Rain\n\nLIMA, Peru (MW) – It rained.\n\n"
        f"A bus in Lima. (Photo by Ada ROSSI / MW){sign}\n\nAnd so on.\n",
    )
    small_site.write("content/images/a/1.jpg", picture(xmp=as_packet(words)))
    built = builder(small_site.root)

    assert built.returncode == 0, built.stdout
    assert copies(small_site) == {}
    assert "A bus in Lima." in page(small_site, "2022/02/28/rain.html")
    assert faults(built) == [
        "content/images/a/1.jpg: not published, as it says NO ARCHIVES; its caption is"
    ]


def test_what_is_wrong_is_named(lima, made):
    """Each picture that cannot be used is named; the rest is published, the exit code tells."""
    lima.write("content/images/lima/1.jpg", picture())
    lima.write("content/images/lima/2.jpg", picture()[:900])
    lima.write("content/images/lima/01.png", picture(kind="PNG"))
    lima.write("content/images/lima/4.jpg", picture())
    lima.write("content/images/lima/3.heic", b"ftypheic")
    lima.write("content/images/lima/DSC_1.JPG", picture())
    lima.write("content/images/nobody/1.jpg", picture())
    for _ in range(2):
        built = made()

        assert built.returncode == 1
        told = dict(line.split(":1: ") for line in faults(built))
        broken = told.pop("content/images/lima/2.jpg")
        assert broken.startswith("expected a whole picture, found a broken one: ")
        assert told == {
            "content/images/lima/1.jpg": "expected one picture of a caption, found 01.png, too",
            "content/images/lima/3.heic": "expected a JPEG, PNG or WebP picture, found none",
            "content/images/lima/4.jpg": "expected the number of a caption, found 4 of 3 captions",
            "content/images/lima/DSC_1.JPG": "expected a name as 1.jpg beside a story, "
            'found "DSC_1.JPG"',
            "content/images/nobody/1.jpg": "expected the stem of a story as the folder's name, "
            'found "nobody"',
        }
        assert page(lima).count("<img") == 1
        assert [path for path in copies(lima) if not path.startswith(f"{STORY}-1-")] == []


def test_a_picture_is_made_once(lima, made):
    """A changed picture is copied again; another time, story or setting make no copy anew."""
    path = lima.write("content/images/lima/1.jpg", picture())
    made()
    first = times(lima)
    path.write_bytes(path.read_bytes())
    seed = lima.seeds / "lima.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("at night", "at noon"), "utf-8")
    conf = lima.root / "pelicanconf.py"
    settings = conf.read_text(encoding="utf-8")
    conf.write_text(f"{settings}\nfrom reading import darkroom\ndarkroom.copies = None\n", "utf-8")
    again = made("-e", 'SITENAME="Another"')
    conf.write_text(settings, encoding="utf-8")

    assert "at noon" in page(lima)
    assert again.returncode == 0, again.stdout
    assert times(lima) == first
    assert re.search(r"1 read.* [1-9]\d* written", again.stdout)

    path.write_bytes(picture(colour=9))
    changed = made("-e", 'SITENAME="Another"')

    assert "(0 read" in changed.stdout, "no seed is read again for a picture"
    assert " 4 written" in changed.stdout
    assert {*times(lima).values()}.isdisjoint(first.values())


def test_nothing_is_opened_again(lima, made):
    """Where nothing changed, no picture is opened, and nothing is written."""
    path = lima.write("content/images/lima/1.jpg", picture())
    made()
    status = path.stat()
    path.write_bytes(b"x" * status.st_size)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    built = made()

    assert built.returncode == 0
    assert " 0 written" in built.stdout


def test_what_is_gone_is_removed(lima, made):
    """Without its picture a caption is a quiet frame again, and no copy is left."""
    path = lima.write("content/images/lima/1.jpg", picture())
    made()
    path.unlink()
    built = made()

    assert built.returncode == 0, built.stdout
    assert copies(lima) == {}
    assert "<img" not in page(lima) + page(lima, "2022/02/28/index.html") + page(lima, "index.html")


@pytest.mark.parametrize(
    ("status", "there"), [("withdrawn", False), ("hidden", True), ("draft", True)]
)
def test_pictures_share_their_storys_fate(lima, made, status, there):
    """A withdrawn story's pictures are gone; those of a hidden one and a draft are on its page."""
    lima.write("content/images/lima/1.jpg", picture())
    made()
    lima.write("content/notes/lima.md", f"Status: {status}\n")
    made()

    assert bool(copies(lima)) is there
    assert Site(lima.output).broken() == []


@pytest.mark.parametrize("arguments", [(), ("--relative-urls",)])
def test_links_to_copies_hold(lima, made, arguments):
    """Every address in a page's `srcset` is that of a file, from a folder, too."""
    lima.write("content/images/lima/1.jpg", picture())
    made(*arguments)
    for path in (f"{STORY}.html", "2022/02/28/index.html", "index.html"):
        for listed in re.findall(r'srcset="([^"]+)"', page(lima, path)):
            for entry in listed.split(", "):
                url = entry.split()[0]
                base = lima.output if url.startswith("/") else (lima.output / path).parent

                assert (base / url.lstrip("/")).is_file(), url


def test_pictures_can_be_switched_off(lima, made):
    """With an empty PICTURE_SAVE_AS captions stay frames, and originals stay unpublished."""
    lima.write("content/images/lima/1.jpg", picture())
    made()
    made("-e", 'PICTURE_SAVE_AS=""')

    assert copies(lima) == {}
    assert "<img" not in page(lima)


def test_workers_make_the_same(lima):
    """Several processes make the bytes that one makes."""
    for number in (1, 2, 3):
        lima.write(f"content/images/lima/{number}.jpg", picture(1700, 400, colour=number))
    one, many = run_both(lima)

    assert one == many
    assert len([path for path in one if path.endswith((".jpg", ".webp"))]) == 18


def run_both(site):
    """Return the output of one process and of two, by path."""
    found = []
    conf = site.root / "pelicanconf.py"
    limits = "\nimport press.engine\npress.engine.FEW_PAGES = press.engine.FEW_COMPANIONS = 0\n"
    conf.write_text(conf.read_text(encoding="utf-8") + limits, encoding="utf-8")
    for workers in (1, 2):
        out = site.root / f"made-{workers}" / "output"
        built = run_pelican(
            conf, site.root / "content", out, "-e", f"PRESS_WORKERS={workers}", CI="true"
        )

        assert built.returncode == 0, built.stdout

        found.append(files(out))
    return found


def test_a_picture_far_down_is_loaded_late(lima, made):
    """The first picture is loaded at once near the top; after three paragraphs, late."""
    paragraphs = "\n\n".join(f"It rained in street {number}." for number in range(4))
    seed = lima.seeds / "lima.txt"
    head, _, rest = seed.read_text(encoding="utf-8").partition("A bus stands")
    seed.write_text(f"{head}{paragraphs}\n\nA bus stands{rest}", encoding="utf-8")
    lima.write("content/images/lima/2.jpg", picture())
    made()

    assert page(lima).count('loading="lazy"') == page(lima).count("<img") == 1
