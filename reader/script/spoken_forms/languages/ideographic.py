"""Builders of rules for Chinese and Japanese, which put no space between words and numbers.

Korean, Arabic and Hindi use some of them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reader.script.spoken_forms.rules import DIGITS, Rule

_NUMBER = r"(?<![A-Za-z\d.,:/])(?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,10})?|\d{1,15}(?:\.\d{1,10})?)"
_ENDS = r"(?![A-Za-z\d²³/])"
_RANGE_SIGNS = "–~～〜"


def measures(names: Mapping[str, str], gap: str = "") -> Rule:
    """A rule for a unit after a number. `names` maps symbols to words; `gap` stands before them."""

    def say(match: re.Match[str], lang: str) -> str:
        return match["number"] + gap + names[match["unit"]]

    return Rule((DIGITS,), rf"{_NUMBER}\s?(?P<unit>{_any(names)}){_ENDS}", say)


def sums(names: Mapping[str, str], sizes: str) -> Rule:
    """A rule for a sum with its sign before it. `sizes` has the characters for magnitudes: "$5万"."""

    def say(match: re.Match[str], lang: str) -> str:
        return f"{match['number']}{match['size']}{names[match['sign']]}"

    number = _NUMBER.partition(")")[2]
    return Rule((DIGITS,), rf"(?P<sign>{_any(names)})\s?{number}(?P<size>[{sizes}]{{0,2}})", say)


def said_sum(names: Mapping[str, str]) -> Callable[[re.Match[str], str], str]:
    """What replaces a sum with its sign, number and size, in a language with spaces: "5 million dollars"."""

    def say(match: re.Match[str], lang: str) -> str:
        return f"{match['number']}{match['size'] or ''} {names[match['sign']]}"

    return say


def short_forms(words: Mapping[str, str], before: str, after: str = "") -> Rule:
    """A rule for short forms. `before` and `after` are patterns for what must stand around them."""
    needs = (".",) if all("." in short for short in words) else ()
    return Rule(needs, rf"{before}(?:{_any(words)}){after}", lambda match, _: words[match[0]])


def ranges(to: str, counters: str) -> tuple[Rule, ...]:
    """Rules for the sign between two numbers, and for a hyphen if one of `counters` follows."""
    return (
        Rule((_RANGE_SIGNS, DIGITS), rf"(?<=[\d%℃年月日])\s?[{_RANGE_SIGNS}]\s?(?=\d)", to),
        Rule(("-", DIGITS), rf"(?<![\w.-])\d{{1,4}}(?P<say>-)(?=\d{{1,4}}[{counters}])", to),
    )


def times(hour: str, minute: str) -> Rule:
    """A rule for the time of day: "14:30"."""

    def say(match: re.Match[str], lang: str) -> str | None:
        if int(match[1]) > 24:
            return None
        minutes = match[2]
        return f"{int(match[1])}{hour}" + (f"{int(minutes)}{minute}" if int(minutes) else "")

    return Rule((":", DIGITS), r"(?<![\d:.A-Za-z])(\d{1,2}):([0-5]\d)(?![\d:])", say)


def scores(to: str) -> Rule:
    """A rule for a score or a ratio: "3:2"."""
    return Rule((":", DIGITS), r"(?<![\d:.A-Za-z])\d{1,3}(?P<say>:)\d(?![\d:])", to)


def fractions(parts_of: str) -> Rule:
    """A rule for fractions, which name the whole first: "2分之1"."""

    def say(match: re.Match[str], lang: str) -> str | None:
        over, under = int(match[1]), int(match[2])
        return f"{under}{parts_of}{over}" if over < under else None

    return Rule(("/", DIGITS), r"(?<![\w/.])(\d)/([2-9]|10|100)(?![\d/.A-Za-z])", say)


def _any(names: Mapping[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
