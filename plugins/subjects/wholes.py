"""Names of the authority file that no run of capitals holds whole: `Save the Children`.

They have small words, digits or signs inside, or begin with a small letter.
"""

import re
from collections.abc import Iterable

from .atoms import piece_of
from .authority import Authority
from .forms import Forms
from .gazetteers import known, states
from .naming import Piece
from .records import KINDS
from .scanning import Scan, Seen, parts_of_form

_APOSTROPHE = re.compile("['’]")
_NO_PEOPLE = r"(?! (?:[a-z]+ )?(?:children|men|migrants|others|people|refugees|students|women)\b)"
"""Behind `Group of 20`, which is no body with these."""


class Wholes:
    """Finds such names by the run that is their first part, or the first that names nothing."""

    def __init__(self, authority: Authority, forms: Forms) -> None:
        """Prepare for the names of *authority*."""
        self.pieces = dict[str, Piece]()
        """What each name is."""
        self._by_run: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for entry in authority.entries:
            for form in entry.forms if entry.kind in KINDS else ():
                if (parts := parts_of_form(form)) and (piece := forms.piece(form)):
                    thing = known(form)  # which knows the state of a place, too
                    if thing and piece.kind == "place":
                        piece = piece_of(thing, form)
                    self.pieces[form] = piece
                    rare = next((part for part in parts if known(part) is None), parts[0])
                    self._by_run.setdefault(rare, []).append((form, parts))

    def marked(self, run: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Return what *run* names, with a mark where it may be part of such a name."""
        return (*pieces, Piece("part", run)) if run in self._by_run else pieces

    def join(self, marked: Iterable[str], scan: Scan, text: str) -> bool:
        """Put the names that *text* holds in place of the runs of *scan* that are parts of them.

        *marked* are runs with a mark. Returns whether there was any.
        """
        names = [(run, *name) for run in marked for name in self._by_run[run]]
        for run, form, parts in names:
            _join(run, form, parts, scan, text)
        return any(form in scan.inside for _, form, _ in names)


def _join(run: str, form: str, parts: tuple[str, ...], scan: Scan, text: str) -> None:
    part = _taken(run, 0, scan)
    if part is None:
        return
    if form not in text and not _APOSTROPHE.search(form):
        return
    words = _APOSTROPHE.sub("['’]", re.escape(form))
    end = _NO_PEOPLE if form[-1].isdigit() else ""
    places = [match.start() for match in re.finditer(rf"(?<!\w){words}(?!\w){end}", text)]
    if not places:
        return
    count = min(len(places), part[0])
    scan.inside[form] = [count, places[0], part[2]]
    for other in (*parts, f"{parts[-1]}’s", f"{parts[-1]}'s"):
        if other not in states():  # of `Israeli parliament` the state is named, too
            _taken(other, count, scan)


def _taken(part: str, most: int, scan: Scan) -> Seen | None:
    """Return how often, where and in which parts a run stands, and take *most* of it away."""
    found: Seen | None = None
    for runs in (scan.inside, scan.first):
        seen = runs.get(part)
        if seen is None:
            continue
        if found is None:
            found = list(seen)
        else:
            found = [found[0] + seen[0], min(found[1], seen[1]), found[2] | seen[2]]
        taken = min(most, seen[0])
        most -= taken
        seen[0] -= taken
        if not seen[0]:
            del runs[part]
    return found
