"""The text as it came: the file that a story was read from, beside its page (OUTPUT_SOURCES)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from press import Change, Page, Spot
from press.articles import Desk
from press.catalogue import Catalogue

HANDED_ON = "full"
"""The `access` of a source whose text may be handed on."""


def text_path(save_as: str, metadata: dict[str, Any], settings: dict[str, Any]) -> str:
    """Return where the text of a story lies in the output, by the file of its page.

    Empty where none is published: OUTPUT_SOURCES is off, or the story's source withholds it.
    """
    if not settings.get("OUTPUT_SOURCES"):
        return ""
    if ((metadata.get("origin") or {}).get("access") or HANDED_ON) != HANDED_ON:
        return ""
    folder, slash, name = save_as.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}{stem}{settings['OUTPUT_SOURCES_EXTENSION']}"


class SourceTexts:
    """A file for each story that lists may hold, by its stem: the bytes of its source."""

    name = "text"
    always = False
    local = False
    lasting = True

    def __init__(self, settings: dict[str, Any]) -> None:
        """Publish them where OUTPUT_SOURCES is on, with OUTPUT_SOURCES_EXTENSION."""
        self.settings = settings
        self.on = bool(settings.get("OUTPUT_SOURCES"))

    def basis(self, catalogue: Catalogue) -> object:  # noqa: ARG002 (a text shows itself alone)
        """Return nothing."""
        return None

    def all(self, catalogue: Catalogue) -> Iterator[Spot]:
        """Yield the text of every story."""
        for entry in catalogue.each() if self.on else ():
            yield self._spot(catalogue, entry.sid, entry.stem)

    def touched(self, catalogue: Catalogue, changes: Sequence[Change]) -> Iterator[Spot]:
        """Yield the texts of the changed stories; none of one that no list holds any more."""
        for change in changes if self.on else ():
            yield self._spot(catalogue, change.sid, change.stem)

    def _spot(self, catalogue: Catalogue, sid: int, stem: str) -> Spot:
        sql = "SELECT save_as FROM stories WHERE sid = ?"
        found = catalogue.db.execute(sql, (sid,)).fetchone()
        metadata = catalogue.metadata(sid) if found else {}
        path = text_path(str(found[0]), metadata, self.settings) if found else ""
        return Spot(stem, path or None, "", self._digest(catalogue, sid))

    @staticmethod
    def _digest(catalogue: Catalogue, sid: int) -> str:
        found = catalogue.db.execute("SELECT digest FROM held WHERE sid = ?", (sid,)).fetchone()
        return str(found[0]) if found else ""

    def pages(self, desk: Desk, keys: Sequence[str]) -> Iterator[Page]:
        """Yield the bytes of sources, as they came."""
        for stem in keys:
            sid = desk.catalogue.sid_of(stem)
            path = desk.catalogue.source_path(sid) if sid is not None else ""
            yield Page(stem, data=Path(self.settings["PATH"], path).read_bytes())
