"""Files made of what is told of each chapter, one behind the other, as text or compressed."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from press import Former
from press.packing import pack, unpack

from . import gzips
from .gzips import Stretch, parted
from .records import Stories

if TYPE_CHECKING:  # whatever these need, who splices does without
    from .chapters import Chapter
    from .whole import Whole


class Filled(NamedTuple):
    """A data file, and the memo by which it lends its chapters to the one that follows it."""

    data: bytes
    memo: bytes


class Form(NamedTuple):
    """How the bytes of chapters become a file."""

    head: bytes
    """With which it begins, before the first."""
    stretch: Callable[[bytes], Stretch]
    join: Callable[[Iterable[Stretch]], bytes]


GZIP = Form(gzips.HEAD, gzips.stretch, gzips.member)


def plain(head: bytes) -> Form:
    """Return the form of a file that has the bytes of its chapters as they are."""
    return Form(
        head,
        lambda data: Stretch(data, len(data), 0),
        lambda stretches: b"".join((head, *(one.data for one in stretches))),
    )


def spliced(
    chapters: "Sequence[Chapter]",
    former: Former,
    form: Form,
    tell: "Callable[[Iterable[Whole]], bytes]",
) -> Filled:
    """Return the file of *chapters*; what *former* has of them is taken over, the rest is told."""
    known = lent_by(former)
    lent = dict(zip(known, parted(former.data, known.values(), len(form.head)), strict=True))
    stretches = [
        lent.get(chapter.mark) or form.stretch(tell(chapter.stories)) for chapter in chapters
    ]
    return Filled(form.join(stretches), memo_of(chapters, map(facts_of, stretches)))


def facts_of(stretch: Stretch) -> tuple[int, int, int]:
    """Return by what `gzips.parted` finds a stretch in its file."""
    return len(stretch.data), stretch.size, stretch.crc


def memo_of(chapters: Iterable[Stories], facts: Iterable[Any], of_file: Any = None) -> bytes:
    """Return the memo of a file: *facts* of each of *chapters*, in their order, and of itself."""
    marks = (chapter.mark for chapter in chapters)
    return pack((of_file, [*zip(marks, facts, strict=True)]))


def lent_by(former: Former) -> dict[bytes, Any]:
    """Return what a memo has: facts by the marks of chapters, in their order in the file."""
    return dict(unpack(former.memo)[1]) if former.memo else {}


def facts_of_file(former: Former) -> Any:
    """Return what a memo has of the file itself; None where there is none."""
    return unpack(former.memo)[0] if former.memo else None
