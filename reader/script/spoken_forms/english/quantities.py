"""English quantities: ranges, fractions, units, powers; and numbers that are said digit by digit."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import ALONE, DIGITS, NUMBER, Rule

# -- ranges -----------------------------------------------------------------------------------


def _range(match: re.Match[str], lang: str) -> str | None:
    """A dash between numbers; a hyphen only between years or small numbers, not in a "747-400"."""
    one, dash, other = match[1], match["say"].strip(), match[3]
    is_years = len(one) == 4 and len(other) in {2, 4}
    if dash == "-" and not is_years and max(len(one), len(other)) > 2:
        return None
    return " " if one == other else " to "


def _ratio(match: re.Match[str], lang: str) -> str | None:
    """What is no time of day: "2:1"; but not a verse, "John 3:1"."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    return None if re.search(r"[A-Z][a-z]+\s\Z", before) else " to "


# -- fractions --------------------------------------------------------------------------------

_PARTS = {
    2: ("half", "halves"), 3: ("third", "thirds"), 4: ("quarter", "quarters"), 5: ("fifth", "fifths"),
    6: ("sixth", "sixths"), 7: ("seventh", "sevenths"), 8: ("eighth", "eighths"), 9: ("ninth", "ninths"),
    12: ("twelfth", "twelfths"), 16: ("sixteenth", "sixteenths"), 100: ("hundredth", "hundredths"),
}  # fmt: skip
_VULGAR = {
    "½": "a half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters",
    "⅕": "a fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths", "⅙": "a sixth",
    "⅚": "five sixths", "⅛": "one eighth", "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip
_VULGARS = "".join(_VULGAR)
_NO_FRACTIONS = frozenset({"24/7", "9/11", "7/7", "20/20", "50/50"})


def _fraction(match: re.Match[str], lang: str) -> str | None:
    whole, over, under = match["whole"], int(match["over"]), int(match["under"])
    if f"{over}/{under}" in _NO_FRACTIONS:
        return f"{over} {under}"
    if under == 10 and over <= 10 and not whole:
        return f"{over} out of 10"
    if under not in _PARTS or not 0 < over < under:
        return None
    one, several = _PARTS[under]
    if not whole:
        return f"{over} {one if over == 1 else several}"
    return f"{whole} and a {one}" if over == 1 else f"{whole} and {over} {several}"


def _vulgar(match: re.Match[str], lang: str) -> str | None:
    return f" and {_VULGAR[match['say'].strip()]}"


def _lone_vulgar(match: re.Match[str], lang: str) -> str | None:
    return _VULGAR[match[0]]


# -- units ------------------------------------------------------------------------------------

_UNITS = {
    "km": ("kilometer", "kilometers"), "cm": ("centimeter", "centimeters"), "mm": ("millimeter",
    "millimeters"),
    "km/h": ("kilometer an hour", "kilometers an hour"), "kph": ("kilometer an hour", "kilometers an hour"),
    "kmh": ("kilometer an hour", "kilometers an hour"), "mph": ("mile an hour", "miles an hour"),
    "m/s": ("meter a second", "meters a second"), "km/s": ("kilometer a second", "kilometers a second"),
    "km²": ("square kilometer", "square kilometers"), "km2": ("square kilometer", "square kilometers"),
    "m²": ("square meter", "square meters"), "m2": ("square meter", "square meters"),
    "cm²": ("square centimeter", "square centimeters"), "m³": ("cubic meter", "cubic meters"),
    "m3": ("cubic meter", "cubic meters"), "km³": ("cubic kilometer", "cubic kilometers"),
    "sq ft": ("square foot", "square feet"), "sq mi": ("square mile", "square miles"),
    "sq km": ("square kilometer", "square kilometers"), "sq m": ("square meter", "square meters"),
    "ft": ("foot", "feet"), "yd": ("yard", "yards"), "yds": ("yard", "yards"), "mi": ("mile", "miles"),
    "ha": ("hectare", "hectares"), "kg": ("kilogram", "kilograms"), "mg": ("milligram", "milligrams"),
    "μg": ("microgram", "micrograms"), "µg": ("microgram", "micrograms"), "mcg": ("microgram", "micrograms"),
    "lb": ("pound", "pounds"), "oz": ("ounce", "ounces"), "ml": ("milliliter", "milliliters"),
    "mL": ("milliliter", "milliliters"), "cl": ("centiliter", "centiliters"), "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"), "GW": ("gigawatt", "gigawatts"), "kWh": ("kilowatt hour",
    "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"), "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"), "kB": ("kilobyte", "kilobytes"), "KB": ("kilobyte",
    "kilobytes"),
    "KiB": ("kibibyte", "kibibytes"), "MiB": ("mebibyte", "mebibytes"), "GiB": ("gibibyte", "gibibytes"),
    "TiB": ("tebibyte", "tebibytes"), "fps": ("frame a second", "frames a second"),
    "MB": ("megabyte", "megabytes"), "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"),
    "Mbps": ("megabit a second", "megabits a second"), "Gbps": ("gigabit a second", "gigabits a second"),
    "dB": ("decibel", "decibels"), "kcal": ("kilocalorie", "kilocalories"), "kJ": ("kilojoule", "kilojoules"),
    "hPa": ("hectopascal", "hectopascals"), "ppm": ("part per million", "parts per million"),
    "ms": ("millisecond", "milliseconds"), "min": ("minute", "minutes"), "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"), "sec": ("second", "seconds"), "secs": ("second", "seconds"),
}  # fmt: skip
# These have other meanings where they stand close: 5G, 100m, 1980s.
_SPACED_UNITS = {
    "m": ("meter", "meters"),
    "g": ("gram", "grams"),
    "s": ("second", "seconds"),
    "h": ("hour", "hours"),
}


def _unit(match: re.Match[str], lang: str) -> str | None:
    written = match["unit"]
    unit = written.removesuffix(".").replace("sq.", "sq")
    said = _UNITS.get(unit) or (_SPACED_UNITS.get(written) if match["gap"].isspace() else None)
    if said is None:
        return None
    if match["power"]:
        shape = "square" if match["power"].endswith("squared") else "cubic"
        said = f"{shape} {said[0]}", f"{shape} {said[1]}"
    is_one = match["gap"] == "-" or match["number"] == "1"
    ends_text = written.endswith(".") and match.end() == len(match.string)
    return f" {said[0] if is_one else said[1]}{'.' if ends_text else ''}"


def _per(match: re.Match[str], lang: str) -> str | None:
    said = _UNITS.get(match["unit"])
    shape = {"squared": "square ", "cubed": "cubic "}.get((match["power"] or "").strip(), "")
    return f" per {shape}{said[0]}" if said else None


def _feet_and_inches(match: re.Match[str], lang: str) -> str | None:
    return f"{match[1]} feet {match[2]} {'inch' if match[2] == '1' else 'inches'}"


# -- digit by digit ---------------------------------------------------------------------------


def _digits(match: re.Match[str], lang: str) -> str | None:
    groups = [" ".join(group) for group in re.findall(r"\d+", match[0])]
    return ("plus " if match[0].startswith("+") else "") + ", ".join(groups)


def _dotted(match: re.Match[str], lang: str) -> str | None:
    return match[0].replace(".", " dot ")


NUMBERS_IN_FULL = (  # they come before dates and ranges, which they look like
    Rule((".", DIGITS), rf"{ALONE}\d{{1,3}}(?:\.\d{{1,3}}){{3}}(?!\.?\d)", _dotted),
    Rule(
        ("-.", DIGITS),
        rf"{ALONE}(?:\+?1[ .-])?(?:\(\d{{3}}\)\s?|\d{{3}}[ .-])\d{{3}}[.-]\d{{4}}(?!-?\d)",
        _digits,
    ),
    Rule(("+", DIGITS), r"(?<![\w.+])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?!\d)", _digits),
    Rule(("0",), r"(?<![\d.,-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\d-])", _digits),
)
ENGLISH_QUANTITIES = (
    Rule(
        ("–-", DIGITS), rf"(?<![\w.,/:$€£–-])({NUMBER})%?(?P<say>\s?[–-]\s?)({NUMBER})(?![\d/:–]|-\d)", _range
    ),
    Rule(("–",), r"(?<=\d(?:st|nd|rd|th))–(?=\d)", " to "),
    Rule(("–",), r"(?<=\b[A-Z])–(?=[A-Z]\b)", " to "),
    Rule((":", DIGITS), r"(?<![\d:.])\d{1,2}(?P<say>:)\d(?![\d:])", _ratio),
    Rule(
        ("/",),
        r"(?<![\w/.,$])(?:(?P<whole>\d{1,4})[ -])?(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/]|\.\d)",
        _fraction,
    ),
    Rule((_VULGARS,), rf"(?<=\d)(?P<say>\s?[{_VULGARS}])", _vulgar),
    Rule((_VULGARS,), "[⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]", _lone_vulgar),  # the engine knows the others
    Rule(("'’′", DIGITS), r"(?<![\w.])(\d{1,2})['′’]\s?(\d{1,2})[\"″”]", _feet_and_inches),
    Rule(
        (DIGITS,),
        rf"(?<![\w.,])(?P<number>{NUMBER})(?P<say>(?P<gap>[\s-]?)"
        r"(?P<unit>(?:sq\.?\s)?[A-Za-zµμ]{1,4}[²³23]?(?:/[hs])?\b\.?)(?P<power>\s(?:squared|cubed)\b)?)(?![\w/'’])",
        _unit,
    ),
    Rule(
        ("/", DIGITS),
        r"(?<=\d)\s?/\s?(?P<unit>(?:sq\s)?(?:km|cm|m|mi|ha|kg|kWh)[²³]?)(?P<power>\s(?:squared|cubed))?(?![\w/])",
        _per,
    ),
    Rule(("²",), r"(?<=[\w)])(?<!m)²", " squared"),
    Rule(("³",), r"(?<=[\w)])³", " cubed"),
    Rule(("#", DIGITS), r"(?<![\w&#])#(?=\d)", "number "),
    Rule(("~", DIGITS), r"(?<!\S)~\s?(?=\d)", "about "),
    Rule(("<", DIGITS), r"\s?<\s?(?=[\d$€£])", " less than "),
    Rule((">", DIGITS), r"\s?>\s?(?=[\d$€£])", " more than "),
    Rule(("x", DIGITS), r"(?<=\d)\s?x\s?(?=\d)", " by "),
)
