"""Pictures looked at and copied smaller. The only module that knows Pillow."""

import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import PIL
from PIL import (
    Image,
    ImageCms,
    ImageFile,
    ImageOps,
    IptcImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
    features,
)

from . import photodata
from .photodata import Words, as_xmp, words_in

KINDS = ("JPEG", "PNG", WebPImagePlugin.WebPImageFile.format)
"""What is read; a camera's JPEG with a second picture behind it, an MPO, is a JPEG here."""
MOST_PIXELS = 100_000_000
_QUALITY = {"jpg": 82, "webp": 80}
_LOOK, _ENOUGH = (64, 64), (3200, 3200)
"""A JPEG is read no finer than so to be looked at, and to be copied: that takes less time."""


class Unfit(ValueError):
    """A picture that cannot be used; str() says what was expected and what was found."""


class Seen(NamedTuple):
    """What was seen in a picture: its size the right way up, its words, whether it may be kept."""

    width: int
    height: int
    words: Words
    no_archive: bool


@cache
def recipe() -> str:
    """Return a digest of all that a copy depends on beside its picture and words."""
    state = blake2b(digest_size=8)
    for module in (__file__, photodata.__file__):
        state.update(Path(str(module)).read_bytes())
    for feature in ("webp", "jpg", "libjpeg_turbo", "littlecms2"):
        state.update(f"{feature} {features.version(feature)}".encode())
    return f"{PIL.__version__}-{state.hexdigest()}"


def digest(data: bytes) -> str:
    """Return 32 hex digits for a picture's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def look(data: bytes) -> Seen:
    """Return what is in a picture's bytes, all of which are read. Raises Unfit."""
    with _opened(data) as image:
        words, no_archive = words_in(_iptc(image), _bytes(image.info.get("xmp")))
        width, height = image.size
        if image.getexif().get(0x0112, 1) in {5, 6, 7, 8}:  # lies on its side
            width, height = height, width
        image.draft(None, _LOOK)
        image.load()
    return Seen(width, height, words, no_archive)


def copies(data: bytes, wanted: Iterable[tuple[int, str]], words: Words) -> Iterator[bytes]:
    """Yield a copy for each width and format (`jpg`, `webp`), with *words* as XMP, no more."""
    xmp = as_xmp(words)
    with _opened(data) as image:
        image.draft(None, _ENOUGH)
        image.load()
        upright = _plain(ImageOps.exif_transpose(image))
    sized: dict[int, Image.Image] = {upright.width: upright}
    for width, kind in wanted:
        if width not in sized:
            height = max(1, round(upright.height * width / upright.width))
            sized[width] = upright.resize((width, height), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        if kind == "webp":
            sized[width].save(file, "WEBP", quality=_QUALITY[kind], method=4, xmp=xmp)
        else:
            options = {"xmp": xmp} if xmp else {}
            sized[width].save(
                file, "JPEG", quality=_QUALITY[kind], optimize=True, progressive=True, **options
            )
        yield file.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[ImageFile.ImageFile]:
    """Open a picture for as long as it is looked at; whatever is wrong with it is Unfit."""
    Image.MAX_IMAGE_PIXELS = None  # told below, in our words, before anything is unpacked
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=KINDS) as image:
                _refuse(image)
                yield image
    except Unfit:
        raise
    except UnidentifiedImageError as error:
        raise Unfit("expected a JPEG, PNG or WebP picture, found none") from error
    except Exception as error:  # what a decoder raises at broken bytes is not known
        raise Unfit(f"expected a whole picture, found a broken one: {error}") from error


def _refuse(image: ImageFile.ImageFile) -> None:
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and image.format != "MPO":
        raise Unfit(f"expected a still picture, found one of {frames} frames")
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Unfit(f"expected at most {MOST_PIXELS:,} pixels, found {width:,} × {height:,}")


def _plain(image: Image.Image) -> Image.Image:
    """Return *image* in sRGB, 8 bits, on white where it was clear, with nothing said beside."""
    image = _in_srgb(image)
    if image.mode.startswith(("I", "F")):  # 16 bits a pixel
        image = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    image = image.convert("RGB")
    image.info = {}
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return *image* in sRGB where it names another space that can be followed."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made or image


def _iptc(image: ImageFile.ImageFile) -> dict[tuple[int, int], bytes | list[bytes]]:
    """Return IPTC's datasets; what is no IPTC says nothing."""
    try:
        return IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # noqa: BLE001 (a broken block of words is no broken picture)
        return {}


def _bytes(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else bytes(value or b"")
