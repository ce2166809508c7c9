"""A build loads what it needs, when it needs it: the start is most of a build without news."""

import json
import subprocess
import sys

import pytest

from support.building import ROOT, SmallSite, clean_environment, copy_project

SEED = " date 2022-02-28 Talks begin\n\nBREST, Belarus (AFP) - Talks began on Monday, they said.\n"
READERS = {"seedtext.parsing", "subjects.finder"}


AT_EXIT = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr));"
BUILD = "from pelican import main; main(['content', '-e', 'PRESS_WORKERS=1'])"


def loaded(code: str, root=ROOT) -> set[str]:
    """Return the modules that Python has loaded when *code* is done, in the folder *root*."""
    made = subprocess.run(
        [sys.executable, "-c", AT_EXIT + code],
        cwd=root,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(made.stderr.split())


def test_settings_need_neither_engine_nor_reader():
    """Other processes are at work while the rest is loaded: settings may not load it before."""
    modules = loaded("import pelicanconf")

    assert "press.pelicans" in modules
    assert not modules & {"press.engine", "press.words", "reading.pages", *READERS}


def test_only_a_build_with_news_loads_the_reader(tmp_path):
    """What reads seeds and finds names is loaded when there is something to read."""
    site: SmallSite = copy_project(tmp_path / "site")
    site.write("s1.txt", SEED)

    first = loaded(BUILD, root=site.root)
    second = loaded(BUILD, root=site.root)

    assert first >= READERS
    assert "press.engine" in second
    assert not second & READERS


@pytest.mark.parametrize("name", ["places.py", "data/surnames.txt", "README.md"])
def test_another_finder_of_subjects_reads_every_story_again(tmp_path, name):
    """Its code and its lists of names are part of what a story is read by; what explains is not."""
    site: SmallSite = copy_project(tmp_path / "site")
    site.write("s1.txt", SEED)
    site.build()
    file = site.root / "plugins/subjects" / name
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    built = site.build()

    assert ("(1 read" in built.stdout) is (name != "README.md"), built.stdout


SPY = '''"""Tells of the process that makes its page."""

import json
import os
import sys

from press import Page, Spot, Wiring

AHEAD = ("spy_ahead",)


class Spy:
    name, always, local, weight = "spy", False, False, 1_000  # more than one process makes alone

    def basis(self, catalogue):
        return ""

    def all(self, catalogue):
        yield Spot("spy", "spy.json")

    def touched(self, catalogue, changes):
        return ()

    def pages(self, desk, keys):
        ahead = sys.modules.get("spy_ahead")
        told = [ahead is not None and ahead.PID != os.getpid(), os.environ.get("PYTHONPATH")]
        yield Page("spy", data=json.dumps(told).encode())


def register():
    pass


def press(settings):
    return Wiring(views=(Spy(),))
'''


def test_workers_share_what_a_plugin_needs(tmp_path):
    """It is loaded once for all, found where Pelican finds it; no worker keeps that path."""
    site: SmallSite = copy_project(tmp_path / "site")
    site.write("s1.txt", SEED)
    site.write("plugins/spy.py", SPY)
    site.write("plugins/spy_ahead.py", "import os\n\nPID = os.getpid()\n")
    plugins = '["seedtext", "press", "reading", "spy"]'
    built = site.build("-e", f"PLUGINS={plugins}", "PRESS_WORKERS=2", PYTHONPATH="/elsewhere")

    assert built.returncode == 0, built.stdout
    assert json.loads((site.output / "spy.json").read_text()) == [True, "/elsewhere"]
