"""Pages for machines: feeds, sitemaps, what robots are told, and data files.

`items` and `whole` have the frozen records of a story as formats take them; the modules named
`…views` ask the engine's catalogue; the others make bytes of records, and know no catalogue.
"""

from typing import Any


def register() -> None:
    """Wait for nothing: the engine asks `press`."""


def press(settings: dict[str, Any]) -> Any:
    """Return the views for machines."""
    from press import Wiring  # noqa: PLC0415 (the settings name this package before the engine)

    from .citeviews import CitedList, CitedStory, MonthFiles  # noqa: PLC0415
    from .datalists import DataPages  # noqa: PLC0415
    from .datapackages import PeriodPackages  # noqa: PLC0415
    from .dataviews import DataFiles  # noqa: PLC0415
    from .feedviews import ArchiveFeed, TermFeeds  # noqa: PLC0415
    from .site import remarks  # noqa: PLC0415
    from .sitemapviews import Robots, Sitemaps  # noqa: PLC0415

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
