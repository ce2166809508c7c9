"""What templates may call: pure views, which hand over records that are ready to print."""

from typing import Any

from .pages import archive_page, front_page, shortened, story_page
from .periods import period_page
from .site import archive_site
from .stories import plain_text
from .terms import term_page, terms_page


def page_address(output_file: str) -> str:
    """Return the address of a written file, below SITEURL: `2022/index.html` is `2022/`."""
    folder, _, name = output_file.rpartition("/")
    return (f"{folder}/" if folder else "") + ("" if name == "index.html" else name)


def is_absolute(address: str) -> bool:
    """Whether *address* names a host, so that it can be cited."""
    return address.startswith(("http://", "https://"))


TEMPLATE_GLOBALS: dict[str, Any] = {
    "archive_page": archive_page,
    "archive_site": archive_site,
    "front_page": front_page,
    "period_page": period_page,
    "story_page": story_page,
    "term_page": term_page,
    "terms_page": terms_page,
}
TEMPLATE_FILTERS: dict[str, Any] = {
    "is_absolute": is_absolute,
    "page_address": page_address,
    "plain_text": plain_text,
    "shortened": shortened,
}
