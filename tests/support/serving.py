"""A static host on this machine, as GitHub Pages serves a project: below a path."""

import threading
from contextlib import contextmanager

from press.preview import SiteHandler, make_server


@contextmanager
def serving(folder, prefix="/"):
    """Serve *folder* below *prefix* while the context lasts; yield the address, with a slash.

    What is missing, and what lies outside of *prefix*, is answered with the site's 404 page.
    """

    class Below(SiteHandler):
        def translate_path(self, path):
            inside = path.startswith(prefix)
            return super().translate_path(path[len(prefix) - 1 :] if inside else "/no/such/page")

        def log_message(self, format, *args):  # noqa: A002 (the base class's name)
            """Say nothing."""

    server = make_server(folder, handler=Below)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
