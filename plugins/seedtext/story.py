"""The story in the making: what the walk through a seed's pieces has found so far."""

from dataclasses import dataclass, field

from .document import Block, Dateline, Mark


@dataclass(slots=True)
class Story:
    """What the walk has found so far."""

    published: str
    blocks: list[Block] = field(default_factory=list)
    headline: str | None = None
    headline_source: str = "derived"
    section: str | None = None
    dateline: Dateline | None = None
    bylines: tuple[str, ...] = ()
    agency: str | None = None
    paragraphs: int = 0
    running: bool = False
    """Whether running text has begun."""
    bare_credit: bool = False
    """Whether there was a credit without a caption, which may follow."""

    def add(self, kind: str, text: str, *marks: Mark) -> None:
        """Append a block."""
        self.blocks.append(Block(kind, text, marks))
