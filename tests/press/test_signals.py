"""Pelican's signals under the engine: which fire, and who is told that one does not."""

import re

import pytest
from pelican.plugins import signals

from press.runs import FIRED
from support import ordinary
from support.building import ROOT, run_pelican

README = ROOT / "plugins" / "press" / "README.md"
PLUGIN = """\
import os

from pelican.plugins import signals

PATH = os.environ["SIGNALS_FILE"]


def tell(name):
    with open(PATH, "a") as file:
        file.write(name + "\\n")


NAMES = {names!r}
TELLERS = {{name: (lambda *_, name=name, **__: tell(name)) for name in NAMES}}


class Own:
    def __init__(self, context, **_):
        self.context = context

    def generate_output(self, writer):
        tell(f"stories {{len(self.context['articles'])}}")


def own(pelican):
    tell("get_generators")
    return Own


def register():
    for name in NAMES:
        getattr(signals, name).connect(TELLERS[name])
    signals.get_generators.connect(own)
"""
NAMES = sorted(
    name
    for name, signal in vars(signals).items()
    if hasattr(signal, "receivers") and name != "get_generators"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return a small site with the plugin `listening`, which waits for all signals."""
    root = tmp_path_factory.mktemp("signals")
    ordinary.write(root / "content", 4)
    (root / "own").mkdir()
    (root / "own" / "listening.py").write_text(PLUGIN.format(names=NAMES))
    ordinary.write_settings(
        root, f"PLUGIN_PATHS = [{str(root / 'own')!r}]\nPLUGINS = [*PLUGINS, 'listening']\n"
    )
    return root


def build(root, settings):
    """Build the site; return what was said, and what the plugin heard."""
    heard = root / f"{settings}.txt"
    made = run_pelican(
        root / settings,
        root / "content",
        root / f"output-{settings}",
        SIGNALS_FILE=str(heard),
        COLUMNS="2000",
    )

    assert made.returncode == 0, made.stdout

    return made.stdout, set(heard.read_text().splitlines())


@pytest.mark.parametrize("settings", ["pelicanconf.py", "workersconf.py"])
def test_those_that_fire_are_heard(site, settings):
    """Every signal that the engine says it sends is heard, and no other."""
    _, heard = build(site, settings)

    assert {name for name in heard if not name.startswith("stories")} == FIRED


def test_a_generator_of_a_plugin_sees_the_stories(site):
    """A plugin's own generator is given a context with the stories."""
    _, heard = build(site, "pelicanconf.py")

    assert "stories 4" in heard


def test_a_plugin_that_waits_in_vain_is_named(site):
    """A plugin that waits for signals which never come is named with them in a warning."""
    said, _ = build(site, "pelicanconf.py")
    (line,) = re.findall(r"listening waits for (.+?), which the engine does not send", said)

    assert set(line.split(", ")) == set(NAMES) - FIRED


def test_no_other_plugin_is_named(tmp_path):
    """The project's own plugins, and one that waits for what comes, earn no warning."""
    ordinary.write(tmp_path / "content", 2)
    (tmp_path / "fine.py").write_text(
        "from pelican.plugins import signals\n\n\ndef heard(_):\n    pass\n\n\n"
        "def register():\n    signals.finalized.connect(heard)\n"
    )
    ordinary.write_settings(
        tmp_path, f"PLUGIN_PATHS = [{str(tmp_path)!r}]\nPLUGINS = [*PLUGINS, 'fine']\n"
    )
    made = run_pelican(tmp_path / "pelicanconf.py", tmp_path / "content", tmp_path / "output")

    assert made.returncode == 0
    assert "waits for" not in made.stdout
