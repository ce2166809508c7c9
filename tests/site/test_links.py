"""Every link leads somewhere: pages, anchors, styles, pictures, feeds."""

import pytest

from support.links import Site


def test_links_of_the_site(site):
    """Every link of the project's own site resolves, as `make html` builds it."""
    assert Site(site).broken() == []


def test_links_of_the_demo(demo):
    """Every link of the demo resolves on a host of its own."""
    assert Site(demo).broken() == []


def test_links_from_a_folder(demo_relative):
    """With RELATIVE_URLS every link works in a browser that opens the folder."""
    assert Site(demo_relative, folders=False).broken() == []


def test_links_below_a_path(demo_below):
    """Built for `/some/path`, no link leaves it, and every one resolves; feeds too."""
    assert Site(demo_below, "http://site.test/some/path/").broken() == []


def test_links_of_the_public_site(small_site):
    """`publishconf.py` takes the address from SITEURL; every link has it and resolves."""
    small_site.write("a.txt", " date 2021-05-04 A story\n\nOSLO (ABC) - Words.\n")
    built = small_site.build("-s", "publishconf.py", SITEURL="https://user.test/some/path/")

    assert built.returncode == 0, built.stdout
    assert Site(small_site.output, "https://user.test/some/path/").broken() == []
    assert "https://user.test/some/path/" in (small_site.output / "index.html").read_text()


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("b.html", "does not exist"),
        ("/b/", "does not exist"),
        ("sub", "is a folder, without a slash"),
        ("#b", "has no such anchor"),
        ("/sub/#b", "has no such anchor"),
    ],
)
def test_a_broken_link_is_found(tmp_path, link, why):
    """The check itself finds each way in which a link can be broken."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "index.html").write_text("<p id=a>")
    (tmp_path / "index.html").write_text(f'<a href="{link}"></a><a href="/sub/#a"></a>')

    assert Site(tmp_path).broken() == [f"index.html: {link}: {why}"]


def test_a_link_out_of_the_folder_is_found(tmp_path):
    """From a folder, a link may neither start at a host nor name a folder."""
    (tmp_path / "index.html").write_text('<a href="/"></a><img src="./">')
    (tmp_path / "a.css").write_text("@import 'b.css'; a { background: url(c.png) }")

    assert Site(tmp_path, folders=False).broken() == [
        "a.css: b.css: does not exist",
        "a.css: c.png: does not exist",
        "index.html: /: does not work from a folder",
        "index.html: ./: names a folder",
    ]
