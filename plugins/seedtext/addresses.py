"""Where stories live: addresses without what is not known, and never one for two."""

import re
from collections import defaultdict
from collections.abc import Iterable
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
