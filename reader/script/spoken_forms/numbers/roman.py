"""Roman numerals."""

from __future__ import annotations

# A whole numeral, never empty: it has one of the letters I, V and X, unlike "Group C", and gives none back.
ROMAN = "(?=[MDCL]{0,8}[XVI])(?>M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_value(numeral: str) -> int:
    """The number of a Roman numeral in capitals."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
