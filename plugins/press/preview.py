"""The live preview: `python -m press.preview` builds, serves, and builds again on a change.

Pelican's own `--listen` drops the connection where a page is missing, and `--autoreload`
watches neither seeds nor plugins. Here each build is a process of its own, so that a changed
plugin or setting counts at once, and a build that fails leaves the last pages standing.
"""

import argparse
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import watchfiles  # in Pelican's own requirements; the only watcher there that needs no polling

FOLDERS = ("seeds", "content", "theme", "plugins")
"""What a site is made from: a change in one of these, at any depth, starts a build."""
SETTINGS = ("pelicanconf.py", "publishconf.py")


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers as a static host does: `index.html` for a folder, `404.html` for what is missing."""

    protocol_version = "HTTP/1.1"

    def list_directory(self, path: Any) -> None:  # noqa: ARG002 (the base class passes it)
        """Answer 404: a host shows no folder that has no `index.html`."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own 404 page where it has one, else a plain answer."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.log_error("404 %s", self.path)
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(page))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def guess_type(self, path: Any) -> str:
        """Return the media type; text is UTF-8."""
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def end_headers(self) -> None:
        """Forbid the browser to keep what the next build may change."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing of what went well."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        """Print what was missing, without the time and the one caller there is."""
        print(format % args, flush=True)


def make_server(
    folder: Path, port: int = 0, handler: type[SiteHandler] = SiteHandler
) -> ThreadingHTTPServer:
    """Return a server of *folder* on this machine alone; port 0 takes a free one.

    Raises OSError where the port is taken.
    """
    return ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(folder)))


def build(root: Path) -> bool:
    """Build the site of *root* into its `output/`; return whether all went well."""
    command = [sys.executable, "-m", "pelican", "content", "-o", "output"]
    return subprocess.run(command, cwd=root, check=False).returncode == 0


def watch(root: Path, changed: threading.Event, stop: threading.Event) -> None:
    """Set *changed* whenever something that the site of *root* is made from changes.

    Returns at once; watches in the background until *stop* is set. The settings are watched by
    way of their folder: an editor that saves by renaming would leave a watch on the file blind.
    """
    folders = [root / name for name in FOLDERS if (root / name).is_dir()]
    settings = [str(root / name) for name in SETTINGS]
    for paths, deep in ((folders, True), ([root], False)):
        wanted = watchfiles.DefaultFilter() if deep else partial(_is_one_of, settings)
        changes = watchfiles.watch(*paths, watch_filter=wanted, recursive=deep, stop_event=stop)
        threading.Thread(target=_tell, args=(changes, changed), daemon=True).start()


def _is_one_of(paths: list[str], _change: watchfiles.Change, path: str) -> bool:
    return path in paths


def _tell(changes: Any, changed: threading.Event) -> None:
    for _ in changes:
        changed.set()


def rebuild_on_change(root: Path, changed: threading.Event, make: Callable[[Path], bool]) -> None:
    """Call *make* for each change; what changes meanwhile leads to one more call, never to two."""
    while True:
        while not changed.wait(timeout=1):  # a wait without end would not hear Ctrl-C on Windows
            pass
        changed.clear()
        print("Something changed: building again", flush=True)
        _build_and_tell(root, make)


def _build_and_tell(root: Path, make: Callable[[Path], bool]) -> None:
    if not make(root):
        print("The build did not end well, see above; what could be built is shown", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run the preview of the site in the working folder; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m press.preview", description=__doc__)
    options.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
    port = options.parse_args(arguments).port
    root = Path.cwd()
    try:
        server = make_server(root / "output", port)
    except OSError as error:
        reason = f"expected a free port, found {port}: {error.strerror}"
        print(f"{reason}; name another: make serve PORT={port + 1}", file=sys.stderr)
        return 1
    changed, stop = threading.Event(), threading.Event()
    try:
        watch(root, changed, stop)
        _build_and_tell(root, build)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"http://127.0.0.1:{port}/ (Ctrl-C ends)", flush=True)
        rebuild_on_change(root, changed, build)
    except KeyboardInterrupt:
        print("\nEnded", flush=True)
    finally:
        stop.set()
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
