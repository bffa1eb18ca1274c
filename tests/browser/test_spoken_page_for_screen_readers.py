"""What the browser tells a screen reader of the spoken page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.spoken_page import Open, announced, highlighted, press, status_line, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]


MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"forced_colors": "active"},
    "320 pixels wide": {"viewport": {"width": 320, "height": 640}},
    "400 percent": {"viewport": {"width": 320, "height": 225}},
}


def test_live_region_is_silent_while_audio_plays(page: Page) -> None:
    press(page, "Space")
    wait_for(page, "timeupdate", "voice.currentTime > 0")
    press(page, "h +")
    assert (status_line(page), announced(page)) == ("Speed 1.25", "")
    press(page, "w")
    assert page.evaluate("document.getElementById('voice').paused")
    assert announced(page).startswith("How it is made, section 2 of 5")
    assert page.locator("#play").text_content() == "Pause"
    wait_for(page, "playing")  # then it goes on by itself


def test_position_slider_is_not_announced_repeatedly(page: Page) -> None:
    """A screen reader announces each new value of the focused control."""
    place = page.locator("#place")
    place.focus()
    page.locator("#rate").select_option("4")
    page.evaluate("document.getElementById('voice').play()")
    place.focus()
    before = place.get_attribute("aria-valuetext")
    wait_for(page, "timeupdate", "voice.currentTime > 2")
    assert place.get_attribute("aria-valuetext") == before
    press(page, "ArrowRight")
    assert place.get_attribute("aria-valuetext") != before


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_no_violations(opened: Open, mode: str) -> None:
    page = opened(**MODES[mode])
    if page.locator("#more").is_visible():
        page.locator("#more").click()
    page.get_by_role("button", name="Chapters").click()
    assert Axe().run(page).response["violations"] == []
    press(page, "k Space")
    wait_for(page, "timeupdate", "voice.currentTime > 0")
    assert highlighted(page) == "The sea gives most of it, a mine the rest."
    press(page, "Space w")
    assert Axe().run(page).response["violations"] == []
    press(page, "/")
    assert Axe().run(page).response["violations"] == []
    press(page, "Escape ?")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_each_section_plays_without_scripts(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    listen = page.get_by_role("heading", name="Listen").bounding_box()
    article = page.get_by_role("main").bounding_box()
    assert listen is not None
    assert article is not None
    assert listen["y"] < article["y"]
    note = page.locator(".note").bounding_box()
    assert note is not None
    assert note["y"] < listen["y"]
    assert [each.is_visible() for each in page.locator("#sound audio").all()] == [True] * 5
    assert not page.locator("#player, #tools, #keys").locator("visible=true").count()
