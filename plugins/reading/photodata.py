"""What photographers and agencies write into a picture, IPTC and XMP: read, and written as XMP.

No picture is opened here: `darkroom` hands over what stands in one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from seedtext.printable import printable

MOST_CHARACTERS = 6000
"""Of one field: what is longer is cut, so that the XMP fits into one segment of a JPEG."""
_NO_ARCHIVE = re.compile(r"\bno[\W_]+archiv(?:es?|al[\W_]+use|ing)\b", re.IGNORECASE)
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_UTF8 = b"\x1b%G"
_CAPTION, _CREATOR, _CREDIT, _CHARSET = (2, 120), (2, 80), (2, 110), (1, 90)
"""Datasets of IPTC IIM 4.2: caption, by-line, credit, coded character set."""
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
{}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Words(NamedTuple):
    """What is said of a picture, as plain text."""

    caption: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""

    @property
    def printed(self) -> str:
        """Return who made and supplied it, as a credit line: `Ada Rossi / MW`."""
        return " / ".join(dict.fromkeys(filter(None, (*self.creators, self.credit))))


def says_no_archive(*texts: str) -> bool:
    """Tell whether one of *texts* forbids that the picture is kept: `NO ARCHIVES`."""
    return any(_NO_ARCHIVE.search(text) for text in texts)


def words_in(iptc: Mapping[tuple[int, int], bytes | list[bytes]], xmp: bytes) -> tuple[Words, bool]:
    """Return what the two blocks say, IPTC before XMP, and whether any field says no archive."""
    utf8 = _UTF8 in _values(iptc.get(_CHARSET))
    fields = {
        key: [_text(value, utf8=utf8) for value in _values(found)] for key, found in iptc.items()
    }
    told, everything = _of_xmp(xmp)
    words = Words(
        next(iter(fields.get(_CAPTION, ())), "") or told.caption,
        tuple(filter(None, fields.get(_CREATOR, ()))) or told.creators,
        next(iter(fields.get(_CREDIT, ())), "") or told.credit,
    )
    texts = (text for found in fields.values() for text in found)
    return words, says_no_archive(*texts, *everything)


def _values(found: bytes | list[bytes] | None) -> list[bytes]:
    return found if isinstance(found, list) else [found] if found else []


def _text(data: bytes, *, utf8: bool) -> str:
    """Return a field's text; where no charset is named, UTF-8 if it is that, else Latin."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8" if utf8 else "cp1252", "replace")
    return _clean(text)


def _clean(text: str) -> str:
    return printable(" ".join(text.replace("\0", " ").split()))[:MOST_CHARACTERS]


def _of_xmp(xmp: bytes) -> tuple[Words, list[str]]:
    """Return what XMP says, and all of its texts; nothing where it is no XML, or has a DTD."""
    try:
        if b"<!" in xmp:  # an entity could grow without end
            raise ValueError("a DTD")  # noqa: TRY301
        root = ET.fromstring(xmp.strip(b"\0 \r\n\t"))  # noqa: S314 (without a DTD)
    except (ET.ParseError, ValueError, LookupError):
        return Words(), [xmp.decode("utf-8", "replace")]
    texts = [text for element in root.iter() for text in (element.text, *element.attrib.values())]

    def of(name: str) -> list[str]:
        found = [element.get(name, "") for element in root.iter(f"{_RDF}Description")]
        for element in root.iter(name):
            items = [item.text for item in element.iter(f"{_RDF}li")]
            found += [text for text in (*items, element.text) if text]
        return list(filter(None, map(_clean, found)))

    caption, creators, credit = (
        of(f"{_DC}description"),
        of(f"{_DC}creator"),
        of(f"{_PHOTOSHOP}Credit"),
    )
    return Words("".join(caption[:1]), tuple(creators), "".join(credit[:1])), list(
        filter(None, texts)
    )


def as_xmp(words: Words) -> bytes:
    """Return an XMP packet that says *words* and nothing else; empty where there are none."""
    parts = [
        _listed("dc:description", "Alt", ' xml:lang="x-default"', filter(None, [words.caption])),
        _listed("dc:creator", "Seq", "", words.creators),
        f"<photoshop:Credit>{_xml(words.credit)}</photoshop:Credit>\n" if words.credit else "",
    ]
    return _PACKET.format("".join(parts)).encode() if any(parts) else b""


def _listed(name: str, kind: str, attributes: str, items: Iterable[str]) -> str:
    inner = "".join(f"<rdf:li{attributes}>{_xml(item)}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{inner}</rdf:{kind}></{name}>\n" if inner else ""


def _xml(text: str) -> str:
    return escape(printable(text)[:MOST_CHARACTERS])
