"""Numbers that are read digit by digit in any language: ISBN, ISSN, IBAN."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import DIGITS, Rule


def _one_by_one(match: re.Match[str], lang: str) -> str:
    """The characters one by one, with a pause between the groups."""
    return ", ".join(" ".join(group) for group in re.findall(r"[\dA-Z]+", match["say"]))


NUMBERS = (
    Rule(
        ("I", "S", DIGITS),
        r"\bISBN(?:-1[03])?:?\s(?P<say>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX])\b",
        _one_by_one,
    ),
    Rule(("S", DIGITS), r"\bISSN:?\s(?P<say>\d{4}-\d{3}[\dX])\b", _one_by_one),
    Rule((DIGITS,), r"\b(?P<say>[A-Z]{2}\d\d(?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?)(?![\w-])", _one_by_one),
)
