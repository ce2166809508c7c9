"""Names: the subjects of stories as tags, and what the authority file knows of them.

The only module that knows `subjects`, which finds names in a document.
"""

import json
import os
from collections.abc import Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import subjects
from press import Fault
from seedtext import SeedDocument
from seedtext.names import Agencies, is_organisation
from subjects import (
    AGENCY,
    KINDS,
    LIMIT,
    THRESHOLD,
    Authority,
    Entry,
    Model,
    Subject,
    anchors_of,
    load_authority,
    load_model,
    tags_of,
)

AUTHORITY_PATH = "authority.csv"
"""Default of the setting: the authority file, relative to PATH; empty: there is none."""
SETTINGS = "SUBJECTS SUBJECTS_MODEL SUBJECTS_THRESHOLD SUBJECTS_LIMIT AUTHORITY_PATH".split()
AUTHOR = "author"
_WRITERS = (AUTHOR, AGENCY)
WIKIDATA = "https://www.wikidata.org/wiki/"


class Known(NamedTuple):
    """The authority file, and its rows by facet and name of the term that shows them."""

    authority: Authority
    rows: dict[tuple[str, str], Entry]


def _known(authority: Authority) -> Known:
    rows = {
        ("author" if entry.kind in _WRITERS else "tag", entry.preferred): entry
        for entry in authority.entries
    }
    return Known(authority, rows)


@lru_cache(maxsize=2)
def _loaded(path: Path, size: int, mtime_ns: int) -> Known:  # noqa: ARG001 (tell a change)
    return _known(load_authority(path))


_NONE = _known(Authority())


def known_of(settings: Mapping[str, Any]) -> Known:
    """Return what the authority file of Pelican's settings says as it lies there, read once."""
    name = settings.get("AUTHORITY_PATH", AUTHORITY_PATH)
    if not name:
        return _NONE
    path = os.path.join(settings["PATH"], name)
    try:
        status = os.stat(path)
    except OSError:
        return _NONE
    return _loaded(Path(path), status.st_size, status.st_mtime_ns)


def authority_of(settings: Mapping[str, Any]) -> Authority:
    """Return the authority file of Pelican's settings as it lies there now, read once."""
    return known_of(settings).authority


def is_body(name: str, agencies: Agencies) -> bool:
    """Tell whether an author is no person: one of *agencies*, or an organisation by its name."""
    return bool(agencies.canonical(name)) or is_organisation(name)


class Tagger:
    """Finds the tags of stories, and gathers names by the authority file."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Find by Pelican's *settings*; SUBJECTS = False finds nothing."""
        self.settings = settings
        self.on = bool(settings.get("SUBJECTS", True))
        self.threshold = float(settings.get("SUBJECTS_THRESHOLD", THRESHOLD))
        self.limit = int(settings.get("SUBJECTS_LIMIT", LIMIT))

    @cached_property
    def authority(self) -> Authority:
        """Return the authority file; the first story asks for it."""
        return authority_of(self.settings)

    @cached_property
    def agencies(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the agencies that the authority file knows, as the reader takes them."""
        return self.authority.agencies()

    @cached_property
    def model(self) -> Model | None:
        """Return the language model of SUBJECTS_MODEL, None where none is asked for."""
        name = self.settings.get("SUBJECTS_MODEL")
        return load_model(name) if name else None

    def faults(self) -> list[Fault]:
        """Return what is wrong with rows of the authority file as it lies there now."""
        faults = authority_of(self.settings).faults
        found = [Fault(*fault) for fault in faults]
        name = self.settings.get("AUTHORITY_PATH") or AUTHORITY_PATH
        there = Path(self.settings["PATH"], name).is_file()
        if name != AUTHORITY_PATH and not there:
            found.append(Fault(str(name), 1, "expected the file of AUTHORITY_PATH, found none"))
        return found

    def tags(self, document: SeedDocument) -> tuple[tuple[Subject, ...], frozenset[int]]:
        """Return the tags of a story, and marks of the words that rows could concern."""
        finding = subjects.find_subjects(document, self.authority, self.model)
        words = finding.anchors | anchors_of(list(document.bylines))
        marks = frozenset([crc32(word.encode()) for word in words])
        return tags_of(finding.subjects, self.threshold, self.limit), marks

    def writer(self, name: str) -> str:
        """Return the form under which an author is gathered."""
        entry = self.authority.entry(name)
        return entry.preferred if entry is not None and entry.kind in _WRITERS else name

    def concerned(self, before: str) -> tuple[str, frozenset[int] | None]:
        """Return what names mean now, and marks of the stories that a difference concerns.

        None for all: how a story is read depends on the agencies.
        """
        authority = authority_of(self.settings)
        forms, agencies = authority.forms(), authority.agencies()
        now = json.dumps([agencies, forms], ensure_ascii=False, sort_keys=True)
        if not before or now == before:
            return now, frozenset()
        old_agencies, old_forms = json.loads(before)
        if old_agencies != json.loads(json.dumps(agencies)):
            return now, None
        anchors = authority.changed(old_forms)
        return now, frozenset([crc32(anchor.encode()) for anchor in anchors])


class AuthorityNames:
    """What the engine asks of the authority file."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        """Answer by the file of Pelican's *settings*."""
        self.settings = settings

    def basis(self) -> str:
        """Return a digest of what every form means."""
        forms = sorted(authority_of(self.settings).forms().items())
        told = forms, self.settings.get("SEED_AGENCIES", {})
        return sha256(repr(told).encode()).hexdigest()

    def slugs(self) -> dict[tuple[str, str], str]:
        """Return the slugs that terms have for good, by facet and name."""
        return {
            ("author" if entry.kind in _WRITERS else "tag", entry.preferred): entry.slug
            for entry in authority_of(self.settings).entries
            if entry.slug
        }

    def tag(self, name: str) -> tuple[str, str]:
        """Return the form under which an editor's tag is gathered, and its kind."""
        entry = authority_of(self.settings).entry(name)
        return (entry.preferred, entry.kind) if entry and entry.kind in KINDS else (name, "")

    def writer(self, name: str) -> tuple[str, str]:
        """Return the form under which an editor's author is gathered, and its kind."""
        name = self._agencies.canonical(name) or name
        entry = authority_of(self.settings).entry(name)
        if entry and entry.kind in _WRITERS:
            return entry.preferred, "organisation" if entry.kind == AGENCY else ""
        return name, "organisation" if is_body(name, self._agencies) else ""

    @cached_property
    def _agencies(self) -> Agencies:
        more = self.settings.get("SEED_AGENCIES", {})
        known = dict(authority_of(self.settings).agencies())
        return Agencies(known | {name: tuple(forms) for name, forms in more.items()})

    @cached_property
    def _same(self) -> dict[tuple[str, str], str]:
        """Return the addresses of terms in Wikidata; a build asks for some at every page."""
        rows = known_of(self.settings).rows
        return {term: WIKIDATA + row.wikidata for term, row in rows.items() if row.wikidata}

    def same_as(self, facet: str, name: str) -> str:
        """Return the address of a term in Wikidata; empty for none."""
        return self._same.get((facet, name), "")
