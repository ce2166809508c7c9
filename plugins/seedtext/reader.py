"""Pelican glue: seeds become articles. The only module here that knows Pelican.

`headline` becomes Pelican's `title` here, and nowhere else.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article
from pelican.log import console
from pelican.readers import BaseReader
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import slugify

from .addresses import FINER, partial_address, settle_addresses, story_address
from .document import SeedDocument, SeedError
from .language import tell_language
from .markup import body_html, text_html
from .rejected import fail_at_the_end, rejected
from .slugs import safe_slug
from .survey import shown, survey

__all__ = [
    "SeedReader",
    "article_metadata",
    "connect",
    "first_moment",
    "partial_address",
    "place_names",
    "rejected",
    "settle_addresses",
    "story_address",
    "story_slug",
    "word_count",
]

log = logging.getLogger(__name__)

SEED_PATHS: list[str] = []
"""Default of the setting: folders of seeds, relative to PATH. Empty: ARTICLE_PATHS alone."""
SEED_MAX_BYTES = 10_000_000
SEED_ENCODINGS = ("utf-8",)
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ps sd ug ur yi".split())


class SeedReader(BaseReader):
    """Reads a seed into what Pelican makes an article of."""

    enabled = True
    file_extensions = ["txt", "TXT", "Txt"]  # noqa: RUF012 (Pelican's contract)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the body's HTML and the metadata; a bad seed is kept in `rejected`."""
        from .parsing import parse  # noqa: PLC0415 (takes long to load, and the engine has its own)

        path = Path(source_path)
        encodings = tuple(self.settings.get("SEED_ENCODINGS", SEED_ENCODINGS))
        try:
            document = parse(
                path.read_bytes(),
                shown(path),
                encodings,
                _agencies(self.settings),
                _language(self.settings),
            )
        except SeedError as error:
            rejected.errors.append(error)
            return "", {"status": "skip"}
        except OSError as error:
            reason = f"expected a file that can be read, found: {error.strerror}"
            rejected.errors.append(SeedError(shown(path), 1, reason))
            return "", {"status": "skip"}
        metadata = article_metadata(document, self.settings)
        metadata["source_name"] = path.name
        return body_html(document), metadata


def _agencies(settings: dict[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return SEED_AGENCIES, `{"MW": ["Meridian Wire"]}`, as the parser takes it."""
    table = settings.get("SEED_AGENCIES", {})
    return tuple((name, tuple(forms)) for name, forms in table.items())


def _language(settings: dict[str, Any]) -> Callable[[str], str | None]:
    """Return how to tell a story's language: SEED_LANGUAGE, or by its words."""
    fixed = settings.get("SEED_LANGUAGE")
    return (lambda _: fixed) if fixed else tell_language


def article_metadata(document: SeedDocument, settings: dict[str, Any]) -> dict[str, Any]:
    """Return Pelican's metadata for *document*, as ready objects."""
    headline = document.headline
    if document.headline_source == "derived":
        headline = f"[{headline}]"
    agency = document.agency
    metadata = {
        "title": text_html(headline),
        "slug": story_slug(document, settings),
        "date": first_moment(document, settings["TIMEZONE"]),
        "category": Category(document.section or settings["DEFAULT_CATEGORY"], settings),
        "summary": text_html(document.summary),
        "status": "published",
        "published": document.published,
        "precision": document.precision,
        "headline_source": document.headline_source,
        "section": document.section,
        "bylines": document.bylines,
        "agency": agency,
        "dateline": document.dateline,
        "figures": document.figures,
        "stem": document.stem,
        "digest": document.digest,
        "words": word_count(document),
    }
    if names := document.bylines or ((agency,) if agency else ()):
        metadata["authors"] = [Author(text_html(name), settings) for name in names]
    if places := place_names(document):
        metadata["tags"] = [Tag(text_html(name), settings) for name in places]
    if document.language:
        metadata["lang"] = document.language
    language = (document.language or settings["DEFAULT_LANG"]).partition("-")[0]
    metadata["dir"] = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    if document.precision in FINER:
        metadata |= partial_address(metadata, document.precision, settings)
    return metadata


def story_slug(document: SeedDocument, settings: dict[str, Any]) -> str:
    """Return the slug of a story's headline, by Pelican's SLUGIFY_* settings."""
    slug = slugify(
        text_html(document.headline),
        regex_subs=settings.get("SLUG_REGEX_SUBSTITUTIONS", []),
        preserve_case=settings.get("SLUGIFY_PRESERVE_CASE", False),
        use_unicode=settings.get("SLUGIFY_USE_UNICODE", False),
    )
    return safe_slug(slug, document.stem)


def first_moment(document: SeedDocument, zone: str) -> datetime:
    """Return the start of the published span; a time without zone is in *zone*."""
    text = document.published + {"year": "-01-01", "month": "-01"}.get(document.precision, "")
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def place_names(document: SeedDocument) -> list[str]:
    """Return the places and countries of the dateline, each once."""
    places = document.dateline.places if document.dateline else ()
    names = [name for place in places for name in (place.name, place.country) if name]
    return list(dict.fromkeys(names))


def word_count(document: SeedDocument) -> int:
    """Return the words of the running text."""
    kinds = ("paragraph", "list", "quote")
    return sum(len(b.text.split()) for b in document.blocks if b.kind in kinds)


def connect() -> None:
    """Connect to Pelican's signals; they hold module-level functions only."""
    signals.initialized.connect(_on_initialized)
    signals.article_generator_init.connect(_on_articles_begin)
    signals.article_generator_pretaxonomy.connect(_on_articles_read)
    signals.article_generator_finalized.connect(_on_articles_ready)
    signals.all_generators_finalized.connect(_on_all_read)


def _on_initialized(pelican: Any) -> None:
    fail_at_the_end(pelican)


def _on_articles_begin(generator: Any) -> None:
    """Name each seed to Pelican, one path each, so that it reads nothing else there."""
    rejected.clear()
    settings = generator.settings
    folders = settings.get("SEED_PATHS", SEED_PATHS)
    if not folders:
        return
    root = Path(generator.path)
    seeds, refused, others = survey(
        [str(root / folder) for folder in folders],
        settings.get("SEED_MAX_BYTES", SEED_MAX_BYTES),
    )
    rejected.errors.extend(SeedError(*error) for error in refused)
    for path in others:
        _say(f"{shown(path)}: no seed, left alone")
    known = settings.setdefault("_SEEDLESS_ARTICLE_PATHS", settings["ARTICLE_PATHS"])
    settings["ARTICLE_PATHS"] = [*known, *(path for path, _, _ in seeds)]


def _on_articles_read(generator: Any) -> None:
    """Settle, before any page is planned, which story lives at which address."""
    stories = [a for a in generator.articles if hasattr(a, "digest")]
    generator.articles = _without_copies(generator.articles, stories)
    settle_addresses(a for a in generator.articles if hasattr(a, "digest"))


def _without_copies(articles: list[Article], stories: list[Article]) -> list[Article]:
    """Return *articles* with one story for seeds of the same bytes, the first by stem."""
    first: dict[str, Article] = {}
    copies = set()
    for story in sorted(stories, key=lambda story: story.stem):
        kept = first.setdefault(story.digest, story)
        if kept is not story:
            copies.add(id(story))
            _say(
                f"{shown(Path(story.source_path))}: the same bytes as "
                f"{shown(Path(kept.source_path))}: one story"
            )
    return [article for article in articles if id(article) not in copies]


def _on_articles_ready(generator: Any) -> None:
    """Keep stories without a day out of Pelican's day pages, likewise months."""
    for span, too_vague in (("day", ("month", "year")), ("month", ("year",))):
        periods = generator.period_archives.get(span, [])
        for period in periods:
            for key in ("articles", "dates"):
                period[key] = [
                    a for a in period[key] if getattr(a, "precision", "day") not in too_vague
                ]
        periods[:] = [period for period in periods if period["articles"]]


def _on_all_read(generators: list[Any]) -> None:
    """Name everything that was rejected, before anything is written."""
    context = generators[0].context
    failed = sorted(p for p, content in context["generated_content"].items() if content is None)
    stories = context.get("articles", [])
    for error in sorted(rejected.errors, key=lambda error: (error.path, error.line)):
        _say(str(error))
    if not stories:
        where = ", ".join(generators[0].settings.get("SEED_PATHS", SEED_PATHS))
        _say(f"{where or 'content'}: expected at least one story, found none")
    rejected.failed = bool(rejected.errors or failed or not stories)
    if rejected.errors:
        count = len(rejected.errors)
        log.error("%d %s rejected; the rest is published", count, "seed" if count == 1 else "seeds")


def _say(line: str) -> None:
    """Print *line* whole, where Pelican's own log would wrap it."""
    if log.isEnabledFor(logging.ERROR):
        console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)
