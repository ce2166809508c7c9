"""Sites to test: the project's own, the demo, and small ones made of a few seeds."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "tests" / "fixtures" / "demo"
BELOW = ("-e", 'SITEURL="/some/path"', 'FEED_ALL_ATOM="feeds/all.atom.xml"')
"""Arguments for a site that is served below a path, with Pelican's own feed."""
REAL_SEED = ROOT / "seeds" / "000_b0582276c11ddf25.txt"
PELICAN = shutil.which("pelican", path=Path(sys.executable).parent) or "pelican"
"""The command that users run; it does not put the working folder on Python's path."""

_KEPT = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT", "USERPROFILE")


def clean_environment(**more: str) -> dict[str, str]:
    """Return an environment that says nothing of this machine's habits, and *more*."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"LC_ALL": "C.UTF-8", "COLUMNS": "80"} | more


def run_pelican(settings, content, out, *extra, **environment):
    """Build *content* with *settings* into *out*, from the folder of *settings*.

    Returns the CompletedProcess, its output as text, errors included.
    """
    return subprocess.run(
        [PELICAN, str(content), "-s", str(settings), "-o", str(out), *extra],
        cwd=Path(settings).parent,
        env=clean_environment(**environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_demo(out, *extra, **environment):
    """Build the demo archive into *out* and return *out*; a failing build fails the test."""
    made = run_pelican(DEMO / "pelicanconf.py", DEMO / "content", out, *extra, **environment)
    if made.returncode:
        raise AssertionError(made.stdout)
    return Path(out)


@dataclass(frozen=True)
class SmallSite:
    """A site of its own, a copy of the project without its stories.

    *builder*, where there is one, builds it in no time; else the command does.
    """

    root: Path
    builder: Callable[..., Any] | None = None

    @property
    def seeds(self) -> Path:
        """Return the folder of its seeds."""
        return self.root / "seeds"

    @property
    def output(self) -> Path:
        """Return the folder that it is built into."""
        return self.root / "output"

    def write(self, name, text):
        """Write a seed, or another file of the site, and return its path."""
        path = self.root / name if "/" in name else self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def build(self, *extra, **environment):
        """Run `pelican content` there; return what has its `returncode` and its `stdout`."""
        if self.builder:
            return self.builder(self.root, *extra, **environment)
        return subprocess.run(
            [PELICAN, "content", *extra],
            cwd=self.root,
            env=clean_environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def stories(self):
        """Return the paths of the story pages, relative to the output."""
        return story_pages(self.output)


def copy_project(root, builder=None):
    """Return a SmallSite at *root*: settings, plugins, theme and pages, but no story."""
    root.mkdir(parents=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, root / name, ignore=unwanted)
    for name in ("pages", "extra"):
        if (ROOT / "content" / name).is_dir():
            shutil.copytree(ROOT / "content" / name, root / "content" / name)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, root)
    (root / "content" / "articles").mkdir(parents=True, exist_ok=True)
    (root / "seeds").mkdir()
    return SmallSite(root, builder)


def story_pages(output):
    """Return the paths of the story pages below *output*, relative to it, sorted."""
    dated = re.compile(r"\d{4}/(\d\d/){0,2}[^/]+\.html")
    found = (path.relative_to(output).as_posix() for path in Path(output).rglob("*.html"))
    return sorted(p for p in found if dated.fullmatch(p) and not p.endswith("/index.html"))


def files(folder):
    """Return the bytes of every file below *folder*, by relative path."""
    paths = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
