"""The view of pictures: the copies of each that is held, beside its story's page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue
from press.world import digest

from . import pictures
from .photodata import Words
from .pictures import FORMATS


class PictureCopies:
    """A page for each copy, by its story's stem, number, width and format: `stem/1-480.webp`."""

    name = "picture"
    always = False
    local = False
    lasting = True
    weight = 10

    def __init__(self, settings: dict[str, Any]) -> None:
        """Make copies by PICTURE_SAVE_AS: `{story}` is the story's address without its ending."""
        self.settings = settings
        self.pattern = str(settings.get("PICTURE_SAVE_AS") or "")

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (each has its mark)
        """Return nothing: a copy shows its picture and words."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield the copies of every picture that a story's page shows."""
        for stem, url, metadata in catalogue.accompanied():
            yield from self._spots(stem, url, metadata)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the copies of the changed stories' pictures, those that are gone, too."""
        for stem in sorted({change.stem for change in changes}):
            gone = dict.fromkeys(catalogue.keys(self.name, f"{stem}/"))
            for _, url, metadata in catalogue.accompanied(stem):
                for spot in self._spots(stem, url, metadata):
                    gone.pop(spot.key, None)
                    yield spot
            yield from (Spot(key, None) for key in gone)

    def _spots(self, stem: str, url: str, metadata: Mapping[str, Any]) -> Iterator[Spot]:
        for figure in metadata.get("figures") or ():
            if picture := figure.get("picture"):
                mark = digest(picture["digest"], _words(figure), _recipe())
                where = {**picture, "pattern": self.pattern}
                for width in picture["widths"]:
                    for kind in FORMATS:
                        key = f"{stem}/{picture['number']}-{width}.{kind}"
                        yield Spot(key, pictures.address(where, url, width, kind), "", mark)

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the copies *keys*; each picture is opened once for all that are asked of it."""
        from . import darkroom  # noqa: PLC0415 (slow to import, and most builds make none)

        for stem, of_story in groupby(sorted(keys), key=lambda key: key.partition("/")[0]):
            _, _, metadata = next(desk.catalogue.accompanied(stem))
            figures = metadata["figures"]
            for number, of_picture in groupby(of_story, key=_number):
                figure, wanted = figures[number - 1], list(of_picture)
                data = Path(self.settings["PATH"], figure["picture"]["path"]).read_bytes()
                sizes = [_width_and_format(key) for key in wanted]
                for key, made in zip(
                    wanted, darkroom.copies(data, sizes, _words(figure)), strict=True
                ):
                    yield Page(key, data=made)


def _words(figure: Mapping[str, Any]) -> Words:
    """Return what a copy says of itself: the story's words, the picture's where it has none."""
    picture = figure["picture"]
    return Words(
        figure["caption"],
        tuple(figure["photographers"] or picture["creators"]),
        figure["credit"] or picture["credit"],
    )


def _number(key: str) -> int:
    return int(key.rpartition("/")[2].partition("-")[0])


def _width_and_format(key: str) -> tuple[int, str]:
    width, _, kind = key.rpartition("-")[2].partition(".")
    return int(width), kind


def _recipe() -> str:
    from . import darkroom  # noqa: PLC0415 (as above)

    return darkroom.recipe()
