"""A seed's text cut into pieces: one per block, hard-wrapped lines joined again.

Blank lines part pieces. A single newline does too, unless the lines are hard-wrapped:
broken where the next word no longer fitted, inside sentences. Blank lines inside such a
paragraph part nothing.
"""

import itertools

_MAX_WIDTH = 120
"""Lines that are wider than this were not wrapped for a screen."""
_LEAST_WIDTH = 40
_ENDS = '.!?:;"”’»)]…'


def pieces(text: str) -> list[str]:
    """Return the pieces of *text* (all after the date), the header's own line first.

    The first piece is empty where nothing follows the date on its line.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, *lines = [line.strip() for line in text.split("\n")]
    if not any(lines[::2]) or not any(a and b for a, b in itertools.pairwise(lines)):
        alone = [line for line in lines if line]
        if not any(map(str.islower, [line[0] for line in alone])):
            return [first, *alone]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    found = [first]
    groups = _closed([group for group in groups if group])
    width = _wrap_width([group for group in groups if len(group) > 1])
    for group in groups:
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
    if not _LEAST_WIDTH <= width <= _MAX_WIDTH:
        return 0
    fitting = sum(_fits(a, b, width) for a, b in breaks)
    inside = sum(a[-1] not in _ENDS for a, _ in breaks)
    lower = sum(b[0].islower() for _, b in breaks)
    wrapped = fitting * 5 <= len(breaks) and inside * 2 >= len(breaks) and lower * 4 >= len(breaks)
    return width if wrapped else 0


def _closed(groups: list[list[str]]) -> list[list[str]]:
    """Return *groups* with those made one that a blank line parts inside a wrapped paragraph.

    That takes a line that ends inside a sentence where no word more had room, and a line that
    opens with a small letter. Lines known to be wrapped vouch for it; else two such breaks and
    a full stop at the end do.
    """
    breaks = [(a[-1], b[0]) for a, b in itertools.pairwise(groups) if b[0][0].islower()]
    breaks = [(a, b) for a, b in breaks if _LEAST_WIDTH <= len(a) <= _MAX_WIDTH and _is_open(a)]
    if not breaks:
        return groups
    known = _wrap_width([group for group in groups if len(group) > 1])
    width = known or max(len(a) for a, _ in breaks)
    if not known and (len(breaks) < 2 or any(_fits(a, b, width) for a, b in breaks)):
        return groups
    closed = [[*groups[0]]]
    for group in groups[1:]:
        above = closed[-1]
        wrapped = group[0][0].islower() or (len(above) > 1 and _wraps(above[-2], above[-1], width))
        if wrapped and _wraps(above[-1], group[0], width):
            above.extend(group)
        else:
            closed.append([*group])
    whole = known or not any(len(group) > 1 and _is_open(group[-1]) for group in closed)
    return closed if whole else groups


def _is_open(line: str) -> bool:
    """Tell whether *line* ends inside a sentence."""
    return line[-1] not in _ENDS


def _wraps(line: str, following: str, width: int) -> bool:
    """Tell whether *line* ends inside a sentence, at the *width*, for want of room."""
    return _is_open(line) and len(line) <= width and not _fits(line, following, width)


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
