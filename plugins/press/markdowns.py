"""Markdown (and reStructuredText) in ARTICLE_PATHS as a source, through Pelican's own readers."""

import fnmatch
import os
import re
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.readers import MarkdownReader, Readers
from pelican.utils import (
    strip_toc_elements_from_html,
    truncate_html_paragraphs,
    truncate_html_words,
)

from .files import walk
from .links import links_in
from .markup import as_text
from .quickmarkdown import QuickMarkdownReader
from .records import ARTICLES, PUBLISHED, Fault, Found, Record, Survey, TermUse
from .wiring import Slugs

_KEPT = frozenset(
    ("title", "slug", "date", "modified", "authors", "author", "category", "tags", "status")
)
_DEPENDS = (
    "MARKDOWN TIMEZONE DEFAULT_DATE DEFAULT_METADATA DEFAULT_LANG DEFAULT_CATEGORY "
    "USE_FOLDER_AS_CATEGORY FILENAME_METADATA PATH_METADATA EXTRA_PATH_METADATA SLUGIFY_SOURCE "
    "SLUG_REGEX_SUBSTITUTIONS SLUGIFY_PRESERVE_CASE SLUGIFY_USE_UNICODE TYPOGRIFY "
    "TYPOGRIFY_OMIT_FILTERS TYPOGRIFY_IGNORE_TAGS TYPOGRIFY_DASHES SUMMARY_MAX_LENGTH "
    "SUMMARY_MAX_PARAGRAPHS SUMMARY_END_SUFFIX FORMATTED_FIELDS READERS PLUGINS ARTICLE_URL "
    "ARTICLE_SAVE_AS ARTICLE_LANG_URL ARTICLE_LANG_SAVE_AS DOCUTILS_SETTINGS INTRASITE_LINK_REGEX"
).split()


class MarkdownArticles:
    """The articles of ARTICLE_PATHS."""

    name = ARTICLES

    def __init__(self, settings: dict[str, Any], slugs: Slugs) -> None:
        """Read with Pelican's *settings*; *slugs* makes slugs safe in any path."""
        self.slugs = slugs
        self.settings = settings
        self.root: str = settings["PATH"]
        self.context: dict[str, Any] = {**settings, "generated_content": {}, "static_content": {}}
        self._readers: Readers | None = None

    @property
    def readers(self) -> Readers:
        """Return Pelican's readers; plugins add theirs when these are made."""
        if self._readers is None:
            self._readers = Readers(self.settings)
            for kind, reader in self._readers.readers.items():
                if type(reader) is MarkdownReader:
                    self._readers.readers[kind] = QuickMarkdownReader(self.settings)
        return self._readers

    def basis(self) -> object:
        """Return the settings that Pelican's readers look at."""
        return [(key, self.settings.get(key)) for key in _DEPENDS]

    def shown(self, path: str) -> str:
        """Return *path* below the content folder as a person would type it."""
        return os.path.relpath(os.path.join(self.root, path))

    def _below(self, folder: str) -> str | None:
        """Return a *folder* of articles relative to the content's; None for an excluded one."""
        here = os.path.normpath(folder)
        for excluded in self.settings["ARTICLE_EXCLUDES"]:
            path = os.path.normpath(os.path.join(self.root, excluded))
            if here == path or here.startswith(path + os.sep):
                return None
        path = os.path.relpath(here, self.root)
        return "" if path == os.curdir else path + os.sep

    def survey(self) -> Survey:
        """Return the articles that lie there."""
        settings, there = self.settings, list[Found]()
        kinds = {f".{kind}" for kind in self.readers.extensions if kind.lower() != "txt"}
        kinds -= {".htm", ".html"} if not self.readers.reader_classes.get("html") else set()
        ignored = settings["IGNORE_FILES"]
        below = cache(self._below)
        for place in settings["ARTICLE_PATHS"]:
            for entry in walk(os.path.join(settings["PATH"], place)):
                name = entry.name
                if os.path.splitext(name)[1] not in kinds:
                    continue
                if any(fnmatch.fnmatch(name, rule) for rule in ignored):
                    continue
                folder = below(entry.path[: -len(name)])
                if folder is not None:
                    status = entry.stat()
                    there.append(Found(folder + name, status.st_size, status.st_mtime_ns))
        stems: dict[str, str] = {}
        kept, faults = [], []
        for found in sorted(there):
            first = stems.setdefault(_stem(found.path).casefold(), found.path)
            if first == found.path:
                kept.append(found)
            else:
                reason = f"expected a stem of its own, found that of {self.shown(first)}"
                faults.append(Fault(self.shown(found.path), 1, reason))
        return Survey(kept, faults)

    def read(self, path: str, data: bytes) -> Record | Fault | None:
        """Return the story that Pelican's reader makes of a file."""
        settings = self.settings
        try:
            article = self.readers.read_file(
                base_path=settings["PATH"],
                path=path,
                content_class=Article,
                context=self.context,
                preread_signal=signals.article_generator_preread,
                preread_sender=self,
                context_signal=signals.article_generator_context,
                context_sender=self,
            )
        except Exception as error:  # noqa: BLE001 (a reader of any format, with plugins in it)
            return Fault(self.shown(path), 1, f"expected an article, found: {error}")
        if not isinstance(article, Article):
            return None
        if reason := _lacking(article):
            return Fault(self.shown(path), 1, reason)
        return self._record(article, path, sha256(data).hexdigest())

    def _record(self, article: Article, path: str, digest: str) -> Record:
        article.slug = self.slugs.safe_slug(article.slug, _stem(path))
        content = article._content  # noqa: SLF001 (before its links)
        metadata = self._metadata(article, content, digest)
        terms = [TermUse("tag", name) for name in metadata["tags"]]
        terms += [TermUse("author", name) for name in metadata["authors"]]
        none = as_text(self.settings["DEFAULT_CATEGORY"])
        if metadata.get("category", none) != none:
            # Pelican gives the default to each article without one: it is no section
            terms.append(TermUse("category", metadata["category"]))
            metadata["section"] = metadata["category"]
        return Record(
            _stem(path),
            digest,
            metadata["published"],
            article.slug,
            article.url,
            article.save_as,
            article.status or PUBLISHED,
            metadata,
            content,
            tuple(terms),
            tuple(dict.fromkeys(links_in(article, content, metadata["summary"]))),
        )

    def _metadata(self, article: Article, content: str, digest: str) -> dict[str, Any]:
        """Return what Pelican and we know of an article, in plain values."""
        metadata = _plain(article.metadata)
        published = article.date.isoformat()
        clock = article.date.hour or article.date.minute or article.date.second
        metadata |= {
            "title": article.title,
            "slug": article.slug,
            "date": published,
            "published": published if clock else published[:10],
            "precision": "time" if clock else "day",
            "lang": article.lang,
            "authors": [as_text(author.name) for author in getattr(article, "authors", ())],
            "tags": [as_text(tag.name) for tag in getattr(article, "tags", ())],
            "summary": self._summary(article, content),
            "words": len(re.sub(r"<[^>]*>", " ", content).split()),
            "fields": list(article.metadata),
            "digest": digest,
            "intrasite": True,
            "template": article.template,
        }
        if hasattr(article, "modified"):
            metadata["modified"] = article.modified.isoformat()
        category = getattr(article, "category", None)
        if category is not None:
            metadata["category"] = as_text(category.name)
        return metadata

    def _summary(self, article: Article, content: str) -> str:
        """Return what Pelican's `get_summary` makes of it, its links not yet resolved."""
        if "summary" in article.metadata:
            return str(article.metadata["summary"])
        paragraphs = self.settings.get("SUMMARY_MAX_PARAGRAPHS")
        limit = self.settings["SUMMARY_MAX_LENGTH"]
        if paragraphs is not None:
            content = truncate_html_paragraphs(content, paragraphs)
        if limit is not None:
            content = truncate_html_words(content, limit, self.settings["SUMMARY_END_SUFFIX"])
        return str(strip_toc_elements_from_html(content))

    def address(self, metadata: dict[str, Any], published: str, slug: str) -> tuple[str, str]:
        """Return the address of a story and its file, by ARTICLE_URL."""
        start = published[:10] + "0001-01-01"[len(published) : 10]
        values = {"author": "", "category": "", "path": "", **metadata}
        values |= {"slug": slug, "date": datetime.fromisoformat(start)}
        lang = "" if metadata["lang"] == self.settings["DEFAULT_LANG"] else "_LANG"
        url, save_as = (
            str(self.settings[f"ARTICLE{lang}_{kind}"]).format(**values)
            for kind in ("URL", "SAVE_AS")
        )
        return url, save_as


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _lacking(article: Article) -> str:
    """Return what a file lacks to be an article; empty where it lacks nothing."""
    for field in ("title", "date"):
        if not hasattr(article, field):
            return f'expected "{field.title()}: …" above the text, found none'
    if article.status not in {"published", "draft", "hidden", "skip", ""}:
        return f'expected a status of published, draft or hidden, found "{article.status}"'
    return ""


def _plain(metadata: dict[str, Any]) -> dict[str, Any]:
    """Return the metadata that templates may ask, without Pelican's own objects."""
    return {key: value for key, value in metadata.items() if key not in _KEPT}
