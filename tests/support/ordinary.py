"""An ordinary Pelican site in Markdown: articles with all that a writer puts into them."""

import struct
import zlib
from datetime import date, timedelta

from support.building import ROOT

AUTHORS = ("Ada Rossi", "Bo Lindqvist", "Çelik, Ömer", "D. O'Neill", "Élodie Petit")
TAGS = ("harbour", "R&D", "Rail strike", "Łódź", "C minor", "budget 2022", "rowing", "Kyiv", "wool")
SECTIONS = ("Europe", "Business & Money", "Culture", "Sport")
FIRST = date(2019, 12, 27)
STORIES = 66
SETTINGS = """\
import sys

sys.path.insert(0, {plugins!r})
from reading.defaults import *

SITENAME = "Ordinary"
SITEURL = "https://site.test/below"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
THEME = "simple"
JINJA_ENVIRONMENT = {{"trim_blocks": True, "lstrip_blocks": True}}
DIRECT_TEMPLATES = ["index", "archives", "tags", "categories", "authors"]
TAG_PAGE_FROM = 1
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = "feeds/all.rss.xml"
FEED_DOMAIN = SITEURL
# Pages of our own kinds, which stock Pelican does not know.
PHOTOGRAPHER_SAVE_AS = PHOTOGRAPHERS_SAVE_AS = ""
ON_THIS_DAY_SAVE_AS = ON_THIS_DAY_INDEX_SAVE_AS = HOLDINGS_SAVE_AS = ""
NEWLY_ADDED_SAVE_AS = FEED_ARCHIVE_ATOM = FEED_ARCHIVE_JSON = FEED_TERM_ATOM = SITEMAP_SAVE_AS = ""
CITATIONS_SAVE_AS = ""
"""
WORKERS = """\
import sys

sys.path.insert(0, {root!r})
from pelicanconf import *

import press.engine

press.engine.FEW_FILES = press.engine.FEW_PAGES = 0
PRESS_WORKERS = 2
"""
"""Settings with which even a small site is built by workers."""


def png(grey=0):
    """Return the bytes of a picture of one pixel."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes((0, grey)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def name_of(number):
    """Return the stem of the article *number*."""
    return f"story-{number:02}"


def article(number, *, partner=None):
    """Return the Markdown of the article *number*; it links to *partner*, another one's path."""
    day = FIRST + timedelta(days=(number // 3) * 17)
    fields = [
        f"Title: Story {number}: markets & *rivers* <em>rise</em>",
        f"Date: {day}" + (f" {number % 24:02}:{number % 60:02}" if number % 2 else ""),
        f"Category: {SECTIONS[number % len(SECTIONS)]}",
    ]
    if number % 4:
        tags = [TAGS[(number + step) % len(TAGS)] for step in range(0, number % 4 * 2, 2)]
        fields.append("Tags: " + ", ".join(tags))
    if number % 5:
        people = [AUTHORS[(number + step) % len(AUTHORS)] for step in range(1 + number % 2)]
        fields.append("Authors: " + "; ".join(people) + (";" if len(people) == 1 else ""))
    if number % 3 == 0:
        fields.append(
            f"Summary: In short: story {number} & its [end]({{filename}}/pages/about.md)."
        )
    if number % 7 == 0:
        fields.append(f"Modified: {day + timedelta(days=40)} 08:30")
    if number % 6 == 1:
        fields.append(f"Lang: {('fr', 'uk', 'de')[number % 3]}")
    if number % 9 == 4:
        fields.append(f"Slug: a-slug-of-its-own-{number}")
    if number % 10 == 3:
        fields.append("Series: The long winter")
    link = f"See [what came before]({{filename}}{partner}#end)." if partner else ""
    body = f"""\
The opening of story {number} runs over
two lines & has "quotes" -- and <b>markup</b>. {link}

## A crosshead {{#end}}

Go to [tag]({{tag}}Kyiv), [section]({{category}}Culture), [author]({{author}}Ada Rossi),
[front]({{index}}) or [about]({{filename}}/pages/about.md?x=1#who).

![A picture]({{static}}/images/dot.png)

{" ".join(f"Word{number}x{at}" for at in range(number % 11 * 9))}

    code & {{{{ braces }}}} stay {number}
"""
    return "\n".join(fields) + "\n\n" + body


def write(content, stories=STORIES):
    """Write articles, pages, pictures, a draft and a hidden article below the folder *content*."""
    folders = ("articles", "articles/deep/er", "pages", "images/sub", "extra")
    for folder in folders:
        (content / folder).mkdir(parents=True, exist_ok=True)
    for number in range(stories):
        folder = "articles/deep/er" if number % 8 == 5 else "articles"
        other = (number * 5 + 3) % stories
        beside = "articles/deep/er" if other % 8 == 5 else "articles"
        partner = f"/{beside}/{name_of(other)}.md"
        if folder == beside:
            partner = f"{name_of(other)}.md"
        path = content / folder / f"{name_of(number)}.md"
        path.write_text(article(number, partner=partner), encoding="utf-8")
    for status in ("draft", "hidden"):
        text = f"Status: {status}\nSlug: {status}-story\n" + article(6).replace(
            ": ", f": {status} ", 1
        )
        (content / "articles" / f"{status}.md").write_text(text, encoding="utf-8")
    about = (
        "Title: About us\nModified: 2022-01-02\n\n## Us {#who}\n\n"
        "Who, and [a story]({filename}/articles/story-01.md).\n"
    )
    (content / "pages" / "about.md").write_text(about, encoding="utf-8")
    hidden = "Title: Hidden page\nStatus: hidden\nLang: fr\n\nNot in the menu.\n"
    (content / "pages" / "hidden.md").write_text(hidden, encoding="utf-8")
    draft = "Title: Draft page\nStatus: draft\n\nNot yet.\n"
    (content / "pages" / "draft.md").write_text(draft, encoding="utf-8")
    (content / "images" / "dot.png").write_bytes(png())
    (content / "images" / "sub" / "other.png").write_bytes(png(90))
    (content / "articles" / "deep" / "beside.png").write_bytes(png(180))
    (content / "extra" / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")


def write_settings(root, more=""):
    """Write `pelicanconf.py` with *more* at its end, and `workersconf.py`, into *root*."""
    text = SETTINGS.format(plugins=str(ROOT / "plugins")) + more
    (root / "pelicanconf.py").write_text(text, encoding="utf-8")
    (root / "workersconf.py").write_text(WORKERS.format(root=str(root)), encoding="utf-8")
