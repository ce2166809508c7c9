"""Regular expressions that are compiled when they are first used.

A story uses a fifth of those that its reader has, and a build that finds nothing new uses none.
"""

import re
from typing import Any, cast


class _Expression:
    """Stands for an expression until somebody asks it something: its methods alone, not `re`'s."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        """Return what the compiled expression has; the next time it is here."""
        if name.startswith("_"):  # what copies and pickles ask for
            raise AttributeError(name)
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def expression(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the expression *text*; a fault in it shows when it is used."""
    return cast("re.Pattern[str]", _Expression(text, flags))
