"""A build loads what it needs, when it needs it: the start is most of a build without news."""

import subprocess
import sys

from support.building import ROOT, SmallSite, clean_environment, copy_project

SEED = " date 2022-02-28 Talks begin\n\nBREST, Belarus (AFP) - Talks began on Monday, they said.\n"
READERS = {"seedtext.parsing", "subjects.finder"}


def loaded(*arguments: str, root=ROOT) -> set[str]:
    """Return the modules that Python loads for *arguments*, in the folder *root*."""
    made = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=clean_environment(PYTHONPROFILEIMPORTTIME="1", PRESS_WORKERS="1"),
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in made.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip() for line in lines}


def test_settings_need_neither_engine_nor_reader():
    """Other processes are at work while the rest is loaded: settings may not load it before."""
    modules = loaded("-c", "import pelicanconf")

    assert "press.pelicans" in modules
    assert not modules & {"press.engine", "press.words", "reading.pages", *READERS}


def test_only_a_build_with_news_loads_the_reader(tmp_path):
    """What reads seeds and finds names is loaded when there is something to read."""
    site: SmallSite = copy_project(tmp_path / "site")
    site.write("s1.txt", SEED)

    first = loaded("-m", "pelican", "content", root=site.root)
    second = loaded("-m", "pelican", "content", root=site.root)

    assert first >= READERS
    assert "press.engine" in second
    assert not second & READERS
