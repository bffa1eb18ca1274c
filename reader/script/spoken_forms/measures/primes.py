"""Builders of rules for primes: "48° 51′ N", "45′30″", "2h04'12''", a "27″" screen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.script.spoken_forms.measures.units import Units, UnitWords
from reader.script.spoken_forms.rules import DIGITS, Rule, compiled

_PRIME, _DOUBLE = "['’′´]", "(?:[\"”″]|''|′′|’’)"
_QUOTATION_CHARACTERS = 500  # how far before a quotation mark its quotation may begin


def primes(
    words: UnitWords, ways: Mapping[str, str], inch: str, symbols: tuple[str, str, str] = ("min", "s", "h")
) -> tuple[Rule, ...]:
    """Rules for coordinates, for times in sport and for inches.

    `ways` maps the letters of the points of the compass to their names, `inch` has the singular and the
    plural of "inch", with "|" between them. `symbols` are those of a minute, a second and an hour in `words`.
    """
    known = Units(words)
    minute, second, hour = symbols

    def counted(symbol: str, number: str) -> str:
        plain = number.lstrip("0") or "0"
        name = known.named(symbol, plain)
        return f"{known.counted(symbol, plain)} {name.split()[0] if symbol == '°C' else name}"

    def angle(match: re.Match[str], lang: str) -> str:
        degrees, minutes, seconds, way = match.group("degrees", "minutes", "seconds", "way")
        parts = [counted("°C", degrees), counted(minute, minutes) if minutes else ""]
        parts += [counted(second, seconds) if seconds else "", ways["".join(way.split())] if way else ""]
        return " ".join(filter(None, parts))

    def time(match: re.Match[str], lang: str) -> str:
        hours, minutes, seconds = match.groups()
        parts = [counted(hour, hours)] if hours else []
        return " ".join([*parts, counted(minute, minutes), counted(second, seconds)])

    def inches(match: re.Match[str], lang: str) -> str | None:
        before = match.string[max(0, match.start() - _QUOTATION_CHARACTERS) : match.start()]
        if match["sign"] == '"' and len(compiled(r'(?<!\d)"').findall(before)) % 2:
            return None  # the mark closes a quotation
        one, several = inch.split("|")
        return f" {one if match['number'] in {'1', '½', '1/2', '3/4', '1/4'} else several}"

    written = (re.escape(way).replace("\\.", "\\.\\s?") for way in sorted(ways, key=len, reverse=True))
    way = rf"(?P<way>{'|'.join(written)})(?![\w’'])"
    degrees = r"(?<![\w.,])(?P<degrees>\d{1,3})[°º]"
    return (
        Rule(
            ("°º", DIGITS),
            rf"{degrees}\s?(?P<minutes>\d{{1,2}})\s?{_PRIME}(?!')"
            rf"(?:\s?(?P<seconds>\d{{1,2}}(?:[.,]\d{{1,4}})?)\s?{_DOUBLE})?(?:\s?{way})?",
            angle,
        ),
        Rule(("°º", DIGITS), rf"{degrees}(?P<minutes>)(?P<seconds>)\s?{way}", angle),
        Rule(
            ("'’′´", DIGITS),
            rf"(?<![\w.,°])(?:(\d{{1,2}})\s?h\s?)?(\d{{1,2}})\s?{_PRIME}\s?(\d{{2}}(?:[.,]\d{{1,3}})?)\s?{_DOUBLE}",
            time,
        ),
        Rule(
            ("\"″”'", DIGITS),
            r"(?<![\w.,/\"“„«])(?P<number>(?:\d{1,2}(?:[.,]\d{1,2})?\s?)?[½¼¾]|\d/\d|\d{1,3}(?:[.,]\d{1,2})?)"
            r"(?P<say>\s?(?P<sign>[\"″]|''))(?![\w\"”″])",
            inches,
        ),
    )
