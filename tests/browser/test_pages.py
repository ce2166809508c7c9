"""Each kind of page in a real browser: narrow, in light and dark, by keyboard, offline."""

import pytest

from support.needs import need_checker
from support.pages import KINDS, fullest_pages, right_to_left_story

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 720}
SIDEWAYS = """() => {
    const wide = [...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5
                  || e.getBoundingClientRect().left < -0.5)
        .filter(e => !e.closest(".skip"))
        .map(e => e.tagName + "." + e.className + ": " + e.textContent.trim().slice(0, 40));
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? [root.scrollWidth + " px wide", ...wide] : [];
}"""
FOCUSED = """() => {
    const link = document.activeElement, box = link.getBoundingClientRect();
    return {tag: link.tagName, href: link.getAttribute("href"),
            outlined: getComputedStyle(link).outlineStyle !== "none",
            seen: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0};
}"""
MOST_TABS = 500
AXE = """async () => (await axe.run({rules: {"target-size": {enabled: true}}})).violations.map(
    v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).join(", "))"""
STYLED = """() => {
    const sheets = [...document.querySelectorAll("link[rel~=stylesheet]")];
    return sheets.length + document.querySelectorAll("style").length > 0
        && sheets.every(link => link.sheet)
        && getComputedStyle(document.body).backgroundColor !== "rgba(0, 0, 0, 0)";
}"""


@pytest.fixture(scope="module")
def paths(demo):
    """Return the path of one page of each kind, the largest, and of a story in Arabic."""
    return fullest_pages(demo) | {"right to left": right_to_left_story(demo)}


@pytest.fixture(scope="module")
def address(demo, serve):
    """Return the address where the demo is served."""
    return serve(demo)


@pytest.fixture(scope="module", params=[*KINDS, "right to left"])
def opened(request, browser, address, paths):
    """Return a page of each kind in turn, opened once, and what it asked for meanwhile."""
    page, asked, errors = browser.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + paths[request.param], wait_until="networkidle")
    yield page, asked
    page.close()

    assert errors == []


def test_skip_link_comes_first(opened):
    """The first press of Tab shows a link that leads past the masthead."""
    page, _ = opened
    page.keyboard.press("Tab")
    focused = page.evaluate(FOCUSED)

    assert focused["tag"] == "A"
    assert focused["seen"]
    assert focused["href"].startswith("#")
    assert page.locator(f"main{focused['href']}, main {focused['href']}").count() == 1


def test_nothing_leaves_the_host(opened, address):
    """A page asks nobody else for anything: no font, script, picture or count."""
    _, asked = opened
    theirs = [url for url in asked if not url.startswith((address, "data:"))]

    assert asked
    assert theirs == []


def test_no_sideways_scroll(opened):
    """At 320 px, no kind of page scrolls sideways."""
    page, _ = opened
    page.set_viewport_size(NARROW)

    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize(("scheme", "size"), [("dark", NARROW), ("light", WIDE)])
def test_accessible(opened, scheme, size):
    """The axe rules, contrast and size of targets among them, find nothing; dark on a phone."""
    page, _ = opened
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=need_checker("axe-core/axe.min.js"))

    assert page.evaluate(AXE) == []


def test_dark_is_dark(page, address):
    """A reader who asks for dark gets paper that is darker than the ink."""
    lightness = """() => [getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.body).color].map(c => c.match(/\\d+/g).slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0))"""
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    paper, ink = page.evaluate(lightness)
    page.emulate_media(color_scheme="light")
    light_paper, light_ink = page.evaluate(lightness)

    assert paper < ink
    assert light_paper > light_ink


def test_below_a_path(page, demo_below, serve):
    """Served below /some/path/, a missing page is the site's own 404, styled, with a way home."""
    address = serve(demo_below, "/some/path/")
    missing = []
    page.on("response", lambda answer: answer.ok or missing.append(answer.url))
    answer = page.goto(address + "no/such/page/")

    assert answer.status == 404
    assert missing == [answer.url]
    assert page.evaluate(STYLED)

    page.click("header a[href='/some/path/']")
    page.wait_for_load_state()

    assert page.url == address
    assert page.evaluate(STYLED)


def test_every_page_below_a_path_works(page, demo_below, paths, serve):
    """Served below /some/path/, each kind of page is styled and asks for nothing missing."""
    address = serve(demo_below, "/some/path/")
    missing = []
    page.on("response", lambda answer: answer.ok or missing.append(answer.url))
    for path in paths.values():
        page.goto(address + path)

        assert page.evaluate(STYLED), path

    assert missing == []


LEFT_THE_PAGE = "net::ERR_ABORTED"  # a click went on before the icon had come


def test_from_a_folder(page, demo_relative, paths):
    """Opened from disk, each kind of page is styled, and its way home leads home."""
    failed = []
    page.on("requestfailed", lambda request: failed.append((request.failure, request.url)))
    home = (demo_relative / "index.html").as_uri()
    for path in paths.values():
        page.goto((demo_relative / path).as_uri())

        assert page.evaluate(STYLED), path

        way_home = page.locator("header a[href$='index.html']").first

        assert way_home.evaluate("link => link.href") == home, path

    way_home.click()
    page.wait_for_load_state()

    assert page.url == home
    assert [url for failure, url in failed if failure != LEFT_THE_PAGE] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_keyboard_walks_to_a_story(browser, address, paths, scripts):
    """From the front page by archive, year, month and day to a story: Tab and Enter are enough.

    Wherever the focus goes on the way, it is seen.
    """
    year, month, day, _ = paths["story"].split("/")
    dates = (f"{year}/", f"{year}/{month}/", f"{year}/{month}/{day}/")
    context = browser.new_context(java_script_enabled=scripts)
    try:
        page = context.new_page()
        page.goto(address)
        for path in ("archive/", *dates, paths["story"]):
            tab_to(page, f"/{path}")
            page.keyboard.press("Enter")
            page.wait_for_url(address + path)

        assert page.url == address + paths["story"]
    finally:
        context.close()


def tab_to(page, href):
    """Press Tab until the focus is on a link to *href*."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        assert focus["tag"] != "BODY", f"no link to {href} on {page.url}"
        assert focus["seen"], f"{focus} on {page.url}"
        assert focus["outlined"], f"{focus} on {page.url}"
        if focus["href"] == href:
            return
    pytest.fail(f"expected {href} within {MOST_TABS} links of {page.url}, found it in none")


@pytest.mark.parametrize("kind", ["story", "day"])
def test_print_has_no_navigation(page, address, paths, kind):
    """On paper no way through the site is left; a story keeps its captions and its citation."""
    page.emulate_media(media="print")
    page.goto(address + paths[kind])
    seen = "e => e.checkVisibility()"

    assert not [n for n in page.locator("nav:not(.trail)").all() if n.evaluate(seen)]
    if kind == "story":
        assert page.get_by_text("Cite this story", exact=True).is_visible()
        assert page.locator(".figure").first.is_visible()
        facts = page.locator(".about .facts > div")
        assert {f.get_attribute("class") for f in facts.all() if f.is_visible()} == {"facts__kept"}


def test_a_paragraph_shows_its_address(page, address, paths):
    """The keyboard reaches a paragraph's own address, which is seen while it is there."""
    page.goto(address + paths["story"])
    pin = page.locator('[aria-label="¶"]').first
    opacity = "e => getComputedStyle(e).opacity"

    assert pin.evaluate(opacity) == "0"

    pin.focus()

    assert pin.evaluate(opacity) == "1"

    page.keyboard.press("Enter")

    assert page.url.partition("#")[2] == pin.locator("xpath=..").get_attribute("id")


def test_the_map_leads_to_places(page, address):
    """A dot of the world map leads to the page of its place, which it names."""
    page.goto(address + "places/")
    dot = page.locator(".map a[aria-label^='London']")
    dot.click(force=True)
    page.wait_for_load_state()

    assert page.locator("h1").inner_text() == "London"


def test_drawings_follow_forced_colours(page, address):
    """With the system's own colours a chart is drawn in the colour of its text."""
    colours = """() => ["fill", "color"].map(name =>
        getComputedStyle(document.querySelector(name == "fill" ? ".chart__bar" : "h1"))[name])"""
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(address)
    fill, text = page.evaluate(colours)

    assert fill == text
