"""A formula in plain words, from presentation MathML (MathML Core, 3).

Fractions, roots, powers, indices and the usual operators become words; anything else is read as written.
A fraction or root of several parts ends with "end fraction" or "end root", so that a listener knows what
belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from bs4.element import Tag

from reader.page.dom.queries import collapse_space, elements_in

# A formula that is nested deeper is read as written.
_MAX_LEVELS = 12
_MAX_ELEMENTS = 2000
_OPERATORS = {
    "=": "equals", "≠": "is not equal to", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "≈": "is about", "≡": "is identical to", "∼": "is similar to",
    "+": "plus", "-": "minus", "−": "minus", "±": "plus or minus", "∓": "minus or plus",
    "×": "times", "⋅": "times", "·": "times", "∗": "times", "*": "times", "/": "over", "÷": "divided by",
    "∈": "in", "∉": "not in", "⊂": "is a subset of", "⊆": "is a subset of", "∪": "union",
    "∩": "intersection", "∅": "the empty set", "→": "to", "⇒": "implies", "⇔": "if and only if",
    "∀": "for all", "∃": "there is", "∞": "infinity", "∂": "partial", "∇": "nabla",
    "∑": "the sum", "∏": "the product", "∫": "the integral", "√": "root", "!": "factorial",
    "′": "prime", "″": "double prime", "°": "degrees", "%": "percent", "…": "and so on", "⋯": "and so on",
    "(": "(", ")": ")", "[": "(", "]": ")", "{": "(", "}": ")", "|": "bar", "‖": "double bar",
    ",": ",", ";": ";", ":": ":", ".": ".",
    "\u2061": "of", "\u2062": "", "\u2063": ",", "\u2064": "plus", "\u200b": "",
}  # fmt: skip
_POWERS = {"2": "squared", "3": "cubed", "′": "prime", "∗": "star", "*": "star", "T": "transposed"}
_ACCENTS = {
    "^": "hat",
    "ˆ": "hat",
    "~": "tilde",
    "˜": "tilde",
    "¯": "bar",
    "‾": "bar",
    "→": "vector",
    "˙": "dot",
}
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "merror", "semantics"})
_SILENT = frozenset({"mspace", "mphantom", "annotation", "annotation-xml", "none", "mprescripts"})
_TEX = re.compile(r"[\\{}]|\^|_")


def own_words(math: Tag) -> str:
    """The author's alternative text of the formula, or "" if it is missing or TeX."""
    words = collapse_space(str(math.attrs.get("aria-label") or math.attrs.get("alttext", "")))
    return "" if _TEX.search(words) else words


def in_words(math: Tag) -> str:
    """An English reading of the formula's markup, or "" if the formula is too long."""
    if next(islice(elements_in(math), _MAX_ELEMENTS, None), None) is not None:
        return ""
    return collapse_space(_words(math, 0)).replace(" ,", ",")


def _words(element: Tag, depth: int) -> str:
    if depth > _MAX_LEVELS:
        return collapse_space(element.get_text(" "))
    children = [child for child in element.contents if isinstance(child, Tag) and child.name not in _SILENT]
    name = element.name
    if name == "mo":
        text = element.get_text(strip=True)
        return _OPERATORS.get(text, text)
    if name in {"mi", "mn", "mtext", "ms"} or not children:
        return collapse_space(element.get_text())
    if name in _ROWS:
        children = children[:1] if name == "semantics" else children
        return " ".join(_row(children, depth))
    handler = _BY_TAG.get(name)
    if handler is not None and len(children) >= handler[0]:
        parts = [_words(child, depth + 1) for child in children]
        return handler[1](parts, children)
    return " ".join(_row(children, depth))


def _row(children: Sequence[Tag], depth: int) -> Iterator[str]:
    """The words of the elements in a row that have any."""
    for child in children:
        words = _words(child, depth + 1)
        if words:
            yield words


def _is_simple(element: Tag) -> bool:
    """True if the words are one number, letter or word, which needs no brackets."""
    while element.name in _ROWS:
        inner = [child for child in element.contents if isinstance(child, Tag) and child.name not in _SILENT]
        if len(inner) != 1:
            return False
        element = inner[0]
    return element.name in {"mi", "mn", "mtext"}


def _fraction(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    if all(map(_is_simple, elements)):
        return f"{parts[0]} over {parts[1]}"
    return f"the fraction {parts[0]} over {parts[1]} end fraction"


def _root(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    inside = " ".join(parts)
    simple = len(elements) == 1 and _is_simple(elements[0])
    return f"the square root of {inside}{'' if simple else ' end root'}"


def _nth_root(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    which = {"2": "square root", "3": "cube root"}.get(parts[1], f"root of order {parts[1]}")
    return f"the {which} of {parts[0]}{'' if _is_simple(elements[0]) else ' end root'}"


def _power(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    written = elements[1].get_text(strip=True)
    if written in _POWERS:
        return f"{parts[0]} {_POWERS[written]}"
    end = "" if _is_simple(elements[1]) or len(parts[1].split()) <= 2 else " end power"
    return f"{parts[0]} to the power {parts[1]}{end}"


def _index(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    if elements[0].get_text(strip=True) in _BIG:
        return f"{parts[0]} over {parts[1]} of"
    return f"{parts[0]} sub {parts[1]}"


def _index_and_power(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    if elements[0].get_text(strip=True) in _BIG:
        return f"{parts[0]} from {parts[1]} to {parts[2]} of"
    return _power([_index(parts[:2], elements), parts[2]], [elements[0], elements[2]])


def _over(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    accent = _ACCENTS.get(elements[1].get_text(strip=True))
    return f"{parts[0]} {accent}" if accent else f"{parts[0]} with {parts[1]} above"


def _table(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    return "; ".join(parts)


def _table_row(parts: Sequence[str], elements: Sequence[Tag]) -> str:
    return ", ".join(parts)


_BIG = frozenset({"∑", "∏", "∫", "⋃", "⋂", "lim"})
# Tag → the number of its parts, and their words.
_BY_TAG = {
    "mfrac": (2, _fraction),
    "msqrt": (1, _root),
    "mroot": (2, _nth_root),
    "msup": (2, _power),
    "msub": (2, _index),
    "msubsup": (3, _index_and_power),
    "munder": (2, _index),
    "munderover": (3, _index_and_power),
    "mover": (2, _over),
    "mtable": (1, _table),
    "mtr": (1, _table_row),
}
