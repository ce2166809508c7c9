"""The seeds as a source of stories for the engine: a fast path through `seedtext`."""

import importlib
import json
import os
from functools import cached_property
from typing import TYPE_CHECKING, Any

import seedtext
from press import Fault, Packed, Record, Survey, TermUse
from press.beside import Beside
from seedtext import Dateline, Figure, SeedDocument, SeedError
from seedtext.language import tell_language
from seedtext.markup import body_html, text_html
from seedtext.names import Agencies
from seedtext.reader import (
    RIGHT_TO_LEFT,
    SEED_ENCODINGS,
    first_moment,
    place_names,
    story_address,
    story_slug,
    word_count,
)
from seedtext.sources import UNKNOWN, Source
from seedtext.survey import Told, shown, told

from . import AHEAD, naming
from .looking import asked, folders_of
from .naming import is_body
from .photodata import says_no_archive
from .provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = (
    "SEED_ENCODINGS SEED_AGENCIES SEED_LANGUAGE DEFAULT_LANG TIMEZONE ARTICLE_URL ARTICLE_SAVE_AS "
    "SLUG_REGEX_SUBSTITUTIONS SLUGIFY_PRESERVE_CASE SLUGIFY_USE_UNICODE SOURCES_PATH"
).split() + naming.SETTINGS
"""What a seed's record depends on beside its bytes."""


class Seeds:
    """The seeds of SEED_PATHS."""

    name = "seeds"

    def __init__(self, settings: dict[str, Any], look: Beside | None = None) -> None:
        """Read with Pelican's *settings*; *look* is the look for seeds of another process."""
        self.settings, self._look = settings, look
        self.root: str = settings["PATH"]
        self.folders = folders_of(settings)
        self.encodings = tuple(settings.get("SEED_ENCODINGS", SEED_ENCODINGS))
        table = settings.get("SEED_AGENCIES", {})
        self.agencies = tuple((name, tuple(forms)) for name, forms in table.items())
        self.tagger = naming.Tagger(settings)
        self.provenance = Provenance(settings, self.folders)
        fixed = settings.get("SEED_LANGUAGE")
        self.language: Callable[[str], str | None] = (lambda _: fixed) if fixed else tell_language

    def basis(self) -> object:
        """Return the settings that a record depends on."""
        return [(key, self.settings.get(key)) for key in SETTINGS]

    def survey(self) -> Survey:
        """Return the seeds that lie there, those that cannot be read, and what is no seed."""
        seeds, rejected, others = self._seen() or told(*asked(self.settings))
        found = Packed(seeds)
        self.provenance.seen = found
        return Survey(
            found,
            [Fault(*error) for error in rejected],
            [f"{shown(path)}: no seed, left alone" for path in others],
            self.tagger.faults() + self.provenance.faults(),
        )

    def _seen(self) -> Told | None:
        """Return what another process saw, if one looked."""
        if self._look is None:
            return None
        look, self._look = self._look, None
        for name in AHEAD:  # meanwhile, for the news that a large archive is built for
            importlib.import_module(name)
        seen: Told | None = look.told()
        return seen

    def concerned(self, before: str) -> tuple[str, frozenset[int] | None]:
        """Return what the files of names and of sources say, and whom a change of them concerns."""
        then = json.loads(before or "{}")
        then = then if isinstance(then, dict) else {}
        names, by_name = self.tagger.concerned(then.get("names", ""))
        sources, by_source = self.provenance.concerned(then.get("sources", ""))
        marks = None if by_name is None else by_name | by_source
        return json.dumps({"names": names, "sources": sources}), marks

    def shown(self, path: str) -> str:
        """Return *path* as a person would type it."""
        return shown(os.path.join(self.root, path))

    def read(self, path: str, data: bytes) -> Record | Fault:
        """Return the story in a seed's bytes."""
        below = self.provenance.below(os.path.join(self.root, path))
        source = self.provenance.sources.of(below)
        fixed = source.language
        try:
            agencies = self.tagger.agencies + self.agencies
            language = (lambda _: fixed) if fixed else self.language
            document = seedtext.parse(data, path, self.encodings, agencies, language)
        except SeedError as error:
            return Fault(self.shown(path), error.line, error.reason)
        metadata = self._metadata(document, path, source)
        return self._record(document, metadata, self.provenance.mark(below))

    def _record(self, document: SeedDocument, metadata: dict[str, Any], mark: int) -> Record:
        slug = metadata["slug"]
        terms = self._terms(metadata, document)
        marks: frozenset[int] = frozenset()
        if self.tagger.on:
            tags, marks = self.tagger.tags(document)
            metadata["tags"] = [tag.name for tag in tags]
            metadata["subjects"] = [(tag.name, tag.kind, tag.assigned_by) for tag in tags]
            terms += [
                TermUse("tag", tag.name, tag.kind, sure=tag.assigned_by != "machine")
                for tag in tags
            ]
        else:
            metadata["tags"] = place_names(document)
            terms += [TermUse("tag", name, "place", sure=False) for name in metadata["tags"]]
        url, save_as = self.address(metadata, document.published, slug)
        return Record(
            document.stem,
            document.digest,
            document.published,
            slug,
            url,
            save_as,
            "published",
            metadata,
            body_html(document),
            tuple(terms),
            _linked(metadata),
            marks | {mark},
        )

    def _terms(self, metadata: dict[str, Any], document: SeedDocument) -> list[TermUse]:
        """Return the terms of a story that are no tags: authors, photographers, section.

        An author that is no person is of the kind `organisation`.
        """
        agency, known = metadata["agency"], self._known_agencies
        terms = [
            TermUse(
                "author", name, "organisation" if name == agency or is_body(name, known) else ""
            )
            for name in metadata["authors"]
        ]
        people = dict.fromkeys(
            name
            for figure in document.figures
            if figure.credit
            for name in figure.credit.photographers
        )
        terms += [TermUse("photographer", name) for name in people]
        if document.section:
            terms.append(TermUse("category", document.section))
        return terms

    @cached_property
    def _known_agencies(self) -> Agencies:
        return Agencies(dict(self.tagger.agencies + self.agencies))

    def address(self, metadata: dict[str, Any], published: str, slug: str) -> tuple[str, str]:
        """Return the address of a story and the file it is saved as, by ARTICLE_URL."""
        return story_address(published, slug, metadata, self.settings)

    def _metadata(self, document: SeedDocument, path: str, source: Source) -> dict[str, Any]:
        headline = document.headline
        if document.headline_source == "derived":
            headline = f"[{headline}]"
        agency = self.tagger.writer(document.agency) if document.agency else None
        bylines = [self.tagger.writer(name) for name in document.bylines]
        language = document.language or self.settings["DEFAULT_LANG"]
        zone = source.timezone or self.settings["TIMEZONE"]
        metadata: dict[str, Any] = {
            "title": text_html(headline),
            "slug": story_slug(document, self.settings),
            "date": first_moment(document, zone).isoformat(),
            "summary": text_html(document.summary),
            "published": document.published,
            "precision": document.precision,
            "headline_source": document.headline_source,
            "section": document.section,
            "bylines": bylines,
            "agency": agency,
            "authors": list(dict.fromkeys(bylines)) or ([agency] if agency else []),
            "tags": [],
            "stem": document.stem,
            "digest": document.digest,
            "words": word_count(document),
            "source_name": path.rpartition("/")[2],
            "dir": "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr",
        }
        if source is not UNKNOWN:
            metadata["origin"] = source.told
        if document.section:
            metadata["category"] = document.section
        if document.language:
            metadata["lang"] = document.language
        if dateline := document.dateline:
            metadata["dateline"] = _dateline(dateline)
        if figures := document.figures:
            metadata["figures"] = [_figure(figure) for figure in figures]
        return metadata


def _linked(metadata: dict[str, Any]) -> tuple[str, ...]:
    """Return the agencies of a story and its pictures, whose pages its own page may link to."""
    of_pictures = [name for figure in metadata.get("figures", ()) for name in figure["agencies"]]
    names = dict.fromkeys(filter(None, (metadata["agency"], *of_pictures)))
    return tuple(f"author:{name}" for name in names)


def _dateline(dateline: Dateline) -> dict[str, Any]:
    return {
        "text": dateline.text,
        "places": [
            {"name": place.name, "region": place.region, "country": place.country}
            for place in dateline.places
        ],
        "agency": dateline.agency,
        "date": dateline.date,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    credit = figure.credit
    told: dict[str, Any] = {"no_archive": True} if says_no_archive(figure.text) else {}
    return told | {
        "caption": figure.caption,
        "credit": credit.text if credit else "",
        "photographers": list(credit.photographers) if credit else [],
        "agencies": list(credit.agencies) if credit else [],
        "source": credit.source if credit else None,
        "taken": figure.taken,
        "archive_picture": figure.archive_picture,
        "image": figure.image,
    }
