"""Names of the authority file that no run of capitals holds whole: `Save the Children`.

They have small words, digits or signs inside, or begin with a small letter.
"""

import re

from .atoms import piece_of
from .authority import Authority
from .forms import Forms
from .gazetteers import known, states
from .naming import Piece
from .records import KINDS
from .scanning import Scan, Seen, parts_of_form

_APOSTROPHE = re.compile("['’]")


class Wholes:
    """Finds such names by the run that is their first part."""

    def __init__(self, authority: Authority, forms: Forms) -> None:
        """Prepare for the names of *authority*."""
        self.pieces = dict[str, Piece]()
        """What each name is."""
        self._by_run: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for entry in authority.entries:
            for form in entry.forms if entry.kind in KINDS else ():
                if (runs := parts_of_form(form)) and (piece := forms.piece(form)):
                    thing = known(form)  # which knows the state of a place, too
                    if thing and piece.kind == "place":
                        piece = piece_of(thing, form)
                    self.pieces[form] = piece
                    self._by_run.setdefault(runs[0], []).append((form, runs))

    def join(self, scan: Scan, text: str) -> None:
        """Put the names that *text* holds in place of the runs of *scan* that are parts of them."""
        for runs in (scan.inside, scan.first):
            for run in sorted(self._by_run.keys() & runs.keys()):  # few stories have one
                for form, parts in self._by_run[run]:
                    _join(form, parts, scan, text)


def _join(form: str, parts: tuple[str, ...], scan: Scan, text: str) -> None:
    first = _taken(parts[0], len(text), scan)
    if form in scan.inside or first is None:
        return
    words = _APOSTROPHE.sub("['’]", re.escape(form))
    start = max(0, first[1] - len(form))
    places = [match.start() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text[start:])]
    if not places:
        return
    count = min(len(places), first[0])
    scan.inside[form] = [count, start + places[0], first[2]]
    for part in parts:
        if part not in states():  # of `Israeli parliament` the state is named, too
            _taken(part, count, scan, away=True)


def _taken(part: str, most: int, scan: Scan, *, away: bool = False) -> Seen | None:
    """Return how often, where and in which parts a run stands; take *most* of it *away*."""
    found: Seen | None = None
    for runs in (scan.inside, scan.first):
        seen = runs.get(part)
        if seen is None:
            continue
        if found is None:
            found = list(seen)
        else:
            found = [found[0] + seen[0], min(found[1], seen[1]), found[2] | seen[2]]
        if away:
            taken = min(most, seen[0])
            most -= taken
            seen[0] -= taken
            if not seen[0]:
                del runs[part]
    return found
