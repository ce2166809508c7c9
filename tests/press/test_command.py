"""The `pelican` command and Pelican's settings, as a Pelican user expects them of the engine."""

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from support import ordinary
from support.building import PELICAN, clean_environment, files, run_pelican
from support.links import Site

MORE = """
JINJA_FILTERS = {**JINJA_FILTERS, "loud": lambda text: text.upper() + "!"}
JINJA_GLOBALS = {"seven": lambda: 7, "names": ["a", "b"]}
JINJA_TESTS = {"even_length": lambda text: len(text) % 2 == 0}
THEME_TEMPLATES_OVERRIDES = ["overrides"]
TEMPLATE_PAGES = {"extra/list.html": "own/list.html"}
STATIC_PATHS = ["images", "extra/robots.txt", "extra/sub"]
STATIC_EXCLUDES = ["images/not"]
IGNORE_FILES = ["*.tmp", "__pycache__"]
EXTRA_PATH_METADATA = {
    "extra/robots.txt": {"path": "robots.txt"},
    "extra/sub": {"path": "moved/sub.txt"},
    "images/sub/other.png": {"save_as": "pictures/b.png", "url": "pictures/b.png?v=1"},
}
"""
PAGE = """\
{% extends "!simple/page.html" %}
{% block page_content %}
<p class="own">{{ "loud"|loud }} {{ seven() }} {{ names|join }} {{ "even" is even_length }}</p>
{{ page.content }}{% endblock %}
"""
LIST = """\
{% extends "base.html" %}{% block content %}
{% for article in articles %}<i>{{ article.slug|loud }}</i>{% endfor %}
{% for tag, list in tags %}<b>{{ tag.slug }}</b>{% endfor %}
{{ SITEURL }} {{ output_file }}{% endblock %}
"""
ATTACHING = """\
Title: Attaching
Date: 2022-03-04
Category: Sport
Template: longread

[beside]({attach}beside.png) ![other]({static}/images/sub/other.png) [own]({static}own%20file.pdf)
[gone]({static}nothing.pdf)
"""


def write_site(root, more=MORE, stories=6):
    """Write an ordinary site with settings *more* into *root*."""
    ordinary.write(root / "content", stories)
    ordinary.write_settings(root, more)
    content = root / "content"
    for name, text in {
        "overrides/page.html": PAGE,
        "overrides/longread.html": '<p class="long">{{ article.content }}</p>',
        "content/extra/list.html": LIST,
        "content/extra/sub/a.txt": "a",
        "content/images/not/left-out.txt": "not",
        "content/images/left-out.tmp": "not",
        "content/articles/deep/attaching.md": ATTACHING,
        "content/articles/deep/own file.pdf": "pdf",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return content


def run(root, *extra, settings="pelicanconf.py", out="output", **environment):
    """Run `pelican` on the site in *root*; return the CompletedProcess."""
    environment = {"COLUMNS": "250", **environment}
    return run_pelican(root / settings, root / "content", root / out, *extra, **environment)


def built(root, *extra, **options):
    """Build the site in *root*, which must go well; return its files."""
    made = run(root, *extra, **options)

    assert made.returncode == 0, made.stdout

    return files(root / options.get("out", "output"))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Return the folder of a site that uses all of Pelican's settings for themes and files."""
    root = tmp_path_factory.mktemp("full")
    write_site(root)
    return root


@pytest.fixture
def small(tmp_path):
    """Return the folder of a small site of its own."""
    ordinary.write(tmp_path / "content", 4)
    ordinary.write_settings(tmp_path)
    return tmp_path


@pytest.fixture(scope="module", params=["pelicanconf.py", "workersconf.py"])
def output(request, full):
    """Return the files of the full site, made by one process and by workers."""
    return built(full, settings=request.param, out=request.param.removesuffix(".py"))


def test_stock_pelican_makes_the_same(full, output):
    """All of it is what stock Pelican makes of the same settings, byte by byte."""
    theirs = built(full, "-e", "PRESS=false", out="stock")

    def comparable(page):
        """Leave out what test_contract.py gives a reason for."""
        for name in (*ordinary.TAGS, *ordinary.AUTHORS, *ordinary.SECTIONS):
            page = page.replace(name.encode(), b"")
        page = re.sub(rb"R&amp;D|D\. O&#39;Neill|Business &amp; Money", b"", page)
        # stock Pelican leads to a file that it then cannot copy; the engine says so and does not
        return re.sub(rb'href="[^"]+nothing.pdf"', b"", page)

    assert sorted(output) == sorted(theirs)
    assert [p for p in output if comparable(output[p]) != comparable(theirs[p])] == []


def test_filters_globals_and_tests(output):
    """JINJA_FILTERS, JINJA_GLOBALS and JINJA_TESTS work, lambdas of pelicanconf.py too."""
    assert b"LOUD! 7 ab True" in output["about-us/index.html"]


def test_templates_of_a_site_itself(output):
    """THEME_TEMPLATES_OVERRIDES come before the theme, and a story may ask for a template."""
    assert b'<p class="own">' in output["about-us/index.html"]
    assert output["2022/03/04/attaching.html"].startswith(b'<p class="long">')


def test_template_pages(output):
    """TEMPLATE_PAGES are made with Pelican's variables."""
    text = output["own/list.html"].decode()

    assert re.findall("<i>(.+?)</i>", text)[0] == "ATTACHING!"
    assert text.count("<i>") == 7
    assert "https://site.test/below own/list.html" in text


def test_static_files(output):
    """STATIC_PATHS, STATIC_EXCLUDES, IGNORE_FILES and EXTRA_PATH_METADATA decide on files."""
    assert output["robots.txt"] == b"User-agent: *\n"
    assert output["pictures/b.png"] == ordinary.png(90)
    assert [path for path in output if "left-out" in path] == []


def test_files_that_a_text_links_to(output):
    """`{attach}` puts a file beside the story, `{static}` leaves it where it was."""
    text = output["2022/03/04/attaching.html"].decode()

    assert output["2022/03/04/beside.png"] == ordinary.png(180)
    assert 'href="https://site.test/below/2022/03/04/beside.png"' in text
    assert "https://site.test/below/pictures/b.png?v=1" in text
    assert output["articles/deep/own file.pdf"] == b"pdf"
    assert "{static}nothing.pdf" in text


@pytest.mark.parametrize("settings", ["pelicanconf.py", "workersconf.py"])
def test_a_link_to_nothing_is_said(full, settings):
    """A link that leads nowhere is a warning, in a worker too; `--fatal warnings` ends it."""
    said = run(full, "--fatal", "warnings", settings=settings, out=f"fatal-{settings}")

    assert said.returncode != 0
    assert "nothing.pdf" in said.stdout


def test_a_static_file_comes_and_goes(small):
    """A story is made anew when a file that it links to appears, moves or leaves."""
    linking = small / "content" / "articles" / "story-02.md"
    linking.write_text(linking.read_text() + "\n[more]({static}/images/more.png)\n")
    page = "2019/12/27/story-2-markets-rivers-rise.html"

    assert b'href="{static}/images/more.png"' in built(small)[page]

    (small / "content" / "images" / "more.png").write_bytes(ordinary.png(7))
    after = built(small)

    assert b'href="https://site.test/below/images/more.png"' in after[page]
    assert after["images/more.png"] == ordinary.png(7)

    (small / "content" / "images" / "more.png").unlink()
    after = built(small)

    assert b'href="{static}/images/more.png"' in after[page]
    assert "images/more.png" not in after


def test_a_page_follows_a_story_that_it_links_to(small):
    """A Markdown page that links to a story has the address that the story has now."""
    built(small)
    story = small / "content" / "articles" / "story-01.md"
    story.write_text(story.read_text().replace("Title:", "Slug: another\nTitle:"))
    (small / "content" / "register" / "2019.csv").unlink()

    assert b"/2019/12/27/another.html" in built(small)["about-us/index.html"]


def test_a_template_of_one_story_changes(full):
    """A story that asks for a template of its own is made anew when that template changes."""
    path = full / "overrides" / "longread.html"
    before = path.read_text()
    built(full, out="longread")
    path.write_text(before + "<hr>")
    try:
        assert built(full, out="longread")["2022/03/04/attaching.html"].endswith(b"<hr>")
    finally:
        path.write_text(before)


def test_output_settings_theme_and_extra_settings(small):
    """-o, -s, -t and -e: another folder, settings file and theme, and settings over all."""
    (small / "other.py").write_text("from pelicanconf import *\nSITENAME = 'Other'\n")
    (small / "theme" / "templates").mkdir(parents=True)
    (small / "theme" / "templates" / "article.html").write_text("{{ SITENAME }} {{ TIMEZONE }}")
    page = "2019/12/27/story-2-markets-rivers-rise.html"
    made = built(
        small,
        *("-t", str(small / "theme"), "-e", 'TIMEZONE="Asia/Tokyo"'),
        settings="other.py",
        out="elsewhere/deep",
        PYTHONPATH=str(small),
    )

    assert made[page] == b"Other Asia/Tokyo"
    assert not (small / "output").exists()
    assert b"<!DOCTYPE html>" in built(small)[page]


def test_delete_output_directory(small):
    """-d removes what lies in the output, but OUTPUT_RETENTION; without it, strangers stay."""
    first = built(small)
    (small / "output" / "mine.txt").write_text("mine")
    (small / "output" / ".kept").write_text("kept")

    assert "mine.txt" in built(small)

    after = built(small, "-d", "-e", 'OUTPUT_RETENTION=[".kept"]')

    assert after == first | {".kept": b"kept"}


def test_relative_urls(small):
    """--relative-urls: every link works from a folder opened in a browser."""
    built(small, "--relative-urls", "-e", 'SITEURL=""', "FEED_ALL_ATOM=null", "FEED_ALL_RSS=null")
    broken = Site(small / "output", folders=False).broken()

    # `simple` links the site's name to SITEURL/, a folder; four stories have not every tag,
    # and those of a story in no list have no page
    expected = re.compile(
        r".*(: \S*\./: names a folder|/tag/kyiv/.*|/ada-rossi/.*|(hidden|draft)-story.*/tag/.*)"
    )

    assert [line for line in broken if not expected.fullmatch(line)] == []


def test_fatal_errors(small):
    """--fatal errors ends with a non-zero exit where a source is rejected, and so does plain."""
    (small / "content" / "articles" / "bad.md").write_text("Title: No date\n\nText.\n")

    for extra in ((), ("--fatal", "errors")):
        made = run(small, *extra)

        assert made.returncode == 1
        assert 'content/articles/bad.md:1: expected "Date: …" above the text' in made.stdout
        assert (small / "output" / "index.html").is_file()


def test_quiet_and_debug(small):
    """-q says nothing, -D says much, and both build."""
    quiet = run(small, "-q")

    assert (quiet.returncode, quiet.stdout) == (0, "")

    loud = run(small, "-D")

    assert loud.returncode == 0
    assert "DEBUG" in loud.stdout
    assert "0 written" in loud.stdout


def test_print_settings(small):
    """--print-settings prints settings and builds nothing."""
    made = run(small, "--print-settings", "SITENAME", "ARTICLE_URL")

    assert made.returncode == 0
    assert "SITENAME: 'Ordinary'" in made.stdout
    assert not (small / "output").exists()


def test_ignore_cache(small):
    """--ignore-cache trusts nothing of the last build: all is read and made again."""
    built(small)

    assert "(0 read" in run(small).stdout
    assert "(6 read" in run(small, "--ignore-cache").stdout


@contextmanager
def running(root, *extra):
    """Run `pelican` on the site in *root* and end it with Ctrl-C."""
    command = [PELICAN, str(root / "content"), "-o", str(root / "output"), *extra]
    with subprocess.Popen(
        command,
        cwd=root,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def wait_for(found, seconds=20):
    """Wait until *found*() is true; return its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if value := found():
                return value
        except OSError:
            pass
        time.sleep(0.1)
    return found()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_autoreload(small):
    """-r builds again on a change, and goes on after a build that failed."""
    page = small / "output" / "2019" / "12" / "27" / "story-2-markets-rivers-rise.html"
    story = small / "content" / "articles" / "story-02.md"
    with running(small, "-r") as process:
        assert wait_for(page.is_file)

        time.sleep(1)
        (small / "content" / "articles" / "bad.md").write_text("no article")
        time.sleep(2)
        story.write_text(story.read_text() + "\nA late word.\n")

        assert wait_for(lambda: "A late word." in page.read_text())
        assert process.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_listen(small):
    """-l serves the output."""
    built(small)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running(small, "-l", "-p", str(port)):
        address = f"http://127.0.0.1:{port}/about-us/"
        answer = wait_for(lambda: urllib.request.urlopen(address, timeout=5).read())

    assert b"Who, and" in answer


@pytest.mark.parametrize(
    ("setting", "value"),
    [("DEFAULT_PAGINATION", 5), ("ARTICLE_TRANSLATION_ID", "slug")],
)
def test_a_setting_that_is_not_heeded_is_named(small, setting, value):
    """A setting of Pelican that the engine does not heed is named in a warning."""
    made = run(small, "-e", f"{setting}={json.dumps(value)}")

    assert made.returncode == 0
    assert f"{setting} is not heeded by the engine" in made.stdout


def test_drafts_and_hidden_stories(small):
    """A draft and a hidden story have their page, and stand in no list and no feed."""
    made = built(small)

    for page in ("drafts/draft-story.html", "2020/01/30/hidden-story.html"):
        name = page.rpartition("/")[2].encode()

        assert page in made
        assert [other for other, text in made.items() if name in text and other != page] == []


@pytest.mark.parametrize("settings", ["pelicanconf.py", "workersconf.py"])
def test_who_makes_the_pages(small, settings):
    """A small build is made by one process; these tests' `workersconf.py` starts others."""
    (small / "own").mkdir()
    for name in ("article", "page"):
        (small / "own" / f"{name}.html").write_text("{{ pid() }}")
    ordinary.write_settings(
        small,
        "import os\nJINJA_GLOBALS = {'pid': os.getpid}\nTHEME_TEMPLATES_OVERRIDES = ['own']\n",
    )
    made = built(small, settings=settings)
    story = made["2019/12/27/story-2-markets-rivers-rise.html"]

    assert (story == made["about-us/index.html"]) == (settings == "pelicanconf.py")


def test_a_lambda_of_a_plugin(small):
    """What only one process has, it does alone: a plugin's own lambda is no reason to fail."""
    (small / "plugins").mkdir()
    (small / "plugins" / "adding.py").write_text(
        "from pelican import signals\n\n\ndef add(pelican):\n"
        "    pelican.settings['JINJA_FILTERS'] = {'twice': lambda text: text * 2}\n\n\n"
        "def register():\n    signals.initialized.connect(add)\n"
    )
    (small / "overrides").mkdir()
    (small / "overrides" / "page.html").write_text("{{ 'ab'|twice }}")
    ordinary.write_settings(
        small,
        f"PLUGIN_PATHS = [{str(small / 'plugins')!r}]\nPLUGINS = [*PLUGINS, 'adding']\n"
        "THEME_TEMPLATES_OVERRIDES = ['overrides']\n",
    )
    made = run(small, settings="workersconf.py")

    assert made.returncode == 0, made.stdout
    assert "JINJA_FILTERS cannot be handed to workers" in made.stdout
    assert (small / "output" / "about-us" / "index.html").read_text() == "abab"
