"""What no page needs, cut off before parsing, so that every page is read in linear time.

lexbor takes time that grows with the square of the depth that elements nest to, and of the number
of attributes of one tag. Ten thousand levels cost it a tenth of a second; no page that was meant to
be read comes near. What lies deeper keeps its text and loses its tags.
"""

from __future__ import annotations

import re

MAX_DEPTH = 10_000
_MAX_ATTRIBUTES = 1000
_LONG_TAG = 8000  # characters: a thousand attributes need as many

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>?")
_ATTRIBUTE = re.compile(r"""[^\s/>="']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")
# These hold nothing, or end where the next one begins: a row of them is no depth.
_FLAT = frozenset(
    """area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup
    rb rt rp tr td th tbody thead tfoot colgroup caption html head body""".split()  # noqa: SIM905
)


def bounded(text: str) -> str:
    """`text` as it is, or without the tags that nest too deep and the attributes that are too many."""
    if any(len(part) > _LONG_TAG for part in text.split(">")):
        text = _TAG.sub(_with_few_attributes, text)
    if text.count("<") > MAX_DEPTH:
        text = _flattened(text)
    return text


def _with_few_attributes(tag: re.Match[str]) -> str:
    if len(tag[0]) <= _LONG_TAG:
        return tag[0]
    attributes = _ATTRIBUTE.findall(tag[0], len(tag[1]) + len(tag[2]) + 1)
    if len(attributes) <= _MAX_ATTRIBUTES:
        return tag[0]
    return f"<{tag[1]}{tag[2]} {' '.join(attributes[:_MAX_ATTRIBUTES])}>"


def _flattened(text: str) -> str:
    depth = deepest = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth, deepest
        if tag[2].lower() in _FLAT:
            return tag[0] if depth <= MAX_DEPTH else " "
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
        return tag[0] if depth < MAX_DEPTH or (tag[1] and depth == MAX_DEPTH) else " "

    flat = _TAG.sub(keep, text)
    return flat if deepest > MAX_DEPTH else text
