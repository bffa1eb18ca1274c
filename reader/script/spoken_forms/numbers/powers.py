"""Powers in words, by language, written with superscripts or carets: "10⁶", "x^4"."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from reader.language_tags import primary_language
from reader.script.spoken_forms.numbers.arithmetic import sign_word
from reader.script.spoken_forms.rules import Rule, compiled


class _Powers(NamedTuple):
    """The words before an exponent (or around it, at "{}"), and those for an exponent of two and of three.

    `minus` stands before a negative number.
    """

    power: str
    squared: str = ""
    cubed: str = ""
    minus: str = "minus"
    plus: str = "plus"


_POWERS = {
    "en": _Powers("to the power of", "squared", "cubed"),
    "de": _Powers("hoch"),
    "es": _Powers("elevado a", "al cuadrado", "al cubo", "menos", "más"),
    "fr": _Powers("puissance", "au carré", "au cube", "moins"),
    "it": _Powers("elevato a", "al quadrato", "al cubo", "meno", "più"),
    "nl": _Powers("tot de macht", "kwadraat", minus="min"),
    "pl": _Powers("do potęgi", "do kwadratu", "do sześcianu"),
    "pt": _Powers("elevado a", "ao quadrado", "ao cubo", "menos", "mais"),
    "ru": _Powers("в степени", "в квадрате", "в кубе", "минус", "плюс"),
    "uk": _Powers("у степені", "у квадраті", "у кубі", "мінус", "плюс"),
    "sv": _Powers("upphöjt till"),
    "da": _Powers("opløftet i"),
    "nb": _Powers("opphøyd i", plus="pluss"),
    "fi": _Powers("potenssiin", minus="miinus"),
    "cs": _Powers("na"),
    "sk": _Powers("na", minus="mínus"),
    "el": _Powers("στην {}η", "στο τετράγωνο", "στον κύβο", "μείον", "συν"),
    "hu": _Powers("a {}. hatványon", "a négyzeten", "a köbön", "mínusz", "plusz"),
    "ro": _Powers("la puterea", "la pătrat", "la cub"),
    "he": _Powers("בחזקת", "בריבוע", "בשלישית", "מינוס", "פלוס"),
    "tr": _Powers("üzeri", "kare", "küp", "eksi", "artı"),
    "ar": _Powers("أس", "تربيع", "تكعيب", "سالب", "زائد"),
    "hi": _Powers("की घात", "वर्ग", "घन", "माइनस", "प्लस"),
    "ja": _Powers("の {}じょう", minus="マイナス", plus="プラス"),
    "ko": _Powers("의 {}제곱", "제곱", "세제곱", "마이너스", "플러스"),
    "zh": _Powers("的{}次方", "的平方", "的立方", "负", "加"),
}
_POWERS |= dict.fromkeys(("no", "nn"), _POWERS["nb"]) | {"iw": _POWERS["he"]}
_RAISED = "⁰¹²³⁴-⁹ⁿ"
# Functions that can have an exponent. After any other word of this length, a raised number is a note.
_FUNCTIONS = frozenset({"sin", "cos", "tan", "log", "exp", "sinh", "cosh", "tanh"})
_SUM = re.compile(r"(?:\d{0,3}[a-z]|\d{1,3})(?:\s?[+−–-]\s?(?:\d{0,3}[a-z]|\d{1,3})){1,3}")
_NUMBER = r"\d+(?:[.,/]\d+)?|[ikmnx]"


def in_words(raised: str, lang: str) -> str:
    """The words for an exponent; "" if it is not one, or the language has no words for it."""
    words = _POWERS.get(primary_language(lang))
    if words is not None and _SUM.fullmatch(raised.strip()):
        parts = re.findall(r"[+−–-]|\w+", raised)
        signs = {"+": words.plus, **dict.fromkeys("-−–", sign_word("−", lang) or words.minus)}
        return _with_exponent(words.power, " ".join(signs.get(part, part) for part in parts))
    match = re.fullmatch(rf"([-−–]?)({_NUMBER})", raised.strip())
    if match is None or words is None:
        return ""
    sign, number = match.groups()
    named = {"2": words.squared, "3": words.cubed}.get(number, "")
    if named and not sign:
        return named
    return _with_exponent(words.power, f"{words.minus} {number}" if sign else number)


def plus_and_minus(lang: str) -> tuple[str, str]:
    """The words for the signs of a charge or an exponent."""
    words = _POWERS.get(primary_language(lang), _Powers(""))
    return words.plus, words.minus


def _with_exponent(power: str, exponent: str) -> str:
    return power.format(exponent) if "{}" in power else f"{power} {exponent}"


def power_of_ten(lang: str) -> str:
    """A pattern for a power of ten, also with its exponent already in words."""
    words = _POWERS.get(primary_language(lang))
    power = f"| {words.power.partition('{')[0]}" if words else ""
    return rf"10(?:[⁻⁺−-]?[⁰¹²³⁴-⁹]|\^{power})"


def _raised(match: re.Match[str], lang: str) -> str | None:
    before = compiled(r"[^\W\d_]+\Z").search(match.string, max(0, match.start() - 12), match.start())
    if match["figures"] and before is not None and len(before[0]) > 2 and before[0] not in _FUNCTIONS:
        return ""  # a note reference
    exponent = match["exponent"] or unicodedata.normalize("NFKC", match["figures"]).replace("−", "-")
    words = in_words(exponent.removeprefix("+"), lang)
    if not words:
        return None
    follows = match.string[match.end() : match.end() + 1]
    is_glued = follows.isalnum() and not (follows >= "\u3040" and words[-1] >= "\u3040")
    return f" {words}{' ' if is_glued else ''}"


POWERS = (
    Rule(
        ("^⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ",),
        rf"(?<=[\w)])(?:\^[{{(]?(?P<exponent>{_SUM.pattern}(?=[)}}])|[-−–+]?(?:{_NUMBER}))[)}}]?|(?P<figures>[⁺⁻]?[{_RAISED}]{{1,6}}))",
        _raised,
    ),
    Rule(("⁰¹²³⁴⁵⁶⁷⁸⁹",), r"(?<=[.,;:!?”“»\"’])[⁰¹²³⁴-⁹]{1,3}(?!\w)", ""),  # a note reference
)
