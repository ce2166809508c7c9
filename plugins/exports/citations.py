"""Citations as text, in four styles, as HTML that a page prints as it is.

Chicago (bibliography), APA 7, MLA 9 and Harvard (Cite Them Right). A story whose publication is
not known is cited by its agency, in the archive: the archive is no newspaper.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from press.markup import Markup
from press.quick import escaped

from .languages import month_names
from .reference import Author, Reference

_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
"""Months as MLA writes them."""
_SINGLE = str.maketrans('“”"', "‘’'")
"""Quotation marks within quotation marks."""
_TURNS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What is written from right to left, or turns what stands beside it."""
_ENDS = tuple("?!….？！。؟")
_MOST = 10
"""Authors that Chicago names; of more, the first seven."""


class Citation(NamedTuple):
    """A story as *style* cites it: `APA`."""

    style: str
    html: Markup


class When(NamedTuple):
    """A date as the styles write it, as far as it is known."""

    year: str
    chicago: str
    """`February 28, 2022`."""
    mla: str
    """`28 Feb. 2022`."""
    apa: str
    """`2022, February 28`."""
    harvard: str
    """`28 February`; empty where only the year is known."""


class _Writers(NamedTuple):
    """The authors as the styles write them, each form with a full stop but Harvard's."""

    chicago: str = ""
    mla: str = ""
    apa: str = ""
    harvard: str = ""


def citations(story: Reference, language: str) -> tuple[Citation, ...]:
    """Return *story* in all styles, Chicago first; months are in *language*."""
    when = when_of(story.published[:10], language)
    by = _writers(story.authors)
    stop = "" if story.headline.endswith(_ENDS) else "."
    plain = _isolated(story.headline)
    title = f"“{_isolated(story.headline.translate(_SINGLE))}{stop}”"
    url = escaped(story.url)
    work = f"<cite>{_isolated(story.publication or story.archive)}</cite>"
    wire = _isolated(story.wire)
    if story.publication:
        chicago = f"{work}, {when.chicago}."
        mla, apa, harvard = f"{work}, {when.mla}", f"{work}.", f"{work}{_after(when.harvard)}"
    else:
        work = f"in {work} (archive)"
        supplied = f"{wire}, " if wire else ""
        chicago = f"{supplied}{when.chicago}. I{work[1:]}."
        mla = f"{supplied}{when.mla}. I{work[1:]}"
        apa = f"{f'{wire}. ' if wire else ''}I{work[1:]}."
        harvard = f"{f'{wire}, ' if wire else ''}{when.harvard}{_after(work, when.harvard)}"
    apa_head = f"{by.apa} ({when.apa}). {plain}{stop}" if by.apa else f"{plain}{stop} ({when.apa})."
    title_year = (
        f"{by.harvard} ({when.year}) ‘{plain}’" if by.harvard else f"‘{plain}’ ({when.year})"
    )
    made = (
        ("Chicago", f"{by.chicago}{title} {chicago}{f' {url}.' if url else ''}"),
        ("APA", f"{apa_head} {apa}{f' {url}' if url else ''}"),
        ("MLA", f"{by.mla}{title} {mla}{f', {url}' if url else ''}."),
        ("Harvard", f"{title_year}, {harvard}.{f' Available at: {url}' if url else ''}"),
    )
    return tuple([Citation(style, Markup(html)) for style, html in made])


def _isolated(text: str) -> str:
    """Return *text* as HTML that turns nothing around it to the left."""
    if text.isascii() or not _TURNS.search(text):
        return escaped(text)
    return f"<bdi>{escaped(text)}</bdi>"


def _after(text: str, before: str = "x") -> str:
    """Return *text* with a comma in front, where there are both."""
    return f", {text}" if text and before else text


@lru_cache(maxsize=4096)
def when_of(published: str, language: str) -> When:
    """Return ISO text, a day at most, as the styles write it."""
    year, month, day = (*published.split("-"), "", "")[:3]
    if not month:
        return When(year, year, year, year, "")
    english, name = language.startswith("en"), month_names(language)[int(month)]
    short = _SHORT[int(month) - 1] if english else name
    if not day:
        return When(year, f"{name} {year}", f"{short} {year}", f"{year}, {name}", name)
    number = str(int(day))
    first = f"{name} {number}" if english else f"{number} {name}"
    comma = "," if english else ""
    return When(
        year,
        f"{first}{comma} {year}",
        f"{number} {short} {year}",
        f"{year}, {first}",
        f"{number} {name}",
    )


@lru_cache(maxsize=4096)
def _writers(authors: tuple[Author, ...]) -> _Writers:
    if not authors:
        return _Writers()
    turned = [_isolated(_inverted(author)) for author in authors]
    others = [turned[0], *[_isolated(author.name) for author in authors[1:]]]
    if len(authors) > _MOST:
        chicago = f"{', '.join(others[:7])}, et al"
    else:
        chicago = _joined(others, ", and ")
    mla = _joined(others, ", and ") if len(authors) < 3 else f"{turned[0]}, et al"
    by_initials = [_isolated(_with_initials(author)) for author in authors]
    closed = [_isolated(_with_initials(author, "")) for author in authors]
    harvard = _joined(closed, " and ") if len(authors) < 4 else f"{closed[0]} et al."
    return _Writers(
        f"{_stopped(chicago)} ",
        f"{_stopped(mla)} ",
        _stopped(_joined(by_initials, ", &amp; ")),
        harvard,
    )


def _joined(names: list[str], last: str) -> str:
    """Return names as a sentence has them; *last* stands before the last."""
    return last.join(filter(None, (", ".join(names[:-1]), names[-1])))


def _stopped(text: str) -> str:
    return text if text.endswith((".", ".</bdi>")) else f"{text}."


def _inverted(author: Author) -> str:
    """Return `Doe, Jane`; an organisation whole."""
    return ", ".join(filter(None, author.parts)) or author.name


def _with_initials(author: Author, between: str = " ") -> str:
    """Return `Doe, J. A.`; *between* stands between initials."""
    family, given, suffix = author.parts
    if not family:
        return author.name
    initials = [
        "-".join([f"{part[0]}." for part in word.split("-") if part]) for word in given.split()
    ]
    return ", ".join(filter(None, (family, between.join(initials), suffix)))
