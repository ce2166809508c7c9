r"""Golden cases in files that a person can read: a title, the input, what should come out.

    A title that says which form this is
    .
    the input, any number of lines
    .
    key: value
    .

Blank lines part the cases. In the input a backslash escape such as `\ufeff` stands for a
character that an editor would not show.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|r|t)")


@dataclass(frozen=True)
class Case:
    """One golden case; `str()` names it with the line its title stands on."""

    title: str
    line: int
    text: str
    expected: dict[str, str]

    def __str__(self) -> str:
        """Return `12: title`."""
        return f"{self.line}: {self.title}"

    def names(self, key: str) -> list[str]:
        """Return the value of *key* parted at its bars; an empty list where it is not given."""
        return [name.strip() for name in self.expected.get(key, "").split("|") if name.strip()]

    def word(self, key: str) -> str | None:
        """Return the value of *key*, None where it is not given or empty."""
        return self.expected.get(key) or None


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the file at *path*; ValueError names a line that is out of form."""
    lines = path.read_text("utf-8").splitlines()
    cases, at = [], 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        stops = [n for n in range(at, len(lines)) if lines[n] == "."][:3]
        if len(stops) < 3 or stops[0] != at + 1:
            raise ValueError(f"{path.name}:{at + 1}: expected a title and three lines of one dot")
        first, second, third = stops
        text = "\n".join(lines[first + 1 : second])
        expected = dict(map(_fact, lines[second + 1 : third]))
        cases.append(Case(lines[at].strip(), at + 1, _ESCAPE.sub(_unescape, text), expected))
        at = third + 1
    return cases


def _fact(line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"expected `key: value`, found {line!r}")
    return key.strip(), value.strip()


def _unescape(match: re.Match[str]) -> str:
    code = match[1]
    return {"r": "\r", "t": "\t"}.get(code) or chr(int(code[1:], 16))
