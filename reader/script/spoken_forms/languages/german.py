"""German: "z. B." is "zum Beispiel", "1984" is "neunzehnhundert 84", "am 3. Oktober" "am dritten"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.rules import ALONE, DIGITS, Rule, compiled
from reader.script.spoken_forms.table_rules import Words, abbreviations, by_letters, money, ranges, units

_ANYWHERE = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "usw.": "und so weiter",
    "bzw.": "beziehungsweise", "ggf.": "gegebenenfalls", "evtl.": "eventuell", "vgl.": "vergleiche",
    "u. ä.": "und ähnliches", "o. ä.": "oder ähnliches", "i. d. R.": "in der Regel",
    "m. E.": "meines Erachtens", "z. T.": "zum Teil", "u. U.": "unter Umständen",
    "sog.": "sogenannte", "bspw.": "beispielsweise", "insb.": "insbesondere", "inkl.": "inklusive",
    "exkl.": "exklusive", "zzgl.": "zuzüglich", "gem.": "gemäß", "MwSt.": "Mehrwertsteuer",
    "v. Chr.": "vor Christus", "n. Chr.": "nach Christus", "v. a.": "vor allem",
    "e. V.": "eingetragener Verein",
    "Jh.": "Jahrhundert", "Mio.": "Millionen", "Mrd.": "Milliarden", "Std.": "Stunden", "geb.": "geboren",
    "etc.": "et cetera", "lt.": "laut", "s. o.": "siehe oben", "s. u.": "siehe unten", "Hrsg.": "Herausgeber",
    "allg.": "allgemein", "ehem.": "ehemals", "ca.": "zirka",
}  # fmt: skip
_BEFORE_NUMBER = {
    "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Bd.": "Band", "Abb.": "Abbildung",
    "Kap.": "Kapitel", "Tab.": "Tabelle", "Tel.": "Telefon", "max.": "maximal", "min.": "minimal",
    "mind.": "mindestens", "Rn.": "Randnummer", "Ziff.": "Ziffer", "Str.": "Straße",
}  # fmt: skip
_BEFORE_NAME = {
    "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "St.": "Sankt", "Fa.": "Firma",
    "Dipl.-Ing.": "Diplom-Ingenieur",
}  # fmt: skip
_UNITS = {
    short: Words(word, word)
    for short, word in {
        "km": "Kilometer", "m": "Meter", "cm": "Zentimeter", "mm": "Millimeter", "kg": "Kilogramm",
        "g": "Gramm", "mg": "Milligramm", "l": "Liter", "ml": "Milliliter", "ha": "Hektar",
        "km/h": "Kilometer pro Stunde", "m²": "Quadratmeter", "qm": "Quadratmeter", "km²": "Quadratkilometer",
        "m³": "Kubikmeter", "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "kB": "Kilobyte",
        "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte", "MHz": "Megahertz", "GHz": "Gigahertz",
        "°C": "Grad Celsius",
    }.items()
}  # fmt: skip
_UNITS_WITH_EINE = {
    "kWh": Words("Kilowattstunde", "Kilowattstunden"), "MWh": Words("Megawattstunde", "Megawattstunden"),
    "GWh": Words("Gigawattstunde", "Gigawattstunden"), "TWh": Words("Terawattstunde", "Terawattstunden"),
    "Min.": Words("Minute", "Minuten"), "Sek.": Words("Sekunde", "Sekunden"), "t": Words("Tonne", "Tonnen"),
}  # fmt: skip
_MONEY = {
    "€": Words("Euro", "Euro"), "Euro": Words("Euro", "Euro"), "$": Words("Dollar", "Dollar"),
    "£": Words("Pfund", "Pfund"), "CHF": Words("Franken", "Franken"),
}  # fmt: skip
_MAGNITUDES = {
    "Mio.": "Millionen", "Mio": "Millionen", "Mrd.": "Milliarden", "Mrd": "Milliarden",
    "Millionen": "Millionen", "Milliarden": "Milliarden",
}  # fmt: skip
# The engine takes these for words. Of two letters, all but numerals and words that are written large.
_LETTERS = (
    "ADAC", "AOK", "ARD", "AfD", "BSI", "EKD", "EUGH", "EZB", "FAZ", "IHK", "IOC", "ISS", "LMU", "ORF",
    "SUV", "UKW", "USA", "USB", "ÖBB", "ÖVP", "AU", "EG", "EK", "EM", "EU", "IS", "IT", "KI", "UK", "UN",
    "US",
)  # fmt: skip

# -- dates and years ----------------------------------------------------------------------------

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(_MONTHS)}|Jänner|Feber)"
_ORDINALS = (
    "", "erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt", "elft",
    "zwölft", "dreizehnt", "vierzehnt", "fünfzehnt", "sechzehnt", "siebzehnt", "achtzehnt", "neunzehnt",
)  # fmt: skip
_TENS = {2: "zwanzig", 3: "dreißig"}
_ONES = ("", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_CENTURIES = {
    "11": "elf", "12": "zwölf", "13": "dreizehn", "14": "vierzehn", "15": "fünfzehn", "16": "sechzehn",
    "17": "siebzehn", "18": "achtzehn", "19": "neunzehn",
}  # fmt: skip
# The word before an ordinal shows its ending.
_WORD_BEFORE = r"(\w+)\s\Z"
_ENDING = {"der": "e", "die": "e", "das": "e", "ein": "er", "eine": "e"}


# Words that lead to an ordinal, also where they begin the sentence; "Kapitel 3. Das Ende" has none.
_LEADS = frozenset(
    {"am", "im", "vom", "zum", "beim", "der", "die", "das", "dem", "den", "des", "ein", "eine"}
)


def _ordinal(number: int, text: str, start: int) -> str:
    """An ordinal with the ending that the word before asks for: "am dritten", "der dritte"."""
    tens, ones = divmod(number, 10)
    if number < len(_ORDINALS):
        stem = _ORDINALS[number]
    else:
        stem = f"{_ONES[ones]}{'und' if ones else ''}{_TENS[tens]}st"
    before = _word_before(text, start)
    return stem + (_ENDING.get(before.lower(), "en") if before else "er")


def _word_before(text: str, start: int) -> str:
    before = compiled(_WORD_BEFORE).search(text[max(0, start - 20) : start])
    return before[1] if before is not None else ""


def _counted(match: re.Match[str], lang: str) -> str | None:
    """A number with a stop before a noun, in a sentence: "im 19. Jahrhundert", "der 3. Platz"."""
    number = int(match[1])
    before = _word_before(match.string, match.start())
    is_counted = before and (before.islower() or before.lower() in _LEADS)
    if not 1 <= number <= 39 or not (match["month"] or is_counted):
        return None
    return _ordinal(number, match.string, match.start())


def _date(match: re.Match[str], lang: str) -> str | None:
    day, month = int(match[1]), int(match[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return f"{_ordinal(day, match.string, match.start())} {_MONTHS[month - 1]} {_year_words(match[3])}"


def _year(match: re.Match[str], lang: str) -> str:
    return _year_words(match["say"])


def _year_words(year: str) -> str:
    if year[:2] not in _CENTURIES:
        return year
    rest = year[2:].lstrip("0")
    return f"{_CENTURIES[year[:2]]}hundert" + (f" {rest}" if rest else "")


def _time(match: re.Match[str], lang: str) -> str:
    hour, minutes = int(match[1]), match[2].lstrip("0")
    return f"{hour} Uhr {minutes}" if minutes else f"{hour} Uhr"


GERMAN = (
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mio\.", "eine Million"),
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mrd\.", "eine Milliarde"),
    Rule((DIGITS,), r"(?<![\w.,])1(?=\s(?:Million|Milliarde)\b)", "eine"),
    *money(_MONEY, _MAGNITUDES, "ein"),
    units(_UNITS, "ein"),
    units(_UNITS_WITH_EINE, "eine"),
    Rule((DIGITS,), r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)", _date),
    Rule(("Uhr",), r"(?<![\d:.])(\d{1,2})[:.](\d\d)\sUhr\b", _time),
    *ranges("bis"),
    Rule(
        (DIGITS,),
        rf"(?:{ALONE}|(?<=\d{{4}}[–-]))(?P<say>1[1-9]\d\d)(?![\d%°]|[.,:]\d)(?=(?P<decade>er\b)?)",
        _year,
    ),
    Rule((".",), rf"(?<![\d.,])(\d{{1,2}})\.(?=\s(?:(?P<month>{_MONTH}\b)|[A-ZÄÖÜ][a-zäöü]))", _counted),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, before=r"(?=\s?\d)"),
    abbreviations(_BEFORE_NAME, before=r"(?=\s[A-ZÄÖÜ])"),
    Rule((".",), r"(?<=[a-zäöüß])str\.(?=\s\d|,|\Z)", "straße"),
    Rule(("§",), r"§§", "Paragrafen"),
    Rule(("#",), r"(?<!\w)#(?=[A-Za-zÄÖÜäöü])", ""),
    Rule(("²",), r"(?<=[\w)])²", " hoch zwei"),
    Rule(("x×", DIGITS), r"(?<=\d)\s?[x×]\s?(?=\d)", " mal "),
    Rule(("/", DIGITS), r"(?<![\w/.,])1/2(?![\w/])", "ein halb"),
    by_letters(_LETTERS),
    Rule(("2₂",), r"\bCO(?=[2₂]\b)", "C O "),
)
