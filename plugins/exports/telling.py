"""What data files tell of a story, in plain values."""

from typing import Any

from .site import rfc3339
from .whole import Whole


def told(story: Whole) -> dict[str, Any]:
    """Return all that is known of a story but its lists of records; a list for what may be many."""
    item = story.item
    return {
        "id": story.id,
        "uri": item.identity,
        "url": item.url,
        "headline": item.headline,
        "published": item.published,
        "added": item.added,
        "updated": rfc3339(item.updated),
        "standfirst": item.standfirst,
        "html": item.html,
        "note": item.note,
        "section": story.section,
        "dateline": story.dateline,
        "places": list(story.places),
        "authors": list(item.authors),
        "agency": story.agency,
        "language": item.language,
        "words": story.words,
        "publication": item.publication,
        "publisher": item.publisher,
        "rights": item.rights,
        "notice": item.notice,
        "access": story.access,
        "received": story.received,
        "stem": story.stem,
        "sha256": story.sha256,
        "bytes": story.size,
    }


def fully_told(story: Whole) -> dict[str, Any]:
    """Return all that is known of a story, by FIELDS, with lists of records."""
    return {
        **told(story),
        "tags": list(story.item.tags),
        "subjects": [subject._asdict() for subject in story.subjects],
        "figures": [picture._asdict() for picture in story.pictures],
    }
