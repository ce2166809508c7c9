"""A run of the engine: the build, the generators of plugins, and what a person is told of it."""

import logging
import os
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any

from pelican import Pelican, signals
from pelican.generators import StaticGenerator

from .engine import Build
from .files import Outside
from .glance import Looks
from .jobs import ReadError
from .pelicans import say
from .progress import Progress, Result
from .render import PageError, new_context
from .state import State, is_damage
from .stopping import Stopped
from .words import words_of

log = logging.getLogger(__name__)

FIRED = frozenset(
    "initialized finalized get_generators get_writer all_generators_finalized generator_init "
    "readers_init content_object_init article_generator_preread article_generator_context "
    "page_generator_init page_generator_preread page_generator_context page_generator_finalized "
    "page_generator_write_page feed_generated".split()
)
"""The signals that reach plugins; README.md says when."""
HEEDED_NOT = {
    "DEFAULT_PAGINATION": "every list is on one page",
    "ARTICLE_TRANSLATION_ID": "no article is another's translation",
    "CATEGORY_FEED_ATOM": "FEED_TERM_ATOM is the feed of a section",
    "CATEGORY_FEED_RSS": "sections have a feed in Atom alone",
    "AUTHOR_FEED_ATOM": "FEED_TERM_ATOM is the feed of an author",
    "AUTHOR_FEED_RSS": "authors have a feed in Atom alone",
    "TAG_FEED_ATOM": "FEED_TERM_ATOM is the feed of a tag",
    "TAG_FEED_RSS": "tags have a feed in Atom alone",
    "TRANSLATION_FEED_ATOM": "languages have no feed",
    "TRANSLATION_FEED_RSS": "languages have no feed",
    "FEED_ATOM": "FEED_ALL_ATOM is the one feed of stories",
    "FEED_RSS": "FEED_ALL_RSS is the one feed of stories",
    "STATIC_CREATE_LINKS": "static files are copied",
}
"""Settings of Pelican that the engine does not heed, and what holds instead."""


class Run:
    """One run of *pelican*, whose output's state is locked."""

    def __init__(self, pelican: Pelican, state: State, looks: Looks, began: float) -> None:
        """Build with *looks* that may be at work already; *began* is `time.monotonic()`'s."""
        self.pelican, self.state, self.looks = pelican, state, looks
        self.progress = Progress(began, quiet=not log.isEnabledFor(logging.ERROR))

    def build(self, db: sqlite3.Connection) -> bool:
        """Build the site from the catalogue *db*; return whether all went well."""
        pelican, path = self.pelican, self.state.path
        warn_of_silent_signals()
        warn_of_settings(pelican.settings)
        try:
            result = self._build(db)
        except (Stopped, ReadError, PageError, Outside) as error:
            say(f"{error}")
            return False
        except UnicodeEncodeError as error:
            if not "\udc80" <= error.object[error.start] <= "\udcff":
                raise
            name = os.fsencode(error.object).decode("utf-8", "replace")
            say(f"{name}: expected a file's name in UTF-8, found other bytes")
            return False
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                say(f"{path}: expected to write the state of this build, found {error}")
                return False
            db.close()
            self.state.discard()
            say(f"{path}: expected the state of the last build, found {error}; build once more")
            return False
        signals.finalized.send(pelican)
        return tell(result, self.progress)

    def _build(self, db: sqlite3.Connection) -> Result:
        pelican = self.pelican
        context = new_context(pelican.settings)
        others = self._other_generators(context)
        build = Build(pelican.settings, pelican.plugins, self.state, self.looks, self.progress)
        result = build.run(db, context)
        if others:
            signals.all_generators_finalized.send(others)
        for generator in others:
            if hasattr(generator, "generate_output"):
                generator.generate_output(pelican._get_writer())  # noqa: SLF001 (Pelican's own)
        return result

    def _other_generators(self, context: dict[str, Any]) -> list[Any]:
        """Return the generators that plugins bring, their context made."""
        kinds = [
            kind
            for _, values in signals.get_generators.send(self.pelican)
            for kind in (values if isinstance(values, list | tuple) else (values,))
            if isinstance(kind, type) and not issubclass(kind, StaticGenerator)
        ]
        found = [
            kind(
                context=context,
                settings=self.pelican.settings,
                path=self.pelican.path,
                theme=self.pelican.theme,
                output_path=self.pelican.output_path,
            )
            for kind in kinds
        ]
        for generator in found:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        return found


def warn_of_silent_signals() -> None:
    """Name each plugin that waits for a signal which the engine never sends."""
    waiting: dict[str, set[str]] = {}
    for name, signal in vars(signals).items():
        if name in FIRED or not hasattr(signal, "receivers"):
            continue
        for receiver in signal.receivers_for(None):
            module = getattr(receiver, "__module__", "")
            if not module.startswith(("pelican.generators", "seedtext", "press")):
                waiting.setdefault(module, set()).add(name)
    for module, names in sorted(waiting.items()):
        log.warning(
            "%s waits for %s, which the engine does not send: see plugins/press/README.md",
            module,
            ", ".join(sorted(names)),
        )


def warn_of_settings(settings: dict[str, Any]) -> None:
    """Name each setting of Pelican that is on and does nothing here."""
    for name, instead in HEEDED_NOT.items():
        if settings.get(name):
            log.warning("%s is not heeded by the engine: %s", name, instead)
    if missing := words_of(settings).missing:
        log.warning(
            "DEFAULT_LANG: expected a language with a file in locale/, found %s: "
            "the interface is in English; see theme/README.md",
            missing,
        )


def tell(result: Result, progress: Progress) -> bool:
    """Print all that a person should know of a build; return whether all went well."""
    for line in result.remarks:
        say(line)
    for fault in sorted(set(result.faults), key=lambda fault: (fault.path, fault.line)):
        say(str(fault))
    for line in result.errors:
        say(line)
    for template, names in groupby(sorted(result.walked), key=itemgetter(0)):
        log.warning(
            "template %s looks into %s: each page made from it depends on the whole archive",
            template,
            ", ".join(name for _, name in names),
        )
    if not result.stories:
        say("content: expected at least one story, found none")
    if rejected := result.rejected.total():
        log.error(
            "%d %s rejected; the rest is published",
            rejected,
            "seed" if rejected == 1 else "seeds",
        )
    unchanged = result.pages - result.written
    stories = "story" if result.stories == 1 else "stories"
    say(
        f"Done: {result.stories:,} {stories} ({result.read:,} read, {rejected:,} rejected); "
        f"{result.pages:,} files: {result.written:,} written, {unchanged:,} unchanged, "
        f"{result.removed:,} removed; {progress.seconds:.1f} s, {result.memory / 1e6:,.0f} MB"
    )
    return not (result.faults or result.errors or not result.stories)
