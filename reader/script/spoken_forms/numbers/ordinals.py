"""Ordinal numbers in words, for kings, centuries and days.

num2words gives the words. It is imported for the first ordinal, because few pages have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import TEXT_END, Rule, compiled

_MAX_ORDINAL = 9999
# A name that can have a Roman numeral after it, in the languages below.
_NAME = r"(?P<name>[A-ZÀ-ÞŁŚŻŹĆ][a-zà-ÿąćęłńóśźżœ’'-]{2,20})"


@cache
def ordinal(number: int, lang: str) -> str:
    """The masculine ordinal of a number, or "" if num2words has none."""
    from num2words import num2words

    return str(num2words(number, to="ordinal", lang=lang)) if 0 < number <= _MAX_ORDINAL else ""


def in_digits(written: Mapping[str, Callable[[int], str]]) -> Rule:
    """A rule for ordinals in digits ("1st"). `written` maps each ending to a function for the words."""

    def say(match: re.Match[str], lang: str) -> str | None:
        say_ordinal = written.get(match["ending"].lower())  # "ſ" and "ı" match too, without regard to case
        return (say_ordinal and say_ordinal(int(match["number"]))) or None

    endings = "|".join(re.escape(ending) for ending in sorted(written, key=len, reverse=True))
    return Rule(
        ("0123456789",),
        rf"(?<![\w.,/-])(?P<number>\d{{1,4}})[\u00a0\u202f]?(?P<ending>(?i:{endings}))(?![\w²³])",
        say,
    )


def ruler_numerals(names: frozenset[str], say: Callable[[int, str], str], has_stop: bool = False) -> Rule:
    """A rule for the numeral after a ruler's name: "Otto V." is "Otto der Fünfte".

    After a name that is not in `names`, a single letter is an initial, and a longer numeral is a number
    ("Apollo XI"). With `has_stop` a stop after the numeral makes it an ordinal, as in German.
    """

    def words(match: re.Match[str], lang: str) -> str | None:
        numeral, name = match["numeral"], match["name"]
        if name in _NO_NAMES:
            return None
        is_ruler = name in names or (name[-1] in "as" and name[:-1] in names)  # "Karls", "Jana"
        if (len(numeral) == 1 and not is_ruler) or set(numeral) & set("LCDM"):
            return None
        number = roman_value(numeral)
        stop = match["stop"] or ""
        is_last = bool(stop) and compiled(TEXT_END).match(match.string, match.end()) is not None
        is_person = is_ruler or (has_stop and bool(stop) and not is_last)
        said = say(number, name) if is_person else str(number)
        return said + ("." if is_last or (stop and said.isdecimal()) else "")

    return Rule(
        ("IVX",), rf"(?<![\w.]){_NAME}\s(?P<say>(?P<numeral>{ROMAN})(?P<stop>\.)?)(?![\w-])(?!\.\w)", words
    )


_NO_NAMES = frozenset({"Der", "Die", "Das", "Dem", "Den", "Des", "Im", "Am", "Vom", "Zum", "Beim", "Und"})


def counted_in_roman(nouns: str) -> Rule:
    """A rule for the Roman numeral after a noun that is counted: "chap. IV". `nouns` is a pattern."""

    def say(match: re.Match[str], lang: str) -> str:
        return str(roman_value(match["say"]))

    return Rule(("IVX",), rf"(?<![\w.])(?i:{nouns})\s(?P<say>{ROMAN})(?![\w’'-])(?!\.\w)", say)


def roman_ordinals(before: str, after: str, say: Callable[[int], str]) -> tuple[Rule, ...]:
    """Rules for a Roman ordinal, recognised by one of the words `before` or `after` it: "XXI secolo"."""

    def words(match: re.Match[str], lang: str) -> str:
        return say(roman_value(match["say"]))

    rules = []
    if before:
        rules.append(Rule(("IVX",), rf"(?i:\b(?:{before})\s)(?P<say>{ROMAN})(?![\w-])", words))
    if after:
        rules.append(Rule(("IVX",), rf"(?<![\w.-])(?P<say>{ROMAN})(?=\s(?:{after})(?!\w))", words))
    return tuple(rules)


def parts_of_century(parts: Mapping[str, str], in_words: str, of_words: str) -> Rule:
    """A rule for the part of a century in short form: "в сер. XIX в.".

    `parts` maps short forms to the form after a word of the pattern `in_words`, the one after `of_words`, and
    the nominative.
    """

    def say(match: re.Match[str], lang: str) -> str:
        before = match["before"] or ""
        case = 2 if not before else 0 if compiled(in_words).fullmatch(before) else 1
        return parts[match["part"].lower()].split("|")[case]

    short = "|".join(parts)
    before = rf"(?:(?<!\w)(?P<before>{in_words}|{of_words})\s)?"
    return Rule((".", "IVX"), rf"{before}(?<!\w)(?P<say>(?P<part>(?i:{short}))\.)(?=\s[IVX]{{1,6}}\b)", say)


# Names that several rulers or popes shared, as German, French, Spanish, Italian, Portuguese, Dutch and Polish
# spell them.
_RULERS = (
    "Adolf Afonso Albert Albrecht Alejandro Aleksander Alessandro Alexander Alexandre Alfons "
    "Alfonso Alphonse Amedeo August Balduin Benedetto Benedicto Benedikt Benoît Bento Bernhard "
    "Bolesław Bonifatius Carlo Carlos Catherine Charles Christian Clemens Clemente Clément Cosimo "
    "Cristián Dietrich Dinis Duarte Eberhard Edoardo Edouard Eduard Eduardo Elisabeth Elisabetta "
    "Elżbieta Emanuele Enrico Enrique Erich Ernst Federico Felipe Ferdinand Ferdinando Fernando "
    "Filip Filipe Filippo Filips Floris Francesco Francisco Franciszek Franz François Frederik "
    "Friedrich Fryderyk Frédéric Georg Georges Giacomo Giorgio Giovanni Giulio Gregor Gregorio "
    "Grzegorz Grégoire Guglielmo Guillaume Guillermo Gustav Hadrian Hadrianus Heinrich Hendrik "
    "Henri Henrique Henryk Honorius Hugo Innocent Innocenzo Innozenz Inocencio Isabel Ivan Iwan "
    "Jacobo Jacques Jaime Jakob Jan Jean Jerzy Johann Johannes Jorge Josef Joseph José Joséphine "
    "João Juan Jules Julio Julius Karel Karl Karol Katarzyna Katharina Kazimierz Knut Konrad "
    "Konstantin Leo Leone Leopold Leopoldo León Lodewijk Lothar Louis Ludwig Ludwik Luigi Luis Luís "
    "Léon Magnus Manuel Margarethe Maria Maximilian Maximiliano Mieszko Miguel Mikołaj Napoleon "
    "Napoleón Napoléon Nicola Nicolas Nicolás Nikolaus Olaf Otto Pablo Paolo Paul Paulo Paulus "
    "Paus Paweł Pawła "
    "Pedro Peter Philipp Philippe Pie Pierre Pietro Pio Piotr Pius Pío Ramiro Ramses Richard Robert "
    "Rudolf Sancho Sebastião Sigismund Sixtus Stanisław Stephan Theodor Thibaut Umberto Urban "
    "Urbano Viktor Vittorio Wenzel Wilhelm Willem Wladislaw Władysław Zygmunt Édouard Élisabeth"
)
RULERS = frozenset(_RULERS.split())
