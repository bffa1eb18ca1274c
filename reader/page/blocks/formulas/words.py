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

from reader.page.blocks.formulas.languages import FormulaWords, formula_words
from reader.page.dom.queries import collapse_space, elements_in

# A formula that is nested deeper is read as written.
_MAX_LEVELS = 12
_MAX_ELEMENTS = 2000
# Accents over a letter, and the field of their pattern.
_ACCENTS = {
    "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "¯": "bar", "‾": "bar", "→": "vector", "˙": "dot",
}  # fmt: skip
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "merror", "semantics"})
_SILENT = frozenset({"mspace", "mphantom", "annotation", "annotation-xml", "none", "mprescripts"})
_TEX = re.compile(r"[\\{}]|\^|_")


def own_words(math: Tag) -> str:
    """The author's alternative text of the formula, or "" if it is missing or TeX."""
    words = collapse_space(str(math.attrs.get("aria-label") or math.attrs.get("alttext", "")))
    return "" if _TEX.search(words) else words


def in_words(math: Tag, lang: str = "") -> str:
    """A reading of the formula's markup in a language, or "" if the formula is too long."""
    if next(islice(elements_in(math), _MAX_ELEMENTS, None), None) is not None:
        return ""
    return collapse_space(_words(math, 0, formula_words(lang))).replace(" ,", ",")


def _words(element: Tag, depth: int, said: FormulaWords) -> str:
    if depth > _MAX_LEVELS:
        return collapse_space(element.get_text(" "))
    children = _children(element)
    name = element.name
    if name == "mo":
        text = element.get_text(strip=True)
        return said.operators.get(text, text)
    if name in {"mi", "mn", "mtext", "ms"} or not children:
        return collapse_space(element.get_text())
    if name in _ROWS:
        children = children[:1] if name == "semantics" else children
        return " ".join(_row(children, depth, said))
    if name in _BY_TAG and len(children) >= _BY_TAG[name][0]:
        needed, reading = _BY_TAG[name]
        parts = [_words(child, depth + 1, said) for child in children]
        if all(parts[:needed]):
            return reading(parts, children, said)
    return " ".join(_row(children, depth, said))


def _children(element: Tag) -> list[Tag]:
    """The elements in an element that can have words."""
    return [child for child in element.contents if isinstance(child, Tag) and child.name not in _SILENT]


def _row(children: Sequence[Tag], depth: int, said: FormulaWords) -> Iterator[str]:
    """The words of the elements in a row that have any."""
    for child in children:
        words = _words(child, depth + 1, said)
        if words:
            yield words


def _is_simple(element: Tag) -> bool:
    """True if the words are one number, letter or word, which needs no brackets."""
    while element.name in _ROWS:
        inner = _children(element)
        if len(inner) != 1:
            return False
        element = inner[0]
    return element.name in {"mi", "mn", "mtext"}


def _fraction(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    pattern = said.over if all(map(_is_simple, elements)) else said.fraction
    return pattern.format(*parts)


def _root(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    simple = len(elements) == 1 and _is_simple(elements[0])
    return said.square_root.format(" ".join(parts)) + ("" if simple else f" {said.end_root}")


def _nth_root(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    pattern = {"2": said.square_root, "3": said.cube_root}.get(parts[1], said.nth_root)
    return pattern.format(*parts) + ("" if _is_simple(elements[0]) else f" {said.end_root}")


def _power(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    written = elements[1].get_text(strip=True)
    mark = _MARKS.get(written, "")
    if mark and (mark != "°" or parts[0][-1].isdigit()):
        return f"{parts[0]} {said.operators[mark]}"
    named = {"2": said.squared, "3": said.cubed, "∗": said.star, "*": said.star, "T": said.transposed}
    if written in named:
        return named[written].format(parts[0])
    end = "" if _is_simple(elements[1]) or len(parts[1].split()) <= 2 else f" {said.end_power}"
    return said.power.format(*parts) + end


def _index(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    is_big = elements[0].get_text(strip=True) in _BIG
    return (said.over_of if is_big else said.sub).format(*parts)


def _index_and_power(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    if elements[0].get_text(strip=True) in _BIG:
        return said.from_to.format(*parts)
    return _power([_index(parts[:2], elements, said), parts[2]], [elements[0], elements[2]], said)


def _over(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    accent = _ACCENTS.get(elements[1].get_text(strip=True))
    pattern: str = getattr(said, accent) if accent else said.above
    return pattern.format(*parts)


def _table(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    return "; ".join(parts)


def _table_row(parts: Sequence[str], elements: Sequence[Tag], said: FormulaWords) -> str:
    return ", ".join(parts)


_BIG = frozenset({"∑", "∏", "∫", "⋃", "⋂", "lim"})  # an index says what they go over
# Exponents that are no powers, and the operator that has the word for each: "f prime", "90 degrees".
_MARKS = {"′": "′", "'": "′", "″": "″", "′′": "″", "''": "″", "°": "°", "∘": "°"}
# Tag → how many parts must have words, and the function that reads them.
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
    "mtable": (0, _table),
    "mtr": (0, _table_row),
}
