"""German dates, years and ordinals: "am 3.5.2024" is "am dritten Mai 2024"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.calendar_rules import Calendar, short_months
from reader.script.spoken_forms.numbers.ordinals import ordinal
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import ALONE, DIGITS, Rule, compiled

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_CALENDAR = Calendar(_MONTHS, short={"febr": "Februar", "mrz": "März", "jän": "Januar"})
_SHORT_MONTH = r"(?:Jan|Jän|Febr?|Mär|Mrz|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\."
_MONTH = rf"(?:(?:{'|'.join(_MONTHS)}|Jänner|Feber)\b|{_SHORT_MONTH})"
_CENTURIES = {
    "11": "elf", "12": "zwölf", "13": "dreizehn", "14": "vierzehn", "15": "fünfzehn", "16": "sechzehn",
    "17": "siebzehn", "18": "achtzehn", "19": "neunzehn",
}  # fmt: skip
# The word before an ordinal shows its ending.
_JOINT = r"(?:,|\sund|\soder|\sbis(?:\szum)?)"
_WEEKDAY = r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?|\w{2,7}tag|Mittwoch|Sonnabend),?\s"
_WORD_BEFORE = rf"(?:\A(?!.*\bzum\s\Z)|(\w+)\s(?:{_WEEKDAY})?)(?:\d{{1,2}}\.{_JOINT}\s){{0,6}}\Z"
_ENDING = {"der": "e", "die": "e", "das": "e", "ein": "er", "eine": "e"}
# Words that can precede an ordinal, even at the start of a sentence; "Kapitel 3. Das Ende" has none.
_LEADS = frozenset(
    {"am", "im", "vom", "zum", "beim", "der", "die", "das", "dem", "den", "des", "ein", "eine"}
)
# After one of these, "der" is a dative, and the ordinal ends in "en".
_PREPOSITIONS = frozenset({
    "in", "an", "auf", "aus", "bei", "mit", "nach", "von", "zu", "seit", "vor", "hinter", "über", "unter",
    "zwischen", "neben", "während", "wegen", "trotz", "innerhalb", "außerhalb", "dank", "laut",
})  # fmt: skip
_BEFORE_ARTICLE = r"(\w+)\s\w+\s\Z"


def _ordinal(number: int, text: str, start: int) -> str:
    """An ordinal with the ending that the words before it require: "am dritten", "der dritte"."""
    stem = ordinal(number, "de").removesuffix("e")
    if text.endswith("v. ", 0, start):  # "v. 3.5.2024" is "vom"
        return f"{stem}en"
    before = _word_before(text, start).lower()
    if before == "der":
        earlier = compiled(_BEFORE_ARTICLE).search(text, max(0, start - 40), start)
        word = earlier[1] if earlier is not None else ""
        follows_noun = earlier is not None and earlier.start() > 0 and word[:1].isupper()
        if word.lower() in _PREPOSITIONS or follows_noun:
            return f"{stem}en"
    return stem + (_ENDING.get(before, "en") if before else "er")


def _word_before(text: str, start: int) -> str:
    before = compiled(_WORD_BEFORE).search(text[max(0, start - 60) : start])
    return (before[1] or "") if before is not None else ""


def _counted(match: re.Match[str], lang: str) -> str | None:
    """An ordinal before a noun within a sentence: "im 19. Jahrhundert", "der 3. Platz"."""
    number = int(match[1])
    before = _word_before(match.string, match.start())
    is_counted = before and (before.islower() or before.lower() in _LEADS)
    if not 1 <= number <= 39 or not (match["month"] or is_counted):
        return None
    return _ordinal(number, match.string, match.start())


def _date(match: re.Match[str], lang: str) -> str | None:
    """A date in figures, with or without its year; the words before it decide the ending of the day."""
    day, month, year = int(match["day"]), int(match["month"]), match.groupdict().get("year")
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    said = f"{_ordinal(day, match.string, match.start('say'))} {_MONTHS[month - 1]}"
    return f"{said} {_year_words(year)}" if year else said


def _days_of_month(match: re.Match[str], lang: str) -> str | None:
    """Two days of a month in figures: "12.–14.6."."""
    first, last, month = int(match[1]), int(match[2]), int(match[3])
    if not (1 <= first < last <= 31 and 1 <= month <= 12):
        return None
    text, start = match.string, match.start()
    return f"{_ordinal(first, text, start)} bis {_ordinal(last, text, start)} {_MONTHS[month - 1]}"


def _listed(match: re.Match[str], lang: str) -> str | None:
    number = int(match[2])
    before = _word_before(match.string, match.start("say"))
    if not 1 <= number <= 39 or before.lower() not in _LEADS:
        return None
    return _ordinal(number, match.string, match.start("say"))


def _edition(match: re.Match[str], lang: str) -> str | None:
    before = _word_before(match.string, match.start())
    if before.lower() in _LEADS or not 1 <= int(match[2]) <= 39:
        return None
    return ordinal(int(match[2]), "de")


_YEAR_DIGITS = 4
_BEFORE_DAY = (
    r"am|ab|vom|zum|bis|der|dem|den|und|oder|seit|ist|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,?"
    r"|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,?|Mittwoch,?"
)


def _year(match: re.Match[str], lang: str) -> str:
    return _year_words(match["say"])


def _year_words(year: str) -> str:
    if len(year) < _YEAR_DIGITS or year[:2] not in _CENTURIES:
        return year
    rest = year[2:].lstrip("0")
    return f"{_CENTURIES[year[:2]]}hundert" + (f" {rest}" if rest else "")


DATES = (
    Rule(
        (".", DIGITS),
        r"(?<![\d.])(?P<say>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}))(?!\d)",
        _date,
    ),
    Rule(
        (".", DIGITS),
        rf"\b(?i:{_BEFORE_DAY})\s(?P<say>(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.)(?=[\s,;:)–-]|\Z)",
        _date,
    ),
    Rule((".", DIGITS), r"(?<![\d.])(\d{1,2})\.\s?[–-]\s?(\d{1,2})\.\s?(\d{1,2})\.(?!\d)", _days_of_month),
    Rule(
        (".", DIGITS),
        rf"\b(?i:{_BEFORE_DAY})\s(?P<say>(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d\d))(?![\d:]|\.\d)",
        _date,
    ),
    *short_months(_CALENDAR, before=r"Anfang|Anf\.|Mitte|Ende|[Ii]m|[Bb]is|[Aa]b|[Ss]eit|[Vv]on"),
    Rule(
        ("-", DIGITS),
        r"(?<![\w.,:/-])(?P<say>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?![\d-])",
        _date,
    ),
)


def _roman(match: re.Match[str], lang: str) -> str:
    return _ordinal(roman_value(match["numeral"]), match.string, match.start())


YEARS_AND_ORDINALS = (
    Rule(
        (".", "IVX"),
        rf"(?<![\w.-])(?P<say>(?P<numeral>{ROMAN})\.)(?=\s(?:Jh\.|(?:Jahrhunderts?|Weltkrieg(?:e?s|e)?|Quartals?"
        r"|Armee|Internationale|Vatikanische|Republik)\b))",
        _roman,
    ),
    Rule(
        (DIGITS,),
        rf"(?:{ALONE}|(?<=\d{{4}}[–-]))(?P<say>1[1-9]\d\d)(?![\d%°]|[.,:]\d)(?=(?P<decade>er\b)?)",
        _year,
    ),
    # Before a word in lower case: "am 3. und 4. des Monats", "der 3. war rot".
    Rule(
        (".",),
        r"\b(?i:am|zum|vom|der|dem|den|des|die|das|im|und|oder)\s(?P<say>(\d{1,2})\.)"
        r"(?=,?\s(?!bis\s\d|(?:sowie|siehe)\b)(?P<month>[a-zäöü]{2})|,\s\d{1,2}\.)",
        _listed,
    ),
    Rule((".",), r"(?<![\d.,])(?P<say>(\d{1,2})\.)(?=\sAufl(?:age|\.))", _edition),
    Rule(
        (".",),
        rf"(?<![\d.,])(\d{{1,2}})\.(?=(?:{_JOINT}\s\d{{1,2}}\.){{0,6}}\s(?:(?P<month>{_MONTH})"
        r"|[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]))",
        _counted,
    ),
)
