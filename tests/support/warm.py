"""What each build of a few stories would load or compile anew, and takes most of its time.

A builder does it once, for all the builds that are forks of it.
"""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pelican
from babel.dates import format_date
from jinja2 import Environment
from jinja2.bccache import Bucket
from pyarrow import parquet

import reading.defaults
from press import render
from press.templating import TemplateSources, references
from reading.stories import TELLING
from seedtext import parse
from seedtext.language import tell_language
from subjects import find_subjects
from support.building import ROOT

TEMPLATES = ROOT / "theme" / "templates"
STORY = " date 2022-02-28 Regen in Kyjiw\n\nKYJIW, Ukraine (AFP) – Es regnet in Kyjiw.\n".encode()
"""In no English words: the model of languages is asked, and so loaded."""


class Shared(render._Compiled):
    """Compiled templates of all builds, by what they are compiled from, wherever that lies."""

    folder = ""

    def __init__(self, folder, words):
        """Keep them apart by the engine and the settings that make them, as a build does."""
        kept = Path(self.folder, Path(folder).name)
        kept.mkdir(parents=True, exist_ok=True)
        super().__init__(str(kept), words)

    def get_bucket(self, environment, name, filename, source):  # noqa: ARG002 (Jinja's)
        """Return what is known of *source*: the same templates lie in many folders."""
        checksum = self.get_source_checksum(source)
        key = sha256(f"{name}\0{checksum}".encode()).hexdigest()
        bucket = Bucket(environment, key, checksum)
        self.load_bytecode(bucket)
        return bucket


def warm(folder):
    """Load all that builds need, keep compiled templates in *folder*; return Pelican's `main`."""
    _share(folder)
    warmed = reading.press({**pelican.settings.DEFAULT_CONFIG, **vars(reading.defaults)})
    document = parse(STORY, "a.txt", language=tell_language)

    assert warmed.views
    assert find_subjects(document).subjects
    assert format_date(date(2022, 2, 28), locale="en")
    assert parquet

    return pelican.main


def _share(folder):
    """Let all builds of this process keep what they compile in *folder*."""
    Shared.folder = folder
    render._Compiled = Shared
    known = _references()
    make = TemplateSources.__init__

    def init(self, env, told, telling):
        for digest, names in known.items():
            told.setdefault(digest, names)
        make(self, env, told, telling)

    TemplateSources.__init__ = init


def _references():
    """Return what each of the theme's templates refers to, by the digest of its source."""
    env = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"]
    )
    found = {}
    for path in TEMPLATES.rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        found[sha256(source.encode()).hexdigest()] = references(env.parse(source), TELLING)
    return found
