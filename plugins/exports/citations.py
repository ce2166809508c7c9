"""Citations as text, in four styles, as HTML that a page prints as it is.

Chicago (bibliography), APA 7, MLA 9 and Harvard (Cite Them Right). A story whose publication is
not known is cited by its agency, in the archive: the archive is no newspaper.

The style has the order and the stops; the language of the interface has the words, months and
quotation marks, as in the locales of the Citation Style Language.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from press.markup import Markup
from press.quick import escaped
from press.words import Words

from .languages import month_names
from .reference import Author, Reference

_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
"""Months as MLA writes them."""
_SINGLE = str.maketrans('“”"', "‘’'")
"""Quotation marks within quotation marks."""
_GUILLEMETS = re.compile(r"«\s*|\s*»")
_TURNS = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What is written from right to left, or turns what stands beside it."""
_ENDS = tuple("?!….？！。؟")
_CLOSING = "”’\"'» "
"""What may stand behind the sign that ends a headline."""
_MOST = 10
"""Authors that Chicago names; of more, the first seven."""
_MOST_APA = 20
"""Authors that APA names; of more, the first nineteen and the last."""


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


class _Phrases(NamedTuple):
    """What stands between the parts of a citation, as HTML with places for values."""

    title: str
    closed: str
    """A title that ends in a sign of its own."""
    title_harvard: str
    archive: str
    archive_within: str
    """The same, where no sentence begins."""
    url: str
    last: str
    """What stands before the last name, for Chicago and MLA."""
    last_apa: str
    last_harvard: str


@lru_cache(maxsize=16)
def _phrases(words: Words) -> _Phrases:
    pgettext = words.pgettext
    said = (
        pgettext("citation", "“%(title)s.”"),
        pgettext("citation", "“%(title)s”"),
        pgettext("citation", "‘%(title)s’"),
        pgettext("citation", "In %(archive)s (archive)"),
        pgettext("citation", "in %(archive)s (archive)"),
        pgettext("citation", "Available at: %(url)s"),
        pgettext("citation", ", and "),
        pgettext("citation", ", & "),
        pgettext("citation", " and "),
    )
    return _Phrases(*map(escaped, said))


def citations(story: Reference, words: Words) -> tuple[Citation, ...]:
    """Return *story* in all styles, Chicago first, in *words*."""
    say, when = _phrases(words), when_of(story.published[:10], words.language)
    by = _writers(story.authors, words)
    stop = "" if story.headline.rstrip(_CLOSING).endswith(_ENDS) else "."
    plain = _isolated(story.headline)
    title = _quoted(story.headline, say.title if stop else say.closed)
    url = escaped(story.url)
    work = f"<cite>{_isolated(story.publication or story.archive)}</cite>"
    wire = _isolated(story.wire)
    if story.publication:
        chicago = f"{work}, {when.chicago}."
        mla, apa, harvard = f"{work}, {when.mla}", f"{work}.", f"{work}{_after(when.harvard)}"
    else:
        work, within = say.archive % {"archive": work}, say.archive_within % {"archive": work}
        supplied = f"{wire}, " if wire else ""
        chicago = f"{supplied}{when.chicago}. {work}."
        mla = f"{supplied}{when.mla}. {work}"
        apa = f"{f'{wire}. ' if wire else ''}{work}."
        harvard = f"{supplied}{when.harvard}{_after(within, when.harvard)}"
    apa_head = f"{by.apa} ({when.apa}). {plain}{stop}" if by.apa else f"{plain}{stop} ({when.apa})."
    named = _quoted(story.headline, say.title_harvard, plain)
    title_year = f"{by.harvard} ({when.year}) {named}" if by.harvard else f"{named} ({when.year})"
    at = f" {say.url % {'url': url}}" if url else ""
    made = (
        ("Chicago", f"{by.chicago}{title} {chicago}{f' {url}.' if url else ''}"),
        ("APA", f"{apa_head} {apa}{f' {url}' if url else ''}"),
        ("MLA", f"{by.mla}{title} {mla}{f', {url}' if url else ''}."),
        ("Harvard", f"{title_year}, {harvard}.{at}"),
    )
    return tuple([Citation(style, Markup(html)) for style, html in made])


def _quoted(title: str, marks: str, inner: str = "") -> str:
    """Return *title* in quotation *marks*, those of its own as they stand within such marks."""
    if "«" in marks:
        inner = _isolated(_GUILLEMETS.sub(lambda sign: "“" if "«" in sign[0] else "”", title))
    return marks % {"title": inner or _isolated(title.translate(_SINGLE))}


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
def _writers(authors: tuple[Author, ...], words: Words) -> _Writers:
    if not authors:
        return _Writers()
    say = _phrases(words)
    turned = [_isolated(_inverted(author)) for author in authors]
    others = [turned[0], *[_isolated(author.name) for author in authors[1:]]]
    if len(authors) > _MOST:
        chicago = f"{', '.join(others[:7])}, et al"
    else:
        chicago = _joined(others, say.last)
    mla = _joined(others, say.last) if len(authors) < 3 else f"{turned[0]}, et al"
    by_initials = [_isolated(_with_initials(author)) for author in authors]
    closed = [_isolated(_with_initials(author, "")) for author in authors]
    harvard = _joined(closed, say.last_harvard) if len(authors) < 4 else f"{closed[0]} et al."
    return _Writers(
        f"{_stopped(chicago)} ",
        f"{_stopped(mla)} ",
        _stopped(
            f"{', '.join(by_initials[: _MOST_APA - 1])}, … {by_initials[-1]}"
            if len(authors) > _MOST_APA
            else _joined(by_initials, say.last_apa)
        ),
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
