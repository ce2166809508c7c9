"""The archive's default settings; `pelicanconf.py` imports them and may override each.

They live here, and not in `pelicanconf.py`, so that an upgrade of the project never asks
for edits in the maintainer's own files. Addresses follow Pelican's own settings.
"""

from typing import Any

from press.pelicans import Press

from .order import reading_order
from .templating import TEMPLATE_FILTERS

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["seedtext", "press", "reading", "exports"]
PELICAN_CLASS = Press
PRESS = True  # False: stock Pelican, with a stock theme
SEED_PATHS = ["../seeds"]  # relative to PATH, sub-folders included
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {
    f"extra/{name}": {"path": name} for name in ("robots.txt", "favicon.ico", "CNAME")
}

# Addresses: short, dated, lower case, and for good.
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
ARTICLE_LANG_URL = ARTICLE_URL  # a story has one address, whatever its language
ARTICLE_LANG_SAVE_AS = ARTICLE_SAVE_AS
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = PAGE_URL
PAGE_LANG_SAVE_AS = PAGE_SAVE_AS
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_URL = "{date:%Y}/{date:%m}/{date:%d}/"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = "author/{slug}/index.html"
CATEGORY_URL = "section/{slug}/"
CATEGORY_SAVE_AS = "section/{slug}/index.html"
PHOTOGRAPHER_URL = "photographer/{slug}/"
PHOTOGRAPHER_SAVE_AS = "photographer/{slug}/index.html"
ON_THIS_DAY_URL = "on-this-day/{date}/"
ON_THIS_DAY_SAVE_AS = "on-this-day/{date}/index.html"
ON_THIS_DAY_INDEX_URL = "on-this-day/"
ON_THIS_DAY_INDEX_SAVE_AS = "on-this-day/index.html"
HOLDINGS_URL = "holdings/"
HOLDINGS_SAVE_AS = "holdings/index.html"
PICTURE_URL = "{story}-{number}-{width}.{format}"  # beside the story: 2022/02/28/slug-1-480.webp
PICTURE_SAVE_AS = PICTURE_URL
DRAFT_URL = "drafts/{slug}.html"
DRAFT_SAVE_AS = DRAFT_URL
DIRECT_TEMPLATES = [
    *("index", "archives", "tags", "people", "places", "organisations", "authors"),
    *("photographers", "categories", "about_subjects", "404"),
]
HOME_URL = ""
ARCHIVES_URL = "archive/"
ARCHIVES_SAVE_AS = "archive/index.html"
TAGS_URL = "tags/"
TAGS_SAVE_AS = "tags/index.html"
PEOPLE_URL = "people/"
PEOPLE_SAVE_AS = "people/index.html"
PLACES_URL = "places/"
PLACES_SAVE_AS = "places/index.html"
ORGANISATIONS_URL = "organisations/"
ORGANISATIONS_SAVE_AS = "organisations/index.html"
ABOUT_SUBJECTS_URL = "about/subjects/"  # how names are found, and how well
ABOUT_SUBJECTS_SAVE_AS = "about/subjects/index.html"
AUTHORS_URL = "authors/"
AUTHORS_SAVE_AS = "authors/index.html"
PHOTOGRAPHERS_URL = "photographers/"
PHOTOGRAPHERS_SAVE_AS = "photographers/index.html"
CATEGORIES_URL = "sections/"
CATEGORIES_SAVE_AS = "sections/index.html"

# Months and days are written in English on every machine; a site may name its own.
LOCALE = ["C.UTF-8", "en_US.UTF-8", "C"]

# Order is total and never asks the clock; translations of a headline are no translations.
ARTICLE_ORDER_BY = reading_order
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "News"
DEFAULT_PAGINATION = False
SLUGIFY_SOURCE = "title"

SITE_NOTICE = ""  # a sentence that every page shows
ROBOTS = ""  # what every page asks of robots: "noindex, nofollow"

# Feeds and sitemaps are made where SITEURL or FEED_DOMAIN is a whole address.
FEED_ARCHIVE_ATOM = "feeds/archive.atom.xml"  # all stories as they were added, back to the first
FEED_ARCHIVE_JSON = "feeds/archive.json"
FEED_TERM_ATOM = "{page}feed.atom.xml"  # of a tag, an author or a section, beside its page
FEED_FROM = 20
FEED_AUTHORITY = ""  # "archive.example.org,2026": who names stories in feeds, for good
SITEMAP_SAVE_AS = "sitemap.xml"
CITATIONS_SAVE_AS = "{date:%Y}/{date:%m}/citations.{format}"  # of a month: ris, json
BULK_DATA = False  # True: files of all stories, below DATA_SAVE_AS
DATA_URL = "data/"
DATA_SAVE_AS = "data/index.html"
NEWLY_ADDED_URL = "new/"
NEWLY_ADDED_SAVE_AS = "new/index.html"

FEED_ALL_ATOM = None  # Pelican's own: the newest stories by date
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

JINJA_ENVIRONMENT: dict[str, Any] = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "extensions": ["press.indents.NoIndents"],
}
JINJA_FILTERS = TEMPLATE_FILTERS
