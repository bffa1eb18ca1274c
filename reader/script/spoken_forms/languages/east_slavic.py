"""What Russian and Ukrainian share: plural forms, cases of ordinals, Roman numerals, sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.script.spoken_forms.numbers.ordinals import ordinal
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled

CAPITAL = "[А-ЯЁІЇЄҐ]"
_NUMBER = r"(?P<number>\d[\d.]{0,12}(?:,\d{1,4})?)"
_END = r"(?:\s?[–-]\s?(?P<end>\d[\d.]{0,12}(?:,\d{1,4})?)(?![\d–-]))?"
_ALONE = r"(?<![\w.,:/-])(?<![^\d]–)(?<!\A–)"  # after a dash only in a range: "5–10 руб."
_SIGNS = "$€£₽₴"
_ONE, _FEW, _MANY, _OTHER = range(4)  # indices in a word's forms
_UNTIL = r"\b[СсЗз]о?\s\d{1,2}\sпо\s\Z"  # "с 3 по 5 мая"
_TO = r"(?i:\b(?:ко?|по)\s\Z)"


def plural_form(number: str) -> int:
    """The index of a word's form after a number, by CLDR: one, few, many, or other for a fraction."""
    digits = number.replace(".", "")
    if not digits.isdigit():
        return _OTHER
    if digits[-1] == "1" and digits[-2:] != "11":
        return _ONE
    return _FEW if digits[-1] in "234" and digits[-2:-1] != "1" else _MANY


class Ordinals(NamedTuple):
    """The ordinals of a language, in the case that the words around them require.

    `endings` has the ends of each case after a hard and a soft stem ("пят-ого", "трет-ьего"). `nouns` maps
    the forms of the words for year and century to cases ("" is the nominative); `short` maps their short
    forms to a full form, and to the one after a word of the pattern `in_words`. `names` maps the ends of
    rulers' names to cases; `queens` are nominatives, whose genitive ends in one of `queens_genitive`, `kings`
    nominatives that end like genitives. `datives` maps the short forms to the dative.
    """

    lang: str
    endings: Mapping[str, tuple[str, str]]
    nouns: Mapping[str, str]
    short: Mapping[str, tuple[str, str]]
    in_words: str
    names: Mapping[tuple[str, ...], str]
    queens: frozenset[str]
    queens_genitive: str
    kings: frozenset[str]
    datives: Mapping[str, str]

    def inflected(self, number: int, case: str = "") -> str:
        """An ordinal in a case; "" for zero and large numbers."""
        words = ordinal(number, self.lang).removeprefix("одна ")  # "одна тысяча девятьсот первый"
        if not words or not case:
            return words
        is_soft = words.endswith(("третий", "третій"))
        return words[:-2] + self.endings[case][is_soft]

    def form(self, case: str) -> Callable[[int], str]:
        """A function that gives an ordinal in a case."""
        return lambda number: self.inflected(number, case)

    def decade(self, number: int) -> str:
        """The genitive plural, which only decades have: "90-х", but "2-х" is "двух"."""
        return self.inflected(number, "genitive plural") if number % 10 == 0 and number >= 10 else ""

    def day(self, match: re.Match[str], lang: str) -> str | None:
        """A day before its month."""
        day = int(match["say"])
        start = match.start("say")
        is_last = compiled(_UNTIL).search(match.string, max(0, start - 12), start) is not None
        return self.inflected(day, "neuter" if is_last else "genitive") if 1 <= day <= 31 else None

    def year(self, match: re.Match[str], lang: str) -> str | None:
        """A year in digits with its noun: "1990 г."."""
        return self.of_noun(int(match["year"]), match) or None

    def of_noun(self, number: int, match: re.Match[str]) -> str:
        """An ordinal with its noun, which can be in short form: "XIX в."."""
        noun, ends = match["noun"], ""
        before = match.string[max(0, match.start() - 4) : match.start()]
        to = compiled(_TO).search(before)
        if noun in self.short and to and noun in self.datives:
            ends = "." if compiled(TEXT_END).match(match.string, match.end()) else ""
            return f"{self.inflected(number, 'dative')} {self.datives[noun]}{ends}"
        if noun in self.short:
            noun = self.short[noun][compiled(rf"(?i:\b(?:{self.in_words})\s\Z)").search(before) is not None]
            ends = "." if compiled(TEXT_END).match(match.string, match.end()) else ""
        case = self.nouns[noun]
        if case == "locative" and to:
            case = "dative"
        words = self.inflected(number, case)
        return f"{words} {noun}{ends}" if words else ""

    def first_of_two(self, number: int, match: re.Match[str]) -> str:
        """The first of two centuries: "XIX–XX вв."."""
        return f"{self.inflected(number, 'genitive')} – "

    def ruler(self, number: int, match: re.Match[str]) -> str:
        """The numeral of a ruler, whose name shows the case: "Петра I"."""
        name = match["name"]
        if name in self.kings:
            return self.inflected(number)
        if name in self.queens:
            return self.inflected(number, "feminine")
        if name[-1] in self.queens_genitive and any(name[:-1] == queen[:-1] for queen in self.queens):
            return self.inflected(number, "oblique feminine")
        case = next((case for ends, case in self.names.items() if name.endswith(ends)), "")
        return self.inflected(number, case)


def roman_numerals(say: Callable[[int, re.Match[str]], str], before: str, after: str = "") -> Rule:
    """A rule for the numerals between two patterns. `say` may use the groups of both."""

    def words(match: re.Match[str], lang: str) -> str | None:
        return say(roman_value(match["numeral"]), match) or None

    return Rule(("IVX",), rf"{before}(?P<say>(?P<numeral>{ROMAN})(?![\w-]){after})", words)


def plain_number(value: int, match: re.Match[str]) -> str:
    """A plain number, for `roman_numerals`."""
    return str(value)


def sums(
    words: Mapping[str, tuple[str, ...]], sizes: Mapping[str, tuple[str, ...]], feminine: Mapping[str, str]
) -> tuple[Rule, ...]:
    """Rules for sums and shares: "5 млн руб.", "20 %", "$5".

    All forms are in the order one, few, many, other. `feminine` has the words for one and two thousand.
    """

    def say(match: re.Match[str], lang: str) -> str:
        amount, size, sign = match["number"], match["size"], match.groupdict().get("sign")
        end = match.groupdict().get("end")
        nouns = [forms for forms in (sizes.get(size or ""), words.get(sign or "")) if forms]
        said = [feminine.get(amount, amount) if nouns[0][0].endswith(("а", "я")) else amount]
        said[0] += f"–{end}" if end else ""
        said.append(nouns[0][plural_form(end or amount)])
        said += [forms[_MANY] for forms in nouns[1:]]
        ends = match[0].endswith(".") and compiled(TEXT_END).match(match.string, match.end())
        return " ".join(said) + ("." if ends else "")

    size = rf"(?:\s?(?P<size>{_any(sizes)}))"
    signs = "".join(sign for sign in words if sign in _SIGNS)
    return (
        Rule((signs, DIGITS), rf"(?P<sign>[{signs}])\s?{_NUMBER}{_END}{size}?(?!\w)", say),
        Rule((DIGITS,), rf"{_ALONE}{_NUMBER}{size}?\s?(?P<sign>{_any(words)})(?!\w)", say),
        Rule((DIGITS,), rf"{_ALONE}{_NUMBER}{size}(?!\w)", say),
    )


def year_after_date(short: str) -> tuple[Rule, ...]:
    """Rules for the short form of "year" after a date in figures, whose words have it: "01.02.2023 г."."""
    after = r"(?<=[./-]\d{4})"
    return (
        Rule((".", DIGITS), rf"{after}\s?{short}\.(?={TEXT_END})", "."),
        Rule((".", DIGITS), rf"{after}\s?{short}\.(?!\w)", ""),
    )


def feminine_ordinal(ordinals: Ordinals, case: str, short: str, full: str, endings: str) -> Rule:
    """An ordinal before a feminine noun whose ending shows its case: "на 90-й минуте", "на 90-й мин."."""

    def say(match: re.Match[str], lang: str) -> str | None:
        words = ordinals.inflected(int(match["number"]), case)
        return f"{words} {full if match['noun'] == short else match['noun']}" if words else None

    noun = rf"{re.escape(short)}|[^\W\d_]+[{endings}]"
    return Rule((DIGITS,), rf"(?<![\w.,–-])(?P<number>\d{{1,4}})-й\s(?P<noun>{noun})(?!\w)", say)


def _kept(match: re.Match[str], lang: str) -> str:
    return match[0]


# The letter of a house or a class is no unit: "12А", "9В".
LETTERED_NUMBERS = Rule(("АВ", DIGITS), r"(?<![\w.,])\d{1,3}А(?!\w)|(?<![\w.,])(?:\d|1[01])В(?!\w)", _kept)


def each(names: Mapping[str, str]) -> Rule:
    """A rule for a unit without a number after "for": "за кг". `names` has their accusative."""

    def say(match: re.Match[str], lang: str) -> str:
        ends = match["stop"] and compiled(TEXT_END).match(match.string, match.end())
        return names[match["unit"]] + ("." if ends else "")

    return Rule(("зЗ",), rf"(?<![\w.])[зЗ]а\s(?P<say>(?P<unit>{_any(names)})(?P<stop>\.?))(?!\w)", say)


def spoons(names: Mapping[str, str], ones: Mapping[str, str]) -> Rule:
    """A rule for spoons in recipes: "2 ст. л.". `names` has the forms by the first word in short form."""

    def say(match: re.Match[str], lang: str) -> str:
        number = match["number"]
        forms = names[match["kind"]].split("|")
        ends = "." if compiled(TEXT_END).match(match.string, match.end()) else ""
        is_range = match.string.endswith(("–", "-"), 0, match.start())
        return f"{number if is_range else ones.get(number, number)} {forms[plural_form(number)]}{ends}"

    return Rule(
        (".", DIGITS),
        rf"(?<![\w.,/])(?P<number>\d{{1,3}}(?:[,/]\d{{1,2}})?)\s?(?P<kind>{_any(names)})\.\s?л(?:ожк\w)?\.?(?!\w)",
        say,
    )


def _any(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def masculine(stem: str, few: str, many: str, other: str) -> str:
    """The forms of a unit: one, few, many, other."""
    return f"{stem}|{stem}{few}|{stem}{many}|{stem}{other}"
