"""Fractions in one character, such as "½", in languages whose voice does not say them well.

"1½" is one number: "eineinhalb", not "eins, ein halb". Without a row the engine says them.
"""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import Rule

_VULGARS = "½¼¾⅓⅔"
# The words for them alone, and with a whole number, which stands at "{}" or else before them. "/a" is the
# ending before a feminine noun.
_FRACTION_ROWS = {
    "ar": ("نصف|ربع|ثلاثة أرباع|ثلث|ثلثا", "ونصف|وربع|وثلاثة أرباع|وثلث|وثلثان"),
    "de": ("ein halb|ein viertel|drei viertel|ein drittel|zwei drittel",
           "einhalb|einviertel|dreiviertel|eindrittel|zweidrittel"),
    "da": ("en halv|en kvart|tre kvart|en tredjedel|to tredjedele",
           "og en halv|og en kvart|og tre kvart|og en tredjedel|og to tredjedele"),
    "el": ("μισό|ένα τέταρτο|τρία τέταρτα|ένα τρίτο|δύο τρίτα",
           "και μισό|και ένα τέταρτο|και τρία τέταρτα|και ένα τρίτο|και δύο τρίτα"),
    "es": ("medio/a|un cuarto de|tres cuartos de|un tercio de|dos tercios de",
           "y medio/a|y cuarto|y tres cuartos|y un tercio|y dos tercios"),
    "fi": ("puoli|neljäsosa|kolme neljäsosaa|kolmasosa|kaksi kolmasosaa",
           "ja puoli|ja neljäsosa|ja kolme neljäsosaa|ja kolmasosa|ja kaksi kolmasosaa"),
    "fr": ("||||", "et demi|et quart|et trois quarts|et un tiers|et deux tiers"),
    "he": ("חצי|רבע|שלושה רבעים|שליש|שני שליש", "וחצי|ורבע|ושלושה רבעים|ושליש|ושני שליש"),
    "hi": ("आधा|चौथाई|तीन चौथाई|एक तिहाई|दो तिहाई",
           "साढ़े {}|सवा {}|{} और तीन चौथाई|{} और एक तिहाई|{} और दो तिहाई"),
    "it": ("mezzo/a||||", "e mezzo/a|e un quarto|e tre quarti|e un terzo|e due terzi"),
    "ja": ("にぶんのいち|よんぶんのいち|よんぶんのさん|さんぶんのいち|さんぶんのに",
           "と にぶんのいち|と よんぶんのいち|と よんぶんのさん|と さんぶんのいち|と さんぶんのに"),
    "ko": ("이분의 일|사분의 일|사분의 삼|삼분의 일|삼분의 이",
           "과 이분의 일|과 사분의 일|과 사분의 삼|과 삼분의 일|과 삼분의 이"),
    "nb": ("en halv|en kvart|tre kvart|en tredels|to tredels",
           "og en halv|og en kvart|og tre kvart|og en tredel|og to tredeler"),
    "nl": ("||||", "en een half|en een kwart|en driekwart|en een derde|en twee derde"),
    "pl": ("pół|jedna czwarta|trzy czwarte|jedna trzecia|dwie trzecie",
           "i pół|i jedna czwarta|i trzy czwarte|i jedna trzecia|i dwie trzecie"),
    "pt": ("meio/a|um quarto de|três quartos de|um terço de|dois terços de",
           "e meio/a|e um quarto|e três quartos|e um terço|e dois terços"),
    "ro": ("jumătate|un sfert|trei sferturi|o treime|două treimi",
           "și jumătate|și un sfert|și trei sferturi|și o treime|și două treimi"),
    "ru": ("половина|четверть|три четверти|треть|две трети",
           "с половиной|с четвертью|и три четверти|и одна треть|и две трети"),
    "sv": ("en halv|en fjärdedels|tre fjärdedels|en tredjedels|två tredjedels",
           "och en halv|och en fjärdedels|och tre fjärdedels|och en tredjedels|och två tredjedels"),
    "tr": ("yarım|çeyrek|dörtte üç|üçte bir|üçte iki", "buçuk|çeyrek|dörtte üç|üçte bir|üçte iki"),
    "uk": ("половина|чверть|три чверті|третина|дві третини",
           "з половиною|з чвертю|і три чверті|і одна третина|і дві третини"),
    "zh": ("二分之一|四分之一|四分之三|三分之一|三分之二",
           "又二分之一|又四分之一|又四分之三|又三分之一|又三分之二"),
}  # fmt: skip
_FRACTIONS = {
    lang: tuple(dict(zip(_VULGARS, row.split("|"), strict=True)) for row in rows)
    for lang, rows in _FRACTION_ROWS.items()
}
_ONE_AND_A_HALF = {
    "de": "eineinhalb", "nl": "anderhalve", "hi": "डेढ़", "ru": "полтора/ы", "uk": "півтора/и",
    "pl": "półtora/ej",
}  # fmt: skip
_OF = frozenset({"de", "do", "da", "di", "del", "von", "des", "of", "van"})
_NOUN_BEFORE = frozenset({"fr", "it"})  # "2 tasses et demie"
_FEMININE_ENDS = {
    "es": ("a", "as"),
    "pt": ("a", "as"),
    "it": ("a", "e"),
    "ru": ("и", "ы"),
    "uk": ("и",),
    "pl": ("i",),
}


def mixed_number(number: str, noun: str, lang: str, *, is_feminine: bool) -> str:
    """A number such as "½" or "2 ½" with its noun, in words; "" if the engine says it well."""
    language = primary_language(lang)
    rows = _FRACTIONS.get(language)
    whole = number[:-1].strip()
    if rows is None:
        return ""
    words, _, ending = rows[bool(whole)].get(number[-1], "").partition("/")
    if whole == "1" and number[-1] == "½" and language in _ONE_AND_A_HALF:
        whole, (words, _, ending) = "", _ONE_AND_A_HALF[language].partition("/")
    if not words:
        return ""
    if ending and is_feminine:
        words = words[:-1] + ending
    if "{}" in words:
        whole, words = "", words.format(whole)
    if not noun:
        words = words.removesuffix(" de")
    ordered = (whole, noun, words) if language in _NOUN_BEFORE and whole else (whole, words, noun)
    return " ".join(filter(None, ordered))


def _before_noun(match: re.Match[str], lang: str) -> str | None:
    noun, language = match["noun"] or "", primary_language(lang)
    is_feminine = noun.endswith(_FEMININE_ENDS.get(language, ()))
    has_of = not noun or noun in _OF
    said = mixed_number(match["number"], "" if has_of else noun, lang, is_feminine=is_feminine)
    if not said:
        return None
    return said.removesuffix(noun) if not has_of else said + match["gap"]


def _around_noun(match: re.Match[str], lang: str) -> str | None:
    if primary_language(lang) not in _NOUN_BEFORE or match["noun"] in _OF:
        return None
    is_feminine = match["noun"].endswith(_FEMININE_ENDS.get(primary_language(lang), ()))
    return mixed_number(match["number"], match["noun"], lang, is_feminine=is_feminine) or None


_NOUN = r"(?P<noun>[^\W\d_]{2,})"
_RULES = (
    Rule((_VULGARS,), rf"(?<![\w.,/])(?P<number>\d{{1,4}}\s?[{_VULGARS}])\s{_NOUN}", _around_noun),
    Rule(
        (_VULGARS,),
        rf"(?:(?<![\w.,/])|(?<=\bو))(?P<number>(?:\d{{1,4}}\s?)?[{_VULGARS}])(?P<gap>\s?)(?={_NOUN}?)",
        _before_noun,
    ),
)


def mixed_numbers(language: str) -> tuple[Rule, ...]:
    """The rules of a language; none where the voice says them well."""
    return _RULES if language in _FRACTIONS else ()
