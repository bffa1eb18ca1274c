"""Builders of rules from a language's words: abbreviations, units, money, ranges, initialisms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.script.spoken_forms.rules import DIGITS, Rule, compiled
from reader.script.spoken_forms.units import FRACTIONS, SYMBOL, Units, UnitWords

# A number with a decimal comma: "1.000,50", "1 000", "3,5".
NUMBER = r"(?:\d{1,3}(?:[. ]\d{3}){1,5}(?:,\d{1,10})?|\d{1,15}(?:[,.]\d{1,10})?)"
_ALONE = r"(?<![\w.,:/€$£–-])"
_ENDS = r"[)\]”“’»\"'\s]*\Z"


class Words(NamedTuple):
    """The singular and the plural of a word: "Monat", "Monate"."""

    one: str
    several: str


def abbreviations(table: Mapping[str, str], before: str = "") -> Rule:
    """A rule that expands abbreviations. `before` is a pattern for what must follow.

    A space in the table may be missing in the text ("z. B." and "z.B."), and the first letter may
    be a capital. A stop that ends the text is kept.
    """
    said = {_key(short): words for short, words in table.items()}

    def say(match: re.Match[str], lang: str) -> str:
        words = said[_key(match[0])]
        ends = match[0].endswith(".") and compiled(_ENDS).match(match.string, match.end())
        return f"{words}." if ends else words

    longest_first = sorted(table, key=len, reverse=True)
    written = "|".join(_either_case(short) for short in longest_first)
    needs = (".",) if all("." in short for short in table) else ()
    return Rule(needs, rf"(?<![\w.])(?:{written})(?!\w){before}", say)


def _key(short: str) -> str:
    return short[:1].lower() + short[1:].replace(" ", "")


def _either_case(short: str) -> str:
    first, rest = short[0], re.escape(short[1:]).replace(r"\ ", r"\s?")
    return f"[{first.lower()}{first.upper()}]{rest}" if first.lower() != first.upper() else first + rest


def units(words: UnitWords) -> Rule:
    """A rule that expands units after numbers. The number one gets its form: "ein Kilometer"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        symbol, number = match["unit"], match["number"]
        if not match["gap"] and symbol in _ONLY_APART:
            return None
        name = known.named(symbol, number)
        if not name:
            return None
        end = "." if match["stop"] and compiled(_ENDS).match(match.string, match.end()) else ""
        return f"{known.one(symbol) if number == '1' else number} {name}{end}"

    return Rule(
        (DIGITS + FRACTIONS,),
        rf"(?<![\w.,:/$€£])(?<![A-Za-z]-)(?P<number>{NUMBER}\s?[{FRACTIONS}]|{NUMBER}|[{FRACTIONS}])(?P<gap>[\s-]?)"
        rf"(?P<unit>{SYMBOL})(?P<stop>\.(?=[\s,;:)]|\Z))?(?![\w/'’*])",
        say,
    )


_ONLY_APART = frozenset({"s", "V", "t", "m"})  # 80s, 100m


def money(
    signs: Mapping[str, Words], magnitudes: Mapping[str, str], a: str, of: str = "", and_: str = ""
) -> tuple[Rule, ...]:
    """A rule that puts sums into spoken order: "5 Millionen Euro", "5 Euro 50".

    `a` is how the number one is said; `of` joins millions to what they are of: "5 millions de
    dollars", "d'euros"; `and_` stands before the hundredths.
    """

    def say(match: re.Match[str], lang: str) -> str:
        number, currency = match["number"], signs[match["sign"]]
        size = magnitudes.get((match["size"] or "").strip(), "")
        if size:
            elided = of == "de" and lang.lower().startswith("fr") and currency.several[0] in "aeiou"
            joint = "d’" if elided else f"{of} " if of else ""
            return f"{number} {size} {joint}{currency.several}"
        whole, comma, part = number.partition(",")
        if comma and len(part) == 2 and part != "00" and whole != "0":
            return " ".join(filter(None, (whole, currency.several, and_, part.lstrip("0"))))
        if part.strip("0"):
            return f"{number} {currency.several}"
        return f"{a} {currency.one}" if whole == "1" else f"{whole} {currency.several}"

    signs = {**{code: signs[sign] for code, sign in _CODES if sign in signs}, **signs}
    sign = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    size = "|".join(re.escape(size) for size in sorted(magnitudes, key=len, reverse=True))
    sizes = rf"(?P<size>\s?(?:{size}))?"
    return (
        Rule((DIGITS,), rf"(?<![\w.,])(?P<sign>{sign})\s?(?P<number>{NUMBER}){sizes}(?![\w,]\d|\w)", say),
        Rule((DIGITS,), rf"{_ALONE}(?P<number>{NUMBER}){sizes}\s?(?P<sign>{sign})(?!\w)", say),
    )


_CODES = (("EUR", "€"), ("USD", "$"), ("USD", "US$"), ("US$", "$"), ("US-$", "$"), ("GBP", "£"))
_PAGES = r"(?:[pP][pP]?|[sS]s?|[pP][aá]gs?|pagg|blz|[sS]tr)\.|(?:pages?|páginas?|pagine|Seiten?|strony)"
_COUNTED = (
    "%|€|°|(?:k?g|[kcm]?m|[cm]?l|h|min|Uhr|uur|heures|horas|ore|Stunden|Jahre|Tage|ans|jours|años|días|anni|giorni"
    "|anos|dias|jaar|dagen|lat|dni|godzin)\\b"
)


def ranges(to: str) -> tuple[Rule, ...]:
    """Rules for the dash between numbers, and the hyphen between years or small numbers."""
    return (
        Rule(("–", DIGITS), rf"{_ALONE}{NUMBER}%?(?P<say>\s?–\s?){NUMBER}(?![\d/:–-])", f" {to} "),
        Rule(("–", DIGITS), r"(?<=\d[h€%°])\s?–\s?(?=\d)", f" {to} "),
        Rule(("-", DIGITS), rf"(?<!\w)(?:{_PAGES})\s?\d{{1,4}}(?P<say>-)\d{{1,4}}(?![\w-])", f" {to} "),
        Rule(("-", DIGITS), rf"{_ALONE}(?:1\d|20)\d\d(?P<say>-)(?:1\d|20)\d\d(?![\w-])", f" {to} "),
        Rule(
            ("-", DIGITS),
            rf"{_ALONE}(?<!\d-)\d{{1,2}}(?P<say>\s?-\s?)\d{{1,2}}(?=\s?(?:{_COUNTED}))",
            f" {to} ",
        ),
    )


def weekdays(names: Mapping[str, str], to: str) -> Rule:
    """A rule for ranges of weekdays: "Mo–Fr". `names` maps short forms to full ones."""

    def say(match: re.Match[str], lang: str) -> str:
        return f"{names[match[1].lower()]} {to} {names[match[2].lower()]}"

    written = f"(?i:({'|'.join(names)}))"
    return Rule(("-–",), rf"(?<![\w.]){written}\.?\s?[-–]\s?{written}(?!\w)\.?", say)


def by_letters(words: Iterable[str]) -> Rule:
    """A rule that spells initialisms that the engine would read as words."""

    def say(match: re.Match[str], lang: str) -> str:
        return " ".join(match[0])

    return Rule(("ABCDEFGHIJKLMNOPQRSTUVWXYZ",), rf"(?<![\w.-])(?:{'|'.join(words)})(?![\w.])", say)


def per(words: Mapping[str, str]) -> Rule:
    """A rule for prices per unit: "20 €/Monat" is "20 Euro pro Monat". `words` maps the written forms."""

    def say(match: re.Match[str], lang: str) -> str:
        return f" {words[match['unit']]}"

    written = "|".join(re.escape(unit) for unit in sorted(words, key=len, reverse=True))
    return Rule(("/", DIGITS), rf"\d\s?[€$£]?(?P<say>\s?/\s?(?P<unit>{written})(?!\w)\.?)", say)


def hundredths_after_sign(sign_words: Mapping[str, Words]) -> Rule:
    """A rule for prices with the sign in place of the comma: "4€99"."""

    def say(match: re.Match[str], lang: str) -> str:
        return f"{match[1]} {sign_words[match[2]].several} {match[3]}"

    return Rule((DIGITS,), rf"{_ALONE}(\d{{1,5}})\s?([€£$])\s?(\d\d)(?!\d)", say)


_POWER_OF_TEN = r"10(?:[⁻⁺−-]?[⁰¹²³⁴-⁹]|\^| (?:hoch|puissance|elevado|elevato|tot de|do potęgi|to the))"


def times(word: str, multiplied: str = "") -> Rule:
    """A rule for the cross between two numbers: "4 x 4"; `multiplied` is the word before a power of ten."""

    def say(match: re.Match[str], lang: str) -> str:
        is_power = multiplied and compiled(_POWER_OF_TEN).match(match.string, match.end())
        return f" {multiplied if is_power else word} "

    return Rule(("x×", DIGITS), r"(?<=\d)\s?[x×]\s?(?=\d)", say)


def score(word: str) -> Rule:
    """A rule for the colon of a ratio or a score, which is not a time of day: "3:1"."""
    return Rule((":", DIGITS), r"(?<![\d:.,])\d{1,3}(?P<say>:)\d(?![\d:])", f" {word} ")


_FOOD = "[cdm]?[lL]|k?g|TL|EL|tl|el|[Ll]iter|litres?|litros?|litri|litra"
_USUAL = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})


def units_of_fractions(words: UnitWords) -> Rule:
    """A rule that expands units after fractions: "1/2 l"."""
    known = Units(words)

    def say(match: re.Match[str], lang: str) -> str | None:
        name = known.named(match["unit"], "1") if known.named(match["unit"], "0,5") else ""
        return (
            f" {known.named(match['unit'], '0,5') if lang.lower().startswith('pl') else name}"
            if name
            else None
        )

    return Rule(("/", DIGITS), rf"(?<=\d/\d)(?P<say>\s?(?P<unit>{SYMBOL}))(?![\w/'’*])", say)


def fractions(names: Sequence[str], one: str, of: str, half: str = "") -> Rule:
    """A rule for fractions. `names` are the singular and plural of each part, from halves on.

    Others than halves, thirds and quarters can be dates, but for those before one of the words `of`, or
    a measure of food. `half` is what one half is where no "one" stands before it.
    """

    def say(match: re.Match[str], lang: str) -> str | None:
        over, under = int(match[1]), int(match[2])
        if not 0 < over < under <= len(names) + 1 or ((over, under) not in _USUAL and match["of"] is None):
            return None
        if half and (over, under) == (1, 2):
            return half
        single, several = names[under - 2].split()
        return f"{one} {single}" if over == 1 else f"{over} {several}"

    return Rule(
        ("/", DIGITS),
        rf"(?<![\w/.,])(\d{{1,2}})/(\d{{1,2}})(?![\w/])(?P<of>(?=\s(?:{of}|{_FOOD})(?!\w)))?",
        say,
    )
