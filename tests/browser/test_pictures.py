"""A story with pictures in a real browser: nothing moves, and each says what it shows."""

import time

import pytest

from browser.test_pages import AXE, NARROW, SIDEWAYS, STYLED  # one set of questions
from support.building import copy_project
from support.needs import need_checker
from support.photos import picture

SEED = """ date 2022-02-28 Rain falls in Lima

A crowd waits in the rain in Lima on 26 February 2022. (Photo by Ada ROSSI / MW)

LIMA, Peru (MW) – The first paragraph opens with the place and the agency.

A bus stands in the water. (Photo by Ben STONE / MW)

It rained all day, people said, and then it rained again.

A dog swims in a street of Lima. (Photo by Ben STONE / MW)

The rain ended at night.
"""
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 300);
})"""
PICTURES = """() => [...document.querySelectorAll("img")].map(image => ({
    alt: image.alt, file: image.currentSrc.split("/").pop(), loaded: image.naturalWidth > 0,
    ratio: Math.round(image.width / image.height * 10) / 10}))"""
STORY, DAY = "2022/02/28/rain-falls-in-lima.html", "2022/02/28/"


@pytest.fixture(scope="module")
def address(tmp_path_factory, serve, builder):
    """Return the address of a site with a story of three captions, two with their pictures."""
    site = copy_project(tmp_path_factory.mktemp("pictures") / "site", builder)
    site.write("lima.txt", SEED)
    site.write("content/images/lima/1.jpg", picture(1800, 1200))
    site.write("content/images/lima/3.jpg", picture(700, 1400))
    built = site.build()

    assert built.returncode == 0, built.stdout

    return serve(site.output)


@pytest.mark.parametrize("path", [STORY, DAY, ""])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_when_pictures_arrive(page, address, path, width):
    """However late a picture comes, its place was kept: the layout shift of the page is 0."""

    def late(route):
        time.sleep(0.2)
        route.continue_()

    page.route("**/*.webp", late)
    page.route("**/*.woff2", lambda route: route.abort())  # the font is another matter
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path, wait_until="networkidle")

    assert page.evaluate(SHIFTS) == 0
    assert all(image["loaded"] for image in page.evaluate(PICTURES)[:1])


def test_each_picture_says_what_it_shows(page, address):
    """A picture has its caption as its alternative; a caption without one stays a frame."""
    page.set_viewport_size({"width": 360, "height": 4000})
    page.goto(address + STORY, wait_until="networkidle")
    found = page.evaluate(PICTURES)

    assert [image["alt"] for image in found] == [
        "A crowd waits in the rain in Lima on 26 February 2022.",
        "A dog swims in a street of Lima.",
    ]
    assert [image["file"] for image in found] == [
        "rain-falls-in-lima-1-480.webp",
        "rain-falls-in-lima-3-480.webp",
    ]
    assert [image["ratio"] for image in found] == [1.5, 0.5]
    assert page.locator(".figure--unheld").count() == 1


@pytest.mark.parametrize("path", [STORY, DAY])
def test_pages_with_pictures_keep_the_manners(page, address, path):
    """No sideways scroll at 320 px, and axe finds nothing."""
    page.set_viewport_size(NARROW)
    page.goto(address + path, wait_until="networkidle")
    page.add_script_tag(path=str(need_checker("axe-core/axe.min.js")))

    assert page.evaluate(STYLED)
    assert page.evaluate(SIDEWAYS) == []
    assert page.evaluate(AXE) == []
