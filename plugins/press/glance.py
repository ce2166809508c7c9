"""A glance at the output: which files are not as the ledger says.

In a large archive it takes as long as the look at the sources, so another process may take it
meanwhile.
"""

import os
import sqlite3
from collections.abc import Iterable
from typing import Any

from . import ledger
from .beside import Beside
from .ledger import Seen


class Glance:
    """One glance at the output of a build, in this process or, begun early, beside it."""

    def __init__(self, db: sqlite3.Connection, catalogue: str, output: str) -> None:
        """Compare the ledger in *db*, which lies at *catalogue*, with the folder *output*."""
        self.db, self.catalogue, self.output = db, catalogue, os.path.abspath(output)
        self._other: Beside | None = None
        self._turns = -1

    def begin(self) -> None:
        """Let another process look, which yields to others: its word is asked for last."""
        try:
            self._turns, there = os.pipe()
        except OSError:  # none to be had: this process looks alone
            return
        os.write(there, bytes(ledger.PARTS))
        os.close(there)
        self._other = Beside(
            "ledger.look",
            self.catalogue,
            self.output,
            folders=[os.path.dirname(ledger.__file__)],
            stream=self._turns,
            patient=True,
        )

    @property
    def begun(self) -> bool:
        """Whether another process looks."""
        return self._other is not None and self._other.begun

    def unlike(self) -> list[Seen]:
        """Return every page's file whose size or mtime is not the ledger's, by path."""
        try:
            seen = self._together(self._other) if self._other and self.begun else None
        finally:
            self.leave()
        return sorted(set(self._unlike() if seen is None else seen))

    def _together(self, other: Beside) -> list[Seen] | None:
        """Look from the last page back until the *other* process is met; None where it failed.

        That one may have read the ledger before this build changed it, or after: what this build
        wrote meanwhile is as it should be, whoever looks. And so parts are not the same to both:
        what is between them is looked at last, and a few pages may be looked at twice.
        """
        seen, low = list[Seen](), ledger.END
        for low, high in ledger.downward(self.db, self._turns):
            seen += self._unlike(low, high)
        told = other.told()
        if told is None:
            return None
        theirs, end = told
        return [*theirs, *self._unlike(end, low), *seen]

    def _unlike(
        self, low: ledger.PageKey = ledger.FIRST, high: ledger.PageKey = ledger.END
    ) -> list[Seen]:
        return ledger.unlike(ledger.rows_of(self.db, low, high), os.path.join(self.output, ""))

    def leave(self) -> None:
        """End the other process, if nobody asked for what it saw."""
        if self._other:
            self._other.leave()
            self._other = None
        if self._turns >= 0:
            os.close(self._turns)
            self._turns = -1


class Looks:
    """What is looked at while the engine is loaded: the output, and what plugins look at."""

    def __init__(self, glance: Glance) -> None:
        """Begin nothing yet."""
        self.glance = glance
        self.of_plugins: dict[str, Beside] = {}
        """By name, the look of each plugin of the engine with a function `look(settings)`."""

    def begin(self, plugins: Iterable[Any], settings: dict[str, Any]) -> None:
        """Let other processes look."""
        self.glance.begin()
        for plugin in plugins:
            if hasattr(plugin, "press") and hasattr(plugin, "look"):
                self.of_plugins[plugin.__name__] = plugin.look(settings)

    def leave(self) -> None:
        """End those processes that nobody asked for what they saw."""
        self.glance.leave()
        for look in self.of_plugins.values():
            look.leave()
