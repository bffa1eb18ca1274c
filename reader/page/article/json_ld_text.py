"""Takes the article's text from the page's JSON-LD if the page shows none of it, or only the beginning.

Scripts do not run here, so a page that they build shows no text. Many such pages still describe themselves
to search engines, with the whole text (schema.org: `articleBody`, the steps of a HowTo, the ingredients and
instructions of a Recipe).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from reader.page.article.measure import Measured

_MIN_CHARACTERS = 200  # of an article; a page with less prose does not show its own
_MAX_LEVELS = 5  # of steps in steps
_MARKUP = re.compile(r"</?(?:p|br|h[1-6]|ul|ol|li|strong|em|a)\b[^<>]*>", re.IGNORECASE)
_NO_LETTERS = re.compile(r"<[^<>]{0,500}>|&#?\w{1,8};|\W+")
_MIN_LINE_LETTERS = 20  # of a line that is searched for in the data
_COMPARED_LETTERS = 50  # of a line: the end of the last one is often cut
_MAX_SHOWN_SHARE = 0.5  # of the text; a page that shows more has all of it, in other words
_MAX_LINK_DENSITY = 0.5  # of a line
_MAX_BODY_LETTERS, _MAX_LINES = 50_000, 1000  # that are compared
_TEXT_KEYS = ("articleBody", "recipeIngredient", "recipeInstructions", "step")
_STEP_KEYS = ("itemListElement", "step", "steps")


def json_ld_text(json_ld: Iterable[Mapping[str, Any]], measured: Measured) -> str:
    """The HTML of the article in a page's JSON-LD if the page shows less than half of it, else ""."""
    found = []
    for item in json_ld:
        text = "".join(part for key in _TEXT_KEYS for part in _html(item.get(key), _MAX_LEVELS))
        if len(text) > _MIN_CHARACTERS:
            title = item.get("headline") or item.get("name") or ""
            found.append((str(title), text))
    if not found:
        return ""
    title, text = found[0]
    is_missing = measured.prose[0] < _MIN_CHARACTERS or (
        len(found) == 1 and _shows_only_beginning(measured, text)
    )
    return f"<h1>{escape(title)}</h1>{text}" if is_missing else ""


def _shows_only_beginning(measured: Measured, html: str) -> bool:
    """True if the page shows less than half of a text, from its beginning."""
    body = _letters(html)
    lines = [_letters(run.text) for run in measured.runs if run.link_density < _MAX_LINK_DENSITY]
    lines = [line for line in lines if len(line) >= _MIN_LINE_LETTERS]
    if len(body) > _MAX_BODY_LETTERS or len(lines) > _MAX_LINES:
        return False
    starts = {line: body.find(line[:_COMPARED_LETTERS]) for line in lines}
    shown = {line: start for line, start in starts.items() if start >= 0}
    if min(shown.values(), default=len(body)) >= _MIN_LINE_LETTERS:
        return False
    last = max(start + len(line) for line, start in shown.items())
    known = sum(len(line) * max(1, body.count(line)) for line in shown)  # some data has the text twice
    return max(last, known) < len(body) * _MAX_SHOWN_SHARE


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()


def _html(value: Any, levels: int) -> Iterator[str]:
    """The HTML of a value: paragraphs for a text, a list for short texts, a heading and text for a step."""
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
        inner = [part for key in _STEP_KEYS for part in _html(value.get(key), levels - 1)]
        yield from inner or _html(text, levels - 1)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
