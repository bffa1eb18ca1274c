"""Builders of rules for Chinese and Japanese, which put no space between words and numbers.

Korean, Arabic and Hindi use some of them too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule

_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,10})?|\d{1,15}(?:\.\d{1,10})?)"
# The slash is that of "130/85mmHg".
_NUMBER = r"(?:(?<![A-Za-z\d.,:/])|(?<=\d\d\d/))(?P<number>" + _DIGITS + ")"
# What cannot follow a unit: more of a Latin word, or of a quotient ("m/s"); more of an Arabic or Hindi word.
_ENDS = r"(?![A-Za-z\d²³]|/[A-Za-zµμ]{1,2}(?![A-Za-z]))"
_WORD_ENDS = rf"(?![\u0620-\u065f\u066e-\u06d3\u0900-\u0963]){_ENDS}"
_RANGE_SIGNS = "–~～〜"
_KANJI = "\u3400-\u9fff"


def measures(names: Mapping[str, str], gap: str = "", per: str = "", sizes: str = "") -> Rule:
    """A rule for a unit after a number. `names` maps symbols to words; `gap` stands before them.

    `per` stands between two units ("µg/m³"); without it only quotients in `names` are units. `sizes` are the
    characters for magnitudes that can stand before a unit: "3万km".
    """

    def say(match: re.Match[str], lang: str) -> str:
        words = names[match["unit"]]
        if per and match["under"]:
            words += per + names[match["under"]]
        return match["number"] + (match["size"] if sizes else "") + gap + words

    unit = f"(?P<unit>{_any(names)})" + (f"(?:/(?P<under>{_any(names)}))?" if per else "")
    size = f"(?P<size>[{sizes}]{{0,2}})" if sizes else ""
    ends = (
        _ENDS
        if all(name.isascii() or name[0] < "\u0600" or name[0] > "\u0963" for name in names)
        else _WORD_ENDS
    )
    return Rule((DIGITS,), rf"{_NUMBER}{size}\s?{unit}{ends}", say)


def per_unit(names: Mapping[str, str], per: str) -> Rule:
    """A rule for a unit after a slash and a counted noun: "338人/km²". `per` is the word for the slash."""

    def say(match: re.Match[str], lang: str) -> str:
        return per + names[match["unit"]]

    noun = rf"(?<=[{_KANJI}\uac00-\ud7a3])"
    return Rule(("/",), rf"{noun}/(?P<unit>{_any(names)})(?![A-Za-z\d²³/])", say)


def sums(names: Mapping[str, str], sizes: str, to: str) -> Rule:
    """A rule for a sum with its sign before it: "$5万", "¥5-7万".

    `sizes` has the characters for magnitudes, `to` is the word in a range. A unit after the sum is not said
    twice: "¥500円".
    """

    def say(match: re.Match[str], lang: str) -> str:
        end = f"{to}{match['end']}" if match["end"] else ""
        return f"{match['number']}{end}{match['size']}{names[match['sign']]}"

    end = rf"(?:\s?[{_RANGE_SIGNS}-]\s?(?P<end>{_DIGITS})(?![\d-]))?"
    size = rf"(?P<size>[{sizes}]{{0,2}})"
    return Rule((DIGITS,), rf"(?P<sign>{_any(names)})\s?(?P<number>{_DIGITS}){end}{size}[円元원]?", say)


def said_sum(names: Mapping[str, str], to: str) -> Callable[[re.Match[str], str], str]:
    """What replaces a sum with its sign, number and size, in a language with spaces: "5 million dollars"."""

    def say(match: re.Match[str], lang: str) -> str:
        end = match.groupdict().get("end")
        return f"{match['number']}{f' {to} {end}' if end else ''}{match['size'] or ''} {names[match['sign']]}"

    return say


def short_forms(words: Mapping[str, str], before: str, after: str = "") -> Rule:
    """A rule for short forms. `before` and `after` are patterns for what must stand around them."""
    needs = (".",) if all("." in short for short in words) else ()
    return Rule(needs, rf"{before}(?:{_any(words)}){after}", lambda match, _: words[match[0]])


def ranges(to: str, counters: str, ends: str = "") -> tuple[Rule, ...]:
    """Rules for the sign between two numbers or times, and for a hyphen if one of `counters` follows.

    `ends` is a pattern for words that can end a range instead of a number: "9時～午後5時".
    """
    end = rf"(?=[\d$¥￥€£₩]|約|约{f'|{ends}' if ends else ''})"
    return (
        Rule((_RANGE_SIGNS, DIGITS), rf"(?<=[\d%％℃{_KANJI}])\s?[{_RANGE_SIGNS}]\s?{end}", to),
        Rule(("~～〜", DIGITS), r"(?<=\d[A-Za-z²³])\s?[~～〜]\s?(?=\d)", to),
        Rule(("~～〜", DIGITS), r"(?<=\d[A-Za-z]{2})\s?[~～〜]\s?(?=\d)", to),
        Rule(("-", DIGITS), rf"(?<![A-Za-z\d.-])\d{{1,6}}(?P<say>-)(?=\d{{1,6}}[{counters}])", to),
        clock_ranges(to),
    )


def clock_ranges(to: str) -> Rule:
    """A rule for the sign between two times of day: "10:00-20:00"."""
    signs = rf"[{_RANGE_SIGNS}-]"
    return Rule(
        (":", DIGITS), rf"(?<![\d:])\d{{1,2}}:\d\d(?P<say>\s?{signs}\s?)(?=\d{{1,2}}:\d\d(?![\d:]))", to
    )


def times(hour: str, minute: str) -> Rule:
    """A rule for the time of day: "14:30"."""

    def say(match: re.Match[str], lang: str) -> str | None:
        if int(match[1]) > 24:
            return None
        minutes = match[2]
        return f"{int(match[1])}{hour}" + (f"{int(minutes)}{minute}" if int(minutes) else "")

    return Rule((":", DIGITS), r"(?<![\d:.A-Za-z])(\d{1,2}):([0-5]\d)(?![\d:])", say)


def scores(to: str, outcome: str = "") -> tuple[Rule, ...]:
    """Rules for a score or a ratio: "3:2"; also "3-2" if a word of the pattern `outcome` follows."""
    colon = Rule((":", DIGITS), r"(?<![\d:.A-Za-z])\d{1,3}(?P<say>:)\d(?![\d:])", to)
    others = r"(?:[、,和と]\s?\d{1,2}[-–]\d{1,2}){0,4}"  # the other sets of a match
    hyphen = Rule(
        ("-–", DIGITS), rf"(?<![\w.-])\d{{1,2}}(?P<say>[-–])(?=\d{{1,2}}{others}\s?(?:{outcome}))", to
    )
    return (colon, hyphen) if outcome else (colon,)


def fractions(parts_of: str, dates: str) -> Rule:
    """A rule for fractions, which name the whole first: "2分之1".

    `dates` is a pattern for what follows a day of a month instead: "3/4(金)".
    """

    def say(match: re.Match[str], lang: str) -> str | None:
        over, under = int(match[1]), int(match[2])
        return f"{under}{parts_of}{over}" if over < under else None

    return Rule(
        ("/", DIGITS), rf"(?<![A-Za-z\d/.])(\d)/([2-9]|10|100)(?![\d/.A-Za-z])(?!\s?(?:{dates}))", say
    )


def fraction_words(words: Mapping[str, str]) -> Rule:
    """A rule for the common fractions before a word, in a language with spaces: "3/4" is "three quarters"."""
    return Rule(
        ("/", DIGITS),
        rf"(?<![\w/.,])(?:{_any(words)})(?![\w/])(?=\s[^\W\d_])",
        lambda match, _: words[match[0]],
    )


def dates(pattern: str, say_year: Callable[[str], str] = str) -> Rule:
    """A rule for dates in figures, the year first: "2024/3/15". `pattern` takes year, month and day."""

    def say(match: re.Match[str], lang: str) -> str | None:
        year, month, day = match[1], int(match[3]), int(match[4])
        return pattern.format(say_year(year), month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None

    return Rule(("-./", DIGITS), r"(?<![\w.,/-])([12]\d{3})([-./])(\d\d?)\2(\d\d?)(?![\d./-])", say)


def roman_numbers() -> tuple[Rule, ...]:
    """Rules for Roman numerals between characters, which a voice spells: "第II部", "ルイXIV世"."""

    def say(match: re.Match[str], lang: str) -> str | None:
        numeral = match["say"]
        return None if len(numeral) > 1 and set(numeral) == {"X"} else str(roman_value(numeral))

    return (
        Rule(
            ("IVX",), rf"(?<=[\u3040-\u9fff\uac00-\ud7a3])(?P<say>(?=[IVX]{{2}}){ROMAN})(?![A-Za-z\d-])", say
        ),
        Rule(("IVX",), rf"(?<=[第제])(?P<say>{ROMAN})(?![A-Za-z\d])", say),
        Rule(("IVX",), rf"(?<![A-Za-z\d])(?P<say>{ROMAN})(?=\s?[世세])", say),
    )


def _any(names: Mapping[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
