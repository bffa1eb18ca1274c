"""What the reader of the spoken page sees and chooses: the words, the text, the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Chromium
from tests.browser.spoken_page import Open, export, highlighted, page_data, press, reload_until, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MARKED = "[...(CSS.highlights.get('word') ?? [])].map(String).join()"


def test_each_word_is_marked_while_it_is_heard(opened: Open) -> None:
    page = opened(reduced_motion="no-preference")
    page.evaluate(f"""() => {{
        window.seen = [];
        const look = () => {{
            const word = {MARKED};
            if (word && word !== seen.at(-1)) seen.push(word);
            requestAnimationFrame(look);
        }};
        look();
    }}""")
    press(page, "Right Right")
    wait_for(page, "pause")
    said = "It was not always so, and whole towns lived by it".replace(",", "").split()
    seen = [word for word in page.evaluate("seen") if word in said]
    assert seen == [word for word in said if word in seen]  # a busy machine may miss some
    assert len(seen) > 3


def test_words_are_not_marked_under_reduced_motion_or_when_switched_off(opened: Open) -> None:
    marks = "document.getElementById('words').checked"
    assert not opened().evaluate(marks)
    page = opened(reduced_motion="no-preference")
    page.get_by_role("button", name="Text").click()
    page.get_by_label("Highlight each word").uncheck()
    press(page, "Escape Right")
    wait_for(page, "timeupdate", "voice.currentTime > 0")
    assert page.evaluate(MARKED) == ""


def test_chosen_text_is_remembered(page: Page) -> None:
    def choose() -> None:
        page.get_by_role("button", name="Text").click()
        for label in ("Sepia", "Sans-serif"):
            page.get_by_label(label).check()
        page.locator("#size").fill("150")
        press(page, "Escape")

    reload_until(page, "document.documentElement.dataset.face === 'sans'", choose)
    style = "each => { const s = getComputedStyle(each); return [s.fontSize, s.color]; }"
    assert page.locator("main").evaluate(style) == ["28.5px", "rgb(58, 47, 32)"]
    assert page.get_by_label("Sepia").is_checked()


def test_page_works_without_storage(opened: Open) -> None:
    page = opened()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })")
    page.reload()
    press(page, "h")
    assert highlighted(page) == "How it is made"


def test_a_line_holds_about_66_characters(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    words = "The tide comes in and goes out again. " * 40
    export(f"<main><h1>Long</h1><p>{words}</p></main>", path, "silence")
    with browser.opened(path, viewport={"width": 1280, "height": 800}) as page:
        lines = "each => Math.round(each.offsetHeight / parseFloat(getComputedStyle(each).lineHeight))"
        length = len(words) / int(page.locator("main p").last.evaluate(lines))
    assert 55 <= length <= 75


def test_returning_reader_can_continue(page: Page) -> None:
    reload_until(page, "!document.getElementById('resume').hidden", lambda: press(page, "Home s s"))
    button = page.get_by_role("button", name="Continue at 0:10")
    button.click()
    assert (highlighted(page), page.locator("#play").text_content()) == ("In pans", "Pause")
    assert not button.is_visible()


def test_reader_who_scrolled_away_is_led_back_to_the_voice(opened: Open) -> None:
    page = opened(viewport={"width": 600, "height": 300})
    press(page, "Space")
    wait_for(page, "timeupdate", "voice.currentTime > 0")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 3000)
    button = page.get_by_role("button", name="Back to the voice")
    button.click()
    expect(button).to_be_hidden()
    expect(page.locator(".now")).to_be_in_viewport()


def test_lock_screen_has_everything(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "salt.html"
    html = """<title>Salt</title><meta name=author content="Ada Ferro">
        <meta property=og:site_name content="The Salt Review">
        <main><h1>Salt</h1><p>Salt is cheap.</p></main>"""
    export(html, path, "silence")
    with browser.opened(path) as page:
        press(page, "Space")
        shown = page.evaluate("""() => {
            const { title, artist, album, artwork } = navigator.mediaSession.metadata;
            return [title, artist, album, artwork[0].src.slice(0, 22), navigator.mediaSession.playbackState];
        }""")
    assert shown == ["Salt", "Ada Ferro", "The Salt Review", "data:image/png;base64,", "playing"]


def test_labels_are_in_the_articles_language(browser: Chromium, tmp_path: Path) -> None:
    path = tmp_path / "salz.html"
    html = "<html lang=de><main><h1>Salz</h1><p>Salz ist billig.</p><h2>Ende</h2><p>Genug.</p></main>"
    export(html, path, "silence")
    with browser.opened(path) as page:
        assert page.get_by_role("button", name="Abspielen").is_visible()
        press(page, "s s")
        assert page.locator("#shown").text_content() == "Kein nächster Abschnitt"
        assert {"id", "title", "length", "cues"} == set(page_data(page)["parts"][0])


@pytest.mark.parametrize(
    ("lang", "day", "shown"),
    [
        ("ar", "2024-05-06", "6 مايو 2024"),
        ("en-!_x", "2024-05-06", "May 6, 2024"),
        ("sv", "2024-13-45", "2024-13-45"),
    ],
)
def test_player_works_in_any_language_a_page_claims(
    browser: Chromium, tmp_path: Path, lang: str, day: str, shown: str
) -> None:
    path = tmp_path / "salt.html"
    meta = f"<meta property=article:published_time content={day}>"
    export(f"<html lang='{lang}'>{meta}<main><h1>Salt</h1><p>Salt is cheap.</p></main>", path, "silence")
    with browser.opened(path) as page:
        press(page, "h Space")
        assert page.locator("#clock").text_content() not in {"", None}
        assert page.locator(".about time").all_text_contents() in ([shown], [])


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_44_pixels_and_in_one_row(opened: Open, width: int) -> None:
    page = opened(viewport={"width": width, "height": 740})
    boxes = [each.bounding_box() for each in page.locator("#player button:visible, #rate").all()]
    sizes = [(box["width"], box["height"]) for box in boxes if box is not None]
    assert len(sizes) >= 7
    assert min(min(size) for size in sizes) >= 44
    assert len({round(box["y"]) for box in boxes if box is not None}) == 1


@pytest.mark.parametrize(
    ("name", "inside"), [("Chapters", "#chapters a"), ("Text", "#size"), ("Keys", "#keys-on")]
)
def test_every_tool_is_at_hand_at_400_percent(opened: Open, name: str, inside: str) -> None:
    page = opened(viewport={"width": 320, "height": 225})
    page.get_by_role("button", name=name, exact=True).click(timeout=5_000)
    expect(page.locator(inside).first).to_be_in_viewport(ratio=1)


def test_match_is_in_sight_beside_the_search_at_400_percent(opened: Open) -> None:
    page = opened(viewport={"width": 320, "height": 225})
    page.get_by_role("button", name="Search", exact=True).click(timeout=5_000)
    page.locator("#wanted").fill("shallow")
    press(page, "Enter")
    now, panel = page.locator(".now").bounding_box(), page.locator("#search").bounding_box()
    assert now is not None
    assert panel is not None
    assert now["y"] >= 0
    assert now["y"] + now["height"] <= panel["y"]


def test_tables_and_code_are_wider_than_the_text_where_there_is_room(
    browser: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "wide.html"
    row = "<tr>" + "<td>The sea gives most of it, a mine the rest.</td>" * 5 + "</tr>"
    code = f"<pre>salt = {' + '.join(['sea'] * 15)}\nsell(salt)</pre>"
    facts = "<table><tr><th>From</th><td>the sea</td></tr></table>"
    export(
        f"<main><h1>Salt</h1><p>{'Salt is cheap. ' * 20}</p><table>{row * 3}</table>{code}{facts}</main>",
        path,
    )
    widths = "each => each.getBoundingClientRect().width"
    for width, is_roomy in ((1280, True), (360, False)):
        with browser.opened(path, viewport={"width": width, "height": 740}) as page:
            text, table, pre, small = (
                page.locator(f"main {name}").evaluate(widths)
                for name in ("p", ".wide >> nth=0", "pre", "table >> nth=1")
            )
            assert (table > 1.3 * text, pre > text) == (is_roomy, is_roomy)
            assert small < text
            assert page.locator("main td").first.evaluate(widths) > 100  # its words are not squeezed
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_title_looks_the_same_whether_it_is_part_of_the_text_or_not(
    browser: Chromium, tmp_path: Path
) -> None:
    looks = """each => {
        const { fontFamily, color, fontSize } = getComputedStyle(each);
        return [fontFamily, color, Math.round(parseFloat(fontSize))];
    }"""
    found = []
    for name, headline in (("with", "<h1>Salt</h1>"), ("without", "")):
        path = tmp_path / f"{name}.html"
        export(f"<title>Salt</title><main>{headline}<p>Salt is cheap.</p></main>", path, "silence")
        for width in (1280, 360):
            with browser.opened(path, viewport={"width": width, "height": 740}) as page:
                found.append(page.locator("h1").evaluate(looks))
    assert found[:2] == found[2:]
