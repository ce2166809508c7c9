"""The editor's notes: `content/notes/STEM.md`, a word over what a source tells.

Fields above, a blank line, then Markdown that is shown above the story.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from pelican.readers import Markdown

from .accessions import is_address
from .records import STATUSES, Fault, Record, TermUse
from .wiring import Names

ORIGIN = ("Publication", "Publisher", "Rights", "Notice", "Access", "Received")
"""What a note may say of where the story comes from."""
FIELDS = (
    *("Title", "Slug", "Date", "Author", "Authors", "Lang", "Tags", "Status", "Lead", "Aliases"),
    *("Modified", *ORIGIN),
)
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:[ \t]*(.*)")
_SLUG = re.compile(r"\w[\w-]{0,79}")
_RIGHTS = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s/?#\"<>]+(?:/[^\s\"<>]*)?")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


class Note(NamedTuple):
    """What an editor says of one story; what is None was not said."""

    title: str | None = None
    slug: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None
    lang: str | None = None
    tags: tuple[str, ...] | None = None
    more_tags: tuple[str, ...] = ()
    fewer_tags: tuple[str, ...] = ()
    status: str | None = None
    lead: bool = False
    aliases: tuple[str, ...] = ()
    modified: str | None = None
    """The day, or the moment, of its newest word."""
    origin: tuple[tuple[str, str], ...] = ()
    """Where the story comes from: pairs of ORIGIN, in lower case, and a value."""
    html: str = ""


@dataclass(slots=True)
class _Reading:
    path: str
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def wrong(self, line: int, expected: str, found: str) -> None:
        self.faults.append(Fault(self.path, line, f'expected {expected}, found "{found[:80]}"'))


def read_note(text: str, path: str, settings: dict[str, Any]) -> tuple[Note, list[Fault]]:
    """Return the note in *text* and every fault in it; a field at fault is left out."""
    reading = _Reading(path)
    lines = text.removeprefix("\ufeff").splitlines()
    at = 0
    for at, line in enumerate(lines, 1):
        if not line.strip():
            break
        match = _FIELD.fullmatch(line.strip())
        if match is None:
            reading.wrong(at, '"Field: value" or a blank line before the text', line.strip())
            continue
        _take(reading, at, match[1].strip().title(), match[2].strip())
    body = "\n".join(lines[at:]).strip()
    if body:
        options = settings.get("MARKDOWN", {})
        reading.values["html"] = Markdown(
            extensions=list(options.get("extensions", []))
            or list(options.get("extension_configs", {})),
            extension_configs=options.get("extension_configs", {}),
            output_format=options.get("output_format", "html5"),
        ).convert(body)
    return Note(**reading.values), reading.faults


def _take(reading: _Reading, line: int, name: str, value: str) -> None:
    """Take one field; what is wrong with it becomes a fault."""
    rule, field_ = _RULES.get(name), _NAMES.get(name, name.lower())
    if name not in FIELDS:
        reading.wrong(line, "one of " + ", ".join(FIELDS), name)
    elif not value:
        reading.wrong(line, f"a value of {name}", "nothing")
    elif name == "Tags":
        _take_tags(reading, _parted(value, ","))
    elif name in ORIGIN and (rule is None or rule.take(value)):
        kept = rule.take(value) if rule else value
        reading.values["origin"] = (*reading.values.get("origin", ()), (name.lower(), kept))
    elif rule is None:
        reading.values[field_] = value
    elif (taken := rule.take(value)) is None:
        reading.wrong(line, rule.expected, value)
    else:
        reading.values[field_] = taken


class _Rule(NamedTuple):
    """What a field may say: *take* returns its value, None where that is wrong."""

    expected: str
    take: Callable[[str], Any]


def _date(value: str) -> str | None:
    """Return a date that there is, as it is written."""
    if not _DATE.fullmatch(value):
        return None
    try:
        datetime.fromisoformat(value + "0001-01-01"[len(value) : 10])
    except ValueError:
        return None
    return value


def _aliases(value: str) -> tuple[str, ...] | None:
    """Return addresses below the site, without slashes at their ends."""
    found = tuple(part.strip("/") for part in _parted(value, ","))
    return found if all(map(is_address, found)) else None


def _moment(value: str) -> str | None:
    """Return a day that there is, or a moment with its zone, as it is written."""
    exact = len(value) == len("2022-02-28") or value[16:].strip(":0123456789")
    return _date(value) if len(value) >= len("2022-02-28") and exact else None


_NAMES = {"Date": "published", "Author": "authors"}
_RULES = {
    "Date": _Rule("a date as YYYY-MM-DD, YYYY-MM or YYYY", _date),
    "Slug": _Rule(
        "a slug of letters, digits and hyphens", lambda v: v if _SLUG.fullmatch(v) else None
    ),
    "Status": _Rule(
        "one of " + ", ".join(STATUSES), lambda v: v.lower() if v.lower() in STATUSES else None
    ),
    "Lead": _Rule("yes or no", lambda v: {"yes": True, "no": False}.get(v.lower())),
    "Author": _Rule("a name", lambda v: _parted(v, ";" if ";" in v else ",") or None),
    "Authors": _Rule("names", lambda v: _parted(v, ";" if ";" in v else ",") or None),
    "Modified": _Rule("a day as YYYY-MM-DD, or a time with its zone", _moment),
    "Rights": _Rule("an address on the web", lambda v: v if _RIGHTS.fullmatch(v) else None),
    "Access": _Rule(
        "full or metadata", lambda v: v.lower() if v.lower() in {"full", "metadata"} else None
    ),
    "Received": _Rule("a date as YYYY-MM-DD, YYYY-MM or YYYY", _date),
    "Aliases": _Rule("addresses below the site, parted by commas", _aliases),
}


def _take_tags(reading: _Reading, names: tuple[str, ...]) -> None:
    """Take tags: `+name` adds one, `-name` takes one away, plain names replace all."""
    reading.values["more_tags"] = tuple(n[1:].strip() for n in names if n.startswith("+"))
    reading.values["fewer_tags"] = tuple(n[1:].strip() for n in names if n.startswith("-"))
    plain = tuple(name for name in names if name[0] not in "+-")
    if plain:
        reading.values["tags"] = plain


def _parted(value: str, sign: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(sign) if part.strip())


Told = Callable[[str], tuple[str, str]]
"""Returns the form under which a name is gathered, and its kind."""


def amended(record: Record, note: Note, names: Names | None = None) -> Record:
    """Return *record* with the editor's word over it; *names* knows forms and kinds."""
    metadata = dict(record.metadata)
    terms = list(record.terms)
    if note.title is not None:
        metadata["title"] = html.escape(note.title, quote=False)
        metadata["headline_source"] = "editor"
    if note.lang is not None:
        metadata["lang"] = note.lang
    if note.authors is not None:
        authors = dict(map(names.writer if names else _as_is, note.authors))
        metadata["authors"] = list(authors)
        terms = [use for use in terms if use.facet != "author"]
        terms += [TermUse("author", name, kind) for name, kind in authors.items()]
    terms = _with_tags(terms, note, names.tag if names else _as_is)
    metadata["tags"] = [use.name for use in terms if use.facet == "tag"]
    if note.html:
        metadata["note"] = note.html
    if note.lead:
        metadata["lead"] = True
    if note.modified is not None:
        metadata["modified"] = note.modified
    if note.origin:
        metadata["origin"] = {**metadata.get("origin", {}), **dict(note.origin)}
    return record._replace(
        metadata=metadata,
        terms=tuple(terms),
        published=note.published or record.published,
        slug=note.slug or record.slug,
        status=note.status or record.status,
    )


def _as_is(name: str) -> tuple[str, str]:
    return name, ""


def _with_tags(terms: list[TermUse], note: Note, tagged: Told) -> list[TermUse]:
    """Return *terms* with the tags that the editor gives, adds and takes away, in any form."""
    kinds = {use.name: use.kind for use in terms if use.facet == "tag"}
    given = dict(map(tagged, (*(note.tags or ()), *note.more_tags)))
    fewer = {name for tag in note.fewer_tags for name in (tag, tagged(tag)[0])}
    kept = [
        use
        for use in terms
        if use.facet != "tag" or (note.tags is None and use.name not in {*given, *fewer})
    ]
    return kept + [
        TermUse("tag", name, kind or kinds.get(name, "")) for name, kind in given.items()
    ]


def precision_of(published: str) -> str:
    """Return how exact ISO text is: `year`, `month`, `day` or `time`."""
    return {4: "year", 7: "month", 10: "day"}.get(len(published), "time")


def first_moment(published: str, known: str) -> str:
    """Return the first moment of *published*, in the zone of the moment known before."""
    zone = known[19:] if len(known) > 19 else "+00:00"
    start = published + {4: "-01-01", 7: "-01"}.get(len(published), "")
    if len(start) == 10:
        return f"{start}T00:00:00{zone}"
    return start if start[16:].strip(":0123456789") else f"{start}{zone}"
