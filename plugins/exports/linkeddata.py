"""A story as linked data: NewsArticle and BreadcrumbList of schema.org, as JSON-LD.

Pieces of JSON are joined: those that many stories share are made once, as each story's page has
them. What a page has besides, as its text and links, is not told again.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

from .items import is_licence
from .reference import Author, Reference

KINDS_OF_TAGS = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organization",
    "event": "Event",
}
ABOUT = 3
"""The most salient tags are what a story is about; others are mentioned."""


def linked_data(article: str, crumbs: str) -> str:
    """Return *article* and *crumbs*, JSON both, as the inside of a script that is data.

    No `<` is in it, so that no text can end the script.
    """
    parts = f"{article},{crumbs}" if crumbs else article
    text = f'{{"@context":"https://schema.org/","@graph":[{parts}]}}'
    return text.replace("<", "\\u003c") if "<" in text else text


def breadcrumbs(ways: Iterable[tuple[str, str]]) -> str:
    """Return a BreadcrumbList of *ways*: names and whole addresses. Empty where there is none."""
    items = [
        _object("ListItem", position=str(position), name=quoted(name), item=quoted(address))
        for position, (name, address) in enumerate(ways, 1)
    ]
    return _object("BreadcrumbList", itemListElement=f"[{','.join(items)}]") if items else ""


def news_article(
    story: Reference, told: Mapping[str, Any], subjects: Sequence[str], pictures: Sequence[str]
) -> str:
    """Return the NewsArticle of a story with the metadata *told*; what is not known is left out.

    *subjects* and *pictures* are JSON.
    """
    words, modified = told.get("words"), told.get("modified")
    alike = story._replace(id="", url="", headline="", published="")
    own = f'"identifier":"{story.id}","headline":{quoted(story.headline)}'
    parts = [
        f'{{"@type":"NewsArticle",{own},"datePublished":"{story.published}"{_alike(alike)}',
        f'"@id":{quoted(story.url)}' if story.url else "",
        f'"dateModified":{quoted(str(modified))}' if modified else "",
        f'"wordCount":{words}' if words else "",
    ]
    if dateline := told.get("dateline"):
        places = [
            (place["name"], place["region"], place["country"]) for place in dateline["places"]
        ]
        parts.append(_filed(dateline["text"], *places))
    if subjects:
        parts.append(f'"about":{_all(subjects[:ABOUT])}')
        parts.append(f'"mentions":{_all(subjects[ABOUT:])}' if subjects[ABOUT:] else "")
    if pictures:
        held = [one for one in pictures if '"contentUrl"' in one]
        others = [one for one in pictures if one not in held]
        parts.append(f'"image":{_all(held)}' if held else "")
        parts.append(f'"associatedMedia":{_all(others)}' if others else "")
    return ",".join(filter(None, parts)) + "}"


@lru_cache(maxsize=4096)
def _alike(story: Reference) -> str:
    """Return what stories of one author, place and source have, as further members."""
    rights = "license" if is_licence(story.rights) else "usageInfo"
    told = {
        "inLanguage": quoted(story.language),
        "articleSection": _quoted_or_none(story.section),
        "author": _one_or_all([_author(author) for author in story.authors]),
        "sourceOrganization": thing("Organization", story.agency),
        "isPartOf": thing("Periodical", story.publication),
        "publisher": thing("Organization", story.publisher),
        "provider": thing("Organization", story.archive),
        "copyrightNotice": _quoted_or_none(story.notice),
        rights: _quoted_or_none(story.rights),
    }
    return "".join([f',"{key}":{value}' for key, value in told.items() if value])


@lru_cache(maxsize=4096)
def _filed(text: str, *places: tuple[str, str | None, str | None]) -> str:
    """Return a dateline as members of an object."""
    told = f'"dateline":{quoted(text.strip(" -–—"))}'
    where = _one_or_all([_place(*place) for place in places])
    return f'{told},"locationCreated":{where}' if where else told


@lru_cache(maxsize=16384)
def thing(kind: str, name: str, same_as: str = "") -> str:
    """Return what has a name as JSON: `Kyiv`, a Place, Q1899 of Wikidata. Empty without a name."""
    return _object(kind, name=quoted(name), sameAs=same_as and quoted(same_as)) if name else ""


def picture(figure: Mapping[str, Any], address: str) -> str:
    """Return a figure as an ImageObject, in JSON; *address* is that of its picture, if any."""
    caption, credit, taken = figure["caption"], figure["credit"], figure.get("taken")
    told = '{"@type":"ImageObject"'
    if address:
        size = f'"width":{figure["picture"]["width"]},"height":{figure["picture"]["height"]}'
        told += f',"contentUrl":{quoted(address)},{size}'
    if caption:
        told += f',"caption":{quoted(caption)}'
    if credit:
        told += f',"creditText":{quoted(credit)}'
    if makers := figure["photographers"]:
        told += f',"creator":{_one_or_all([thing("Person", name) for name in makers])}'
    return f'{told},"dateCreated":"{taken}"}}' if taken else f"{told}}}"


def _author(author: Author) -> str:
    family, given, suffix = map(_quoted_or_none, author.parts)
    return _object(
        "Organization" if author.body else "Person",
        name=quoted(author.name),
        familyName=family,
        givenName=given,
        honorificSuffix=suffix,
        url=_quoted_or_none(author.url),
    )


def _place(name: str, region: str | None, country: str | None) -> str:
    around = ", ".join(filter(None, (region, country)))
    return _object("Place", name=quoted(name), address=_quoted_or_none(around))


def _quoted_or_none(text: str) -> str:
    return quoted(text) if text else ""


def _object(kind: str, **values: str) -> str:
    """Return an object of *kind* with those of *values*, JSON, that are not empty."""
    return f'{{"@type":"{kind}"{"".join([f",{quoted(k)}:{v}" for k, v in values.items() if v])}}}'


def _all(things: Sequence[str]) -> str:
    return f"[{','.join(things)}]" if things else ""


def _one_or_all(things: Sequence[str]) -> str:
    return things[0] if len(things) == 1 else _all(things)
