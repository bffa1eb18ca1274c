"""A page of our own that reads itself, to be tried in a browser, and what is to be heard in it when."""

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
    """Seconds `start` to `end` of a part are this sentence."""

    text: str
    part: int
    start: float
    end: float


def export(html: str, path: Path, engine: str = "espeak", rate: int = 180) -> None:
    """Write a page as `reader export` does, but for its loudness."""
    voicing = VoiceOptions(engine, "", rate, lambda milliseconds, _: milliseconds)
    write_html(record(Script(parse_page(html)), voicing), path)


def told(page: Page) -> Any:
    """What the page's scripts are told."""
    return json.loads(page.locator("#cues").text_content() or "")


def cues(page: Page) -> list[Cue]:
    """When each sentence is heard."""
    text = "id => document.getElementById(id).textContent"
    return [
        Cue(page.evaluate(text, f"{part['id']}-{number}"), at, start / 1000, end / 1000)
        for at, part in enumerate(told(page)["parts"])
        for number, start, end in part["cues"]
    ]


def now(page: Page) -> str:
    """The sentence that is highlighted; "" where none is."""
    return str(page.evaluate("document.querySelector('.now')?.textContent ?? ''"))


def shown(page: Page) -> str:
    """The line under the player."""
    return page.locator("#shown").text_content() or ""


def said(page: Page) -> str:
    """What a screen reader was told last."""
    return (page.locator("#said").text_content() or "").strip()


def press(page: Page, keys: str) -> None:
    """Press some keys, one after another; arrows by the names that a session has for them."""
    for key in keys.split():
        page.keyboard.press(f"Arrow{key}" if key in {"Right", "Left", "Down", "Up"} else key)


def reload_until(page: Page, condition: str, choose: Callable[[], None] = lambda: None) -> None:
    """Load it anew until a condition holds: a browser writes down what is kept in its own time.

    What was chosen a moment before may be lost, and then it is chosen again.
    """
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        choose()
        page.reload(timeout=60_000)
        if page.evaluate(condition):
            return
    raise AssertionError(condition)


def wait_for(page: Page, event: str, condition: str = "true") -> None:
    """Wait for an event of the sound after which a condition holds; `voice` is the element that plays."""
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
