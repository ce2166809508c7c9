"""Every page is valid HTML, by the checker that browsers' makers keep."""

import json
import subprocess

from support.components import macros, main
from support.needs import need_checker, need_java
from support.words import read_page


def test_html_is_valid(site, demo, demo_relative, tmp_path):
    """The Nu checker finds nothing to say about any page: no error, no warning.

    Nor about the examples of the theme's macros.
    """
    main(tmp_path)
    examples = [tmp_path / f"{name}.html" for name in macros()]
    quick = "-XX:TieredStopAtLevel=1"  # to compile better takes longer than to check the pages
    command = [need_java(), "-Xss4m", quick, "-jar", need_checker("vnu-jar/build/dist/vnu.jar")]
    options = ["--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"]
    checked = subprocess.run(
        [*command, *options, site, demo, demo_relative / "404.html", *examples],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    messages = json.loads(checked.stdout)["messages"]
    lines = [
        f"{m.get('url', '').rpartition('output/')[2]}:{m.get('lastLine')}: {m['message']}"
        for m in messages
    ]

    assert lines == []


def test_every_page_was_checked(site, demo):
    """There are pages to check: the checker is as content with an empty folder."""
    assert len(list(site.rglob("*.html"))) >= 10
    assert len(list(demo.rglob("*.html"))) >= 60


def test_every_page_describes_itself(demo):
    """A search engine has a sentence of each page to show, and of no two pages the same."""
    told = {}
    for path in sorted(demo.rglob("*.html")):
        soup = read_page(path)
        if path.name == "404.html" or soup.select('[name="robots"], [http-equiv="refresh"]'):
            continue
        (found,) = soup.select('meta[name="description"]')
        told[path.relative_to(demo).as_posix()] = found["content"]
    lists = [text for path, text in told.items() if path.endswith("index.html")]

    assert {path for path, text in told.items() if len(text) < 20} == set()
    assert len(set(lists)) == len(lists)
