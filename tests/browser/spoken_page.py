"""An exported page for the browser tests, and helpers that read its state."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

from reader.export.audio.recorder import VoiceOptions, record
from reader.export.web_page.writer import write_html
from reader.page.parse import parse_page
from reader.script.writer import Script

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Salt</title></head><body>
<a href="#main">Skip to main content</a> <a href="#costs">Skip to the costs</a>
<p>The Open Kitchen, a sample site about food and where it comes from, read by people who cook, and by some
who only eat. Nothing of this stands in the article, and nothing of it is heard.</p>
<main id="main"><h1>Salt</h1>
<p>Salt is cheap. It was not always so, and whole towns lived by it.</p>
<h2>How it is made</h2>
<p>The sea gives <a href="#end">most of it</a>, a <a href="https://example.org/mine">mine</a> the rest.</p>
<ul><li>Wind and sun dry it.</li><li>Fire is faster.</li></ul>
<h3>In pans</h3>
<p>A pan is shallow. <span lang="fr">Elle est grande.</span></p>
<table><caption>Yield</caption><tr><th>Sea</th><th>Mine</th></tr><tr><td>Thirty</td><td>Ninety</td></tr></table>
<section aria-label="Prices"><h2 id="costs">What it costs</h2><p>Little, these days.</p></section>
<h2 id="end">The end</h2>
<figure><img src="heap.jpg" alt="A white heap."><figcaption>A day's work.</figcaption></figure>
<p>Enough of it.</p>
</main></body></html>"""


class Cue(NamedTuple):
    """A sentence, and its start and end in its audio part, in seconds."""

    text: str
    part: int
    start: float
    end: float


def export(html: str, path: Path, engine: str = "espeak", rate: int = 180) -> None:
    """Write a page as `reader export` does, without normalising loudness."""
    voicing = VoiceOptions(engine, "", rate, lambda milliseconds, _: milliseconds)
    write_html(record(Script(parse_page(html)), voicing), path)


def page_data(page: Page) -> Any:
    """The data for the page's scripts."""
    return json.loads(page.locator("#cues").text_content() or "")


def cues(page: Page) -> list[Cue]:
    """The cue of each sentence."""
    text = "id => document.getElementById(id).textContent"
    return [
        Cue(page.evaluate(text, f"{part['id']}-{number}"), at, start / 1000, end / 1000)
        for at, part in enumerate(page_data(page)["parts"])
        for number, start, end, *_ in part["cues"]
    ]


def highlighted(page: Page) -> str:
    """The highlighted sentence, or ""."""
    return str(page.evaluate("document.querySelector('.now')?.textContent ?? ''"))


def status_line(page: Page) -> str:
    """The line under the player."""
    return page.locator("#shown").text_content() or ""


def announced(page: Page) -> str:
    """The last text in the live region."""
    return (page.locator("#said").text_content() or "").strip()


def press(page: Page, keys: str) -> None:
    """Press keys one after another; arrows have the session's names."""
    for key in keys.split():
        page.keyboard.press(f"Arrow{key}" if key in {"Right", "Left", "Down", "Up"} else key)


def reload_until(page: Page, condition: str, choose: Callable[[], None] = lambda: None) -> None:
    """Reload until a condition holds, because a browser saves its storage with a delay.

    A reload can lose the latest choice, so `choose` runs before each one.
    """
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        choose()
        page.reload(timeout=60_000)
        if page.evaluate(condition):
            return
    raise AssertionError(condition)


def wait_for(page: Page, event: str, condition: str = "true") -> None:
    """Wait for an audio event after which a condition holds; `voice` is the audio element."""
    page.evaluate(
        f"""() => new Promise((resolve) => {{
            const voice = document.getElementById("voice");
            const look = () => {{
                if ({condition}) {{
                    voice.removeEventListener("{event}", look);
                    resolve();
                }}
            }};
            voice.addEventListener("{event}", look);
        }})"""
    )


Open = Callable[..., Page]
