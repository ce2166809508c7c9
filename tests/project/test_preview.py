"""The live preview: what it answers, and when it builds."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from press import preview
from support.building import clean_environment
from support.serving import serving

SEED = " date 2021-05-04 A story\n\nOSLO (ABC) - First words.\n"


@pytest.fixture
def answer(tmp_path):
    """Return a function that asks a small served site for a path: (status, headers, body)."""
    (tmp_path / "404.html").write_text("<h1>Not here</h1>", encoding="utf-8")
    (tmp_path / "index.html").write_text("<h1>Café</h1>", encoding="utf-8")
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / "index.html").write_text("<h1>2022</h1>", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with serving(tmp_path) as address:
        port = int(address.split(":")[2].strip("/"))

        def ask(path, method="GET"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request(method, path)
            reply = connection.getresponse()
            found = reply.status, reply.headers, reply.read().decode()
            connection.close()
            return found

        yield ask


def test_a_folder_is_its_index(answer):
    """A folder answers with its index.html, in UTF-8, never kept by the browser."""
    status, headers, body = answer("/")

    assert (status, body) == (200, "<h1>Café</h1>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


def test_a_folder_without_slash_redirects(answer):
    """A folder's address without its slash leads to the one with it."""
    status, headers, _ = answer("/2022")

    assert status == 301
    assert headers["Location"].endswith("/2022/")


@pytest.mark.parametrize("path", ["/no", "/no/such/page.html", "/empty/", "/../../etc/passwd"])
def test_a_missing_page_is_the_sites_own(answer, path):
    """What is missing, a folder without index.html too, is answered 404 with 404.html."""
    status, headers, body = answer(path)

    assert (status, body) == (404, "<h1>Not here</h1>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer(path, "HEAD")[::2] == (404, "")


def test_a_missing_page_without_a_page_for_it(answer, tmp_path):
    """A site without 404.html still answers 404."""
    (tmp_path / "404.html").unlink()

    assert answer("/no")[0] == 404


def test_a_taken_port_is_named(capsys):
    """A port that is taken is an error that says what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert preview.main(["--port", str(port)]) == 1

    assert f"expected a free port, found {port}: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    ["seeds/deep/a.txt", "content/pages/a.md", "theme/a.css", "plugins/a.py", "pelicanconf.py"],
)
def test_a_change_is_seen(tmp_path, name):
    """A change in what the site is made from is seen within seconds; one in output/ is none."""
    for folder in (*preview.FOLDERS, "output", "seeds/deep", "content/pages"):
        (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / "pelicanconf.py").write_text("")
    changed, stop = threading.Event(), threading.Event()
    preview.watch(tmp_path, changed, stop)
    try:
        (tmp_path / "output" / "index.html").write_text("")

        assert not changed.wait(1)

        for _ in range(2):  # a second time too, and by renaming, as many editors save
            changed.clear()
            (tmp_path / "aside").write_text(str(time.monotonic()))
            (tmp_path / "aside").replace(tmp_path / name)

            assert changed.wait(10)

            time.sleep(0.5)
    finally:
        stop.set()


def test_what_changes_during_a_build_is_built():
    """A change during a build leads to one more build, however many changes there were."""
    changed, builds = threading.Event(), []

    def build(root):
        builds.append(root)
        if len(builds) == 1:
            changed.set()
            changed.set()
            return True
        raise KeyboardInterrupt

    changed.set()
    with pytest.raises(KeyboardInterrupt):
        preview.rebuild_on_change(Path("site"), changed, build)

    assert builds == [Path("site")] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_the_preview_as_a_person_runs_it(small_site):
    """It builds, tells its address, shows a change, outlives a bad seed, and ends on Ctrl-C."""
    small_site.write("a.txt", SEED)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = clean_environment(PYTHONPATH=str(small_site.root / "plugins"))
    running = subprocess.Popen(
        [sys.executable, "-m", "press.preview", "--port", str(port)],
        cwd=small_site.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 (no other thread runs here)
    )
    try:
        _wait_for(running, f"http://127.0.0.1:{port}/")
        story = small_site.output / small_site.stories()[0]
        small_site.write("a.txt", SEED.replace("First", "Second"))
        small_site.write("b.txt", "no seed")
        _wait_for(running, "did not end well")
    finally:
        os.kill(running.pid, signal.SIGINT)
        rest = running.communicate(timeout=30)[0]

    assert "Second words." in story.read_text(encoding="utf-8")
    assert running.returncode == 0
    assert "Ended" in rest.splitlines()  # a build that had just begun may still say its word


def _heed_interrupts():
    """Heed Ctrl-C: what a shell starts in the background ignores it, and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for(running, words):
    """Read what the preview prints until *words* come."""
    lines = []
    for line in running.stdout:
        lines.append(line)
        if words in line:
            return

    pytest.fail("".join(lines))
