"""Builders of rules for dates: months in short form ("5 févr."), dates in figures ("05/03/2024")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reader.script.spoken_forms.rules import ALONE, DIGITS, TEXT_END, Rule, compiled

_MONTH_LETTERS = (3, 4, 5)  # of a short form that begins the name


_MAX_DENOMINATOR = 10  # of a fraction that looks like a date


class Calendar(NamedTuple):
    """How a language writes and says dates.

    `months` are the twelve names as they stand in a date. `short` has the short forms that do not begin
    them. `date` is a pattern that takes a day, a month and a year; `day` and `year` give their words.
    `separators` stand between day, month and year where the day is first.
    """

    months: tuple[str, ...]
    date: str = "{day} {month} {year}"
    day: Callable[[int], str] = str
    year: Callable[[int], str] = str
    separators: str = "/"
    short: Mapping[str, str] = {}


def dates_in_figures(calendar: Calendar) -> tuple[Rule, ...]:
    """Rules for dates with the year first, and for those with the day first."""

    def say(match: re.Match[str], lang: str) -> str | None:
        day, month = int(match["day"]), int(match["month"])
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return None
        return calendar.date.format(
            day=calendar.day(day), month=calendar.months[month - 1], year=calendar.year(int(match["year"]))
        )

    between = f"[{re.escape(calendar.separators)}]"
    return (
        Rule(("-", DIGITS), rf"{ALONE}(?P<year>[12]\d{{3}})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", say),
        Rule(
            (calendar.separators, DIGITS),
            rf"{ALONE}(?P<day>[0-3]?\d)(?P<between>{between})(?P<month>[01]?\d)(?P=between)"
            r"(?P<year>(?:1\d|20)\d\d)(?![\w/-]|\.\d)",
            say,
        ),
    )


def days_of_month(calendar: Calendar, before: str) -> Rule:
    """A rule for a date in figures without its year, after one of the words `before`: "le 31/12"."""

    def say(match: re.Match[str], lang: str) -> str | None:
        day, month = int(match["day"]), int(match["month"])
        can_be_fraction = day <= month <= _MAX_DENOMINATOR and "0" not in match["say"][:1]
        if not (1 <= day <= 31 and 1 <= month <= 12) or can_be_fraction:
            return None
        date = calendar.date.rpartition("{month}")[0] + "{month}"
        return date.format(day=calendar.day(day), month=calendar.months[month - 1])

    return Rule(
        ("/", DIGITS),
        rf"(?<![\w.])(?i:{before})\s(?P<say>(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}))(?![\w/]|[.,]\d|\s?%)",
        say,
    )


def short_months(calendar: Calendar, between: str = "", before: str = "") -> tuple[Rule, ...]:
    """Rules for a month in short form after a day or before a year.

    `between` is a pattern for the word that can stand between them: "5 de mar. de 2024", `before` one for
    words after which a short form with a stop is a month too: "fin déc.". Without a stop, a
    short form needs both a day and a year, because many are words too.
    """
    names = _short_forms(calendar)

    def say(match: re.Match[str], lang: str) -> str | None:
        name = names.get(match["say"].rstrip(".").lower())  # "ſept" matches too, without regard to case
        ends = match["say"].endswith(".") and compiled(TEXT_END).match(match.string, match.end())
        return f"{name}." if name and ends else name

    gap = rf"\s(?:{between}\s)?"
    day = rf"(?<![\w.,])\d{{1,2}}(?:\.|er|º|°)?{gap}"
    year = rf"(?={gap}(?:1\d|20)\d\d(?!\d))"
    short = rf"(?i:{'|'.join(sorted(names, key=len, reverse=True))})"
    return (
        Rule((DIGITS,), rf"{day}(?P<say>{short}(?:\.|{year}))", say),
        Rule((".", DIGITS), rf"(?<![\w.])(?P<say>{short}\.){year}", say),
        *([Rule((".",), rf"(?<![\w.])(?:{before})\s(?P<say>{short}\.)(?!\w)", say)] if before else []),
    )


def _short_forms(calendar: Calendar) -> dict[str, str]:
    """Each short form, in lower case, and its month. A form that two months share is left out."""
    begin = [(name[:letters], name) for name in calendar.months for letters in _MONTH_LETTERS]
    shared = Counter(short for short, name in set(begin))
    short = {part: name for part, name in begin if shared[part] == 1 and part != name}
    return {part.lower(): name for part, name in {**short, **calendar.short}.items()}
