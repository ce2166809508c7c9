"""Files made of what is told of each chapter, one behind the other, as text or compressed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from press import Former
from press.packing import pack, unpack

from . import gzips
from .chapters import Chapter
from .gzips import Stretch
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
    chapters: Sequence[Chapter],
    former: Former,
    form: Form,
    tell: Callable[[Iterable[Whole]], bytes],
) -> Filled:
    """Return the file of *chapters*; what *former* has of them is taken over, the rest is told."""
    lent = dict(_stretches(former, len(form.head)))
    stretches = [
        lent.get(chapter.mark) or form.stretch(tell(chapter.stories)) for chapter in chapters
    ]
    facts = ((len(one.data), one.size, one.crc) for one in stretches)
    return Filled(form.join(stretches), memo_of(chapters, facts))


def _stretches(former: Former, at: int) -> Iterator[tuple[bytes, Stretch]]:
    """Yield the stretches of a file, each with the mark of its chapter; the first begins *at*."""
    for mark, (length, size, crc) in lent_by(former).items():
        yield mark, Stretch(former.data[at : at + length], size, crc)
        at += length


def memo_of(chapters: Iterable[Chapter], facts: Iterable[Any]) -> bytes:
    """Return the memo of a file: of each of *chapters*, in their order, a mark and *facts*."""
    marks = (chapter.mark for chapter in chapters)
    return pack([*zip(marks, facts, strict=True)])


def lent_by(former: Former) -> dict[bytes, Any]:
    """Return what a memo has: facts by the marks of chapters, in their order in the file."""
    return dict(unpack(former.memo)) if former.memo else {}


def prepare(chapters: Iterable[Chapter], lent: Collection[bytes]) -> None:
    """Tell the stories of those whose marks are not among *lent*: now, and in this thread."""
    for chapter in chapters:
        if chapter.mark not in lent:
            chapter.stories  # noqa: B018 (told once)
