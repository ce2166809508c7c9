"""Stories as ninjs 3.1, the IPTC's form of news in JSON; unknown keys are not allowed there."""

from typing import Any

from .records import Picture
from .site import rfc3339
from .whole import Whole

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_KINDS = {"person": "people", "organisation": "organisations", "place": "places", "event": "events"}


def ninjs(story: Whole) -> dict[str, Any]:
    """Return *story* as an item of ninjs; `partial` where its text may not be handed on."""
    item = story.item
    named: dict[str, list[dict[str, str]]] = {}
    for subject in story.subjects:
        entry = {"name": subject.name, "rel": "about"}
        if subject.kind in _KINDS:
            named.setdefault(_KINDS[subject.kind], []).append(entry)
        # only here the standard has a place for who gave it
        named.setdefault("subjects", []).append({**entry, "creator": subject.assigned_by})
    told: dict[str, Any] = {
        "uri": item.identity,
        "type": "text",
        "standard": STANDARD,
        "representationType": "full" if item.html else "partial",
        "versionCreated": rfc3339(item.updated),
        "contentCreated": rfc3339(item.date) if item.date else "",
        "pubStatus": "usable",
        "language": item.language,
        "copyrightHolder": item.publisher,
        "copyrightNotice": item.notice,
        "rightsInfo": {"linkedRights": item.rights} if item.rights else {},
        "by": ", ".join(item.authors),
        "located": " / ".join(story.places),
        "headlines": [_text("main", item.headline)],
        "descriptions": [_text("summary", item.standfirst)] if item.standfirst else [],
        "bodies": _bodies(story),
        **named,
        "infoSources": _sources(story),
        "associations": [
            _picture(item.identity, number, picture)
            for number, picture in enumerate(story.pictures, 1)
        ],
        "altIds": [
            {"role": "id", "value": story.id},
            {"role": "url", "value": item.url},
            {"role": "source file", "value": story.stem},
            {"role": "published", "value": item.published},
        ],
    }
    return {key: value for key, value in told.items() if value}


def _text(role: str, value: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": value}


def _bodies(story: Whole) -> list[dict[str, Any]]:
    """Return the text, whose words are counted without captions, and the editor's note on it."""
    item, kind = story.item, {"contentType": "text/html"}
    main = {"role": "main", **kind, "wordCount": story.words, "value": item.html}
    note = {"role": "note", **kind, "value": item.note}
    return [body for body in (main, note) if body["value"]]


def _sources(story: Whole) -> list[dict[str, str]]:
    named = (("agency", story.agency), ("publication", story.item.publication))
    return [{"name": name, "role": role} for role, name in named if name]


def _picture(identity: str, number: int, picture: Picture) -> dict[str, Any]:
    """Return a picture; one that is not held is known by its caption alone."""
    words = (("caption", picture.caption), ("credit", picture.credit))
    held = {"name": "web", "href": picture.url, "contentType": "image/jpeg"}
    told: dict[str, Any] = {
        "name": f"picture-{number}",
        "uri": f"{identity}#picture-{number}",
        "type": "picture",
        "representationType": "full" if picture.url else "partial",
        "descriptions": [_text(role, told) for role, told in words if told],
        "by": ", ".join(picture.photographers),
        "renditions": [held] if picture.url else [],
    }
    return {key: value for key, value in told.items() if value}
