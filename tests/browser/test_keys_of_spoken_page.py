"""The spoken page by keyboard, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from reader.session.command_table import COMMANDS
from tests.browser.spoken_page import highlighted, press, reload_until, status_line

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("keys", "sentence", "line"),
    [
        ("Right", "Salt is cheap.", ""),
        ("f f F", "Salt is cheap.", ""),
        ("Right Right Left", "Salt is cheap.", ""),
        ("Down", "Salt is cheap.", ""),
        ("p p", "How it is made", ""),
        ("s Down Down Up", "The sea gives most of it, a mine the rest.", ""),
        ("s s S", "How it is made", "How it is made, section 2 of 5"),
        ("End", "Enough of it.", "Last sentence"),
        ("End Home", "Salt", "Start of article"),
        ("h", "How it is made", "How it is made, heading 2"),
        ("h h Right H", "In pans", "In pans, heading 3"),
        ("h h H", "How it is made", "How it is made, heading 2"),
        ("s s Right S", "In pans", "In pans, section 3 of 5"),
        ("2 2", "What it costs", "What it costs, heading 2"),
        ("3", "In pans", "In pans, heading 3"),
        ("4", "", "No next heading 4"),
        ("d", "What it costs", "Prices, region"),
        ("d D", "Salt", "main content"),
        ("b", "Salt", "Skip to main content"),
        ("b b", "What it costs", "Skip to the costs"),
        ("b b b", "Salt", "Skip to main content"),
        ("B", "What it costs", "Skip to the costs"),
        ("k", "The sea gives most of it, a mine the rest.", "most of it, link"),
        ("k k", "The sea gives most of it, a mine the rest.", "mine, link"),
        ("k Enter", "The end", "most of it"),
        ("k Enter Backspace", "The sea gives most of it, a mine the rest.", "Back"),
        ("Enter", "", "No link here"),
        ("l", "Wind and sun dry it.", "Wind and sun dry it. Fire is faster.*, list"),
        ("i i", "Fire is faster.", "Fire is faster., list item"),
        ("t", "Yield", "Yield, table"),
        ("t Down", "What it costs", ""),
        ("g", "A day's work.", "A day's work., figure"),
        ("G", "", "No previous figure"),
        ("+ ] =", "", r"Speed 1\.75"),
        ("- [ - -", "", "Speed 0.5, slowest"),
        ("9 9 0", "", "Volume 90"),
        ("Right r", "Salt is cheap.", ""),
        ("s w", "How it is made", "How it is made, section 2 of 5, 1\\d%"),
        ("n", "", "No search yet.*"),
        ("Control+f Alt+h Meta+s", "", ""),
    ],
)
def test_keys_work_as_in_a_session(one: Page, keys: str, sentence: str, line: str) -> None:
    one.evaluate("localStorage.clear(), history.replaceState(null, '', location.pathname)")
    one.reload()
    press(one, keys)
    assert highlighted(one) == sentence
    assert re.fullmatch(line, status_line(one))


def test_key_table_matches_the_session(page: Page) -> None:
    press(page, "?")
    rows = [row.locator("th, td").all_text_contents() for row in page.locator("#key-rows tr").all()]
    assert len(rows) > 30
    for names, words in rows:
        keys = names.split(" or ")
        (command,) = [each for each in COMMANDS if keys[0] in each.keys]
        assert words == command.help or keys == ["?"]
        assert set(keys) <= set(command.keys)


def test_search_goes_from_match_to_match_and_frees_the_keyboard(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("DÁY")
    assert page.locator("#matches").text_content() == "2"
    press(page, "Enter")
    assert (highlighted(page), page.locator("#matches").text_content()) == ("Little, these days.", "1 of 2")
    press(page, "n")
    assert (highlighted(page), page.locator("#matches").text_content()) == ("A day's work.", "2 of 2")
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["day", "day"]
    press(page, "n")
    assert status_line(page) == "No more found: DÁY"
    press(page, "Space")
    assert page.locator("#play").text_content() == "Pause"
    press(page, "Escape")
    assert (page.locator("#play").text_content(), page.locator("#search").is_visible()) == ("Play", False)
    press(page, "/ Escape N")
    assert (highlighted(page), status_line(page)) == ("Little, these days.", "1 of 2: DÁY")


def test_search_for_an_accent_alone_finds_nothing(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("\u0301")
    assert page.locator("#matches").text_content() == ""
    press(page, "Enter")
    assert status_line(page) == "No search yet. Press / to search"


def test_typing_in_a_field_triggers_no_commands(page: Page) -> None:
    press(page, "/")
    for name, key in (("#wanted", "h"), ("#rate", "1"), ("#place", "h"), ("#wanted", "Space")):
        page.locator(name).focus()
        press(page, key)
    assert page.locator("#wanted").input_value() == "h "
    assert (highlighted(page), status_line(page)) == ("", "")
    page.locator("#help").focus()
    press(page, "Space")
    assert page.locator("#keys").is_visible()
    press(page, "h Escape")
    assert (highlighted(page), page.locator("#keys").is_visible()) == ("", False)


def test_keys_can_be_disabled_and_stay_disabled(page: Page) -> None:
    press(page, "?")
    page.get_by_label("Use these keys").uncheck()
    press(page, "Escape")
    page.locator("#keys").wait_for(state="hidden")
    press(page, "h Space ?")
    assert (highlighted(page), page.locator("#keys").is_visible()) == ("", False)
    reload_until(
        page,
        "!document.getElementById('keys-on').checked",
        lambda: page.locator("#keys-on").evaluate("box => box.checked && box.click()"),
    )
    press(page, "h Space")
    assert highlighted(page) == ""
    page.get_by_role("button", name="Play").press("Enter")
    assert highlighted(page) == "Salt"
