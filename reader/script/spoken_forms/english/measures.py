"""English measures: "5 km", "a 40 mm cable", "9” x 4”", "10 mg/dL", "180C", "6′ 2″"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.english.nouns import can_be_noun, is_before_noun, is_before_plural
from reader.script.spoken_forms.english.unit_words import ENGLISH_UNITS
from reader.script.spoken_forms.measures.units import FRACTIONS, SYMBOL, Units
from reader.script.spoken_forms.rules import DIGITS, NUMBER, Rule, compiled

# A number, a number with a fraction, or a fraction.
_AMOUNT = rf"(?:{NUMBER}(?:\s?[{FRACTIONS}]|(?:[ -]\d{{1,2}})?/\d{{1,3}})?|[{FRACTIONS}])"
_UNITS = Units(ENGLISH_UNITS)
# These units need a space before them, because "1980s" and "5V" can mean something else.
_NEEDS_SPACE = frozenset({"s", "V", "t", "min", "bar", "in", "pt", "h"})
_FORMULA_WORDS = frozenset(
    {"over", "plus", "minus", "times", "equals", "squared", "cubed", "sub", "to", "end"}
)  # 2 L over g
_FONT_WORDS = frozenset({"font", "type", "text", "typeface", "size"})


def _unit(match: re.Match[str], lang: str) -> str | None:
    symbol, number = match["unit"].replace(".", "").replace(" ", ""), match["number"]
    following = compiled(_FOLLOWING).match(match.string, match.end())
    noun = following[1] if following else ""
    if match["gap"] == "-" and symbol == "oz" and match["unit"].endswith("."):
        return " ounce"
    if _means_something_else(match, symbol, noun):
        return None
    if symbol == "pt" and noun in _FONT_WORDS:
        return " point"
    is_singular = match["gap"] == "-" or _is_part_of_one(number) or _is_adjective(match)
    name = _UNITS.named(symbol, "1" if is_singular else number)
    if not name:
        return None
    if match["power"]:
        if not compiled(_LENGTH_NAME).search(name):
            return None
        shape = "square" if match["power"].endswith("squared") else "cubic"
        over, per, under = name.partition(" per ")
        name = f"{over}{per}{shape} {under}" if per else f"{shape} {name}"
    return f" {name}{'.' if _ends(match) else ''}"


def _means_something_else(match: re.Match[str], symbol: str, noun: str) -> bool:
    """True if a symbol after a number is not a unit here: "1980s", "5m users", "5 in all", "2 L over g"."""
    text, end, gap = match.string, match.end(), match["gap"]
    if not gap and symbol in _NEEDS_SPACE and not _is_joined_unit(match, symbol, noun):
        return True
    if (
        symbol == "in"
        and gap
        and not (match["unit"].endswith(".") or compiled(_AFTER_INCHES).match(text, end))
    ):
        return True
    if gap == "-" and (symbol in {"mi", "ha", "oz", "mo"} or (len(symbol) == 1 and not noun)):
        return True
    if len(symbol) == 1 and compiled(_FORMULA_BEFORE).search(text, max(0, match.start() - 12), match.start()):
        return True
    return len(symbol) == 1 and noun in _FORMULA_WORDS and not compiled(_TO_NUMBER).match(text, end)


def _is_joined_unit(match: re.Match[str], symbol: str, noun: str) -> bool:
    """True if such a symbol is a unit even without a space: "a 12V battery", "9in", "2.5s"."""
    number = match["number"]
    if symbol == "V":
        return compiled(_VOLTAGE).fullmatch(number) is not None and not match.string.startswith(
            "-", match.end()
        )
    return (
        number == "24"
        or (symbol == "s" and "." in number)
        or (symbol in {"in", "h", "min"} and len(number) < 3)
    )


_VOLTAGE = r"\d\d?|\d{1,3}\.\d\d?|\d{1,3},000|1(?:00|10|15|20|27)|2(?:08|20|30|40)|380|400|415|480"


def _ends(match: re.Match[str]) -> bool:
    """True if a unit's stop also ends the text."""
    return match["unit"].endswith(".") and match.end() == len(match.string)


_QUOTATION_CHARACTERS = 500  # how far before a quote mark its quotation may begin
_LENGTH_NAME = r"(?:meters?|inch|inches|foot|feet|miles?|yards?)\Z"
_TO_NUMBER = r"\sto\s\d"
_FORMULA_BEFORE = r"\b(?:over|equals|sub) \Z"
_FOLLOWING = r"\s(?:of\s)?([a-z]+)"
_SPOONS = {"c": "cup|cups", "T": "tablespoon|tablespoons", "t": "teaspoon|teaspoons"}


def _spoon(match: re.Match[str], lang: str) -> str:
    """The short form of a measure in a recipe: "1 c. flour", "2 T. butter"."""
    one, several = _SPOONS[match["spoon"]].split("|")
    number = match["number"]
    return f" {one if number == '1' or _is_part_of_one(number) else several}"


_AFTER_INCHES = (
    r"\s(?:wide|long|tall|high|deep|thick|across|apart|square|round|in diameter|x|by|of (?:rain|snow))\b"
    r"|\s?[,;)×]|\.?\Z"
)


def _inches(match: re.Match[str], lang: str) -> str | None:
    """A number with a double prime, unless that closes a quotation."""
    before = match.string[max(0, match.start() - _QUOTATION_CHARACTERS) : match.start()]
    sign = match["sign"]
    is_closing = (
        len(compiled(rf'(?<![\d{FRACTIONS}])"').findall(before)) % 2
        if sign == '"'
        else sign == "”" and before.count("“") > before.count("”")
    )
    if is_closing:
        return None
    number = match["number"]
    is_singular = number == "1" or _is_part_of_one(number) or _is_adjective(match)
    return " inch" if is_singular else " inches"


def _feet(match: re.Match[str], lang: str) -> str | None:
    is_singular = match[1] == "1" or is_before_noun(match)
    return f"{match[1]} {'foot' if is_singular else 'feet'}"


def _per(match: re.Match[str], lang: str) -> str | None:
    symbol = match["unit"].replace(" ", "") + ("²" if match["power"] else "")
    each = _UNITS.per(symbol)
    return f" {each}" if each else None


def _after_power(match: re.Match[str], lang: str) -> str | None:
    name = _UNITS.named(match["unit"], "10")
    return f" {name}" if name else None


def _degrees(match: re.Match[str], lang: str) -> str | None:
    name = {"C": "Celsius", "F": "Fahrenheit"}[match["scale"]]
    return f"{match['number']} degrees {name}"


def _bare_degrees(match: re.Match[str], lang: str) -> str:
    """Degrees without a scale: "10 to 45°", but "a 130° lens"."""
    return " degree" if can_be_noun(match["noun"] or "") else " degrees"


def _hours_and_minutes(match: re.Match[str], lang: str) -> str | None:
    hours, minutes = match.groups()
    return f"{hours} {_UNITS.named('h', hours)} {minutes} {_UNITS.named('min', minutes)}"


def _minutes(match: re.Match[str], lang: str) -> str | None:
    return f" {_UNITS.named('min', '1' if _is_adjective(match) else match['n'])}"


def _is_adjective(match: re.Match[str]) -> bool:
    """True if a measure describes the noun after it, which puts its unit in the singular."""
    return is_before_noun(match) or is_before_plural(match)


def _is_part_of_one(number: str) -> bool:
    """True for a fraction without a whole number: "½", "3/4"."""
    over, slash, under = number.partition("/")
    return number in FRACTIONS or (bool(slash) and over.isdecimal() and int(over) < int(under))


def _angle(match: re.Match[str], lang: str) -> str | None:
    degrees, minutes, seconds, way = match.groups()
    said = f"{degrees} degrees {minutes} minutes" + (f" {seconds} seconds" if seconds else "")
    return f"{said} {_WAYS[way]}" if way else said


_WAYS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _bearing(match: re.Match[str], lang: str) -> str:
    return f" degrees {_WAYS[match['way']]}"


def _feet_and_inches(match: re.Match[str], lang: str) -> str | None:
    return f"{match[1]} feet {match[2]} {'inch' if match[2] == '1' else 'inches'}"


_BEFORE_DEGREES = "|".join(
    rf"(?<=\b{word} )" for word in ("at", "to", "oven", "is", "about", "of", "below", "above", "around")
)
_NO_F_NUMBER = r"(?<![\w.,)])(?<![A-Za-z]-)(?<!(?<!°)\b[fFƒ]/)"  # before a number: the aperture f/8 is none
ENGLISH_MEASURES = (
    # Minutes of playing time, or since something happened: "46m - December 15", "5m ago".
    Rule(
        ("m", DIGITS),
        r"(?<![\w.])(?P<n>\d{1,3})(?P<say>\s?m(?:in)?)(?=\s(?:ago|read|listen|left)\b|\s[–·•|-]\s(?:[A-Z][a-z]{2,8}\.?\s\d|\d))",
        _minutes,
    ),
    Rule(
        ("h", DIGITS), r"(?<![\w.])(\d{1,3})\s?h(?:rs?)?\s?(\d{1,2})\s?m(?:in|ins)?\b\.?", _hours_and_minutes
    ),
    Rule(
        ("CF", DIGITS),
        rf"(?i:{_BEFORE_DEGREES}|(?<=C/)|(?<=C \())"
        r"(?P<number>-?\d{2,3})\s?(?P<scale>[CF])\b(?![-+\w]|\.\w)",
        _degrees,
    ),
    Rule(
        ("°", DIGITS),
        r"(?<![\w.])(\d{1,3})°\s?(\d{1,2})['’′](?:\s?(\d{1,2}(?:\.\d{1,4})?)[\"”″])?(?:\s?([NSEW])\b)?",
        _angle,
    ),
    Rule(("'’′", DIGITS), r"(?<![\w.])(\d{1,2})['′’]\s?(\d{1,2})[\"″”]", _feet_and_inches),
    Rule(("f", DIGITS), r"(?<![\w.])(\d{1,2})\s?ft\.?\s?(\d{1,2})\s?in\b\.?", _feet_and_inches),
    Rule(
        ('"”″', DIGITS),
        rf"(?<![\w.,\"“])(?P<number>{_AMOUNT})(?P<say>\s?(?P<sign>[\"”″]|''))(?![\w\"”″])",
        _inches,
    ),
    Rule(
        ("'’′", DIGITS), r"(?<![\w.])(\d{1,3})['’′](?=\s?[x×]\s?\d|\s(?:wide|long|tall|high|deep)\b)", _feet
    ),
    Rule(("'’′", DIGITS), r"(?:(?<=x )|(?<=x)|(?<=× )|(?<=×))(\d{1,3})['′’](?!\w)", _feet),
    Rule(
        (".", DIGITS + FRACTIONS),
        rf"(?<![\w.,/])(?P<number>{_AMOUNT})(?P<say>\s(?P<spoon>[cTt])\.)(?=\s[a-z])",
        _spoon,
    ),
    Rule(
        (DIGITS + FRACTIONS,),
        rf"{_NO_F_NUMBER}(?P<number>{_AMOUNT})"
        rf"(?P<say>(?P<gap>[\s-]?)(?P<unit>(?:(?:sq|cu|fl)\.?\s)?{SYMBOL}\.?)(?P<power>\s(?:squared|cubed)\b)?)"
        r"(?![\w'’]|/(?![\d¼½¾⅓⅔]|[Gg]as\b))",
        _unit,
    ),
    # The same amount in another system: "200g/7oz", "1.5kg/3lb 5oz".
    Rule(
        ("/", DIGITS),
        rf"\d\s?(?:k?g|[mc]?l|[cm]m|oz|lbs?|°?[CF])(?P<say>/)"
        rf"(?=\d{{1,4}}(?:\.\d)?[{FRACTIONS}]?\s?(?:k?g|m?l|cm|oz|lbs?|fl|pints?|cups?|in|°?[CF])|[{FRACTIONS}])",
        " or ",
    ),
    Rule(("/", "CF"), r"[CF](?P<say>\s?/\s?[Gg]as (?:[Mm]ark )?)(?=\d)", " or gas mark "),
    Rule(
        ("A", DIGITS),
        r"(?<=\d)\s?A(?=\s(?:fuse|plug|socket|charger|breaker|supply|circuit|current|outlet)s?\b)",
        " amp",
    ),
    Rule(
        ("⁰¹²³⁴⁵⁶⁷⁸⁹",),
        rf"(?<=10)[⁺⁻]?[⁰¹²³⁴-⁹]{{1,3}}(?P<say>\s(?P<unit>{SYMBOL}))(?![\w'’*])",
        _after_power,
    ),
    Rule(("s", "f"), r"(?<=\d)-sq\.?-ft\.?", " square foot"),
    Rule(("°", "NSEW"), r"(?<=\d)°\s?(?P<way>[NSEW])(?![\w.])", _bearing),
    Rule(("′",), r"(?<=\d)′(?!\w|\s?\d)", " feet"),
    Rule(("s", "t", "l"), r"(?<=\d)\s?st(?=\s\d{1,2}\s?lbs?\b)", " stone"),
    Rule(("°",), r"(?<=\d)°(?!\s?(?:[CFKNSEW]\b|\d)|[\w'’′])(?=(?:\s(?P<noun>[A-Za-z]+))?)", _bare_degrees),
    Rule(
        ("K", DIGITS),
        r"(?i:(?<=\bat )|(?<=\bto )|(?<=\bof )|(?<=\bbelow )|(?<=\babove ))\d{1,5}(?:\.\d+)?(?P<say> K)"
        r"(?=[,.;:)]|\s(?:and|or|to|in|is|for|with)\b|\Z)",
        " kelvins",
    ),
    Rule(
        ("/", DIGITS),
        r"(?<=\d)\s?/\s?(?P<unit>(?:sq\s)?(?:km|cm|m|mi|ha|kg|kWh)[²³]?)(?P<power>\s(?:squared|cubed))?(?![\w/])",
        _per,
    ),
)
