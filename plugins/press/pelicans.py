"""The engine as a Pelican: `PELICAN_CLASS`. Everything of Pelican's run stands here."""

import logging
import re
import sqlite3
import sys
from itertools import groupby
from operator import itemgetter
from typing import Any

from pelican import Pelican, signals
from pelican.generators import StaticGenerator
from pelican.log import console
from pelican.utils import clean_output_dir

from .crew import Stopped, workers_of
from .engine import Build
from .files import Outside
from .glance import Glance
from .jobs import ReadError
from .progress import Progress, Result, peak_memory
from .render import PageError, new_context
from .state import Busy, State, is_damage
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


class Press(Pelican):
    """Pelican whose articles are built by the engine; PRESS = False leaves it stock."""

    def run(self) -> None:
        """Build the site; raise SystemExit(1) where something went wrong and nobody watches."""
        if not self.settings.get("PRESS", True):
            super().run()
            return
        if not self._build() and not autoreloads(sys.argv[1:]):
            raise SystemExit(1)

    def _build(self) -> bool:
        """Return whether all went well."""
        progress = Progress(quiet=not log.isEnabledFor(logging.ERROR))
        warn_of_silent_signals()
        warn_of_settings(self.settings)
        state = State(self.settings["OUTPUT_PATH"])
        try:
            with state.locked():
                return self._build_locked(state, progress)
        except Busy as error:
            say(
                f"{error}: expected no other build of this output, "
                "found one at work; this one stops"
            )
        except (Stopped, ReadError, PageError, Outside, OSError) as error:
            say(f"{error}")
        return False

    def _build_locked(self, state: State, progress: Progress) -> bool:
        db, damaged = state.open()
        if damaged:
            say(
                f"{state.path}: expected the state of the last build, found {damaged}; "
                "building from nothing"
            )
        if "--ignore-cache" in sys.argv[1:]:
            db.close()
            state.discard()
            db, _ = state.open()
        if self.delete_outputdir:
            clean_output_dir(self.output_path, self.output_retention)
        glance = Glance(db, str(state.path), self.output_path)
        try:
            if workers_of(self.settings) > 1:
                glance.begin()
            context = new_context(self.settings)
            others = self._other_generators(context)
            result = Build(self.settings, self.plugins, state, glance, progress).run(db, context)
            if others:
                signals.all_generators_finalized.send(others)
            for generator in others:
                if hasattr(generator, "generate_output"):
                    generator.generate_output(self._get_writer())
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                say(f"{state.path}: expected to write the state of this build, found {error}")
                return False
            db.close()
            state.discard()
            say(
                f"{state.path}: expected the state of the last build, found {error}; "
                "build once more"
            )
            return False
        finally:
            glance.leave()
            db.close()
        signals.finalized.send(self)
        return tell(result, progress) and not damaged

    def _other_generators(self, context: dict[str, Any]) -> list[Any]:
        """Return the generators that plugins bring, their context made."""
        kinds = [
            kind
            for _, values in signals.get_generators.send(self)
            for kind in (values if isinstance(values, list | tuple) else (values,))
            if isinstance(kind, type) and not issubclass(kind, StaticGenerator)
        ]
        found = [
            kind(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for kind in kinds
        ]
        for generator in found:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        return found


def autoreloads(arguments: list[str]) -> bool:
    """Tell whether Pelican was asked to build again on a change: then a failure is no end."""
    return any(re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*|--autoreload", a) for a in arguments)


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
        f"{result.removed:,} removed; {progress.seconds:.1f} s, {peak_memory() / 1e6:,.0f} MB"
    )
    return not (result.faults or result.errors or not result.stories)


def say(line: str) -> None:
    """Print *line* whole, where Pelican's own log would wrap it."""
    if log.isEnabledFor(logging.ERROR):
        console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)
