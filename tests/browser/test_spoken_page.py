"""The exported page in a browser: its audio, its keys, and its accessibility."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from numpy.typing import NDArray
from playwright.sync_api import Page

from tests.browser.chromium import Chromium
from tests.browser.spoken_page import (
    Cue,
    Open,
    announced,
    cues,
    export,
    highlighted,
    page_data,
    press,
    reload_until,
    wait_for,
)
from tests.support.ear.sounds import find, resampled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


# -- what is heard -----------------------------------------------------------------------------------------


def test_playing_sentence_is_highlighted(page: Page) -> None:
    page.locator("#rate").select_option("4")
    page.evaluate("""() => {
        window.seen = [];
        const voice = document.getElementById("voice");
        voice.addEventListener("timeupdate", () => {
            const source = voice.getAttribute("src");
            const part = [...document.querySelectorAll("#sound audio")].findIndex(
                (each) => each.getAttribute("src") === source);
            seen.push([part, voice.currentTime, document.querySelector(".now").textContent, voice.paused]);
        });
    }""")
    press(page, "Space")
    wait_for(page, "ended", "document.getElementById('play').textContent === 'Play'")
    seen = [each for each in page.evaluate("seen") if not each[3]]
    all_cues = cues(page)
    assert {part for part, *_ in seen} == set(range(5))
    for part, time, name, _ in seen:
        begun = [
            [cue.text for cue in all_cues if (cue.part, cue.start) <= (part, time + at)] for at in (0, 0.03)
        ]
        assert name in {begun[0][-1], begun[1][-1]}, (part, time)


def test_audio_at_a_cue_is_that_sentence(opened: Open) -> None:
    """Of the sound recorded in the browser after a jump, only this sentence's encoded audio is a part.

    A busy machine may leave gaps in what is recorded, so up to five jumps are made. The page forbids foreign
    scripts, such as the recorder.
    """
    page = opened(bypass_csp=True)
    page.evaluate("""async () => {
        window.heard = [];
        window.context = new AudioContext({sampleRate: 24000});
        const part = document.querySelectorAll("#sound audio")[1].getAttribute("src");
        const bytes = Uint8Array.from(atob(part.split(",")[1]), (each) => each.codePointAt(0));
        window.whole = [...(await context.decodeAudioData(bytes.buffer)).getChannelData(0)];
        await context.audioWorklet.addModule("data:text/javascript," + encodeURIComponent(`
            registerProcessor("recorder", class extends AudioWorkletProcessor {
                process([[samples]]) {
                    if (samples) this.port.postMessage(samples.slice());
                    return true;
                }
            });`));
        const recorder = new AudioWorkletNode(context, "recorder");
        recorder.port.onmessage = ({data}) => heard.push(...data);
        const source = context.createMediaElementSource(document.getElementById("voice"));
        source.connect(recorder).connect(context.destination);
        await context.resume();
    }""")
    whole = np.array(page.evaluate("whole"))
    for _ in range(5):
        press(page, "End Home s Right Right")
        page.evaluate("heard.length = 0")
        press(page, "Right")
        wait_for(page, "pause")
        recorded = np.array(page.evaluate("heard"))
        heard = [cue.text for cue in cues(page) if cue.part == 1 and is_heard(recorded, whole, cue)]
        if heard:
            break
    assert heard == ["Fire is faster."]


def is_heard(recorded: NDArray[np.float64], whole: NDArray[np.float64], cue: Cue) -> bool:
    """True if the middle of a cue is in the recording."""
    middle = int(12_000 * (cue.start + cue.end))
    wanted = whole[middle - 2_400 : middle + 2_400]
    return find(resampled(recorded, 24_000), wanted, 24_000).score > 0.9


def test_moving_while_paused_plays_one_sentence(page: Page) -> None:
    press(page, "s Right")
    wait_for(page, "pause")
    assert (highlighted(page), page.locator("#play").text_content()) == (
        "The sea gives most of it, a mine the rest.",
        "Play",
    )
    (cue,) = [each for each in cues(page) if each.text == "The sea gives most of it, a mine the rest."]
    assert page.evaluate("document.getElementById('voice').currentTime") == pytest.approx(cue.start, abs=0.01)


def test_playback_ends_and_restarts(page: Page) -> None:
    press(page, "End Space")
    wait_for(page, "ended")
    assert (announced(page), page.locator("#play").text_content()) == ("End of article", "Play")
    press(page, "Space")
    assert (highlighted(page), page.locator("#play").text_content()) == ("Salt", "Pause")


# -- controls ----------------------------------------------------------------------------------------------


def test_buttons_chapters_and_clicks_move_playback(page: Page) -> None:
    page.get_by_role("button", name="Next sentence").click()
    assert highlighted(page) == "Salt is cheap."
    page.get_by_role("button", name="Previous sentence").click()
    assert highlighted(page) == "Salt"
    page.get_by_role("button", name="Chapters").click()
    page.get_by_role("navigation", name="Chapters").get_by_role("link", name="In pans").click()
    assert (highlighted(page), page.locator(".chapters [aria-current=true]").all_text_contents()) == (
        "In pans",
        ["In pans 0:10"],
    )
    press(page, "Space")
    page.get_by_text("Little, these days.").click()
    assert highlighted(page) == "Little, these days."
    wait_for(page, "timeupdate", "document.querySelector('.now').textContent === 'The end'")  # it reads on
    page.get_by_role("link", name="most of it").click()
    assert highlighted(page) == "The end"


def test_position_slider_seeks(page: Page) -> None:
    place = page.get_by_role("slider", name="Position")
    place.focus()
    press(page, "ArrowRight ArrowRight")
    assert (page.locator("#clock").text_content() or "").startswith("0:10 / ")
    lengths = [part["length"] / 1000 for part in page_data(page)["parts"]]
    begun = [cue.text for cue in cues(page) if sum(lengths[: cue.part]) + cue.start <= 10]
    assert highlighted(page) == begun[-1]
    press(page, "End")
    assert highlighted(page) == "Enough of it."


def test_position_and_speed_survive_a_reload(page: Page) -> None:
    press(page, "+ +")

    def choose() -> None:
        press(page, "Home s s")
        page.locator("#rate").select_option("1.5")

    reload_until(
        page, "document.getElementById('rate').value === '1.5' && document.querySelector('.now')", choose
    )
    assert (highlighted(page), page.locator("#rate").input_value()) == ("In pans", "1.5")
    press(page, "Space")
    wait_for(page, "timeupdate", "voice.currentTime > 0")
    assert page.evaluate("document.getElementById('voice').playbackRate") == 1.5


def test_url_fragment_can_name_a_sentence(opened: Open) -> None:
    name = opened().get_by_text("Little, these days.").get_attribute("id")
    assert highlighted(opened(f"#{name}")) == "Little, these days."
    assert highlighted(opened("#%E0%A4%A")) == ""


def test_skip_links_come_first(page: Page) -> None:
    names = []
    for _ in range(4):
        press(page, "Tab")
        names.append(page.evaluate("document.activeElement.title || document.activeElement.textContent"))
    assert names == ["Skip to the article", "Skip to main content", "Skip to the costs", "Back 15 seconds"]
    press(page, "Shift+Tab Shift+Tab Shift+Tab Enter")
    assert page.evaluate("document.activeElement.id") == "article"


def test_wide_table_scrolls_in_a_focusable_region(browser: Chromium, tmp_path: Path) -> None:
    cells = "".join(f"<td>Antidisestablishmentarianism{each}</td>" for each in range(9))
    path = tmp_path / "wide.html"
    export(
        f"<main><h1>Wide</h1><p>A table.</p><table><tr>{cells}</tr><tr>{cells}</tr></table></main>",
        path,
        "silence",
    )
    with browser.opened(path, viewport={"width": 320, "height": 640}) as page:
        assert page.get_by_role("group", name="Wide table").get_attribute("tabindex") == "0"
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert Axe().run(page).response["violations"] == []


def test_name_of_a_picture_in_a_sentence_stands_apart_from_its_words(
    browser: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "heap.html"
    export(
        '<html lang="en"><main><h1>Heap</h1><p>It is so: <img src=a.jpg alt="A white heap"> and it is salt.',
        path,
    )
    with browser.opened(path) as page:
        shown = "edge => getComputedStyle(document.querySelector('.picture'), edge).content"
        assert [page.evaluate(shown, edge) for edge in ("::before", "::after")] == ['"["', '"] "']


# -- print, and hostile pages ------------------------------------------------------------------------------


def test_print_view_hides_controls_and_shows_link_urls(page: Page) -> None:
    page.emulate_media(media="print")
    for name in ("#player", "#tools", "#sound", ".skip"):
        assert not page.locator(name).is_visible()
    after = "each => getComputedStyle(each, '::after').content"
    assert page.get_by_role("link", name="mine").evaluate(after) == '" (https://example.org/mine)"'
    assert page.get_by_role("link", name="most of it").evaluate(after) == "none"
    assert page.pdf()[:5] == b"%PDF-"


def test_notes_are_printed_and_axe_finds_no_violations_in_them(browser: Chromium, tmp_path: Path) -> None:
    reference = "<p>Salt<a href=#n role=doc-noteref>1</a> is old.</p>"
    html = f"<main>{reference}<aside id=n role=doc-footnote>So they say.</aside></main>"
    export(html, tmp_path / "notes.html", "silence")
    with browser.opened(tmp_path / "notes.html") as page:
        assert Axe().run(page).response["violations"] == []  # nor in a page without a title
        page.emulate_media(media="print")
        assert page.get_by_text("So they say.").is_visible()
        assert page.locator(".footnote").is_visible()


HOSTILE = "</script><script>hacked=1</script><img src=x onerror=hacked=1> \u202egnp.exe --> &lt;/title>"


def test_page_content_runs_no_scripts_and_fetches_nothing(browser: Chromium, tmp_path: Path) -> None:
    shown_as_text = HOSTILE.replace("&", "&amp;").replace("<", "&lt;")
    html = f"""<title>{shown_as_text}</title><meta name="author" content="{shown_as_text}">
        <a href="#x">{shown_as_text}</a>
        <main id="x"><h1>{shown_as_text}</h1><p>{shown_as_text}</p>
        <p><a href="javascript:hacked=1">one</a> <a href="data:text/html,<script>hacked=1</script>">two</a>
        <a href=" java&#10;script:hacked=1">three</a> <a href="vbscript:hacked=1">four</a></p>
        <h2>{shown_as_text}</h2>
        <p style="background:url(http://bad.test/)" onclick="hacked=1">Words.</p></main>"""
    path = tmp_path / "hostile.html"
    export(html, path, "silence")
    with browser.opened(path) as page:
        page.get_by_role("button", name="Chapters").click()
        press(page, "h k Enter b w ?")
        assert page.evaluate("typeof hacked") == "undefined"
        assert page.locator("main a").count() == 0
        assert "\u202e" not in page.title() + page.locator("body").inner_text().partition("Chapters")[0]
        assert "</script><script>hacked=1</script>" in page.title()
        assert page.locator("main img, main [onclick], main [style]").count() == 0


def test_only_the_exports_own_scripts_run(browser: Chromium, salt: Path) -> None:
    add = """() => {
        const script = document.createElement("script");
        script.textContent = "hacked = 1";
        document.body.append(script);
        return typeof hacked;
    }"""
    with pytest.raises(AssertionError, match="script-src"), browser.opened(salt) as page:
        assert page.evaluate(add) == "undefined"
