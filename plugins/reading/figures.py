"""What a story's page says of its figures beside their words: when taken, and by whom, with links.

The body of a story is HTML that was made when its seed was read. These facts go into it when its
page is made, as the site's language and the pages of others decide them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Any

from seedtext.markup import FIGURE_END, FIGURE_START, text_html

from .pictures import filled
from .site import Site
from .templating import ROOT

_CREDIT, _CREDIT_END = '<small class="figure__credit">', "</small>"


def told(
    html: str,
    figures: Sequence[Mapping[str, Any]],
    urls: Mapping[str, str],
    site: Site,
    lang: str,
) -> str:
    """Return a story's HTML, in which each figure says when it was taken and links its makers.

    *urls* has the addresses of photographers and agencies by name, *lang* is the story's
    language. HTML that has not these *figures* is returned as it is.
    """
    before, *pieces = html.split(FIGURE_START)
    if len(pieces) != len(figures):
        return html
    parts = [before]
    for figure, piece in zip(figures, pieces, strict=True):
        inner, end, rest = piece.partition(FIGURE_END)
        taken = figure["taken"]
        made = linked(filled(figure, inner), figure, urls)
        if taken:
            parted = made.rstrip().endswith(_CREDIT_END)
            made += _when(taken, figure["archive_picture"], parted, site, lang)
        parts.append(made + end + rest)
    return FIGURE_START.join(parts)


def linked(inner: str, figure: Mapping[str, Any], urls: Mapping[str, str]) -> str:
    """Return a caption's HTML; in its credits the names that have pages are links."""
    names = [name for name in (*figure["photographers"], *figure["agencies"]) if urls.get(name)]
    if not names:
        return inner
    before, *credits_ = inner.split(_CREDIT)
    parts = [before]
    for piece in credits_:
        words, end, rest = piece.partition(_CREDIT_END)
        parts.append(_with_links(unescape(words), names, urls) + end + rest)
    return _CREDIT.join(parts)


def _with_links(words: str, names: Sequence[str], urls: Mapping[str, str]) -> str:
    """Return the *words* of a credit as HTML, with links where it first says one of *names*."""
    html, at = "", 0
    for start, end, name in sorted(_found(words, names)):
        if start >= at:
            html += text_html(words[at:start])
            html += f'<a {ROOT}{escape(urls[name])}">{text_html(words[start:end])}</a>'
            at = end
    return html + text_html(words[at:])


def _found(words: str, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where *words* say *names*, letter case ignored: start, end, name.

    `AP` is no part of `CAPA`.
    """
    folded = _lower(words)
    for name in names:
        sought = _lower(name)
        start = folded.find(sought)
        while start >= 0:
            end = start + len(sought)
            if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
                yield start, end, name
                break
            start = folded.find(sought, end)


def _lower(text: str) -> str:
    """Return *text* in lower case, in as many characters: the small "İ" alone would be two."""
    return text.replace("İ", "I").lower()


@lru_cache(maxsize=8192)
def _when(taken: str, archive: bool, parted: bool, site: Site, lang: str) -> str:  # noqa: FBT001 (cached)
    """Return when a picture was taken, as an element of the interface's language.

    It is *parted* by a dot from a credit before it.
    """
    moment = site.published(taken)
    date = f'<time datetime="{moment.iso}">{escape(moment.words)}</time>'
    words = site.gettext("Archive picture, taken %(date)s", date=date) if archive else date
    other = "" if lang == site.language else f' lang="{site.language}"'
    start = f' <small class="figure__taken"{other}>' + ("· " if parted else "")
    return f"{start}<bdi>{words}</bdi></small>"
