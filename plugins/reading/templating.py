"""What templates may call: a few words of formatting. What they print comes ready in `view`."""

from typing import Any

from .pages import shortened
from .stories import plain_text


def page_address(output_file: str) -> str:
    """Return the address of a written file, below SITEURL: `2022/index.html` is `2022/`."""
    folder, _, name = output_file.rpartition("/")
    return (f"{folder}/" if folder else "") + ("" if name == "index.html" else name)


def is_absolute(address: str) -> bool:
    """Whether *address* names a host, so that it can be cited."""
    return address.startswith(("http://", "https://"))


TEMPLATE_FILTERS: dict[str, Any] = {
    "is_absolute": is_absolute,
    "page_address": page_address,
    "plain_text": plain_text,
    "shortened": shortened,
}
