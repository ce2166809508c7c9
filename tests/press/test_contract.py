"""Engine against stock Pelican: one content, one settings file, the theme `simple`."""

import json
import re
import shutil

import pytest
from markupsafe import escape

from support import ordinary
from support.building import DEMO, ROOT, files, run_pelican
from support.machines import SOURCES


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the folder of an ordinary site, with its settings."""
    root = tmp_path_factory.mktemp("ordinary")
    ordinary.write(root / "content")
    ordinary.write_settings(root)
    return root


def build(root, name, *extra, settings="pelicanconf.py", **environment):
    """Build the site in *root* into the folder *name*; return its files."""
    out = root / name
    made = run_pelican(root / settings, root / "content", out, *extra, **environment)

    assert made.returncode == 0, made.stdout

    return files(out)


@pytest.fixture(scope="module")
def probing(site):
    """Return arguments that have every page print all that Pelican hands to templates."""
    folder = site / "probe"
    folder.mkdir()
    kinds = (
        "index archives tags categories authors article page tag category author period_archives"
    )
    for kind in kinds.split():
        shutil.copy(ROOT / "tests" / "support" / "probe.html", folder / f"{kind}.html")
    return "-e", f"THEME_TEMPLATES_OVERRIDES={json.dumps([str(folder)])}"


def with_names_escaped(page):
    """Return a page of stock Pelican with names of terms written as HTML."""
    for name in (*ordinary.TAGS, *ordinary.AUTHORS, *ordinary.SECTIONS):
        page = page.replace(name.encode(), str(escape(name)).encode())
    return page


DIFFERENCES = {
    "Names of tags, authors and sections are text to the engine, and HTML to templates: "
    "`R&D` is written `R&amp;D`": (".html", with_names_escaped),
}
"""Why a page must differ, with the files concerned and what makes stock Pelican's equal."""


def differing(ours, theirs):
    """Return the paths of files that only one side has, or that differ without a reason."""
    for suffix, mended in DIFFERENCES.values():
        theirs |= {path: mended(page) for path, page in theirs.items() if path.endswith(suffix)}
    return sorted(p for p in ours.keys() | theirs.keys() if ours.get(p) != theirs.get(p))


def test_the_same_bytes_as_stock_pelican(site):
    """Every file is the same: articles, periods, terms, indexes, pages, feeds, static files."""
    ours = build(site, "engine")
    theirs = build(site, "stock", "-e", "PRESS=false")

    assert len([p for p in theirs if p.endswith(".html")]) > 120
    assert differing(ours, theirs) == []


def test_the_same_variables_as_stock_pelican(site, probing):
    """Every variable that Pelican documents for themes says the same on every page."""
    ours = build(site, "probed", *probing)
    theirs = build(site, "probed-stock", *probing, "PRESS=false")

    assert differing(ours, theirs) == []


def test_workers_make_the_same_bytes(site):
    """Workers, which are other processes, read and make all this as one process does."""
    assert (
        differing(build(site, "by-workers", settings="workersconf.py"), build(site, "engine")) == []
    )


def test_workers_hand_out_the_same_variables(site, probing):
    """In workers, too, every variable says the same."""
    ours = build(site, "probed-by-workers", *probing, settings="workersconf.py")

    assert differing(ours, build(site, "probed", *probing)) == []


@pytest.fixture(scope="module")
def seeds_site(tmp_path_factory):
    """Return the folder of a site of the demo's seeds, each with a section."""
    root = tmp_path_factory.mktemp("seeds")
    shutil.copytree(DEMO / "content" / "pages", root / "content" / "pages")
    (root / "content" / "articles").mkdir()
    for number, seed in enumerate(sorted((DEMO / "seeds").rglob("*.txt"))):
        text = seed.read_text(encoding="utf-8-sig")
        section = ("WORLD", "SPORT", "CULTURE")[number % 3]
        text = re.sub(r"^(\s*date \S+) *", rf"\1 {section}\n\n", text)
        path = root / "seeds" / seed.relative_to(DEMO / "seeds")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ordinary.write_settings(root, "SUBJECTS = False  # the reader alone finds none\n")
    # The engine's feed has whole texts only where a source gives leave; stock asks for none.
    row = ",,,,,full,,,\n"
    (root / "content" / "sources.csv").write_text(SOURCES + row, encoding="utf-8")
    return root


def test_the_same_bytes_of_seeds(seeds_site):
    """Stories read by the engine's fast path are those that the reader gives to stock Pelican."""
    ours = build(seeds_site, "engine")
    theirs = build(seeds_site, "stock", "-e", "PRESS=false")

    assert len([path for path in theirs if re.match(r"section/.*/", path)]) == 3
    assert differing(ours, theirs) == []
