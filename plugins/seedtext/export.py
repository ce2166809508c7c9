"""A document for machines (`as_json`) and for a terminal (`as_table`)."""

import textwrap
from typing import Any

from .document import Block, Figure, SeedDocument
from .printable import printable

_WIDTH = 78
_KIND_WIDTH = 11


def as_json(document: SeedDocument, path: str) -> dict[str, Any]:
    """Return *document* as plain data; what is absent is None or an empty list."""
    dateline = document.dateline
    return {
        "path": path,
        "stem": document.stem,
        "digest": document.digest,
        "published": document.published,
        "precision": document.precision,
        "headline": document.headline,
        "headline_source": document.headline_source,
        "section": document.section,
        "language": document.language,
        "dateline": dateline
        and {
            "text": dateline.text,
            "places": [place._asdict() for place in dateline.places],
            "agency": dateline.agency,
            "date": dateline.date,
        },
        "bylines": list(document.bylines),
        "blocks": [_block(block) for block in document.blocks],
        "summary": document.summary,
    }


def _block(block: Block) -> dict[str, Any]:
    record: dict[str, Any] = {"kind": block.kind, "text": block.text}
    if isinstance(block, Figure):
        record["caption"] = block.caption
        record["credit"] = block.credit and {
            "text": block.credit.text,
            "photographers": list(block.credit.photographers),
            "agencies": list(block.credit.agencies),
            "source": block.credit.source,
        }
        record["taken"] = block.taken
        record["archive_picture"] = block.archive_picture
        record["image"] = block.image
    return record


def as_table(document: SeedDocument, path: str) -> str:
    """Return *document* as lines of 78 characters: the facts, then each block."""
    dateline = document.dateline
    places = "; ".join(
        ", ".join(filter(None, (place.name, place.region, place.country)))
        for place in (dateline.places if dateline else ())
    )
    facts = {
        "published": f"{document.published} ({document.precision})",
        "headline": f"{document.headline} ({document.headline_source})",
        "section": document.section,
        "language": document.language,
        "bylines": ", ".join(document.bylines),
        "places": places,
        "agency": dateline.agency if dateline else None,
    }
    lines = [printable(path)]
    lines += [_row(name, str(value)) for name, value in facts.items() if value]
    lines.append("")
    for block in document.blocks:
        lines.append(_row(block.kind, " ".join(block.text.split())))
        lines += [_row("", line) for line in _about(block)]
    return "\n".join(lines) + "\n"


def _about(block: Block) -> list[str]:
    """Return what the reader understood of a figure."""
    if not isinstance(block, Figure):
        return []
    credit = block.credit
    facts = {
        "photographer": ", ".join(credit.photographers) if credit else "",
        "agency": ", ".join(credit.agencies) if credit else "",
        "source": (credit.source or "") if credit else "",
        "taken": (block.taken or "") + (" (archive picture)" if block.archive_picture else ""),
    }
    return [f"→ {name}: {value}" for name, value in facts.items() if value]


def _row(name: str, text: str) -> str:
    return textwrap.fill(
        printable(text),
        _WIDTH,
        initial_indent=f"{name:<{_KIND_WIDTH}} ",
        subsequent_indent=" " * (_KIND_WIDTH + 1),
    )
