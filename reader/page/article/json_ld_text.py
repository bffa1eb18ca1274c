"""An article that stands whole only in the data about its page, where scripts would take it from.

Scripts are not run here, so a page that is built by them shows no text, or only its beginning. Many
describe themselves to search engines all the same, and then the text is there (JSON-LD; schema.org
`articleBody`, the steps of a HowTo, the ingredients and instructions of a Recipe).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from reader.page.article.measure import Measured

_HARDLY_ANY = 200  # characters of prose: a page that shows less shows no article
_DEEPEST = 5  # levels of steps in steps
_MARKUP = re.compile(r"</?(?:p|br|h[1-6]|ul|ol|li|strong|em|a)\b[^<>]*>", re.IGNORECASE)
_NO_LETTERS = re.compile(r"<[^<>]{0,500}>|&#?\w{1,8};|\W+")
_FEWEST_LETTERS = 20  # in a line that is looked for in the data
_COMPARED = 50  # letters: the end of the last line is often cut
_BEGINNING = 0.5  # of a text: with more, the page shows it all the same, written otherwise
_MOSTLY_LINKS = 0.5
_LONGEST_BODY, _MOST_LINES = 50_000, 1000  # letters, lines
_PARTS = ("articleBody", "recipeIngredient", "recipeInstructions", "step")
_STEPS = ("itemListElement", "step", "steps")


def described_text(json_ld: Iterable[Mapping[str, Any]], measured: Measured) -> str:
    """The HTML of the article in the data about a page, if the page shows little of it; else ""."""
    found = []
    for item in json_ld:
        text = "".join(part for key in _PARTS for part in _html(item.get(key), _DEEPEST))
        if len(text) > _HARDLY_ANY:
            title = item.get("headline") or item.get("name") or ""
            found.append((str(title), text))
    if not found:
        return ""
    title, text = found[0]
    is_missing = measured.prose[0] < _HARDLY_ANY or (
        len(found) == 1 and _shows_only_beginning(measured, text)
    )
    return f"<h1>{escape(title)}</h1>{text}" if is_missing else ""


def _shows_only_beginning(measured: Measured, html: str) -> bool:
    """Whether what a page shows of a text is less than half of it, and its beginning."""
    body = _letters(html)
    lines = [_letters(run.text) for run in measured.runs if run.link_density < _MOSTLY_LINKS]
    lines = [line for line in lines if len(line) >= _FEWEST_LETTERS]
    if len(body) > _LONGEST_BODY or len(lines) > _MOST_LINES:
        return False
    starts = {line: body.find(line[:_COMPARED]) for line in lines}
    shown = {line: start for line, start in starts.items() if start >= 0}
    if min(shown.values(), default=len(body)) >= _FEWEST_LETTERS:
        return False
    last = max(start + len(line) for line, start in shown.items())
    known = sum(len(line) * max(1, body.count(line)) for line in shown)  # some data holds a text twice
    return max(last, known) < len(body) * _BEGINNING


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()


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
