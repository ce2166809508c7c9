"""What a page does for its reader in a real browser: folds, filters, stands still."""

import pytest

PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1440, "height": 900}
STORY = "2022/02/28/ukraine-demands-immediate-ceasefire-russian-withdrawal.html"
LINES = """e => Math.round(e.getBoundingClientRect().height / parseFloat(
    getComputedStyle(e).lineHeight))"""


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
