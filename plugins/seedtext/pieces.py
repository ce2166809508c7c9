"""A seed's text cut into pieces: one per block, hard-wrapped lines joined again.

Blank lines part pieces. A single newline does too, unless the lines are hard-wrapped:
broken where the next word no longer fitted, inside sentences.
"""

import itertools

_MAX_WIDTH = 120
"""Lines that are wider than this were not wrapped for a screen."""
_ENDS = '.!?:;"”’»)]…'


def pieces(text: str) -> list[str]:
    """Return the pieces of *text* (all after the date), the header's own line first.

    The first piece is empty where nothing follows the date on its line.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, *lines = [line.strip() for line in text.split("\n")]
    if not any(a and b for a, b in itertools.pairwise(lines)):
        return [first, *filter(None, lines)]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    found = [first]
    width = _wrap_width([group for group in groups if len(group) > 1])
    for group in filter(None, groups):
        if width:
            found.extend(_rejoined(group, width))
        elif len(group) > 1 and _wrap_width([group]):
            found.append(" ".join(group))
        else:
            found.extend(group)
    return found


def _wrap_width(groups: list[list[str]]) -> int:
    """Return the width at which the lines of *groups* were wrapped, 0 if they were not."""
    breaks = [(a, b) for group in groups for a, b in itertools.pairwise(group)]
    if not breaks:
        return 0
    width = max(len(line) for group in groups for line in group)
    if not 40 <= width <= _MAX_WIDTH:
        return 0
    fitting = sum(_fits(a, b, width) for a, b in breaks)
    inside = sum(a[-1] not in _ENDS for a, _ in breaks)
    lower = sum(b[0].islower() for _, b in breaks)
    wrapped = fitting * 5 <= len(breaks) and inside * 2 >= len(breaks) and lower * 4 >= len(breaks)
    return width if wrapped else 0


def _rejoined(group: list[str], width: int) -> list[str]:
    """Return *group* with lines joined where the next word no longer fitted."""
    found = [group[:1]]
    for a, b in itertools.pairwise(group):
        if _fits(a, b, width):
            found.append([b])
        else:
            found[-1].append(b)
    return [" ".join(lines) for lines in found]


def _fits(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of *following* had room on *line*: then it was no wrap."""
    return len(line) + 1 + len(following.split(None, 1)[0]) <= width
