"""Rules for meaningful symbols: quoted symbols, comparisons and arrows."""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import DIGITS, Rule, compiled
from reader.script.spoken_forms.sign_names import (
    AND,
    BEFORE_NUMBER,
    BETWEEN,
    DEGREES,
    NAMES,
    PER_MILLE,
    SECTION,
    SECTION_AFTER,
)
from reader.settings import ENGLISH

_LETTER, _COMPARED = "[A-Za-zα-ω]", "(?:<=|>=|[<>≤≥])"
_UP, _DOWN = "▲△⬆↑🔺🔼", "▼▽⬇↓🔻🔽"
_QUOTABLE = r"_?^|\-(){}<>\[\].,;:!\"'`~@#*/\\&%+=$−–€£§°—←↑→↓"
_QUOTED = rf"([{_QUOTABLE}]{{1,3}})"
# The words around a symbol that is named: "the * key", "das Zeichen *".
_SIGN_NEXT = r"\s(?:sign|symbol|key|character|button|operator)s?\b"
_SIGN_BEFORE = (
    r"\b(?:Zeichen|Taste|signe|touche|caractère|signo|tecla|carácter|segno|tasto|carattere|sinal|teken|toets|znak"
    r"|klawisz|знак|символ|tecken|tangent|key|character)\s\Z"
)
_AFTER_DEGREES = r"[CFKСRÉNSEWOÖ](?![A-Za-zÀ-ɏ])|\d|م|से|ف|[сюзв]\.|п[нд]\.|[сз]х\."
_LOVED_ONE = r"(?=\s(?:you|u|it|this|that|my|your|him|her|them|all)\b)"


def _words_in(table: dict[str, dict[str, str]], lang: str) -> dict[str, str]:
    """A language's words; those of English only if the language is unknown."""
    return table.get(primary_language(lang) or ENGLISH, {})


def names_of(signs: str, lang: str) -> str:
    """The names of symbols, or "" if the language lacks one of them."""
    names = NAMES.get(primary_language(lang), {})
    said = [names.get(sign, "") for sign in signs if not sign.isspace()]
    return " ".join(said) if all(said) else ""


def _quoted(match: re.Match[str], lang: str) -> str | None:
    signs = next(group for group in match.groups() if group is not None)
    if len(signs) > 1 and (set(signs) == {"."} or set(signs) <= {"!", "?"}):  # an ellipsis, an exclamation
        return None
    return names_of(signs, lang) or None


def _named(match: re.Match[str], lang: str) -> str | None:
    text, start = match.string, match.start()
    is_after_noun = compiled(_SIGN_BEFORE).search(text, max(0, start - 12), start)
    is_before_noun = text.endswith(("the ", "The ", " a ", " an "), 0, start) and compiled(_SIGN_NEXT).match(
        text, match.end()
    )
    return (names_of(match[0], lang) or None) if is_after_noun or is_before_noun else None


def _and(match: re.Match[str], lang: str) -> str | None:
    word = AND.get(primary_language(lang))
    return f" {word} " if word else None


def _section(match: re.Match[str], lang: str) -> str | None:
    one, _, several = SECTION.get(primary_language(lang), "").partition("|")
    return f"{several if '§§' in match[0] else one} " if one else None


def _section_after(match: re.Match[str], lang: str) -> str | None:
    word = SECTION_AFTER.get(primary_language(lang))
    return f" {word}" if word else None


def _after_digits(match: re.Match[str], lang: str) -> str | None:
    word = (DEGREES if match["sign"] == "°" else PER_MILLE).get(primary_language(lang))
    follows = match.string[match.end() : match.end() + 1]
    return f" {word}{' ' if follows.isalnum() else ''}" if word else None


def _between(match: re.Match[str], lang: str) -> str | None:
    words = _words_in(BETWEEN, lang).get((match["sign"] or match["tight"]).replace("–>", "->"))
    return f" {words} " if words else None


def _after_number(match: re.Match[str], lang: str) -> str | None:
    words = _words_in(BETWEEN, lang).get(match["sign"])
    return f" {words} " if words else None


def _between_numbers(match: re.Match[str], lang: str) -> str | None:
    words = _words_in(BETWEEN, lang)
    return f" {words[match['sign']]} {match['name']} {words[match['other']]} " if words else None


def _before_number(match: re.Match[str], lang: str) -> str | None:
    sign = match["sign"]
    words = _words_in(BEFORE_NUMBER, lang).get({"<=": "≤", ">=": "≥"}.get(sign, sign))
    return f" {words} " if words else None


def _trend(match: re.Match[str], lang: str) -> str | None:
    words = _words_in(BETWEEN, lang).get("up" if match["sign"] in _UP else "down")
    return f"{words} " if words else None


def _trend_after(match: re.Match[str], lang: str) -> str | None:
    words = _trend(match, lang)
    return f" {words.strip()}" if words else None


SIGNS = (
    # Symbols in quotation marks: press '_', end it with '.'.
    Rule(
        ("'\"“”‘«„‹`「『",),
        rf"(?<!\w)(?:'{_QUOTED}'|\"{_QUOTED}\"|“{_QUOTED}”|‘{_QUOTED}’|«\s?{_QUOTED}\s?»|[„”]{_QUOTED}[“”]|`{_QUOTED}`)"
        rf"(?!\w)|[「『“]([{_QUOTABLE}？！]{{1,3}})[」』”]",
        _quoted,
    ),
    Rule(("*#@/\\^~|_?!&+=%",), r"(?<=\s)[*#@/\\^~|_?!&+=%](?=[\s,;:.)]|\Z)", _named),
    Rule(("<",), rf"(?:(?<=\bI )|(?<=\bi )|(?<=\bwe )|(?<=\bWe ))<3(?![\d.,%])|(?<= )<3{_LOVED_ONE}", "love"),
    Rule(("<",), r"(?<=\b[Ii])<3(?=\s(?:you|u)\b)", " love"),
    Rule(("<",), r"(?<=[a-z!] )<3(?=\s?[!)]|\s?\Z)", "heart"),
    Rule(
        ("♥❤",),
        r"(?:(?<=\bI )|(?<=\bi )|(?<=\b[WY]e )|(?<=\b[Tt]hey )|(?<=\b[Yy]ou ))[♥❤]\ufe0f?(?=\s\w)",
        "love",
    ),
    # A variable after a number or between two: "5<x<6". An HTML tag or a generic type has both brackets.
    Rule(
        ("<>≤≥", DIGITS),
        rf"(?<=\d)\s?(?P<sign>{_COMPARED})\s?(?P<name>{_LETTER})\s?(?P<other>{_COMPARED})\s?(?=[−-]?\d)",
        _between_numbers,
    ),
    Rule(("<>≤≥", DIGITS), rf"(?<=\d)\s?(?P<sign>{_COMPARED})\s?(?={_LETTER}(?![\w>]))", _after_number),
    Rule(("<>≤≥", DIGITS), rf"(?<=\b{_LETTER})\s(?P<sign>{_COMPARED})\s(?=[−-]?\d)", _after_number),
    Rule(
        ("<>≤≥", DIGITS), rf"(?:(?<=[²³])|(?<=[+−=] \d))\s(?P<sign>{_COMPARED})\s(?=[−-]?\d)", _after_number
    ),
    Rule(
        ("<>≤≥=", DIGITS),
        r"(?<![<>=-])\s?(?P<sign><=|>=|[<>≤≥])\s?(?=[−-]?[\d$€£]|[.,]\d)",
        _before_number,
    ),
    Rule((">›",), r"(?<=[A-Za-zÀ-ÿ]{2})\s[>›]\s(?=[A-ZÀ-Þ][A-Za-zÀ-ÿ])", ", "),  # a menu path
    Rule(
        ("<>≤≥!≠-–→=⇒←↔∈",),
        r"(?<=[\w)%])\s(?P<sign><=|>=|!=|->|–>|=>|<-|[<>≤≥≠→⇒←↔∈])\s(?=[\w(−$€£-])"
        r"|(?<=\w)(?P<tight>[→⇒←↔≤≥≠∈])(?=\w)",
        _between,
    ),
    Rule((_UP + _DOWN, DIGITS), rf"(?P<sign>[{_UP}{_DOWN}])\ufe0f?\s?(?=[+−-]?[\d$€£])", _trend),
    Rule((_UP + _DOWN, DIGITS), rf"(?<=[\d%])\s?(?P<sign>[{_UP}{_DOWN}])\ufe0f?(?!\s?\d)", _trend_after),
    # A label that touches what follows: "Note:This".
    Rule((":",), r"(?:(?<=[^\W\d_]{2})|(?<= \d)|(?<=\d\d)):(?=[A-ZÀ-Þ][a-zà-ÿ]{2})", ": "),
    # "45°"; not the degrees of a scale or of a coordinate, which have rules of their own.
    Rule(("°‰", DIGITS), rf"(?<=\d)\s?(?P<sign>[°‰])(?!\s?(?:{_AFTER_DEGREES}))", _after_digits),
    Rule(("§",), r"(?<=\d)\s?§(?!§)", _section_after),
    Rule(("§",), r"§§?\s?(?=\d)", _section),
    Rule(("&",), r"(?<=[\w.)’”\"'])\s&\s(?=[\w(“‘\"'])", _and),
    # Marks of emphasis that a page forgot to convert, and runs of one sign.
    Rule(("*",), r"(?<![\w*])\*{2,5}(?=[^\s*]|\s+\w)|(?<=\S)(?<!\*)\*{2,3}(?![\w*])", ""),
    Rule(("$#=~_+*",), r"([$#=~_+*])\1{3,}", ""),
    Rule(("→←»›⇒",), r"\A[→←⇒]\s|\s[→←⇒]\s?\Z", ""),  # a link's decoration
)
