"""Builders of rules for units, from a language's words: "5 km", "½ l", "1m75", "10⁸ m", "50 hab./km²"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.units import FRACTIONS, LETTERS, SYMBOL, Units, UnitWords
from reader.script.spoken_forms.numbers.mixed_numbers import mixed_number
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled
from reader.script.spoken_forms.table_rules import NUMBER


def unit_rules(words: UnitWords, thousands: str = "", suffix: str = "") -> tuple[Rule, ...]:
    """The rules for units after numbers, fractions and powers of ten, and for densities.

    `thousands` is a pattern for the words between a number and its unit: "10 тыс. км". `suffix` are the
    characters that can join an ending to a unit: "10 kg'dan".
    """
    return (
        _joined(words),
        _height(words),
        _pairs(words),
        _after_number(words, suffix),
        *((_after_thousands(words, thousands),) if thousands else ()),
        _after_fraction(words),
        _after_power(words),
        _density(words),
    )


def _joined(words: UnitWords) -> Rule:
    """A rule for a length of time without spaces: "38min20s"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        one, other = known.named(match[2], match[1]), known.named(match[4], match[3])
        if not (one and other):
            return None
        return f"{known.counted(match[2], match[1])} {one} {known.counted(match[4], match[3])} {other}"

    return Rule(("ms", DIGITS), r"(?<![\w.,])(\d{1,3})\s?(h|min)\s?(\d{1,2})\s?(min|s)(?![\w/])", say)


def _height(words: UnitWords) -> Rule:
    """A rule for the height of a person: "1m75"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str:
        return f"{known.counted('m', match[1])} {known.named('m', match[1])} {match[2]}"

    return Rule(("m", DIGITS), r"(?<![\w.,])([1-9])\s?m(\d\d)(?![\w.,]\w|\w)", say)


def _after_power(words: UnitWords) -> Rule:
    """A rule for the unit after a power of ten in superscripts: "10⁻⁶ m"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        name = known.named(match["unit"], "10")
        return f" {name}" if name else None

    return Rule(
        ("⁰¹²³⁴⁵⁶⁷⁸⁹",), rf"(?<=10)[⁺⁻]?[⁰¹²³⁴-⁹]{{1,3}}(?P<say>\s(?P<unit>{SYMBOL}))(?![\w'’*])", say
    )


def _density(words: UnitWords) -> Rule:
    """A rule for something per area: "50 hab./km²"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        each = known.per(match["unit"].replace("2", "²"))
        return f" {each}" if each else None

    return Rule(("/",), r"(?:[^\W\d_]{2}\.?|\d)(?P<say>\s?/\s?(?P<unit>(?:k?m|к?м)[²2]|ha))(?![\w/])", say)


def _pairs(words: UnitWords) -> Rule:
    """A rule for the slash between two measures: "8 l/100 km" is per 100 km, "1046 kJ/250 kcal" a pause."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        if not known.named(match["over"], "2") or not known.named(match["under"], "2"):
            return None
        return f" {words.per} " if match["number"] in _WHOLE_PARTS else ", "

    measure = rf"[{LETTERS}]{{1,5}}"
    return Rule(
        ("/", DIGITS),
        rf"\d\s?(?P<over>{measure})(?P<say>\s?/\s?)(?=(?P<number>{NUMBER})\s?(?P<under>{measure})(?!\w))",
        say,
    )


_WHOLE_PARTS = frozenset({"1", "10", "100", "1000"})


def _after_thousands(words: UnitWords, thousands: str) -> Rule:
    """A rule for the unit after a word for thousands or millions."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        symbol = match["unit"]
        name = known.named(symbol, "5")
        if not name or symbol in words.verbs or symbol == "s":
            return None
        return name + ("." if match["stop"] and compiled(TEXT_END).match(match.string, match.end()) else "")

    unit = rf"(?P<unit>{SYMBOL})(?P<stop>\.(?=[\s,;:)]|\Z))?"
    return Rule((DIGITS,), rf"\d\s(?:{thousands})\s(?P<say>{unit})(?![\w/'’*])", say)


def _after_number(words: UnitWords, suffix: str) -> Rule:
    """A rule that expands units after numbers. The number one gets its form: "ein Kilometer"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        symbol, number = match["unit"], match["number"]
        if not match["gap"] and symbol in _NEEDS_SPACE:
            return None
        if symbol in words.verbs and not compiled(_AFTER_UNIT).match(match.string, match.end()):
            return None
        is_up_to_two = number[-1] in FRACTIONS and number[:-1].strip() in {"", "1"}
        form = "1" if is_up_to_two and words.form(number) == 1 else number
        name = known.named(symbol, form, is_certain="," in number)
        if not name:
            return None
        has_stop = match["stop"] or symbol.endswith(".")
        end = "." if has_stop and compiled(TEXT_END).match(match.string, match.end()) else ""
        if number[-1] in FRACTIONS:
            in_words = mixed_number(number, name, lang, is_feminine=known.gender(symbol) == "f")
            return f"{in_words or f'{number} {name}'}{end}"
        return f"{known.counted(symbol, number)} {name}{end}"

    joins = "'’".translate(dict.fromkeys(map(ord, suffix)))
    # The slash before a number is that of "1046 kJ/250 kcal" or "130/85 mmHg".
    slash = r"(?:(?<!(?<![A-Za-zА-я²³.])/)|(?<=\d\d\d/))"
    number = rf"{NUMBER}\s?[{FRACTIONS}]|{NUMBER}|[{FRACTIONS}]"
    return Rule(
        (DIGITS + FRACTIONS,),
        rf"(?:(?<![\w.,:$€£])|(?<=\d[x×])){slash}(?<!(?<!\d)[A-Za-z]-)(?P<number>{number})(?P<gap>[\s-]?)"
        rf"(?P<unit>{SYMBOL})(?P<stop>\.(?=[\s,;:)/]|\Z))?(?![\w*{joins}]|/(?!\d))",
        say,
    )


# What follows a unit, and not a verb: "50 ha di vigne", but "nel 2024 ha vinto".
_AFTER_UNIT = r"\W*\Z|\s?[,;:)/–-]|\.\s|\s(?:a|al|alla|and|con|da|de|del|della|di|e|en|in|o|per|por|y)\b"
_NEEDS_SPACE = frozenset({"s", "t"})  # "80s" means something else


def _after_fraction(words: UnitWords) -> Rule:
    """A rule that expands units after fractions: "1/2 l"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        number = "0,5" if lang.lower().startswith("pl") else "1"
        name = known.named(match["unit"], number)
        return f" {name}" if name else None

    return Rule(
        ("/" + FRACTIONS,),
        rf"(?:(?<=\d/\d)|(?<=[{FRACTIONS}]))(?P<say>\s?(?P<unit>{SYMBOL}))(?![\w/'’*])",
        say,
    )
