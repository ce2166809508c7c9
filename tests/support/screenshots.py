"""Pictures of the demo archive's pages, on a phone and on a wide screen: `make screenshots`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from support import browser
from support.building import build_demo
from support.pages import fullest_pages
from support.serving import serving

PAGES = {
    "front": "index.html",
    "story": "1969/07/20/men-land-on-the-moon-918fd3.html",
    "day": "1969/07/20/index.html",
    "year": "1969/index.html",
    "tag": "",
}
"""The pages that are shown; without an address the fullest of its kind."""
SIZES = {360: 780, 1440: 860}
"""Width and height of the screens, in pixels."""


def main(folder):
    """Write the pictures into *folder*, as `story-360.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        output = build_demo(Path(made, "output"), "-e", 'SITE_NOTICE=""')
        fullest = fullest_pages(output)
        running = playwright.chromium.launch(
            executable_path=browser.find(), args=browser.launch_arguments()
        )
        with serving(output) as address:
            for name, path in PAGES.items():
                for width, height in SIZES.items():
                    page = running.new_page(viewport={"width": width, "height": height})
                    page.goto(address + (path or fullest[name]), wait_until="networkidle")
                    picture = folder / f"{name}-{width}.png"
                    page.screenshot(path=picture)
                    page.close()
                    _with_palette(picture)
                    print(f"{picture}: {picture.stat().st_size // 1000} KB")
        running.close()


def _with_palette(path):
    """Write a picture of few colours again with a palette: a third of its bytes."""
    with Image.open(path) as picture:
        fewer = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    fewer.save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
