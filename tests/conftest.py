"""Fixtures that several folders of tests share. Sites are built once a session."""

from contextlib import ExitStack

import pytest
from hypothesis import settings

from support import browser as browsers
from support.builder import Builder
from support.building import BELOW, ROOT, build_demo, copy_project, run_pelican
from support.serving import serving
from support.sharing import session_folder, shared

# The same examples on every machine, and no time limit that a slow one would break.
settings.register_profile("cuttings", deadline=None, derandomize=True, database=None)
settings.load_profile("cuttings")


@pytest.fixture(scope="session")
def project():
    """Return the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def build():
    """Return a function: `build(settings, content, out, *extra, **environment)`, by `pelican`."""
    return run_pelican


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Return a function: `once(name, make)` gives a folder's `output`, which make(it) fills.

    Once a session, for all processes of it: nobody may change what is there.
    """
    base = session_folder(tmp_path_factory)
    return lambda name, make: shared(base / name, lambda folder: make(folder / "output")) / "output"


@pytest.fixture(scope="session")
def site(once):
    """Return the output of the project's own seeds."""

    def make(out):
        made = run_pelican(ROOT / "pelicanconf.py", ROOT / "content", out)

        assert made.returncode == 0, made.stdout

    return once("site", make)


@pytest.fixture(scope="session")
def demo(once):
    """Return the output of the demo archive."""
    return once("demo", build_demo)


@pytest.fixture(scope="session")
def demo_relative(once):
    """Return the output of the demo archive with links that work from a folder."""
    return once("relative", lambda out: build_demo(out, "--relative-urls"))


@pytest.fixture(scope="session")
def demo_below(once):
    """Return the output of the demo archive made to be served below `/some/path/`."""
    return once("below", lambda out: build_demo(out, *BELOW))


@pytest.fixture(scope="session")
def builder():
    """Return a function that builds: `builder(root, *arguments, out="output", **environment)`."""
    ready = Builder("0")
    yield ready
    ready.close()


@pytest.fixture
def small_site(tmp_path, builder):
    """Return an empty site of its own, to write seeds to and build."""
    return copy_project(tmp_path / "site", builder)


@pytest.fixture(scope="session")
def serve():
    """Return a function: `serve(folder, prefix="/")` gives the address; stopped at the end."""
    with ExitStack() as servers:
        yield lambda folder, prefix="/": servers.enter_context(serving(folder, prefix))


@pytest.fixture(scope="session")
def browser():
    """Return a running Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (most tests need no browser)

    path = browsers.find()

    assert path, browsers.ADVICE

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=browsers.launch_arguments())
        yield running
        running.close()


@pytest.fixture
def page(browser):
    """Return an empty page; a script that fails on it fails the test."""
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.unroute_all(behavior="wait")  # an answer that comes later would spoil the next page
    page.close()

    assert errors == []
