"""Reads the formulas of a Word document (Office MathML), which mammoth leaves out, as MathML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element, ParseError, XMLParser

_FORMULA = re.compile(rb"<m:oMath(?:\s[^<>]*)?>.*?</m:oMath>", re.DOTALL)
_MAX_FORMULA_BYTES = 50_000
_MAX_DEPTH = 40
_MARK = re.compile("\ue000(\\d+)\ue001")  # characters that no document has for itself (private use)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
_DEFAULT_OPERATOR = "∫"  # ECMA-376, 22.1.2.20: the operator of an n-ary object that names none


class Formulas:
    """The formulas of a document. While mammoth converts it, a mark in the text stands for each."""

    def __init__(self) -> None:
        self._formulas: list[str] = []

    def replaced(self, document: bytes) -> bytes:
        """The main part of a document with a mark in place of each formula."""
        return _FORMULA.sub(self._mark, document)

    def restored(self, html: str) -> str:
        """The page with the formulas in place of their marks."""
        return _MARK.sub(lambda match: self._at(int(match[1])), html)

    def _at(self, index: int) -> str:
        return self._formulas[index] if index < len(self._formulas) else ""

    def _mark(self, match: re.Match[bytes]) -> bytes:
        math = _math(match[0])
        if not math:
            return match[0]
        self._formulas.append(math)
        number = len(self._formulas) - 1
        return f"<w:r><w:t>\ue000{number}\ue001</w:t></w:r>".encode()


def _math(markup: bytes) -> str:
    """A formula as MathML, "" if it cannot be read."""
    if len(markup) > _MAX_FORMULA_BYTES or b"<!" in markup:
        return ""
    # The prefixes are declared at the document's beginning. Only their local names matter here.
    parser = XMLParser()  # noqa: S314  # "<!" is refused above, so nothing declares entities
    try:
        parser.feed(re.sub(rb"(</?|\s)\w+:(?=\w)", rb"\1", markup))
        root = parser.close()
    except ParseError:
        return ""
    content = _row(root, 0)
    return f"<math>{content}</math>" if content else ""


def _row(element: Element | None, depth: int) -> str:
    """The content of an element as one row."""
    if element is None or depth > _MAX_DEPTH:
        return ""
    return "".join(_converted(child, depth + 1) for child in element)


def _group(element: Element, tag: str, depth: int) -> str:
    return f"<mrow>{_row(element.find(tag), depth)}</mrow>"


def _converted(element: Element, depth: int) -> str:
    handler = _HANDLERS.get(element.tag)
    if handler is not None:
        return handler(element, depth)
    return "" if element.tag.endswith("Pr") else _row(element, depth)


def _run(element: Element, _: int) -> str:
    text = "".join(each.text or "" for each in element.iter("t"))
    return "".join(_token(token) for token in _TOKENS.findall(text))


def _token(token: str) -> str:
    tag = "mn" if _NUMBER.fullmatch(token) else "mi" if token[0].isalpha() else "mo"
    return f"<{tag}>{escape(token)}</{tag}>"


def _children(tag: str, *names: str) -> Callable[[Element, int], str]:
    """A handler that writes the named children of an element, each as a row, in an element `tag`."""

    def handler(element: Element, depth: int) -> str:
        return f"<{tag}>{''.join(_group(element, name, depth) for name in names)}</{tag}>"

    return handler


def _radical(element: Element, depth: int) -> str:
    degree = _row(element.find("deg"), depth)
    base = _group(element, "e", depth)
    return f"<mroot>{base}<mrow>{degree}</mrow></mroot>" if degree else f"<msqrt>{base}</msqrt>"


def _nary(element: Element, depth: int) -> str:
    sign = _property(element, "naryPr", "chr") or _DEFAULT_OPERATOR
    limits = f"{_group(element, 'sub', depth)}{_group(element, 'sup', depth)}"
    return f"<munderover><mo>{escape(sign)}</mo>{limits}</munderover>{_group(element, 'e', depth)}"


def _delimited(element: Element, depth: int) -> str:
    begin = _property(element, "dPr", "begChr", "(")
    end = _property(element, "dPr", "endChr", ")")
    inner = "<mo>,</mo>".join(f"<mrow>{_row(each, depth)}</mrow>" for each in element.findall("e"))
    return f"<mrow><mo>{escape(begin)}</mo>{inner}<mo>{escape(end)}</mo></mrow>"


def _matrix(element: Element, depth: int) -> str:
    rows = "".join(
        f"<mtr>{''.join(f'<mtd>{_row(cell, depth)}</mtd>' for cell in row.findall('e'))}</mtr>"
        for row in element.findall("mr")
    )
    return f"<mtable>{rows}</mtable>"


def _accent(element: Element, depth: int) -> str:
    mark = _property(element, "accPr", "chr", "^")
    return f"<mover>{_group(element, 'e', depth)}<mo>{escape(mark)}</mo></mover>"


def _property(element: Element, properties: str, name: str, default: str = "") -> str:
    found = element.find(f"{properties}/{name}")
    return default if found is None else found.attrib.get("val", "")


_HANDLERS: dict[str, Callable[[Element, int], str]] = {
    "r": _run,
    "f": _children("mfrac", "num", "den"),
    "sSup": _children("msup", "e", "sup"),
    "sSub": _children("msub", "e", "sub"),
    "sSubSup": _children("msubsup", "e", "sub", "sup"),
    "limLow": _children("munder", "e", "lim"),
    "limUpp": _children("mover", "e", "lim"),
    "rad": _radical,
    "nary": _nary,
    "d": _delimited,
    "m": _matrix,
    "acc": _accent,
}
