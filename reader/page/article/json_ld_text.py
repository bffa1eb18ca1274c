"""An article that stands only in the data about its page, where scripts would take it from.

Scripts are not run here, so a page that is built by them shows no text. Many describe themselves to
search engines all the same, and then the text is there (JSON-LD; schema.org `articleBody`, the steps of
a HowTo, the ingredients and instructions of a Recipe).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

HARDLY_ANY = 200  # characters of prose: a page that shows less shows no article
_DEEPEST = 5  # levels of steps in steps
_MARKUP = re.compile(r"</?(?:p|br|h[1-6]|ul|ol|li|strong|em|a)\b[^<>]*>", re.IGNORECASE)
_PARTS = ("articleBody", "recipeIngredient", "recipeInstructions", "step")
_STEPS = ("itemListElement", "step", "steps")


def described_text(json_ld: Iterable[Mapping[str, Any]]) -> str:
    """The HTML of the first article among the objects that describe a page; "" where none has its text."""
    for item in json_ld:
        text = "".join(part for key in _PARTS for part in _html(item.get(key), _DEEPEST))
        if len(text) > HARDLY_ANY:
            title = item.get("headline") or item.get("name") or ""
            return f"<h1>{escape(str(title))}</h1>{text}"
    return ""


def _html(value: Any, levels: int) -> Iterator[str]:
    """A text as paragraphs, a list of short ones as a list, a step as its name and its text."""
    if isinstance(value, str):
        yield value if _MARKUP.search(value) else _paragraphs(value)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield f"<ul>{''.join(f'<li>{escape(item)}' for item in value)}</ul>"
    elif isinstance(value, list) and levels:
        for item in value:
            yield from _html(item, levels - 1)
    elif isinstance(value, dict) and levels:
        name, text = value.get("name"), value.get("text")
        if isinstance(name, str) and name != text:
            yield f"<h2>{escape(name)}</h2>"
        inner = [part for key in _STEPS for part in _html(value.get(key), levels - 1)]
        yield from inner or _html(text, levels - 1)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
