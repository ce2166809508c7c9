"""References for programs that keep them: RIS, CSL-JSON, and COinS inside pages.

The script `cite.js` of the theme makes the same RIS and CSL-JSON of one story's page.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote_plus

from .reference import Author, Reference

_COINS = "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:dc&rft.type=newspaperArticle"


def ris(stories: Iterable[Reference]) -> bytes:
    """Return a file of RIS, a record a story: `TY  - NEWS` and what is known of it."""
    return "\r\n".join(line for story in stories for line in _ris(story)).encode()


def _ris(story: Reference) -> Iterator[str]:
    year, month, day = (*story.published[:10].split("-"), "", "")[:3]
    yield "TY  - NEWS"
    for author in story.authors:
        yield f"AU  - {', '.join(filter(None, author.parts)) or author.name}"
    told = {
        "TI": story.headline,
        "T2": story.publication,
        "PB": story.publisher or story.wire,
        "CY": story.place,
        "DA": f"{year}/{month}/{day}/",
        "PY": year,
        "SE": story.section,
        "LA": story.language,
        "UR": story.url,
        "DP": story.archive,
        "AN": story.id,
        "AB": story.standfirst,
    }
    yield from (f"{tag}  - {value}" for tag, value in told.items() if value)
    yield "ER  - "
    yield ""


def csl(stories: Iterable[Reference]) -> bytes:
    """Return a file of CSL-JSON: a list, a line a story."""
    lines = [
        json.dumps(_csl(story), ensure_ascii=False, separators=(",", ":")) for story in stories
    ]
    return "[{}]\n".format(",\n".join(lines)).encode()


def _csl(story: Reference) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": story.id,
        "type": "article-newspaper",
        "title": story.headline,
        "author": [_csl_name(author) for author in story.authors],
        "container-title": story.publication,
        "publisher": story.publisher or story.wire,
        "publisher-place": story.place,
        "issued": {"date-parts": [[int(part) for part in story.published[:10].split("-")]]},
        "section": story.section,
        "language": story.language,
        "URL": story.url,
        "archive": story.archive,
        "archive_location": story.id,
        "abstract": story.standfirst,
    }
    return {key: value for key, value in told.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    """Return a name in parts; that of an organisation, or of one word, whole."""
    named = author.parts._asdict() if author.parts.family else {"literal": author.name}
    return {key: value for key, value in named.items() if value}


def coins(story: Reference) -> str:
    """Return an empty element of HTML that tells a story to reference managers (Z39.88).

    Its ampersands stand as they are, which begin no character reference: a list has many.
    """
    told = [
        ("rft.title", story.headline),
        ("rft.source", story.publication),
        ("rft.date", story.published[:10]),
        ("rft.identifier", story.url),
    ]
    for author in story.authors:
        whole = ", ".join(filter(None, author.parts)) or author.name
        told.append(("rft.aucorp" if author.body else "rft.au", whole))
    pairs = "".join(f"&{key}={quote_plus(value, ':/,')}" for key, value in told if value)
    return f'<span class="Z3988" title="{_COINS}{pairs}"></span>'
