"""What no page needs, cut off before parsing, so that every page is read in linear time.

lexbor takes time that grows with the square of the depth that elements nest to, and of the number
of attributes of one tag. Ten thousand levels cost it a tenth of a second; no page that was meant to
be read comes near. What lies deeper keeps its text and loses its tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, tee
from operator import methodcaller

MAX_DEPTH = 10_000
_MAX_ATTRIBUTES = 1000
_LONG_TAG = 8000  # characters: a thousand attributes need as many

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")
_TAG_NAME = re.compile(r"<(/?[a-zA-Z][^\s/>]*)")
_MAX_NAMES = 10_000  # that many tag names are remembered
_ATTRIBUTE = re.compile(r"""[^\s/>="']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
# These hold nothing, or end where the next one begins: a row of them is no depth.
_FLAT = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup
    rb rt rp tr td th tbody thead tfoot colgroup caption html head body""".split()  # noqa: SIM905
)


def bounded(text: str) -> str:
    """`text` as it is, or without the tags that nest too deep and the attributes that are too many."""
    text = "".join(_with_short_tags(text))
    if text.count("<") > MAX_DEPTH and _deepest(text) > MAX_DEPTH:
        text = _flattened(text)
    return text


def _with_short_tags(text: str) -> Iterator[str]:
    """The pieces of `text`, each tag with as many attributes as are allowed.

    A long tag covers a whole stride without a ">", so most of the text is not even looked at.
    """
    stride, start, done = _LONG_TAG // 2, 0, 0
    while start < len(text):
        if text.find(">", start, start + stride) >= 0:
            start += stride
            continue
        end = text.find(">", start) + 1 or len(text)
        tag = _TAG.search(text, max(done, text.rfind(">", done, start) + 1), end)
        if tag is not None and len(tag[0]) > _LONG_TAG:
            yield text[done : tag.start()]
            yield _with_few_attributes(tag)
            done = end
        start = end
    yield text[done:] if done else text


class _Steps(dict[str, int]):
    """How far each tag, named as it is written, goes down (1) or up (-1)."""

    def __missing__(self, name: str) -> int:
        flat = name.lower().removeprefix("/") in _FLAT
        step = 0 if flat else -1 if name.startswith("/") else 1
        if len(self) < _MAX_NAMES:
            self[name] = step
        return step


def _deepest(text: str) -> int:
    """How deep tags nest at most, if each end tag ends something.

    That is how far the depth rises above the least it was before. No Python runs for each tag.
    """
    names = map(methodcaller("group", 1), _TAG_NAME.finditer(text))
    steps: Iterator[int] = map(_Steps().__getitem__, names)
    depths, same_depths = tee(accumulate(steps, initial=0))
    return max(map(int.__sub__, depths, accumulate(same_depths, min)), default=0)


def _with_few_attributes(tag: re.Match[str]) -> str:
    attributes = _ATTRIBUTE.findall(tag[0], len(tag[1]) + len(tag[2]) + 1)
    if len(attributes) <= _MAX_ATTRIBUTES:
        return tag[0]
    return f"<{tag[1]}{tag[2]} {' '.join(attributes[:_MAX_ATTRIBUTES])}>"


def _flattened(text: str) -> str:
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _FLAT:
            return tag[0] if depth <= MAX_DEPTH else " "
        depth = max(0, depth - 1) if tag[1] else depth + 1
        return tag[0] if depth < MAX_DEPTH or (tag[1] and depth == MAX_DEPTH) else " "

    return _TAG.sub(keep, text)
