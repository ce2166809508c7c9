"""Slugs that can stand in any path: short, never empty, never a reserved name."""

from hashlib import sha256

from .expressions import expression

MAX_LENGTH = 80
_DEVICE = expression(r"con|prn|aux|nul|com\d|lpt\d")


def short_hash(name: str) -> str:
    """Return six hex digits of the SHA-256 of *name*."""
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:6]


def safe_slug(slug: str, name: str) -> str:
    """Return *slug* cut at a word to 80 characters, made safe with a hash of *name*.

    Empty, hyphens or digits only, `index` and the names of Windows devices get the hash.
    """
    slug = slug.strip("-")
    if len(slug) > MAX_LENGTH:
        cut = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
        slug = cut.rstrip("-")
    if not slug or slug.isdigit() or slug == "index" or _DEVICE.fullmatch(slug):
        return rival_slug(slug, name)
    return slug


def rival_slug(slug: str, name: str) -> str:
    """Return *slug* told apart from its rivals by a hash of *name*."""
    return f"{slug}-{short_hash(name)}".lstrip("-")
