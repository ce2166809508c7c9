"""What the engine builds a site from: the seeds and all pages for readers."""

from typing import Any

from press import Wiring
from press.beside import Beside
from press.markdowns import MarkdownArticles
from seedtext import slugs

from .dateviews import DateIndex, OnThisDay
from .holdings import Holdings
from .indexviews import Indexes
from .menus import Menus
from .naming import AuthorityNames
from .newviews import NewlyAdded
from .periodviews import Periods
from .pictures import CaptionPictures
from .pictureviews import PictureCopies
from .seeds import Seeds
from .sourcetexts import SourceTexts
from .stories import TELLING, describe
from .storyviews import Stories
from .termindexes import Letters
from .termviews import TermPages


def wiring(settings: dict[str, Any], look: Beside | None) -> Wiring:
    """Return what the engine builds a site from: the seeds and all pages for readers.

    *look* is a look for seeds that another process was told to take.
    """
    return Wiring(
        sources=(Seeds(settings, look), MarkdownArticles(settings, slugs)),
        views=(
            Stories(settings),
            TermPages(settings),
            Periods(settings),
            OnThisDay(settings),
            Indexes(settings),
            Letters(settings),
            DateIndex(settings),
            Holdings(settings),
            PictureCopies(settings),
            SourceTexts(settings),
            NewlyAdded(settings),
        ),
        companions=(CaptionPictures(settings),),
        describe=describe,
        slugs=slugs,
        names=AuthorityNames(settings),
        shared=Menus(settings),
        telling=TELLING,
    )
