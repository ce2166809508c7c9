"""The engine as a Pelican: `PELICAN_CLASS`. What it does in a run stands in `runs`."""

import gc
import logging
import re
import sqlite3
import sys
import time
from contextlib import suppress

from pelican import Pelican
from pelican.log import console
from pelican.utils import clean_output_dir

from .glance import Glance, Looks
from .jobs import workers_of
from .memory import look_for_cycles_less
from .schema import any_in
from .state import Busy, State

log = logging.getLogger(__name__)

LOOK_FROM = 5_000
"""Beyond so many pages to look at all files is worth the start of other processes."""


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
        began = time.monotonic()
        if gc.get_freeze_count():  # a build before this one left some, where Pelican goes on
            gc.collect()
        look_for_cycles_less()  # at the engine that is loaded now, neither
        state = State(self.settings["OUTPUT_PATH"])
        try:
            with state.locked():
                return self._build_locked(state, began)
        except Busy as error:
            say(
                f"{error}: expected no other build of this output, "
                "found one at work; this one stops"
            )
        except OSError as error:
            say(f"{error}")
        return False

    def _build_locked(self, state: State, began: float) -> bool:
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
        looks = Looks(Glance(db, str(state.path), self.output_path))
        try:
            if workers_of(self.settings) > 1 and self._is_large(db):
                looks.begin(self.plugins, self.settings)
            # The engine and all plugins are loaded here, while others are at work.
            from .runs import Run  # noqa: PLC0415

            return Run(self, state, looks, began).build(db) and not damaged
        finally:
            looks.leave()
            db.close()

    def _is_large(self, db: sqlite3.Connection) -> bool:
        with suppress(sqlite3.DatabaseError):  # the build will find it damaged, too, and say so
            return any_in(db, "pages", int(self.settings.get("PRESS_LOOK_FROM", LOOK_FROM)))
        return False


def autoreloads(arguments: list[str]) -> bool:
    """Tell whether Pelican was asked to build again on a change: then a failure is no end."""
    return any(re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*|--autoreload", a) for a in arguments)


def say(line: str) -> None:
    """Print *line* whole, where Pelican's own log would wrap it."""
    if log.isEnabledFor(logging.ERROR):
        console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)
