"""Settings for writing; `publishconf.py` adds what the public site needs.

This file is the maintainer's: the project's own defaults, with all addresses, stand in
`plugins/reading/defaults.py`, and whatever follows the import overrides them.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "plugins"))
from reading.defaults import *

SITENAME = "News archive"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
