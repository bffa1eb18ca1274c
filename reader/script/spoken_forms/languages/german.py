"""German: "z. B." is "zum Beispiel", "1984" is "neunzehnhundert 84", "am 3. Oktober" "am dritten"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.calendar_rules import Calendar, short_months
from reader.script.spoken_forms.ordinals import RULERS, counted_in_roman, ordinal, ruler_numerals
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.rules import ALONE, DIGITS, Rule, compiled
from reader.script.spoken_forms.table_rules import (
    Words,
    abbreviations,
    by_letters,
    fractions,
    money,
    per,
    ranges,
    score,
    times,
    units,
    units_of_fractions,
    weekdays,
)  # fmt: skip
from reader.script.spoken_forms.units import UnitWords, two_forms

_ANYWHERE = {
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "usw.": "und so weiter",
    "u. s. w.": "und so weiter",
    "bzw.": "beziehungsweise", "ggf.": "gegebenenfalls", "evtl.": "eventuell", "vgl.": "vergleiche",
    "u. ä.": "und ähnliches", "o. ä.": "oder ähnliches", "i. d. R.": "in der Regel",
    "m. E.": "meines Erachtens", "z. T.": "zum Teil", "u. U.": "unter Umständen", "sog.": "sogenannte",
    "bspw.": "beispielsweise", "insb.": "insbesondere", "inkl.": "inklusive", "exkl.": "exklusive",
    "zzgl.": "zuzüglich", "gem.": "gemäß", "MwSt.": "Mehrwertsteuer", "v. Chr.": "vor Christus",
    "n. Chr.": "nach Christus", "v. a.": "vor allem", "e. V.": "eingetragener Verein", "Jh.": "Jahrhundert",
    "Mio.": "Millionen", "Mrd.": "Milliarden", "Std.": "Stunden", "geb.": "geboren", "etc.": "et cetera",
    "lt.": "laut", "s. o.": "siehe oben", "s. u.": "siehe unten", "Hrsg.": "Herausgeber",
    "allg.": "allgemein", "ehem.": "ehemals", "ca.": "zirka", "Jhs.": "Jahrhunderts", "jew.": "jeweils",
    "einschl.": "einschließlich",
    "abzgl.": "abzüglich", "vorauss.": "voraussichtlich", "urspr.": "ursprünglich", "Bhf.": "Bahnhof",
    "Hbf.": "Hauptbahnhof",
}  # fmt: skip
_BEFORE_NUMBER = {
    "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Bd.": "Band", "Abb.": "Abbildung",
    "Kap.": "Kapitel", "Tab.": "Tabelle", "Tel.": "Telefon", "max.": "maximal", "min.": "minimal",
    "mind.": "mindestens", "Rn.": "Randnummer", "Ziff.": "Ziffer", "Str.": "Straße", "Aufl.": "Auflage",
    "Anm.": "Anmerkung",
    "Hft.": "Heft", "Jg.": "Jahrgang", "Sp.": "Spalte", "Anl.": "Anlage",
}  # fmt: skip
_BEFORE_NAME = {
    "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "St.": "Sankt",
    "Fa.": "Firma",
    "Dipl.-Ing.": "Diplom-Ingenieur",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "Meter", "g": "Gramm", "s": "Sekunde|Sekunden~f", "l": "Liter", "L": "Liter", "W": "Watt",
        "V": "Volt", "A": "Ampere", "Hz": "Hertz", "J": "Joule", "N": "Newton", "Pa": "Pascal", "B": "Byte",
        "bit": "Bit", "bps": "Bit pro Sekunde", "Ω": "Ohm", "eV": "Elektronenvolt",
        "cal": "Kalorie|Kalorien~f", "Wh": "Wattstunde|Wattstunden~f", "Ah": "Amperestunde|Amperestunden~f",
        "bar": "Bar", "mol": "Mol", "t": "Tonne|Tonnen~f", "qm": "Quadratmeter", "qkm": "Quadratkilometer",
        "cbm": "Kubikmeter", "°C": "Grad Celsius", "°F": "Grad Fahrenheit", "ha": "Hektar",
        "min": "Minute|Minuten~f", "PS": "PS", "Min": "Minute|Minuten~f", "Sek": "Sekunde|Sekunden~f",
        "Std": "Stunde|Stunden~f", "h": "Stunde|Stunden~f", "TL": "Teelöffel", "EL": "Esslöffel",
        "Msp": "Messerspitze|Messerspitzen~f", "Pck": "Päckchen", "Pkg": "Packung|Packungen~f",
        "Stk": "Stück", "St": "Stück", "Pfd": "Pfund", "Ztr": "Zentner", "dB": "Dezibel", "kn": "Knoten",
        "Tl": "Teelöffel", "El": "Esslöffel",
    },
    prefixes={"k": "Kilo", "K": "Kilo", "h": "Hekto", "d": "Dezi", "c": "Zenti", "m": "Milli", "µ": "Mikro",
              "n": "Nano", "p": "Piko", "M": "Mega", "G": "Giga", "T": "Tera", "P": "Peta"},
    squared="Quadrat{}",
    cubed="Kubik{}",
    to_the_square="zum Quadrat",
    per="pro",
    each={},
    ones={"": "ein", "f": "eine"},
    form=two_forms,
    is_capital=True,
)  # fmt: skip
_MONEY = {
    "€": Words("Euro", "Euro"), "Euro": Words("Euro", "Euro"), "$": Words("Dollar", "Dollar"),
    "£": Words("Pfund", "Pfund"), "ct": Words("Cent", "Cent"), "Ct.": Words("Cent", "Cent"),
    "Cent": Words("Cent", "Cent"), "CHF": Words("Franken", "Franken"),
}  # fmt: skip
_MAGNITUDES = {
    "Mio.": "Millionen", "Mio": "Millionen", "Mrd.": "Milliarden", "Mrd": "Milliarden",
    "Millionen": "Millionen", "Milliarden": "Milliarden",
}  # fmt: skip
# The engine reads these as words. Of two letters, it reads all except numerals and capitalised words.
_LETTERS = (
    "ADAC", "AOK", "ARD", "AfD", "BSI", "EKD", "EUGH", "EZB", "FAZ", "IHK", "IOC", "ISS", "LMU", "ORF", "SUV",
    "UKW", "USA", "USB", "ÖBB", "ÖVP", "AU", "EG", "EK", "EM", "EU", "IS", "IT", "KI", "UK", "UN", "US",
)  # fmt: skip

# -- dates and years ----------------------------------------------------------------------------

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
)  # fmt: skip
_CALENDAR = Calendar(_MONTHS, short={"febr": "Februar", "mrz": "März", "jän": "Januar"})
_MONTH = rf"(?:(?:{'|'.join(_MONTHS)}|Jänner|Feber)|(?:Jan|Jän|Febr?|Apr|Aug|Sept?|Okt|Nov|Dez)\.)"
_CENTURIES = {
    "11": "elf", "12": "zwölf", "13": "dreizehn", "14": "vierzehn", "15": "fünfzehn", "16": "sechzehn",
    "17": "siebzehn", "18": "achtzehn", "19": "neunzehn",
}  # fmt: skip
# The word before an ordinal shows its ending.
_JOINT = r"(?:,|\sund|\soder|\sbis(?:\szum)?)"
_WORD_BEFORE = rf"(\w+)\s(?:\d{{1,2}}\.{_JOINT}\s){{0,6}}\Z"
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
    return before[1] if before is not None else ""


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


def _ruler(number: int, name: str) -> str:
    """A ruler's numeral ("Otto der Fünfte"), or the plain number after other names."""
    if name in _NUMBERED:
        return str(number)
    stem = ordinal(number, "de").removesuffix("e").capitalize()
    if name in _QUEENS:
        return f"die {stem}e"
    return f"des {stem}en" if name.endswith("s") and name[:-1] in RULERS else f"der {stem}e"


_QUEENS = frozenset({"Elisabeth", "Katharina", "Maria", "Margarethe", "Christina", "Isabella"})
_NUMBERED = frozenset({
    "Teil", "Kapitel", "Band", "Akt", "Buch", "Klasse", "Typ", "Abschnitt", "Weltkrieg", "Artikel", "Liga",
    "Szene", "Stufe", "Phase", "Gruppe", "Kategorie", "Titel", "Anlage", "Anhang", "Saturn", "Vatikanum",
    "Mark", "Modell",
})  # fmt: skip
_FRACTIONS = ("halb halbe", *(f"{part} {part}" for part in (
    "drittel", "viertel", "fünftel", "sechstel", "siebtel", "achtel", "neuntel", "zehntel")))  # fmt: skip


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


_DAYS = {
    "mo": "Montag", "di": "Dienstag", "mi": "Mittwoch", "do": "Donnerstag", "fr": "Freitag",
    "sa": "Samstag", "so": "Sonntag",
}  # fmt: skip
RULES = (
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mio\.", "eine Million"),
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mrd\.", "eine Milliarde"),
    Rule((DIGITS,), r"(?<![\w.,])1(?=\s(?:Million|Milliarde)\b)", "eine"),
    *money(_MONEY, _MAGNITUDES, "ein"),
    per(
        {
            "Monat": "pro Monat",
            "Mon.": "pro Monat",
            "Jahr": "pro Jahr",
            "Tag": "pro Tag",
            "Std.": "pro Stunde",
            "h": "pro Stunde",
            "kg": "pro Kilogramm",
            "Nacht": "pro Nacht",
            "m²": "pro Quadratmeter",
            "Person": "pro Person",
            "Stück": "pro Stück",
        }
    ),
    units(_UNITS),
    units_of_fractions(_UNITS),
    *POWERS,
    Rule(
        (".", DIGITS),
        r"(?<![\d.])(?P<say>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}))(?!\d)",
        _date,
    ),
    Rule(
        (".", DIGITS),
        r"\b(?i:am|ab|vom|zum|bis|der|dem|den|und|oder|seit|ist)\s"
        r"(?P<say>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.)(?=[\s,;:)–-]|\Z)",
        _date,
    ),
    *short_months(_CALENDAR),
    Rule(
        ("-", DIGITS),
        r"(?<![\w.,:/-])(?P<say>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?![\d-])",
        _date,
    ),
    score("zu"),
    Rule((":", DIGITS), r"(?<=\b1)(?P<say>:)(?=\d{2,3}(?:[.\s]?000)\b)", " zu "),
    Rule((",", DIGITS), r"(?<=\d)(?P<say>,[-–—]{1,2})(?=\s?(?:€|Euro|Franken|CHF|Mark|DM)|[\s.,;)]|\Z)", ""),
    ruler_numerals(RULERS, _ruler, has_stop=True),
    fractions(_FRACTIONS, "ein", r"der|des|von|vom"),
    Rule(("Uhr",), r"(?<![\d:.])(\d{1,2})[:.](\d\d)\sUhr\b", _time),
    *ranges("bis", r"S\.|Seiten?", "Uhr|Stunden|Jahre|Tage"),
    weekdays(_DAYS, "bis"),
    Rule(
        (DIGITS,),
        rf"(?:{ALONE}|(?<=\d{{4}}[–-]))(?P<say>1[1-9]\d\d)(?![\d%°]|[.,:]\d)(?=(?P<decade>er\b)?)",
        _year,
    ),
    Rule(
        (".",),
        rf"(?<![\d.,])(\d{{1,2}})\.(?=(?:{_JOINT}\s\d{{1,2}}\.){{0,6}}\s(?:(?P<month>{_MONTH}\b)"
        r"|[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]))",
        _counted,
    ),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, before=r"(?=\s?(?:\d|[IVXLC]+\b))"),
    counted_in_roman(r"(?:Kap|Bd|Abs|Art|Nr|Abb|Tab|Aufl|Anl)\.|Nummer"),
    Rule((".f", DIGITS), r"(?<=\d )f\.(?=[\s,;)]|\Z)", "folgende"),
    Rule((".f", DIGITS), r"(?<=\d )ff\.(?=[\s,;)]|\Z)", "fortfolgende"),
    abbreviations(_BEFORE_NAME, before=r"(?=\s[A-ZÄÖÜ])"),
    Rule((".",), r"(?<=[a-zäöüß])str\.(?=\s\d|,|\Z)", "straße"),
    Rule(("§",), r"§§", "Paragrafen"),
    Rule(("#",), r"(?<!\w)#(?=[A-Za-zÄÖÜäöü])", ""),
    times("mal"),
    by_letters(_LETTERS),
    Rule(("2₂",), r"\bCO(?=[2₂]\b)", "C O "),
)
