"""What every format needs to know of the site: its public address, its zone, and its identity."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from press.addresses import beside
from press.words import canonical

AUTHORITY = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+,\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
)
"""Who names things, and since when it has its name: RFC 4151, `archive.example.org,2026`."""
_SAFE = "/%:;,@&=+$!~*'()-._?#[]"
"""What an address may have besides letters and digits: the rest is written by its bytes."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as machines know it."""

    name: str
    base: str
    """The public address without a slash at its end; empty where none is known."""
    language: str
    zone: str
    authority: str = ""

    def url(self, address: str) -> str:
        """Return the whole address of what lies at *address* below the site, in ASCII."""
        return f"{self.base}/{quote(address, _SAFE)}"

    def picture(self, story: str, figure: Mapping[str, Any]) -> str:
        """Return the whole address of a figure's picture, the largest copy of it, as a JPEG.

        *story* is the address of its story. Empty where the picture is not held.
        """
        held = figure.get("picture")
        if not (held and self.base):
            return ""
        sizes = {"number": held["number"], "width": held["widths"][-1]}
        return self.url(beside(held["pattern"], story, **sizes, format="jpg"))

    def identity(self, name: str) -> str:
        """Return what a thing is called for good, whatever its address: a tag URI, or a UUID.

        *name* is a story's id, or another word for what is no story.
        """
        if self.authority:
            return f"tag:{self.authority}:{quote(name, _SAFE)}"
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'cuttings:{name}')}"

    def moment(self, text: str) -> datetime:
        """Return ISO text as a moment; a day begins in the site's zone, as a time without one."""
        if len(text) == len("2022-02-28"):
            at = datetime.combine(date.fromisoformat(text), time())
        else:
            at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(self.zone))


def site_of(settings: Mapping[str, Any]) -> Site:
    """Return the site of Pelican's *settings*; a wrong FEED_AUTHORITY is none."""
    bases = (str(settings.get(key) or "") for key in ("SITEURL", "FEED_DOMAIN"))
    known = (base for base in bases if base.startswith(("http://", "https://")))
    authority = str(settings.get("FEED_AUTHORITY") or "")
    return Site(
        str(settings["SITENAME"]),
        next(known, "").rstrip("/"),
        canonical(str(settings["DEFAULT_LANG"])),
        str(settings["TIMEZONE"]),
        authority if AUTHORITY.fullmatch(authority) else "",
    )


def remarks(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is wrong with FEED_AUTHORITY: ids are for good, so that it must not go unsaid.

    Where there is no public address, none is published, and none is asked for.
    """
    found = str(settings.get("FEED_AUTHORITY") or "")
    if AUTHORITY.fullmatch(found) or not (found or site_of(settings).base):
        return ()
    expected = "a name in small letters and a date, as archive.example.org,2026"
    given = f'"{found}"' if found else "none"
    told = f"FEED_AUTHORITY: expected {expected}, found {given}"
    return (f"{told}: another archive's ids may be the same",)


def rfc3339(at: datetime) -> str:
    """Return *at* as RFC 3339 has it: a zone of old times, of odd seconds, to the minute."""
    offset = at.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    near = at.astimezone(timezone(timedelta(minutes=minutes))) if offset.seconds % 60 else at
    return near.isoformat(timespec="seconds")
