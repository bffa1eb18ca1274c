"""English dates, years and times: "1984" is "19 84", "Jan. 5" is "January 5", "5:00" is "5 o'clock"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import ALONE, DIGITS, Rule, compiled

MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "May": "May", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Oct": "October", "Nov": "November",
    "Dec": "December",
}  # fmt: skip
_SHORT_MONTHS = {**MONTHS, "Sept": "September"}
_DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
_NAMED = frozenset({*MONTHS.values(), *_DAYS.values(), *_SHORT_MONTHS})
_DAY_FIRST = frozenset({
    "en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za", "en-sg", "en-hk", "en-mt", "en-pk", "en-ng",
    "en-ke",
})  # fmt: skip

# -- dates in digits -------------------------------------------------------------------------


def _date(year: str, month: str, day: str) -> str | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{list(MONTHS.values())[int(month) - 1]} {int(day)}, {spoken_year(year) or year}"


def _iso_date(match: re.Match[str], lang: str) -> str | None:
    return _date(match[1], match[2], match[3])


def _slash_date(match: re.Match[str], lang: str) -> str | None:
    """The region decides the order. Without a region, only a day over 12 shows it."""
    first, second, year = match[1], match[2], match[3]
    if lang.lower() in _DAY_FIRST or int(first) > 12:
        return _date(year, second, first)
    if lang.lower().startswith("en-us") or int(second) > 12:
        return _date(year, first, second)
    return f"{int(first)} {int(second)} {spoken_year(year) or year}"


# -- years ------------------------------------------------------------------------------------

# After one of these, a number such as 1066 or 1600 is a year, not a quantity.
_BEFORE_YEAR = frozenset({
    "in", "since", "by", "until", "till", "til", "from", "of", "to", "after", "before", "during", "circa",
    "around", "about", "ad", "a.d.", "year", "spring", "summer", "autumn", "winter", "fall", "©",
    *(month.lower() for month in MONTHS.values()),
})  # fmt: skip
# Before one of these, it is a quantity.
_NOUNS_OF_QUANTITIES = frozenset({
    "m", "km", "cm", "mm", "kg", "g", "mg", "lb", "lbs", "ft", "feet", "foot", "miles", "mile", "meters",
    "metres", "meter", "metre", "mph", "people", "men", "women", "children", "soldiers", "troops", "dollars",
    "euros", "pounds", "years", "days", "hours", "words", "votes", "times", "million", "billion",
})  # fmt: skip
_LAST_WORD = r"([\w.©]+)\s(?:\d{1,2},\s)?\Z"
_TENS = {
    "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties", "7": "seventies",
    "8": "eighties", "9": "nineties",
}  # fmt: skip


def spoken_year(year: str) -> str | None:
    """A year as two numbers ("19 84", "19 oh 5", "16 hundred"), or None if the engine reads it well."""
    century, rest = year[:2], year[2:]
    if not 10 <= int(century) <= 19 or year == "1000":
        return None
    if rest == "00":
        return f"{century} hundred"
    return f"{century} oh {rest[1]}" if rest[0] == "0" else f"{century} {rest}"


def _year(match: re.Match[str], lang: str) -> str | None:
    year = match["say"]
    if match["after"] in _NOUNS_OF_QUANTITIES:
        return None
    if year.startswith("10") or year.endswith("00"):
        before = match.string[max(0, match.start() - 24) : match.start()]
        word = compiled(_LAST_WORD).search(before)
        if not before.endswith("(") and (word is None or word[1].lower() not in _BEFORE_YEAR):
            return None
    return spoken_year(year)


def _decade(match: re.Match[str], lang: str) -> str | None:
    century, ten = match[1], match[2]
    if ten == "0":
        return "2 thousands" if century == "20" else f"{century} hundreds"
    return f"{century} {'tens' if ten == '1' else _TENS[ten]}"


def _tens(match: re.Match[str], lang: str) -> str | None:
    return _TENS[match[1]]


# -- names of months and days, times ----------------------------------------------------------


def _month(match: re.Match[str], lang: str) -> str | None:
    name = match["say"].rstrip(".")
    return _SHORT_MONTHS.get(name) if name != "May" else None


def _day(match: re.Match[str], lang: str) -> str | None:
    return (
        _DAYS.get(match["say"].rstrip(".")) if match["after"] in _NAMED or match["after"].isdigit() else None
    )


def _span_of_time(match: re.Match[str], lang: str) -> str | None:
    return (
        " to " if match["one"] in _NAMED and (match["other"] in _NAMED or match["other"].isdigit()) else None
    )


def _full_hour(match: re.Match[str], lang: str) -> str | None:
    hour = int(match["hour"])
    if match["half_day"] is not None:  # "a.m." or "p.m." follows
        return match["hour"]
    if match["hour"].startswith("0") or hour > 24:
        return None
    return f"{hour} o'clock" if hour <= 12 else f"{hour} hundred"


def _dotted_date(match: re.Match[str], lang: str) -> str | None:
    return _date(match[3], match[2], match[1])


def _time(match: re.Match[str], lang: str) -> str | None:
    return f"{match[1]}:{match[2]} " if int(match[1]) <= 12 else None


def _day_to_day(match: re.Match[str], lang: str) -> str | None:
    one, other = match["one"].rstrip("."), match["other"].rstrip(".")
    if one not in _DAYS or other not in _DAYS:
        return None
    return f"{_DAYS[one]} to {_DAYS[other]}"


def _listed_day(match: re.Match[str], lang: str) -> str | None:
    """A day in short form in a list of such days: "Mon., Tues. and Wed."."""
    text, start = match.string, match.start()
    before = compiled(_DAY_LISTED_BEFORE).search(text, max(0, start - 6), start)
    if before is None and compiled(_DAY_LISTED_NEXT).match(text, start) is None:
        return None
    return _DAYS[match[0][:-1]]


def _day_of_hours(match: re.Match[str], lang: str) -> str | None:
    return _DAYS.get(match["say"].rstrip("."))


_SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_DAY_LISTED_BEFORE = r"\.,? (?:(?:and|or|to) )?\Z"
_DAY_LISTED_NEXT = rf"(?<![\w.])\w+\.(?:,\s|\s(?:and|or|to|through)\s{_SHORT_DAYS}\b)"
_HALF_DAY = r"(?i:[ap]\.?m\b\.?)"
ENGLISH_DATES = (
    Rule(("-", DIGITS), rf"{ALONE}(\d{{4}})-(\d{{2}})-(\d{{2}})(?![\d-])", _iso_date),
    Rule((".", DIGITS), rf"{ALONE}((?:19|20)\d{{2}})\.([01]\d)\.([0-3]\d)(?![\w-]|\.\d)", _iso_date),
    Rule((".", DIGITS), rf"{ALONE}([0-3]?\d)\.([01]?\d)\.((?:19|20)\d{{2}})(?![\w-]|\.\d)", _dotted_date),
    Rule((".", DIGITS), r"(?<![\w.,])(1?\d)\.([0-5]\d)\s?(?=[ap]\.?m\b)", _time),
    Rule(
        ("-–", DIGITS),
        rf"(?<![\w.,:-])\d{{1,2}}(?::\d\d)?\s?{_HALF_DAY}(?P<say>\s?[-–]\s?)\d{{1,2}}(?::\d\d)?"
        rf"\s?{_HALF_DAY}",
        " to ",
    ),
    Rule(("/", DIGITS), rf"{ALONE}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}})(?![\d/])", _slash_date),
    Rule(("0", "s"), r"(?<![\d.,'’])(1[1-9]|20)([0-9])0['’]?s\b", _decade),
    Rule(
        (DIGITS,),
        rf"(?:{ALONE}|(?<=\b\d{{4}}[–-]))(?P<say>1\d{{3}})(?![\d%°]|[.,]\d|['’]?s\b)"
        r"(?!-\d(?!\d(?:\d\d)?(?![\d-])))(?=\s?(?P<after>[A-Za-z]*))",
        _year,
    ),
    Rule((DIGITS,), r"(?<![\w.])(?P<say>[A-Z][a-z]{2,3}\.?)(?=\s\d)", _month),
    Rule((DIGITS,), r"(?<=\d\s)(?P<say>[A-Z][a-z]{2,3}\b\.?)(?=[\s,–-]|\Z)", _month),
    Rule(("0", "'’"), r"(?<![\w.,$£€])['’]?([2-9])0['’]s\b", _tens),  # the engine stops before this "s"
    Rule(
        (DIGITS,),
        rf"(?<![\w.])(?P<say>{_SHORT_DAYS})(?=,?\s(?:\d{{1,2}}\s[A-Z][a-z]{{2}}|[A-Z][a-z]{{2,8}}\s\d))",
        _day_of_hours,
    ),
    Rule(("+-−–", DIGITS), r"\b(?:UTC|GMT)(?P<say>\s?\+\s?)(?=\d{1,2}\b)", " plus "),
    Rule(("+-−–", DIGITS), r"\b(?:UTC|GMT)(?P<say>\s?[-−–]\s?)(?=\d{1,2}\b)", " minus "),
    Rule(("c", DIGITS), r"(?<=\d(?:st|nd|rd|th))[ -]c\.", " century"),
    Rule(("–-",), r"(?<=\b(?:BC|AD|CE))\s?[–-]\s?(?=(?:AD\s)?\d)", " to "),
    Rule((":",), r"(?<![\w.:-])\d{1,2}:\d\d(?P<say>\s?[-–]\s?)(?=\d{1,2}:\d\d(?![\d:]))", " to "),
    Rule(("-–", ":"), rf"(?<![\w.:-])\d{{1,2}}:\d\d(?P<say>\s?[-–]\s?)(?=\d{{1,2}}\s?{_HALF_DAY})", " to "),
    Rule(("-–",), r"(?<=\bnoon)\s?[-–]\s?(?=\d)", " to "),
    Rule(
        ("-–—",),
        r"\b(?P<one>[A-Z][a-z]{2,4}\.?)\s?[-–—]\s?(?P<other>[A-Z][a-z]{2,4}\b\.?)",
        _day_to_day,
    ),
    Rule(
        (DIGITS,),
        r"(?<![\w.])(?P<say>[A-Z][a-z]{2,4})(?=:?,?\s\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m|\s?[–-]))",
        _day_of_hours,
    ),
    Rule((".",), r"(?<![\w.])(?P<say>[A-Z][a-z]{2,4}\.)(?=,?\s(?P<after>[A-Z][a-z]+|\d+))", _day),
    Rule((".",), rf"{_SHORT_DAYS}\.(?=[,;:\s)]|\Z)", _listed_day),
    Rule(
        ("–",),
        r"\b(?P<one>[A-Z][a-z]+)(?:\s\d{1,2})?(?P<say>\s?–\s?)(?P<other>[A-Z][a-z]+|\d+)\b",
        _span_of_time,
    ),
    Rule(
        (":", DIGITS),
        r"(?<![\d:.])(?P<hour>\d{1,2}):00(?![\d:])(?P<half_day>(?=\s?(?i:[ap]\.?m\b)))?",
        _full_hour,
    ),
)
