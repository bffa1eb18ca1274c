"""The page's own words, in the article's language.

In the page's frame a message stands in double square brackets, in the scripts in `t("…")`.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files

from reader.script.own_words import OwnWords

FRAME = "page.html"
FIRST_SCRIPT = "scripts/first.js"  # runs before the page is drawn
_IN_ORDER = "labels sound places words matches reading moves search looks media_keys keys player"
SCRIPTS = tuple(f"scripts/{name}.js" for name in _IN_ORDER.split())  # joined into one
STYLES = ("styles/text.css", "styles/player.css", "styles/print.css")
STYLE_WITHOUT_SCRIPTS = "styles/without_scripts.css"

CHAPTERS, UNTITLED = "Chapters", "Untitled"
# How the landmarks are called, by their roles, as in a session.
LANDMARKS = {
    "main": "main content", "region": "region", "banner": "banner", "navigation": "navigation",
    "search": "search", "contentinfo": "page footer", "complementary": "aside", "form": "form",
}  # fmt: skip

_ASSETS = files("reader.export") / "web_page" / "assets"
_IN_FRAME = re.compile(r"\[\[([^\]]+)\]\]")
_IN_SCRIPT = re.compile(r'\bt\("([^"]+)"')


@cache
def asset(*names: str) -> str:
    """The text of the files in the folder `assets`, joined."""
    return "".join((_ASSETS / name).read_text("utf-8") for name in names)


def main_script() -> str:
    """The scripts as one, in a scope of their own."""
    return f'"use strict";\n{{{asset(*SCRIPTS)}}}\n'


def in_frame() -> set[str]:
    """The messages of the page's frame."""
    return set(_IN_FRAME.findall(asset(FRAME)))


def in_scripts() -> set[str]:
    """The messages of the scripts."""
    return set(_IN_SCRIPT.findall(asset(*SCRIPTS)))


def in_python() -> set[str]:
    """The messages that the writer adds."""
    return {CHAPTERS, UNTITLED, *LANDMARKS.values()}


def translated_frame(words: OwnWords) -> str:
    """The frame in a language."""
    return _IN_FRAME.sub(lambda match: escape(words.text(match[1])), asset(FRAME))


def script_labels(words: OwnWords) -> dict[str, str]:
    """The scripts' messages that are not as in English, with their translations."""
    return {each: words.text(each) for each in sorted(in_scripts()) if words.text(each) != each}
