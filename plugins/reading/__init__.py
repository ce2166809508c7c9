"""Pages for readers: what each page shows, worked out by pure functions, and the views of them.

`pages`, `periods` and `terms` have the frozen records that templates print; the modules named
`…views` ask the engine's catalogue and fill them; `seeds` is the source of stories; `defaults`
holds the archive's settings. No Pelican here.
"""

from typing import Any


def register() -> None:
    """Wait for nothing: the engine asks `press`."""


def press(settings: dict[str, Any]) -> Any:
    """Return what the engine builds a site from: the seeds and all pages for readers."""
    from press import Wiring  # noqa: PLC0415 (the settings import this package before the engine)
    from press.markdowns import MarkdownArticles  # noqa: PLC0415
    from seedtext import slugs  # noqa: PLC0415

    from .dateviews import DateIndex, OnThisDay  # noqa: PLC0415
    from .holdings import Holdings  # noqa: PLC0415
    from .indexviews import Indexes  # noqa: PLC0415
    from .menus import Menus  # noqa: PLC0415
    from .naming import AuthorityNames  # noqa: PLC0415
    from .newviews import NewlyAdded  # noqa: PLC0415
    from .periodviews import Periods  # noqa: PLC0415
    from .pictures import CaptionPictures  # noqa: PLC0415
    from .pictureviews import PictureCopies  # noqa: PLC0415
    from .seeds import Seeds  # noqa: PLC0415
    from .sourcetexts import SourceTexts  # noqa: PLC0415
    from .stories import describe  # noqa: PLC0415
    from .storyviews import Stories  # noqa: PLC0415
    from .termindexes import Letters  # noqa: PLC0415
    from .termviews import TermPages  # noqa: PLC0415

    return Wiring(
        sources=(Seeds(settings), MarkdownArticles(settings, slugs)),
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
    )
