"""Figures of captions: a caption and its credit may stand in paragraphs of their own."""

from .captions import Caption, is_likely_caption
from .datelines import DatelineReader
from .dates import over_a_year_before
from .document import Block, Credit, Figure, Mark
from .expressions import expression
from .story import Story
from .taken import taken_date

_DATE_REACH = 1000
"""A caption's date stands within this many characters."""
_DATE_AT_END = 40
_LONGEST_BELOW = 200
"""A caption below its credit is no longer."""
_SHOWN = expression(
    r"\b(?:is|are)\s(?:seen|pictured|shown)\b|\((?:[LRC]|left|right|center|centre)\)|"
    r",\s(?:far\s)?(?:left|right|center|centre),"
)
"""Words that a caption has, and hardly a story."""
_REPORTED = expression(r"\b(?:said|says|told|according|added|reported|will|would|has|had)\b|[“\"]")
"""Words that a story has, and hardly a caption."""


def add_figure(story: Story, text: str, caption: Caption) -> None:
    """Take a caption, and join to it a credit in a paragraph of its own."""
    figure = _figure_of(text, caption, story.published)
    last = story.blocks[-1] if story.blocks else None
    if not figure.caption and figure.credit and last is not None:
        joined = _join_below(story, last, figure)
        if joined:
            return
    if isinstance(last, Figure) and not last.caption and figure.credit is None:
        story.blocks[-1] = _joined(last, figure, story.published)
    else:
        story.blocks.append(figure)
        story.bare_credit = story.bare_credit or not figure.caption


def joins_credit_above(story: Story, text: str, datelines: DatelineReader) -> bool:
    """Join a caption without a credit of its own to the credit that stands above it."""
    last = story.blocks[-1] if story.blocks else None
    if not isinstance(last, Figure) or last.caption or len(text) > _LONGEST_BELOW:
        return False
    shown = _SHOWN.search(text) or taken_date(text[-_DATE_AT_END:])
    if not shown or _REPORTED.search(text) or datelines.read(text):
        return False
    caption = Caption((Mark("caption", 0, len(text)),), None)
    story.blocks[-1] = _joined(last, _figure_of(text, caption, story.published), story.published)
    return True


def _join_below(story: Story, last: Block, credit: Figure) -> bool:
    """Join a credit in a paragraph of its own to the caption above it."""
    if isinstance(last, Figure) and last.caption and last.credit is None:
        story.blocks[-1] = _joined(last, credit, story.published)
        return True
    if last.kind in ("paragraph", "headline") and is_likely_caption(last.text) and not last.marks:
        plain = _figure_of(
            last.text,
            Caption((Mark("caption", 0, len(last.text)),), None),
            story.published,
        )
        if last.kind == "paragraph":
            story.blocks[-1] = _joined(plain, credit, story.published)
            story.running = any(b.kind == "paragraph" for b in story.blocks)
            return True
    return False


def _figure_of(text: str, caption: Caption, published: str) -> Figure:
    words = " ".join([text[m.start : m.end].strip() for m in caption.marks if m.role == "caption"])
    taken = taken_date(words[:_DATE_REACH])
    archive = taken is not None and over_a_year_before(taken, published)
    return Figure("figure", text, caption.marks, words, caption.credit, taken, archive)


def _joined(first: Figure, second: Figure, published: str) -> Figure:
    """Return one figure of two paragraphs, a caption and its credit in either order."""
    text = f"{first.text}\n\n{second.text}"
    shift = len(first.text) + 2
    marks = first.marks + tuple(
        mark._replace(start=mark.start + shift, end=mark.end + shift) for mark in second.marks
    )
    credit: Credit | None = first.credit or second.credit
    return _figure_of(text, Caption(marks, credit), published)
