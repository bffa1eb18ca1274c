"""Builders of rules for money from a language's words: sums, prices with cents, prices per unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from reader.script.spoken_forms.rules import DIGITS, TEXT_END, Rule, compiled
from reader.script.spoken_forms.table_rules import ALONE, NUMBER

# The end of a range after a sign: "$5–7 million". A hyphen too, but not of a date or a code.
RANGE_END = rf"(?:\s?[–-]\s?(?P<end>{NUMBER})(?![\d–-]))?"


class Words(NamedTuple):
    """The singular and the plural of a word: "Monat", "Monate"."""

    one: str
    several: str


def money(
    signs: Mapping[str, Words],
    magnitudes: Mapping[str, str],
    one: str,
    to: str,
    of: str = "",
    joint: str = "",
) -> tuple[Rule, ...]:
    """A rule that puts sums into spoken order: "5 Millionen Euro", "5 Euro 50".

    `one` is the word for one, `to` the one between the ends of a range ("$5–7"). `of` stands between a
    magnitude and its currency ("5 millions de dollars", "d'euros"), `joint` before the hundredths.
    """

    def say(match: re.Match[str], lang: str) -> str:
        number, currency = match["number"], signs[match["sign"]]
        end = match.groupdict().get("end")
        if end:
            number = f"{number} {to} {end}"
        magnitude = magnitudes.get((match["size"] or "").strip(), "")
        if magnitude:
            is_elided = of == "de" and lang.lower().startswith("fr") and currency.several[0] in "aeiou"
            takes_of = of and magnitude not in _THOUSANDS
            preposition = "d’" if is_elided else f"{of} " if takes_of else ""
            return f"{number} {magnitude} {preposition}{currency.several}"
        if end:
            return f"{number} {currency.several}"
        whole, comma, part = number.partition(",")
        if comma and len(part) == 2 and part != "00" and whole != "0":
            return " ".join(filter(None, (whole, currency.several, joint, part.lstrip("0"))))
        if part.strip("0"):
            return f"{number} {currency.several}"
        return f"{one} {currency.one}" if whole == "1" else f"{whole} {currency.several}"

    signs = {**{code: signs[sign] for code, sign in _CODES if sign in signs}, **signs}
    sign = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
    size = "|".join(re.escape(size) for size in sorted(magnitudes, key=len, reverse=True))
    sizes = rf"(?P<size>\s?(?:{size}))?"
    alone = r"(?<![\w.,:/€$£-])(?<![^\d%]–)(?<!\A–)"  # after a dash only in a range: "5–10 kr/st"
    return (
        Rule(
            (DIGITS,),
            rf"(?<![\w.,])(?P<sign>{sign})\s?(?P<number>{NUMBER}){RANGE_END}{sizes}(?![\w,]\d|\w)",
            say,
        ),
        Rule((DIGITS,), rf"{alone}(?P<number>{NUMBER}){sizes}\s?(?P<sign>{sign})(?!\w)", say),
    )


_THOUSANDS = frozenset({"mil", "mila"})  # "5 mil euros", but "5 millones de euros"
_CODES = (("EUR", "€"), ("USD", "$"), ("USD", "US$"), ("US$", "$"), ("US-$", "$"), ("GBP", "£"))


def per(words: Mapping[str, str]) -> Rule:
    """A rule for prices and counts per unit: "20 €/Monat". `words` maps the written forms."""

    def say(match: re.Match[str], lang: str) -> str:
        end = "." if match["stop"] and compiled(TEXT_END).match(match.string, match.end()) else ""
        return f" {words[match['unit']]}{end}"

    written = "|".join(re.escape(unit) for unit in sorted(words, key=len, reverse=True))
    return Rule(
        ("/", DIGITS),
        rf"\d\s?(?:{_CURRENCY}|[^\W\d_]{{4,14}})?(?P<say>\s?/\s?(?P<unit>{written})(?!\w)(?P<stop>\.?))",
        say,
    )


_CURRENCY = r"[€$£₽₴₺]|R\$|kr\.?|zł|Kč|TL|CHF|EUR|руб\.?|р\.|грн"


def hundredths_after_sign(sign_words: Mapping[str, Words]) -> Rule:
    """A rule for prices with the sign in place of the comma: "4€99"."""

    def say(match: re.Match[str], lang: str) -> str:
        words = sign_words[match[2]]
        return f"{match[1]} {words.one if match[1] == '1' else words.several} {match[3]}"

    signs = "".join(sign for sign in sign_words if sign in "€£$")
    return Rule((DIGITS,), rf"{ALONE}(\d{{1,5}})\s?([{signs}])\s?(\d\d)(?!\d)", say)
