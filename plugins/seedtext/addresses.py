"""Where stories live: addresses without what is not known, and never one for two."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from .slugs import rival_slug

FINER = {"month": "dejHIMSpf", "year": "dejHIMSpfmbBUW"}
"""The strftime directives that say more than a precision knows."""


def partial_address(
    known: dict[str, Any], precision: str, settings: dict[str, Any]
) -> dict[str, str]:
    """Return `url` and `save_as` by ARTICLE_URL and _SAVE_AS, without what is not known.

    `{date:%Y}/{date:%m}/{date:%d}/{slug}.html` becomes `2022/02/slug.html` for a month.
    """
    finer = re.compile(rf"[-_.]?%-?[{FINER[precision]}]")

    def known_part(match: re.Match[str]) -> str:
        kept = finer.sub("", match[1])
        return f"{{date:{kept}}}" if "%" in kept else ""

    address = {}
    for key in ("url", "save_as"):
        pattern = str(settings[f"ARTICLE_{key.upper()}"])
        pattern = re.sub(r"\{date:([^}]*)\}", known_part, pattern)
        pattern = re.sub(r"(?<=/)/+|^/+", "", pattern)
        address[key] = pattern.format(**{**known, "lang": known.get("lang", "")})
    return address


def story_address(
    published: str, slug: str, known: dict[str, Any], settings: dict[str, Any]
) -> tuple[str, str]:
    """Return the address of a story and the file it is saved as, as precise as *published* is."""
    precision = {4: "year", 7: "month"}.get(len(published), "day")
    start = published[:10] + "0001-01-01"[len(published) : 10]
    values = {
        **known,
        "slug": slug,
        "lang": known.get("lang", ""),
        "date": date.fromisoformat(start),
    }
    if precision in FINER:
        address = partial_address(values, precision, settings)
        return address["url"], address["save_as"]
    url_pattern, file_pattern = str(settings["ARTICLE_URL"]), str(settings["ARTICLE_SAVE_AS"])
    url = url_pattern.format_map(values)
    return url, url if file_pattern == url_pattern else file_pattern.format_map(values)


def settle_addresses(stories: Iterable[Any]) -> None:
    """Give each story a `save_as` of its own, letter case ignored; the first by stem wins."""
    claims: dict[str, list[Any]] = defaultdict(list)
    for story in stories:
        claims[story.save_as.casefold()].append(story)
    for rivals in claims.values():
        for story in sorted(rivals, key=lambda story: story.stem)[1:]:
            story.slug = story.metadata["slug"] = rival_slug(story.slug, story.stem)
            if story.precision in FINER:
                address = partial_address(story.metadata, story.precision, story.settings)
                story.override_url = address["url"]
                story.override_save_as = address["save_as"]
