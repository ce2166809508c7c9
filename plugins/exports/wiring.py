"""What the engine builds for machines."""

from typing import Any

from press import Wiring

from .citeviews import CitedList, CitedStory, MonthFiles
from .datalists import DataPages
from .datapackages import PeriodPackages
from .dataviews import DataFiles
from .feedviews import ArchiveFeed, TermFeeds
from .site import remarks
from .sitemapviews import Robots, Sitemaps


def wiring(settings: dict[str, Any]) -> Wiring:
    """Return the views for machines."""
    lists = CitedList(settings)
    return Wiring(
        views=(
            ArchiveFeed(settings),
            TermFeeds(settings),
            Sitemaps(settings),
            Robots(settings),
            DataFiles(settings),
            PeriodPackages(settings),
            DataPages(settings),
            MonthFiles(settings),
        ),
        extras={
            "story": (CitedStory(settings),),
            "period": (lists.of_period,),
            "term": (lists.of_term,),
        },
        remarks=remarks(settings),
    )
