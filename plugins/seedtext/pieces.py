"""A seed's text cut into pieces: one per block, hard-wrapped lines joined again.

Blank lines part pieces. A single newline does too, unless the lines are hard-wrapped:
broken where the next word no longer fitted, inside sentences.
"""

_MAX_WIDTH = 120
"""Lines that are wider than this were not wrapped for a screen."""
_ENDS = ".!?:;\"”’»)]…"


def pieces(text: str) -> list[str]:
    """Return the pieces of *text* (all after the date), the header's own line first.

    The first piece is empty where nothing follows the date on its line.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [lines[0].strip()]
    group: list[str] = []
    for line in lines[1:]:
        stripped = line.strip()
        if stripped:
            group.append(stripped)
        elif group:
            found.extend(_unwrapped(group))
            group = []
    if group:
        found.extend(_unwrapped(group))
    return found


def _unwrapped(lines: list[str]) -> list[str]:
    """Return *lines* joined where they are one hard-wrapped paragraph, else as they are."""
    if len(lines) == 1 or not _is_wrapped(lines):
        return lines
    return [" ".join(lines)]


def _is_wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines))
    if not 40 <= width <= _MAX_WIDTH:
        return False
    breaks = list(zip(lines, lines[1:], strict=False))
    fitting = sum(len(a) + 1 + len(b.split(None, 1)[0]) <= width for a, b in breaks)
    inside = sum(a[-1] not in _ENDS for a, _ in breaks)
    lower = sum(b[0].islower() for _, b in breaks)
    if len(breaks) == 1:
        return bool(lower and inside)
    return fitting * 5 <= len(breaks) and inside * 2 >= len(breaks) and lower > 0
