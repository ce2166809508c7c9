"""What a page does for its reader in a real browser: folds, filters, stands still."""

import re
import time

import pytest

from support.building import ROOT
from support.pages import fullest_pages

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1440, "height": 900}
STORY = "2022/02/28/ukraine-demands-immediate-ceasefire-russian-withdrawal.html"
LINES = """e => Math.round(e.getBoundingClientRect().height / parseFloat(
    getComputedStyle(e).lineHeight))"""
SHIFTS = """async () => {
    let sum = 0;
    const add = list => list.forEach(entry => { sum += entry.value });
    const observer = new PerformanceObserver(list => add(list.getEntries()));
    observer.observe({type: "layout-shift", buffered: true});
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    add(observer.takeRecords());
    return sum;
}"""
STILL = ("front page", "story", "day", "tag", "places")


@pytest.fixture(scope="module")
def address(demo, serve):
    """Return the address where the demo is served."""
    return serve(demo)


@pytest.fixture(scope="module")
def real(site, serve):
    """Return the address of the site of the one real seed, whose caption is long."""
    return serve(site)


def test_a_long_caption_is_folded_on_a_phone(page, real):
    """A phone shows three lines of it above the lead, and all of it at a touch."""
    page.set_viewport_size(PHONE)
    page.goto(real + STORY)
    words = page.locator(".captions figcaption")

    assert words.evaluate(LINES) == 3
    assert page.locator(".dateline").bounding_box()["y"] < PHONE["height"] * 0.8

    page.get_by_text("The whole caption").click()

    assert words.evaluate(LINES) > 6
    assert words.evaluate("e => e.scrollHeight <= e.clientHeight + 1")


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_a_long_caption_is_open_elsewhere(page, real, medium):
    """On a wide screen and on paper the caption is whole, and there is nothing to open."""
    page.set_viewport_size(PHONE if medium == "print" else WIDE)
    page.emulate_media(media=medium)
    page.goto(real + STORY)
    words = page.locator(".captions figcaption")

    assert words.is_visible()
    assert words.evaluate(LINES) > 6
    assert not page.locator(".captions summary").is_visible()


@pytest.mark.parametrize("view", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves(page, address, demo, view):
    """However late the font comes, a page stays as it was first seen: its layout shift is 0."""

    def late(route):
        time.sleep(0.15)
        route.continue_()

    paths = fullest_pages(demo)
    page.route("**/*.woff2", late)
    page.set_viewport_size(view)
    moved = {}
    for kind in STILL:
        page.goto(address + paths[kind])
        moved[kind] = page.evaluate(SHIFTS)

        assert page.evaluate("document.fonts.check('16px \"Cuttings Serif\"')"), kind

    assert moved == dict.fromkeys(STILL, 0)


@pytest.mark.parametrize(
    ("today", "said", "date"),
    [
        ("2027-07-20", "20 July", "07-20"),
        ("2027-01-01", "The nearest date: 30 December", "12-30"),
    ],
)
def test_today_on_the_front_page(page, address, today, said, date):
    """The front page leads to today's date over the years, or to the nearest around the year."""
    page.clock.set_fixed_time(f"{today}T12:00:00Z")
    page.goto(address)
    place = page.locator(".today")

    assert place.inner_text() == said
    assert place.locator("a").get_attribute("href") == f"/on-this-day/{date}/"


def test_today_without_scripts(browser, address):
    """Without JavaScript the front page leads to the calendar of dates, and shows nothing empty."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    section = page.locator("section[aria-labelledby=on-this-day]")

    assert section.inner_text().split() == "On this day All dates of the year".split()
    assert section.locator("a").get_attribute("href") == "/on-this-day/"

    page.close()


NEAREST = {
    "1969/07/22/no-such-story.html": ["21 July 1969", "24 July 1969"],
    "1969/07/21/no-such-story.html": ["20 July 1969", "21 July 1969", "24 July 1969"],
    "1969/05/": ["March 1969", "July 1969"],
    "1970/01/01/": ["1969", "1971"],
}


def test_a_missing_page_tells_the_nearest_dates(page, address):
    """The 404 page leads to the dates with stories around the one in its address."""
    ways = page.locator(".nearest a")
    for missing, nearest in NEAREST.items():
        page.goto(address + missing)
        ways.last.wait_for()

        assert ways.all_inner_texts() == nearest, missing

    ways.first.click()
    page.wait_for_load_state()

    assert page.url == address + "1969/"


def test_a_missing_page_without_a_way_to_ask(page, address):
    """Without a date in its address, or without network, a 404 page has years, nothing empty."""
    page.route("**/1969/07/", lambda route: route.abort())
    for missing in ("no/such/page", "1969/07/22/"):
        page.goto(address + missing, wait_until="networkidle")

        assert page.get_by_role("status").inner_text() == ""
        assert page.get_by_role("link", name="1969").is_visible()


def test_an_index_is_filtered(page, address):
    """What is typed, without accents or letter case, leaves the names that hold it, and says so."""
    page.goto(address + "places/")
    shown = page.locator(".index__terms > li:visible")
    said = page.get_by_role("status")
    every = shown.count()
    field = page.get_by_label("Find on this page")
    field.fill("ÉNGL")

    assert shown.all_inner_texts()
    assert all("Engl" in name for name in shown.all_inner_texts())
    assert page.locator(".index__letter:visible").all_inner_texts() == ["E"]
    assert said.inner_text() == f"Names shown: {shown.count()}"

    field.fill("no such place")

    assert (shown.count(), said.inner_text()) == (0, "Names shown: 0")

    field.fill("")

    assert (shown.count(), said.inner_text()) == (every, "")


def test_an_index_without_scripts(browser, address):
    """Without JavaScript an index has every name, and no field that does nothing."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + "places/")

    assert page.locator(".index__terms > li:visible").count() > 1
    assert page.locator(".filter:visible, input").count() == 0

    page.close()


def test_the_policy_breaks_nothing(page, address, demo):
    """Under the Content-Security-Policy of theme/README.md styles and scripts do their work."""
    readme = (ROOT / "theme" / "README.md").read_text(encoding="utf-8")
    policy = " ".join(re.search(r"Policy of `([^`]+)`", readme).group(1).split())
    said = []

    def strict(route):
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": policy}
        route.fulfill(response=answer, headers=headers)

    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", strict)
    paths = fullest_pages(demo)
    works = {
        "": ".today a",
        "1969/07/22/": ".nearest a",
        paths["places"]: ".filter input",
        paths["story"]: ".dateline",
    }
    for path, work in works.items():
        page.goto(address + path)
        page.locator(work).first.wait_for(timeout=5000)

    assert [text for text in said if "Policy" in text] == []
