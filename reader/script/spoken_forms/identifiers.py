"""Numbers that are read digit by digit in any language: ISBN, ISSN, IBAN, telephone numbers after "Tel."."""

from __future__ import annotations

import re

from reader.script.spoken_forms.numbers.powers import plus_and_minus
from reader.script.spoken_forms.rules import DIGITS, Rule


def _one_by_one(match: re.Match[str], lang: str) -> str:
    """The characters one by one, with a pause between the groups."""
    return ", ".join(" ".join(group) for group in re.findall(r"[\dA-Z]+", match["say"]))


def _telephone(match: re.Match[str], lang: str) -> str | None:
    """A telephone number, digit by digit; one in pairs or threes is left to the engine."""
    number = match["say"]
    groups = re.findall(r"\d+", number)
    digits = "".join(groups)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return None
    is_read_well = set(number) <= set("0123456789 .\u00a0") and max(map(len, groups)) < _LONGEST_READ
    if is_read_well and (lang.startswith("fr") or number[0] != "0"):
        return None
    return (f"{plus_and_minus(lang)[0]} " if number.startswith("+") else "") + ", ".join(
        " ".join(group) for group in groups
    )


_SHORTEST, _LONGEST = 6, 15  # digits
_LONGEST_READ = 4  # digits of a group
_TELEPHONE = (
    r"(?:[Tt][eé]l[eé]?f?(?:ono?|one|oon|oni|oen)?|[Tt][eé]l[eé]?f|[Tt]l[fn]|TEL|[Ff]ax|[Tt]elefax"
    r"|[Mm]obil|[Hh]andy|WhatsApp|[☎☏📞]|[Hh]otline"
    r"|[Cc]ell(?:ulare)?|[Cc]el(?:ular)?|[Tt]fno|[Tt]fn|[Тт]ел(?:ефон)?|[Фф]акс)"
)
NUMBERS = (
    Rule(
        (DIGITS,),
        rf"(?<!\w){_TELEPHONE}\.?\s?:?\s(?P<say>\+?\(?\d{{1,5}}\)?(?:\s?[ ./()–-]\s?\d{{1,8}}){{0,6}})"
        rf"(?![\w]|-\d|[.,]\d)",
        _telephone,
    ),
    Rule(
        ("I", "S", DIGITS),
        r"\bISBN(?:-1[03])?:?\s(?P<say>(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dX])\b",
        _one_by_one,
    ),
    Rule(("S", DIGITS), r"\bISSN:?\s(?P<say>\d{4}-\d{3}[\dX])\b", _one_by_one),
    Rule((DIGITS,), r"\b(?P<say>[A-Z]{2}\d\d(?: [A-Z\d]{4}){3,7}(?: [A-Z\d]{1,3})?)(?![\w-])", _one_by_one),
)
