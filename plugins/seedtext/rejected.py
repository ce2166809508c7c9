"""What a build could not read, and the exit code that tells of it."""

import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .document import SeedError


class Rejected:
    """The seeds that this build could not read, and the exit code that tells of it."""

    def __init__(self) -> None:
        """Start with none."""
        self.errors: list[SeedError] = []
        self.failed = False

    def clear(self) -> None:
        """Forget the last build: Pelican's --autoreload keeps the process."""
        self.errors = []
        self.failed = False


rejected = Rejected()


def fail_at_the_end(pelican: Any) -> None:
    """Make the run end with a non-zero exit where something was rejected.

    Pelican itself exits 0 then, and its last signal comes before its last line; so the
    run is wrapped. Under --autoreload the preview goes on.
    """
    run = pelican.run

    def run_and_tell() -> None:
        run()
        if rejected.failed and not _autoreloads(sys.argv[1:]):
            raise SystemExit(1)

    pelican.run = run_and_tell


def _autoreloads(arguments: list[str]) -> bool:
    return any(re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*|--autoreload", a) for a in arguments)
