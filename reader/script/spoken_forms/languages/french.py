"""French: "14h30" is "14 heures 30", "XIXe siècle" is "19ème siècle"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.calendar_rules import Calendar, dates_in_figures, short_months
from reader.script.spoken_forms.ordinals import RULERS, counted_in_roman, in_digits, ordinal, ruler_numerals
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER_NEXT,
    Words,
    abbreviations,
    by_letters,
    fractions,
    hundredths_after_sign,
    money,
    per,
    ranges,
    score,
    times,
    units,
    units_of_fractions,
    weekdays,
)  # fmt: skip
from reader.script.spoken_forms.units import UnitWords


def _form(number: str) -> int:
    """Singular below two: "1,5 mètre"."""
    return 0 if number.partition(",")[0] in {"0", "1"} else 1


_ANYWHERE = {
    "etc.": "et cetera", "c.-à-d.": "c’est-à-dire", "av. J.-C.": "avant Jésus-Christ",
    "av. J. -C.": "avant Jésus-Christ", "p. ex.": "par exemple", "c. à s.": "cuillères à soupe",
    "c. à c.": "cuillères à café", "tél.": "téléphone", "apr. J.-C.": "après Jésus-Christ", "env.": "environ",
    "cf.": "confère", "éd.": "édition", "boul.": "boulevard", "bd.": "boulevard", "hab.": "habitants",
    "max.": "maximum", "min.": "minimum", "arr.": "arrondissement", "pers.": "personnes",
    "qqch.": "quelque chose",
    "qqn": "quelqu’un", "c. à soupe": "cuillères à soupe", "c. à café": "cuillères à café",
    "cuil. à soupe": "cuillères à soupe", "cuil. à café": "cuillères à café", "c.à.s.": "cuillères à soupe",
    "c.à.c.": "cuillères à café",
}  # fmt: skip
_BEFORE_NUMBER = {"p.": "page", "pp.": "pages", "chap.": "chapitre", "art.": "article", "n°": "numéro",
                  "nº": "numéro", "vol.": "volume", "fig.": "figure", "th.": "thermostat",
                  "coll.": "collection", "no": "numéro", "nos": "numéros",
                  "réf.": "référence", "al.": "alinéa", "av.": "avenue"}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "mètre|mètres", "g": "gramme|grammes", "s": "seconde|secondes~f", "l": "litre|litres",
        "L": "litre|litres", "W": "watt|watts", "V": "volt|volts", "A": "ampère|ampères", "Hz": "hertz|hertz",
        "J": "joule|joules", "N": "newton|newtons", "Pa": "pascal|pascals", "o": "octet|octets",
        "B": "byte|bytes", "bit": "bit|bits", "bps": "bit par seconde|bits par seconde", "Ω": "ohm|ohms",
        "eV": "électronvolt|électronvolts", "cal": "calorie|calories~f", "Wh": "wattheure|wattheures",
        "Ah": "ampère-heure|ampères-heures", "Sv": "sievert|sieverts", "Bq": "becquerel|becquerels",
        "F": "farad|farads",
        "bar": "bar|bars", "mol": "mole|moles~f", "t": "tonne|tonnes~f",
        "km/h": "kilomètre heure|kilomètres heure", "°C": "degré Celsius|degrés Celsius",
        "°F": "degré Fahrenheit|degrés Fahrenheit", "ha": "hectare|hectares", "min": "minute|minutes~f",
        "h": "heure|heures~f", "kg": "kilo|kilos", "dB": "décibel|décibels", "ch": "cheval|chevaux",
        "cs": "cuillère à soupe|cuillères à soupe~f", "cc": "cuillère à café|cuillères à café~f",
        "mmHg": "millimètre de mercure|millimètres de mercure",
        "càs": "cuillère à soupe|cuillères à soupe~f", "càc": "cuillère à café|cuillères à café~f",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hecto", "d": "déci", "c": "centi", "m": "milli", "µ": "micro",
              "n": "nano", "p": "pico", "M": "méga", "G": "giga", "T": "téra", "P": "péta"},
    squared="{} carré|{} carrés",
    cubed="{} cube|{} cubes",
    to_the_square="au carré",
    per="par",
    each={"h": "par heure"},
    ones={"": "un", "f": "une"},
    form=_form,
)  # fmt: skip
_MONEY = {"€": Words("euro", "euros"), "$": Words("dollar", "dollars"), "£": Words("livre", "livres")}
_MAGNITUDES = {
    "M": "millions", "Md": "milliards", "Mds": "milliards", "millions": "millions",
    "milliards": "milliards",
}  # fmt: skip
_FRACTIONS = ("demi demis", "tiers tiers", "quart quarts", *(f"{part} {part}s" for part in (
    "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième")))  # fmt: skip
_ROMAN_ENDING = r"(?P<ending>er|re|ère|ème|eme|e)"


def _masculine(number: int) -> str:
    return ordinal(number, "fr")


def _feminine(number: int) -> str:
    return "première" if number == 1 else ordinal(number, "fr")


def _second(number: int) -> str:
    return "second" if number == 2 else ""


def _seconde(number: int) -> str:
    return "seconde" if number == 2 else ""


def _several(number: int) -> str:
    return "premiers" if number == 1 else ""


def _several_feminine(number: int) -> str:
    return "premières" if number == 1 else ""


def _numeral(match: re.Match[str], lang: str) -> str | None:
    """A Roman ordinal, as for a century: "XIXe"."""
    if not set(match["numeral"]) <= set("IVX"):  # "Le" and "De" are words
        return None
    say = _feminine if match["ending"] in {"re", "ère"} else _masculine
    return say(roman_value(match["numeral"]))


def _ruler(number: int, name: str) -> str:
    return str(number)


_TITLES = {"Mme": "madame", "Mmes": "mesdames", "Mlle": "mademoiselle", "Mlles": "mesdemoiselles",
           "Mgr": "monseigneur"}  # fmt: skip


def _title(match: re.Match[str], lang: str) -> str:
    return _TITLES[match[0]]


def _hour(match: re.Match[str], lang: str) -> str:
    hour, minutes = int(match[1]), (match[2] or "").lstrip("0")
    return f"{hour} {'heure' if hour < 2 else 'heures'}" + (f" {minutes}" if minutes else "")


_CALENDAR = Calendar(
    months=("janvier", "février", "mars", "avril", "mai", "juin", "juillet",
            "août", "septembre", "octobre", "novembre", "décembre"),
    day=lambda day: "premier" if day == 1 else str(day),
    separators="/.",
    short={"fevr": "février", "juill": "juillet"},
)  # fmt: skip
_DAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi",
    "sam": "samedi", "dim": "dimanche",
}  # fmt: skip
RULES = (
    *dates_in_figures(_CALENDAR),
    *short_months(_CALENDAR),
    *money(_MONEY, _MAGNITUDES, "un", of="de"),
    hundredths_after_sign(_MONEY),
    per({"mois": "par mois", "an": "par an", "jour": "par jour", "j": "par jour", "h": "de l’heure",
         "kg": "le kilo",
         "nuit": "la nuit", "pers.": "par personne", "m²": "le mètre carré"}),
    Rule(("h", "/"), r"(?<![\w.,])24\s?h(?:eures)?\s?/\s?24", "24 heures sur 24"),
    Rule(("h", DIGITS), r"(?<![\w.,])(\d{1,2})\s?h(?:\s?(\d\d))?(?![\w/])", _hour),
    units(_UNITS),
    units_of_fractions(_UNITS),
    *POWERS,
    *ranges("à", r"pages?", "heures|ans|jours"),
    *weekdays(_DAYS, "à", "au|à"),
    score("à"),
    Rule(("IVX",), rf"(?<![\w.-])(?P<numeral>{ROMAN}){_ROMAN_ENDING}(?!\w)", _numeral),
    ruler_numerals(RULERS, _ruler),
    in_digits({"e": _masculine, "ème": _masculine, "eme": _masculine, "re": _feminine,
                "ère": _feminine, "nd": _second, "nde": _seconde, "ers": _several, "res": _several_feminine,
                "ères": _several_feminine}),
    Rule((".", DIGITS), r"(?<![\w.,/])1\s(?:c\.|cuil\.)\s?à\s?(?:s\.|soupe\b)", "une cuillère à soupe"),
    Rule((".", DIGITS), r"(?<![\w.,/])1\s(?:c\.|cuil\.)\s?à\s?(?:c\.|café\b)", "une cuillère à café"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    counted_in_roman(r"chap(?:itre|\.)|tomes?|t\.|vol(?:ume|\.)|livre|partie|actes?|scènes?|phase|type|titre"
                     r"|art(?:icle|\.)|annexe|section|catégorie|classe|division|niveau|groupe|apollo"),
    Rule(("b",), r"(?<![\w-])bd(?=\s[A-ZÀ-Þ])", "boulevard"),
    Rule(("B",), r"(?<![\w-])Bd(?=\s[A-ZÀ-Þ])", "boulevard"),
    Rule(("M",), r"(?<![\w-])(?:Mme|Mmes|Mlle|Mlles|Mgr)(?=\s[A-ZÀ-Þ])", _title),
    Rule(("j", "/"), r"(?<![\w.,])7\s?j(?:ours)?\s?/\s?7", "7 jours sur 7"),
    Rule(("M",), r"\bM\.(?=\s(?:[A-ZÀ-Þ]|et\sM(?:me|lle)))", "monsieur"),
    Rule(("IVX", "."), r"(?<=[IVX]e )s\.(?=\s)", "siècle"),
    Rule(("A", "."), r"\bArt\.(?=\s[LRD]\.)", "article"),
    Rule(("M",), r"\bMM\.(?=\s[A-ZÀ-Þ])", "messieurs"),
    Rule(("M",), r"(?<![\w-])Me(?=\s[A-ZÀ-Þ][a-zà-ÿ])", "maître"),
    Rule(("S",), r"(?<![\w-])St(?=[\s-][A-ZÀ-Þ][a-zà-ÿ])", "saint"),
    Rule(("S",), r"(?<![\w-])Ste(?=[\s-][A-ZÀ-Þ][a-zà-ÿ])", "sainte"),
    by_letters(["UE"]),
    fractions(_FRACTIONS, "un", r"de|du|des|d"),
    times("par", "fois"),
)  # fmt: skip
