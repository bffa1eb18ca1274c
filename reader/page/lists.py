"""The numbers that a numbered list shows (WHATWG HTML, 4.4.5 "ordinal value")."""

from __future__ import annotations

from bs4.element import Tag


def item_markers(element: Tag, items: list[Tag]) -> dict[int, str]:
    """What stands before each item of an `<ol>`, by the `id()` of the item."""
    step = -1 if "reversed" in element.attrs else 1
    number = _integer(element.attrs.get("start"), len(items) if step < 0 else 1)
    style = str(element.attrs.get("type", "1"))
    markers = {}
    for item in items:
        number = _integer(item.attrs.get("value"), number)
        markers[id(item)] = _written(number, style)
        number += step
    return markers


def _integer(written: object, default: int) -> int:
    text = str(written).strip() if written is not None else ""
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 9:
        return default
    return int(text)


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number >= 1:
        return _letters(number, ord(style))
    if style in {"i", "I"} and 1 <= number < 4000:
        roman = _roman(number)
        return roman if style == "I" else roman.lower()
    return str(number)


def _letters(number: int, first: int) -> str:
    """A … z, aa, ab …: a count without a nought (CSS Counter Styles 3, "alphabetic")."""
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(first + digit) + text
    return text


def _roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    text = ""
    for value, letter in zip(values, letters, strict=True):
        text += letter * (number // value)
        number %= value
    return text
