"""The pictures of captions: `content/images/STEM/N.jpg` is that of the story's Nth caption.

Companions of stories for the engine; what they join to a story's figures is all that pages know:
`figure["picture"]` where a picture is shown, `figure["filled"]` where it says what the seed does
not.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from typing import Any, NamedTuple

from press import Fault, Found, Record, Survey, TermUse
from press.addresses import beside
from press.companions import Joined
from seedtext.markup import FIGURE_END, FIGURE_START, text_html
from seedtext.survey import shown

FOLDER = "images"
WIDTHS = (480, 960, 1600)
FORMATS = ("webp", "jpg")
MOST_ALT = 240
FIRST_SCREEN = 2
"""Paragraphs before a story's first picture with which it still stands on the first screen."""
LEAST_FOLDED = 2
MOST_UNFOLDED = 200
"""Characters of a caption that take no more of a phone's screen than three lines and the way to
the rest."""
_TAG = re.compile(r"<[^>]+>")
_NUMBERED = re.compile(r"(\d+)\.\w+", re.ASCII)
_HELD_START = '<figure class="figure figure--held">'
NOT_KEPT = "not published, as it says NO ARCHIVES; its caption is"


class Copy(NamedTuple):
    """A copy of a picture: where it lies, and its width in pixels."""

    url: str
    width: int


class Image(NamedTuple):
    """A picture that is held: its words, its largest size, its copies by format, small to large."""

    alt: str
    width: int
    height: int
    webp: tuple[Copy, ...]
    jpg: tuple[Copy, ...]


class Part(NamedTuple):
    """A piece of a story's HTML, and the picture that follows it."""

    html: str
    image: Image | None = None
    late: bool = True
    """Whether the picture is loaded only when a reader comes near it."""
    folds: int = 0
    """How many captions it has, where it is long captions that a phone folds, and nothing else."""


class CaptionPictures:
    """The pictures that lie in folders with the stems of stories."""

    name = "pictures"

    def __init__(self, settings: dict[str, Any]) -> None:
        """Read with Pelican's *settings*; an empty PICTURE_SAVE_AS: none is shown."""
        self.root: str = settings["PATH"]
        self.ignored: list[str] = settings["IGNORE_FILES"]
        on = bool(settings.get("PICTURE_SAVE_AS"))
        self.pattern = str(settings.get("PICTURE_URL") or "") if on else ""

    def basis(self) -> object:
        """Return where copies lie: it is joined to the stories."""
        return self.pattern

    def survey(self) -> Survey:
        """Return the files in the folders that lie in the folder of pictures."""
        found = []
        for folder in self._entries(os.path.join(self.root, FOLDER)):
            if folder.is_dir():
                for entry in self._entries(folder.path):
                    if not entry.is_dir():
                        path = f"{FOLDER}/{folder.name}/{entry.name}"
                        found.append(Found(path, *_size_and_time(entry)))
        return Survey(sorted(found))

    def _entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Return what lies in *folder* and is not hidden or ignored; nothing where it is not."""
        try:
            with os.scandir(folder) as entries:
                return [entry for entry in entries if not self._ignores(entry.name)]
        except (FileNotFoundError, NotADirectoryError):
            return []

    def _ignores(self, name: str) -> bool:
        return name.startswith(".") or any(fnmatch(name, rule) for rule in self.ignored)

    def shown(self, path: str) -> str:
        """Return *path* as a person would type it."""
        return shown(os.path.join(self.root, path))

    def stem(self, path: str) -> str:
        """Return the stem of the story: the name of the folder."""
        return path.split("/")[-2]

    def read(self, path: str, data: bytes) -> dict[str, Any] | Fault | None:
        """Return a picture's size, digest and words; None for a file whose name is no number."""
        if not _NUMBERED.fullmatch(path.rpartition("/")[2]):
            return None
        from . import darkroom  # noqa: PLC0415 (slow to import, and most builds look at none)

        try:
            seen = darkroom.look(data)
        except darkroom.Unfit as error:
            return Fault(self.shown(path), 1, str(error))
        caption, creators, credit = seen.words
        return {
            "width": seen.width,
            "height": seen.height,
            "caption": caption,
            "creators": list(creators),
            "credit": credit,
            "printed": seen.words.printed,
            "no_archive": seen.no_archive,
            "digest": darkroom.digest(data),
        }

    def join(self, record: Record, told: Sequence[tuple[str, dict[str, Any] | None]]) -> Joined:
        """Return *record* with pictures in its figures, and what they say of their makers."""
        amiss, remarks = dict[str, str](), dict[str, str]()
        figures = [dict(figure) for figure in record.metadata.get("figures") or ()]
        taken = dict[int, str]()
        terms = list(record.terms)
        for path, picture in told:
            name = path.rpartition("/")[2]
            if picture is None:
                amiss[path] = f'expected a name as 1.jpg beside a story, found "{name}"'
                continue
            number = int(name.partition(".")[0])
            if not 1 <= number <= len(figures):
                captions = f"{len(figures)} caption{'' if len(figures) == 1 else 's'}"
                amiss[path] = f"expected the number of a caption, found {number} of {captions}"
            elif number in taken:
                amiss[path] = f"expected one picture of a caption, found {taken[number]}, too"
            else:
                taken[number] = name
                figure = figures[number - 1]
                terms += _fill(figure, picture)
                if picture["no_archive"] or figure.get("no_archive"):
                    remarks[path] = NOT_KEPT
                elif self.pattern:
                    figure["picture"] = self._shown_picture(path, number, picture)
        metadata = {**record.metadata, "figures": figures} if taken else record.metadata
        terms = list(dict.fromkeys(terms))
        return Joined(record._replace(metadata=metadata, terms=tuple(terms)), amiss, remarks)

    def _shown_picture(self, path: str, number: int, picture: dict[str, Any]) -> dict[str, Any]:
        width, height = picture["width"], picture["height"]
        widths = [one for one in WIDTHS if one <= width] or [width]
        return {
            "path": path,
            "number": number,
            "pattern": self.pattern,
            "digest": picture["digest"],
            "widths": widths,
            "width": widths[-1],
            "height": max(1, round(height * widths[-1] / width)),
            "caption": picture["caption"],
            "creators": picture["creators"],
            "credit": picture["credit"],
        }


def _fill(figure: dict[str, Any], picture: dict[str, Any]) -> Iterator[TermUse]:
    """Give *figure* the picture's words where the seed has none; yield its photographers then."""
    filled = {}
    if not figure["caption"] and picture["caption"]:
        filled["caption"] = figure["caption"] = picture["caption"]
    if not figure["credit"] and picture["printed"]:
        filled["credit"] = figure["credit"] = picture["printed"]
        figure["photographers"] = list(picture["creators"])
        yield from (TermUse("photographer", name) for name in picture["creators"])
    if filled:
        figure["filled"] = filled


def _size_and_time(entry: os.DirEntry[str]) -> tuple[int, int]:
    """Return size and mtime; of what cannot be asked, such as are never the same."""
    try:
        status = entry.stat()
    except OSError:
        return -1, 0
    return status.st_size, status.st_mtime_ns


def address(picture: Mapping[str, Any], story: str, width: int, kind: str) -> str:
    """Return where a copy lies, beside its story, whose address is *story*."""
    pattern = str(picture["pattern"])
    return beside(pattern, story, number=picture["number"], width=width, format=kind)


def image_of(figure: Mapping[str, Any], story: str) -> Image | None:
    """Return the picture of a story's figure, None where it is not held; *story* is its address."""
    picture = figure.get("picture")
    if not picture:
        return None
    webp, jpg = (
        tuple(Copy(address(picture, story, width, kind), width) for width in picture["widths"])
        for kind in FORMATS
    )
    alt = _alt(figure["caption"] or figure["credit"])
    return Image(alt, picture["width"], picture["height"], webp, jpg)


def _alt(caption: str) -> str:
    """Return what is said of a picture that is not seen: its caption, a long one cut at a word."""
    if len(caption) <= MOST_ALT:
        return caption
    return caption[: caption.rfind(" ", 0, MOST_ALT)].rstrip(" ,;:–—-") + " …"


def body_parts(html: str, figures: Sequence[Mapping[str, Any]], story: str) -> tuple[Part, ...]:
    """Return a story's HTML in parts, each with the picture that follows it."""
    before, *pieces = html.split(FIGURE_START)
    if len(pieces) != len(figures):
        return ()
    parts = list[Part]()
    for figure, piece in zip(figures, pieces, strict=True):
        image = image_of(figure, story)
        if image:
            late = bool(parts) or before.count("</p>") > FIRST_SCREEN
            parts.append(Part(before + _HELD_START, image, late))
            before = "<figcaption>" + piece
        else:
            before += FIGURE_START + piece
    return (*parts, Part(before))


def folded(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a story's *parts*, the captions that stand before its first words apart, where long.

    Such as have a picture stay as they are.
    """
    html = parts[0].html if parts else ""
    count = end = at = 0
    while html.startswith(FIGURE_START, at) and (end := html.find(FIGURE_END, at)) > 0:
        count, at = count + 1, end + len(FIGURE_END) + 1
    captions = html[: at - 1] if count else ""
    if count < LEAST_FOLDED and len(_TAG.sub("", captions)) <= MOST_UNFOLDED:
        return parts
    return (Part(captions, folds=count), parts[0]._replace(html=html[at:]), *parts[1:])


def filled(figure: Mapping[str, Any], inner: str) -> str:
    """Return a caption's HTML with the words that its picture adds."""
    words = figure.get("filled") or {}
    if caption := words.get("caption"):
        inner = f'<span class="figure__caption">{text_html(caption)}</span> {inner}'
    if credit := words.get("credit"):
        inner += f' <small class="figure__credit">{text_html(credit)}</small>'
    return inner
