"""A story as Pelican's templates know it: `article`, made when somebody asks for it."""

import locale
import os
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from pelican.contents import Article
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from .records import PUBLISHED, Entry

if TYPE_CHECKING:
    from .articles import Desk

_NAMED = frozenset(
    "author authors category tags date modified slug save_as url status metadata".split()
)
_OBJECTS = frozenset("author authors category tags date modified status summary".split())
"""What Pelican's `metadata` has in another form than the source told it."""


class Story(Article):
    """A story of the catalogue; an `Article` to templates and plugins, without its constructor.

    What the source told, in plain values, is `told`; `metadata` is Pelican's form of it. Its
    `identity` is that of the register.
    """

    content_withheld = False
    """Whether only its summary may be handed on, as in a feed of all stories."""

    def __init__(self, desk: "Desk", entry: Entry, status: str = PUBLISHED) -> None:
        """Be the story *entry*."""
        self.desk, self.entry = desk, entry
        told, self._content, self.terms, save_as, self.unsure, self.identity = desk.catalogue.whole(
            entry.sid
        )
        self.told = told
        self.settings, self._context = desk.settings, desk.context
        self.translations: list[Any] = []
        self.override_url, self.override_save_as = entry.url, save_as
        self.__dict__.update({key.lower(): told[key] for key in told.keys() - _NAMED})
        self.slug = entry.slug
        default = str(desk.settings["DEFAULT_LANG"]).lower()
        self.lang = told.get("lang") or default
        self.in_default_lang = self.lang == default
        self.template = told.get("template") or "article"
        self._status = status
        self.timezone = desk.zone
        formats = desk.settings["DATE_FORMATS"]
        self.date_format = told.get("date_format") or formats.get(
            self.lang, desk.settings["DEFAULT_DATE_FORMAT"]
        )
        if "modified" in told:
            self.modified = moment(str(told["modified"]), desk.zone)
            self.locale_modified = in_locale(self.modified, self.date_format)

    @cached_property
    def source_path(self) -> str | None:
        """Return the path of the file that it was read from."""
        path = self.desk.catalogue.source_path(self.entry.sid)
        return str(os.path.join(self.settings["PATH"], path)) if path else None

    @property
    def relative_source_path(self) -> str | None:
        """Return the source's path below the content folder."""
        found: str | None = self.get_relative_source_path()
        return found

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """Return Pelican's metadata: its own objects for terms and dates."""
        fields = self.told.get("fields")
        keys = dict.fromkeys((*(fields or self.told), "tags"))
        held = {key: self.told.get(key) for key in keys if key not in _OBJECTS}
        for key in keys:
            if key in _OBJECTS and hasattr(self, key):
                value = getattr(self, key)
                naive = fields and isinstance(value, datetime) and value.tzinfo is self.timezone
                held[key] = value.replace(tzinfo=None) if naive else value
        return held

    @cached_property
    def date(self) -> SafeDatetime:
        """Return the first moment of the published span."""
        return moment(str(self.told["date"]), self.timezone)

    @cached_property
    def locale_date(self) -> str:
        """Return the date by DATE_FORMATS or DEFAULT_DATE_FORMAT."""
        return in_locale(self.date, self.date_format)

    @cached_property
    def authors(self) -> list[Author]:
        """Return the authors; like Pelican's article, it has none of this where there are none."""
        return self._terms("author", "authors")

    @property
    def author(self) -> Author:
        """Return the first author."""
        return self.authors[0]

    @cached_property
    def tags(self) -> list[Tag]:
        """Return the tags; likewise."""
        return self._terms("tag", "tags")

    def _terms(self, facet: str, key: str) -> list[Any]:
        if names := self.told.get(key):
            return [self.desk.wrapped(facet, name) for name in names]
        raise AttributeError(key)

    @cached_property
    def category(self) -> Category:
        """Return the section, or the default category."""
        name = self.told.get("category") or self.settings["DEFAULT_CATEGORY"]
        return self.desk.wrapped("category", name)

    def get_content(self, siteurl: str) -> str:
        """Return the HTML of the text, its links resolved for *siteurl*."""
        return "" if self.content_withheld else self._resolved(self._content, siteurl)

    @property
    def content(self) -> str:
        """Return the HTML of the text."""
        return self.get_content(self.get_siteurl())

    def get_summary(self, siteurl: str) -> str:
        """Return the summary, as HTML."""
        return self._resolved(str(self.told.get("summary", "")), siteurl)

    @property
    def summary(self) -> str:
        """Return the summary, as HTML."""
        return self.get_summary(self.get_siteurl())

    @summary.setter
    def summary(self, value: str) -> None:
        """Take no other: it is the record's."""

    def _resolved(self, html: str, siteurl: str) -> str:
        if self.told.get("intrasite") and ("{" in html or "|" in html):
            return str(self._update_content(html, siteurl))
        return html

    def __hash__(self) -> int:
        """Return a hash by the story's stem."""
        return hash(self.entry.stem)

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is the same story."""
        return isinstance(other, Story) and self.entry.stem == other.entry.stem


def moment(text: str, zone: ZoneInfo) -> SafeDatetime:
    """Return ISO *text* as Pelican's kind of date, in *zone* where its clock says the same."""
    at = datetime.fromisoformat(text)
    own = at.tzinfo
    if own is None or at.replace(tzinfo=zone).utcoffset() == at.utcoffset():
        own = zone
    return SafeDatetime(
        at.year, at.month, at.day, at.hour, at.minute, at.second, at.microsecond, own
    )


def in_locale(at: SafeDatetime, pattern: str | tuple[str, str]) -> str:
    """Return *at* by *pattern*, which may name a locale of its own, as in DATE_FORMATS."""
    if isinstance(pattern, str):
        return str(at.strftime(pattern))
    before = locale.setlocale(locale.LC_ALL)
    locale.setlocale(locale.LC_ALL, pattern[0])
    try:
        return str(at.strftime(pattern[1]))
    finally:
        locale.setlocale(locale.LC_ALL, before)
