"""Limits on a page's markup, applied before parsing, so that every page takes linear time and memory.

lexbor takes time that grows with the square of the depth that elements nest to, and of the number
of attributes of one tag. Four thousand levels cost it some milliseconds; no page that was meant to be
read comes near, and browsers stop at 512. What lies deeper keeps its text and loses its tags.

The parser reopens unclosed formatting in every block that follows (WHATWG HTML, 13.2.4.3), so a page
of n tags can become a tree of n² elements. Such a page loses its formatting.

Each element takes about 1.5 KB until the page is read. A page of more than 200,000 is read up to
there, which is some hundred hours of speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain, islice, tee

MAX_DEPTH = 4000
MAX_ELEMENTS = 200_000
_MAX_REOPENED = 200_000
_MAX_ATTRIBUTES = 1000
_LONG_TAG_CHARACTERS = 8000  # a thousand attributes need as many

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")
# A value in quotes can contain ">".
_WHOLE_TAG = re.compile(r"""</?[a-zA-Z](?:[^>=]++|=\s*+(?>"[^"]*+"|'[^']*+')?+)*+>?""")
_TAG_NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
_CHUNK_CHARACTERS = 100_000
_MAX_CACHED_NAMES = 10_000
# Everything that creates a node: tags, comments and the like, and the stray end tags that create elements.
_NODE = re.compile(r"<(?:[a-zA-Z!?]|/(?:p|br)\b)", re.IGNORECASE)
_NAME_OR_ATTRIBUTE = re.compile(r"""[^\s/>="']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
# WHATWG HTML, 13.2.4.3, without `a` and `nobr`: at most one of each is ever open.
_FORMATTING = frozenset({"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"})
_FORMATTING_TAG = re.compile(rf"<(/?)({'|'.join(_FORMATTING)})(?=[\s/>])[^>]*>?", re.IGNORECASE)
_MAYBE_FORMATTING = re.compile(  # a quicker pattern, which finds a few other tags too
    r"<(/?[bcefistuBCEFISTU][a-zA-Z]{0,5})[\s/>]"
)
# Void elements, and elements that end where the next one begins: many in a row add no depth.
_FLAT = frozenset(
    """a nobr button area base br col embed hr img input link meta param source track wbr p li dt dd
    option optgroup rb rt rp tr td th tbody thead tfoot colgroup caption html head body""".split()  # noqa: SIM905
)


def limit_markup(text: str) -> tuple[str, bool]:
    """Return `text` cut to the limits, and True if no word was lost."""
    text = "".join(_with_short_tags(text))
    tags = text.count("<")
    if tags**2 > 4 * _MAX_REOPENED and _reopens_formatting(text, tags):
        text = _FORMATTING_TAG.sub("", text)
    begins_enough = tags > MAX_DEPTH and tags - text.count("</") > MAX_DEPTH
    if begins_enough and _deepest(_TAG_NAME, text, _counts_as_depth) > MAX_DEPTH:
        text = _flattened(text)
    return _beginning(text) if tags > MAX_ELEMENTS else (text, True)


def _beginning(text: str) -> tuple[str, bool]:
    """The first `MAX_ELEMENTS` elements of `text`, and True if that is all of it."""
    one_more = next(islice(_NODE.finditer(text), MAX_ELEMENTS, None), None)
    return (text, True) if one_more is None else (text[: one_more.start()], False)


def _with_short_tags(text: str) -> Iterator[str]:
    """The pieces of `text`, with at most `_MAX_ATTRIBUTES` in each tag."""
    done = 0
    for tag in _WHOLE_TAG.finditer(text):
        if tag.end() - tag.start() > _LONG_TAG_CHARACTERS:
            yield text[done : tag.start()]
            yield _with_few_attributes(tag[0])
            done = tag.end()
    yield text[done:] if done else text


class _Steps(dict[str, int]):
    """The change in depth at each tag as written: 1, -1, or 0 if it does not count."""

    def __init__(self, counts: Callable[[str], bool]) -> None:
        self._counts = counts

    def __missing__(self, tag: str) -> int:
        step = (-1 if tag.startswith("/") else 1) if self._counts(tag.lower().removeprefix("/")) else 0
        if len(self) < _MAX_CACHED_NAMES:
            self[tag] = step
        return step


def _depths(text: str, counts: Callable[[str], bool]) -> Iterator[int]:
    """How many of the counted elements are open at each tag, if each end tag closes one.

    That is the depth minus the lowest depth before. No Python code runs for each tag.
    """
    return _heights(_steps(_TAG_NAME, text, counts))


def _deepest(tags: re.Pattern[str], text: str, counts: Callable[[str], bool]) -> int:
    """The highest of the depths. Tags that change nothing are left out, which saves half of the time."""
    return max(_heights(filter(None, _steps(tags, text, counts))))


def _steps(tags: re.Pattern[str], text: str, counts: Callable[[str], bool]) -> Iterator[int]:
    return map(_Steps(counts).__getitem__, chain.from_iterable(_found(tags, text)))


def _heights(steps: Iterable[int]) -> Iterator[int]:
    """The sum of the steps so far, above its lowest value so far."""
    depths, same_depths = tee(accumulate(steps, initial=0))
    return map(int.__sub__, depths, accumulate(same_depths, min))


def _found(tags: re.Pattern[str], text: str) -> Iterator[list[str]]:
    """The tags in `text`, a chunk at a time to save memory on large pages."""
    start = 0
    while start < len(text):
        end = text.find("<", start + _CHUNK_CHARACTERS)
        end = len(text) if end < 0 else end
        yield tags.findall(text, start, end)
        start = end


def _counts_as_depth(name: str) -> bool:
    return name not in _FLAT


def _is_formatting(name: str) -> bool:
    return name in _FORMATTING


def _reopens_formatting(text: str, tags: int) -> bool:
    upper_bound = _deepest(_MAYBE_FORMATTING, text, _is_formatting) * tags
    return upper_bound > _MAX_REOPENED and sum(_depths(text, _is_formatting)) > _MAX_REOPENED


def _with_few_attributes(tag: str) -> str:
    name, *attributes = _NAME_OR_ATTRIBUTE.findall(tag, 1)
    return (
        tag if len(attributes) <= _MAX_ATTRIBUTES else f"<{' '.join((name, *attributes[:_MAX_ATTRIBUTES]))}>"
    )


def _flattened(text: str) -> str:
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _FLAT:
            return tag[0] if depth <= MAX_DEPTH else " "
        depth = max(0, depth - 1) if tag[1] else depth + 1
        return tag[0] if depth < MAX_DEPTH or (tag[1] and depth == MAX_DEPTH) else " "

    return _TAG.sub(keep, text)
