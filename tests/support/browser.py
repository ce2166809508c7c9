"""A browser for the tests: the one that the machine has, else one installed.

`python tests/support/browser.py --install` prints its path, or says what to install and fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = (
    "expected a browser, found none: install Chromium or Chrome "
    "(Debian: apt install chromium), or name one: CHROME_PATH=/path/to/chrome"
)


def find() -> str | None:
    """Return the path of a Chromium or Chrome that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def launch_arguments() -> list[str]:
    """Return what a browser under test is started with: no word to anybody but the page."""
    arguments = [
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses root otherwise
    return arguments


def install() -> str | None:
    """Install a browser, by Debian's packages or by Playwright, and return its path or None."""
    for commands in (
        _debian_commands(),
        [[sys.executable, "-m", "playwright", "install", "chromium"]],
    ):
        for command in commands:
            # What installers say must not mix with the path, which is this tool's answer.
            if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
                break
        if path := find():
            return path
    return None


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROME_PATH"):
        yield named
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in APPLICATIONS if Path(path).is_file())
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow, and seldom needed)

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).is_file():
        yield own


def _starts(path: str) -> bool:
    """Tell whether *path* is a browser: Ubuntu's `chromium-browser` may be an empty stub."""
    if sys.platform == "win32":
        return Path(path).is_file()  # Chrome prints no version there
    try:
        return (
            subprocess.run(
                [path, "--version"], capture_output=True, timeout=60, check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _debian_commands() -> list[list[str]]:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return []
    packages = ["chromium", "fonts-liberation"]  # without a font no text has a width
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    return [[*quiet, "update"], [*quiet, "install", "--no-install-recommends", *packages]]


def main(arguments: list[str]) -> int:
    """Print the browser's path; with `--install` install one where there is none."""
    path = find() or (install() if "--install" in arguments else None)
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
