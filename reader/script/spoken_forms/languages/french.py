"""French: "14h30" is "14 heures 30", "XIXe siècle" is "19ème siècle"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import Words, abbreviations, by_letters, money, ranges, units

_ANYWHERE = {
    "etc.": "et cetera", "c.-à-d.": "c’est-à-dire", "av. J.-C.": "avant Jésus-Christ",
    "apr. J.-C.": "après Jésus-Christ", "env.": "environ", "cf.": "confère",
}  # fmt: skip
_BEFORE_NUMBER = {"p.": "page", "pp.": "pages", "chap.": "chapitre", "art.": "article", "n°": "numéro",
                  "nº": "numéro", "vol.": "volume", "fig.": "figure"}  # fmt: skip
_UNITS = {
    "km/h": Words("kilomètre heure", "kilomètres heure"), "m²": Words("mètre carré", "mètres carrés"),
    "km²": Words("kilomètre carré", "kilomètres carrés"), "m³": Words("mètre cube", "mètres cubes"),
    "L": Words("litre", "litres"), "Ko": Words("kilooctet", "kilooctets"),
    "Mo": Words("mégaoctet", "mégaoctets"), "Go": Words("gigaoctet", "gigaoctets"),
    "°C": Words("degré Celsius", "degrés Celsius"), "kWh": Words("kilowattheure", "kilowattheures"),
    "MW": Words("mégawatt", "mégawatts"), "ha": Words("hectare", "hectares"),
}  # fmt: skip
_MONEY = {"€": Words("euro", "euros"), "$": Words("dollar", "dollars"), "£": Words("livre", "livres")}
_MAGNITUDES = {
    "M": "millions", "Md": "milliards", "Mds": "milliards", "millions": "millions", "milliards": "milliards",
}  # fmt: skip
_VALUES = {"I": 1, "V": 5, "X": 10}


def _century(match: re.Match[str], lang: str) -> str:
    number = _value(match[1])
    return "premier" if number == 1 else f"{number}ème"


def _king(match: re.Match[str], lang: str) -> str:
    return str(_value(match["say"]))


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


def _hour(match: re.Match[str], lang: str) -> str:
    hour, minutes = int(match[1]), (match[2] or "").lstrip("0")
    return f"{hour} {'heure' if hour < 2 else 'heures'}" + (f" {minutes}" if minutes else "")


FRENCH = (
    *money(_MONEY, _MAGNITUDES, "un", of="de"),
    units(_UNITS, "un"),
    Rule(("h", DIGITS), r"(?<![\w.,])(\d{1,2})\s?h(?:\s?(\d\d))?(?!\w)", _hour),
    *ranges("à"),
    Rule(("IVX",), r"\b([IVX]{1,5})(?:er|ème|e)(?=\s)", _century),
    Rule(("IVX",), r"\b[A-ZÀ-Þ][a-zà-ÿ]+\s(?P<say>[IVX]{2,5})\b", _king),
    Rule((DIGITS,), r"(?<=\d)e(?=\s)", "ème"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, before=r"(?=\s?\d)"),
    Rule(("M",), r"\bM\.(?=\s[A-ZÀ-Þ])", "monsieur"),
    Rule(("M",), r"\bMM\.(?=\s[A-ZÀ-Þ])", "messieurs"),
    Rule(("M",), r"(?<![\w-])Me(?=\s[A-ZÀ-Þ][a-zà-ÿ])", "maître"),
    by_letters(["UE"]),
    Rule(("/", DIGITS), r"(?<![\w/.,])1/2(?![\w/])", "un demi"),
    Rule(("/", DIGITS), r"(?<![\w/.,])3/4(?![\w/])", "trois quarts"),
    Rule(("²",), r"(?<=[\w)])²", " au carré"),
)
