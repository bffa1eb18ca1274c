"""The spoken page opened, read, searched, resumed and left by one way of input alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.spoken_page import Open, highlighted, press, reload_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def go_by_tab(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(40):
        press(page, "Tab")
        if page.evaluate("document.activeElement.title || document.activeElement.textContent") == name:
            return
    raise AssertionError(name)


def test_keyboard_alone_is_enough(page: Page) -> None:
    go_by_tab(page, "Play")
    press(page, "Enter")
    assert (highlighted(page), page.evaluate("document.activeElement.title")) == ("Salt", "Pause")
    go_by_tab(page, "Chapters")
    press(page, "Enter Tab Tab Tab Enter")
    assert highlighted(page) == "In pans"
    press(page, "Space /")
    page.keyboard.type("day")
    press(page, "Enter n Space Space Escape")
    assert highlighted(page) == "A day's work."
    go_by_tab(page, "Text")
    press(page, "Enter Tab Right")
    assert page.locator("#size").input_value() == "110"
    press(page, "Escape Left Left")  # on a slow machine the sound may have ended meanwhile
    reload_until(page, "!document.getElementById('resume').hidden")
    go_by_tab(page, page.locator("#resume").text_content() or "")
    press(page, "Enter")
    assert page.locator("#play").text_content() == "Pause"


def test_touch_alone_is_enough(opened: Open) -> None:
    page = opened(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.get_by_text("It was not always so").tap()
    assert page.locator("#play").text_content() == "Pause"
    assert highlighted(page).startswith("It was not always so")
    page.get_by_role("button", name="Pause").tap()
    page.get_by_role("button", name="Forward 15 seconds").tap()
    page.get_by_role("button", name="Back 15 seconds").tap()
    page.get_by_role("button", name="More").tap()
    page.get_by_role("button", name="Search").tap()
    page.locator("#wanted").fill("day")
    page.get_by_role("button", name="Next match").tap()
    assert highlighted(page) == "Little, these days."
    page.get_by_role("button", name="Close").tap()
    page.get_by_role("button", name="More").tap()
    page.get_by_role("button", name="Chapters").tap()
    page.get_by_role("link", name="The end").tap()
    assert highlighted(page) == "The end"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_accessibility_tree_alone_is_enough(page: Page) -> None:
    player = page.get_by_role("region", name="Player")
    player.get_by_role("button", name="Play").press("Enter")
    expect(player.get_by_role("button", name="Pause")).to_be_focused()
    player.get_by_role("button", name="Pause").press("Enter")
    assert player.get_by_role("slider", name="Position").get_attribute("aria-valuetext")
    player.get_by_role("combobox", name="Speed").select_option("2×")
    chapters = player.get_by_role("button", name="Chapters")
    chapters.press("Enter")
    page.get_by_role("navigation", name="Chapters").get_by_role("link", name="What it costs").press("Enter")
    assert highlighted(page) == "What it costs"
    player.get_by_role("button", name="Search").press("Enter")
    page.get_by_role("searchbox", name="Search").press_sequentially("fire")
    page.get_by_role("searchbox", name="Search").press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    player.get_by_role("button", name="Text").press("Enter")
    page.get_by_role("radio", name="Dark").press("Space")
    assert page.get_by_role("radio", name="Dark").is_checked()
    page.get_by_role("slider", name="Size").press("Escape")
    assert not page.get_by_role("radio", name="Dark").is_visible()
