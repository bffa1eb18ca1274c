"""Numbers as list markers, and markers as numbers (CSS Counter Styles 3, 6)."""

from __future__ import annotations

import re

_ROMAN = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40,
    "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1,
}  # fmt: skip


def marker_of(number: int, style: str) -> str:
    """A number in a numbering style."""
    if style in {"a", "A"} and number >= 1:
        return _letters(number, ord(style))
    if style in {"i", "I"} and 1 <= number < 4000:
        roman = _roman(number)
        return roman if style == "I" else roman.lower()
    return str(number)


def _letters(number: int, first: int) -> str:
    """A … z, aa, ab …: counting without a zero (CSS Counter Styles 3, "alphabetic")."""
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(first + digit) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for letter, value in _ROMAN.items():
        text += letter * (number // value)
        number %= value
    return text


def number_of(marker: str, style: str) -> int | None:
    """The number of a marker in this style, or None if it is not one."""
    digits = marker.removeprefix("-")
    if digits.isascii() and digits.isdecimal():
        return int(marker)
    letters = marker.upper()
    if not letters.isascii() or not letters.isalpha():
        return None
    number = 0
    if style in {"i", "I"}:
        for letter in re.findall("CM|CD|XC|XL|IX|IV|[MDCLXVI]", letters):
            number += _ROMAN[letter]
    else:
        for letter in letters:
            number = 26 * number + ord(letter) - ord("A") + 1
    return number if marker_of(number, style) == marker else None
