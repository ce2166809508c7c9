"""Settings for the public site: `make publish`, `pelican content -s publishconf.py`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

# The public address, with a path if there is one, without a slash at its end.
SITEURL = os.environ.get("SITEURL", "https://example.org").rstrip("/")
RELATIVE_URLS = False
FEED_DOMAIN = SITEURL
BULK_DATA = True  # files of all stories below /data/
# Who names stories in feeds, once and for good: a domain that is yours, and a year in which it was.
FEED_AUTHORITY = ""  # "archive.example.org,2026"
