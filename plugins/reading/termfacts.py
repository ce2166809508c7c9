"""What the page of a term tells beside its stories: what goes with it, what was filed there."""

from collections.abc import Sequence
from itertools import islice

from press import Term
from press.catalogue import Catalogue
from press.words import message
from seedtext.printable import printable
from subjects import Entry

from .periods import Picture
from .periodviews import figures_of, links_of, tally_of
from .site import Counted, Site
from .stories import Story, caption_of
from .terms import MOST_PICTURES, OFTEN

TOGETHER_OF = 400
"""Newest stories of a term that tell with what it goes together."""


FILED, TOLD = (
    message("Filed from %(place)s: %(stories)s"),
    message("About %(place)s: %(stories)s"),
)


def filed_there(term: Term, row: Entry | None, stories: Sequence[Story]) -> list[Story]:
    """Return those of *stories* whose dateline is the place *term*, under any of its names."""
    names = {term.name, *(row.also if row else ())} if term.kind == "place" else ()
    return [story for story in stories if story.place in names]


def count_words(what: str, term: Term, stories: Sequence[Story], site: Site) -> str:
    """Return `Filed from Kyiv: 5 stories`; nothing for none."""
    told = site.stories(len(stories))
    return site.gettext(what, place=term.name, stories=told) if stories else ""


def tells_captions(term: Term | None) -> bool:
    """Tell whether the page of *term* has captions of its stories, beside their lines."""
    return term is not None and term.facet == "photographer"


def pictures_by(catalogue: Catalogue, term: Term, stories: Sequence[Story]) -> tuple[Picture, ...]:
    """Return the newest captions of the photographer *term*."""
    if not tells_captions(term):
        return ()
    found = (
        Picture(caption_of(figure, story), story)
        for story in stories
        for figure in figures_of(catalogue, story)
        if term.name in figure.get("photographers", ())
    )
    return tuple(islice(found, MOST_PICTURES))


def together(catalogue: Catalogue, term: Term, site: Site) -> tuple[Counted, ...]:
    """Return the tags that the newest stories of *term* also have, the most frequent first."""
    tally = tally_of(catalogue.terms_together(term.tid, TOGETHER_OF))
    tally.pop(term.tid, None)
    return site.counted(links_of(catalogue, tally, OFTEN), OFTEN)


def other_forms(row: Entry | None) -> tuple[str, ...]:
    """Return the other forms of a name as a page prints them, each once."""
    return tuple(dict.fromkeys(map(printable, row.also))) if row else ()
