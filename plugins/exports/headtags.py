"""Meta tags of a story's page: Open Graph, Twitter, Highwire and Dublin Core.

By these Zotero saves a newspaper article. `og:site_name` is not among them: it would make the
archive the newspaper. One tag says a thing to several readers, by `name` and `property`.
"""

from functools import lru_cache

from press.quick import escaped

from .reference import Author, Reference


def head_tags(story: Reference, modified: str, image: str) -> str:
    """Return the tags as HTML, a line each; *image* is the address of a picture that is held."""
    date, timed = story.published[:10], len(story.published) > len("2022-02-28")
    at = ' property="article:published_time"' if len(story.published) == len("2022-02-28") else ""
    return (
        _shared(story.language, story.section, story.place, bool(image))
        + _tag('name="citation_title" property="og:title"', story.headline)
        + _tag('name="citation_public_url" property="og:url"', story.url)
        + _tag(f'name="citation_publication_date"{at}', date)
        + _tag('property="article:published_time"', story.published if timed else "")
        + _by(story.authors)
        + _tag('property="article:modified_time"', modified)
        + _tag('property="og:image"', image)
        + _origin(story.publication, story.publisher, story.notice, story.rights)
    )


def _tag(names: str, told: str) -> str:
    return f'<meta {names} content="{escaped(told)}">\n' if told else ""


@lru_cache(maxsize=4096)
def _shared(language: str, section: str, place: str, image: bool) -> str:  # noqa: FBT001
    """Return what many stories' pages have."""
    return (
        _tag('property="og:type"', "article")
        + _tag('name="twitter:card"', "summary_large_image" if image else "summary")
        + _tag('name="DC.type"', "newspaperArticle")
        + _tag('name="citation_language"', language)
        + _tag('property="article:section"', section)
        + _tag('name="eprints.place_of_pub"', place)
    )


@lru_cache(maxsize=4096)
def _by(authors: tuple[Author, ...]) -> str:
    """Return the authors. Zotero takes the last word for a family's name where no comma is."""
    names = [
        ", ".join(filter(None, author.parts))
        or (f"{author.name}," if author.body and " " in author.name else author.name)
        for author in authors
    ]
    return "".join([_tag('name="citation_author"', name) for name in names])


@lru_cache(maxsize=1024)
def _origin(publication: str, publisher: str, notice: str, rights: str) -> str:
    return (
        _tag('name="DC.source"', publication)
        + _tag('name="DC.publisher"', publisher)
        + _tag('name="DC.rights"', " ".join(filter(None, (notice, rights))))
    )
