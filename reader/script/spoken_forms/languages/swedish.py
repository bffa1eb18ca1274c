"""Swedish: "t. ex." is "till exempel", "5 km" is "5 kilometer", "den 1 maj" is "den första maj"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.ideographic import short_forms
from reader.script.spoken_forms.measures.calendar_rules import Calendar, dates_in_figures, short_months
from reader.script.spoken_forms.measures.money_rules import Words, money, per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords, two_forms
from reader.script.spoken_forms.numbers.ordinals import (
    RULERS,
    counted_in_roman,
    in_digits,
    ordinal,
    roman_ordinals,
    ruler_numerals,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER_NEXT,
    abbreviations,
    by_letters,
    fractions,
    ranges,
    score,
    times,
    weekdays,
)

_ANYWHERE = {
    "t. ex.": "till exempel", "t ex": "till exempel", "bl. a.": "bland annat", "d. v. s.": "det vill säga",
    "dvs.": "det vill säga", "dvs": "det vill säga", "m. m.": "med mera", "m. fl.": "med flera",
    "o. s. v.": "och så vidare", "osv.": "och så vidare", "osv": "och så vidare", "etc.": "et cetera",
    "f. d.": "före detta", "s. k.": "så kallad", "fr. o. m.": "från och med", "t. o. m.": "till och med",
    "p. g. a.": "på grund av", "pga": "på grund av", "m. a. o.": "med andra ord", "f.n.": "för närvarande",
    "f.ö.": "för övrigt", "ang.": "angående", "ev.": "eventuellt", "inkl.": "inklusive",
    "exkl.": "exklusive", "jfr": "jämför", "jfr.": "jämför", "resp.": "respektive", "ca": "cirka",
    "ca.": "cirka",
    "c:a": "cirka", "e.d.": "eller dylikt", "o.d.": "och dylikt", "o.dyl.": "och dylikt",
    "f. Kr.": "före Kristus", "e. Kr.": "efter Kristus", "st.f.": "i stället för", "i st.f.": "i stället för",
    "max.": "maximalt", "min.": "minst", "prel.": "preliminärt", "enl.": "enligt",
    "forts.": "fortsättning", "vs": "mot", "tfn": "telefon", "ö. h.": "över havet",
    "bl a": "bland annat", "m m": "med mera",
}  # fmt: skip
# Without stops the spaces must be there: "tom" is a word.
_SPACED = {
    "o dyl": "och dylikt", "f d": "före detta", "s k": "så kallad", "fr o m": "från och med",
    "t o m": "till och med", "p g a": "på grund av", "d v s": "det vill säga", "o s v": "och så vidare",
    "m fl": "med flera",
}  # fmt: skip
_BEFORE_NUMBER = {
    "kl.": "klockan", "kl": "klockan", "nr": "nummer", "nr.": "nummer", "s.": "sidan", "sid.": "sidan",
    "kap.": "kapitel", "fig.": "figur", "tab.": "tabell", "tel.": "telefon", "tel": "telefon",
    "mom.": "moment", "st.": "stycke", "bd": "band", "vol.": "volym", "art.": "artikel",
}  # fmt: skip
_BEFORE_NAME = {"dr": "doktor", "dr.": "doktor", "prof.": "professor", "S:t": "Sankt", "S:ta": "Sankta"}
_UNITS = UnitWords(
    names={
        "m": "meter|meter", "g": "gram|gram~n", "s": "sekund|sekunder", "l": "liter|liter",
        "L": "liter|liter", "W": "watt|watt", "V": "volt|volt", "A": "ampere|ampere", "Hz": "hertz|hertz",
        "J": "joule|joule", "N": "newton|newton", "Pa": "pascal|pascal", "B": "byte|byte", "bit": "bit|bitar",
        "bps": "bit per sekund|bitar per sekund", "Ω": "ohm|ohm", "eV": "elektronvolt|elektronvolt",
        "cal": "kalori|kalorier", "Wh": "wattimme|wattimmar", "Ah": "amperetimme|amperetimmar",
        "Sv": "sievert|sievert", "Bq": "becquerel|becquerel", "F": "farad|farad", "bar": "bar|bar",
        "mol": "mol|mol",
        "t": "ton|ton~n", "°C": "grad Celsius|grader Celsius", "°F": "grad Fahrenheit|grader Fahrenheit",
        "ha": "hektar|hektar", "min": "minut|minuter", "h": "timme|timmar", "tim": "timme|timmar",
        "msk": "matsked|matskedar", "tsk": "tesked|teskedar", "krm": "kryddmått|kryddmått~n",
        "st": "styck|stycken", "kg": "kilo|kilo~n", "dB": "decibel|decibel", "hk": "hästkraft|hästkrafter",
        "kr": "krona|kronor", "mkr": "miljon kronor|miljoner kronor", "tkr": "tusen kronor|tusen kronor",
        "mdkr": "miljard kronor|miljarder kronor", "kvm": "kvadratmeter|kvadratmeter",
        "kbm": "kubikmeter|kubikmeter", "mil": "mil|mil", "öre": "öre|öre", "sek": "sekund|sekunder",
        "mån": "månad|månader", "milj": "miljon|miljoner", "mn": "miljon|miljoner",
        "mdr": "miljard|miljarder",
        "mmHg": "millimeter kvicksilver|millimeter kvicksilver",
        "km/h": "kilometer i timmen|kilometer i timmen",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hekto", "d": "deci", "c": "centi", "m": "milli", "µ": "mikro",
              "n": "nano", "p": "piko", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="kvadrat{}",
    cubed="kubik{}",
    to_the_square="i kvadrat",
    per="per",
    each={},
    ones={"": "en", "n": "ett"},
    form=two_forms,
)  # fmt: skip
_MONEY = {
    "€": Words("euro", "euro"), "$": Words("dollar", "dollar"), "£": Words("pund", "pund"),
    "NOK": Words("norsk krona", "norska kronor"), "DKK": Words("dansk krona", "danska kronor"),
    "CHF": Words("franc", "franc"),
    "kr.": Words("krona", "kronor"), "kr": Words("krona", "kronor"), "SEK": Words("krona", "kronor"),
}  # fmt: skip
_MAGNITUDES = {
    "mn": "miljoner", "milj.": "miljoner", "milj": "miljoner", "miljoner": "miljoner", "md": "miljarder",
    "mdr": "miljarder", "miljarder": "miljarder", "tusen": "tusen",
}  # fmt: skip
_FRACTIONS = ("halv halva", "tredjedels tredjedels", "fjärdedels fjärdedels", *(f"{part} {part}" for part in (
    "femtedels", "sjättedels", "sjundedels", "åttondels", "niondels", "tiondels")))  # fmt: skip
_PARTS = "del|dl|l|cl|tsk|msk|krm|kg|g|gurka|lök|citron|paket|burk|kopp|kruka|knippe"


def _ordinal(number: int) -> str:
    return ordinal(number, "sv")


def _date(match: re.Match[str], lang: str) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    return f"{_ordinal(day)} {_MONTHS[month - 1]}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _ruler(number: int, name: str) -> str:
    return f"den {_ordinal(number)}"


def _day(match: re.Match[str], lang: str) -> str | None:
    day = int(match["say"])
    return _ordinal(day) if 1 <= day <= 31 else None


_HUNDREDS = (
    "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
)  # fmt: skip


def _century(match: re.Match[str], lang: str) -> str:
    return f"{_HUNDREDS[int(match['century']) - 11]}hundra"


_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december",
)  # fmt: skip
_CALENDAR = Calendar(_MONTHS, date="den {day} {month} {year}", day=_ordinal, separators="/.")
_DAYS = {
    "mån": "måndag", "tis": "tisdag", "ons": "onsdag", "tors": "torsdag", "tor": "torsdag",
    "fre": "fredag", "lör": "lördag", "sön": "söndag",
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_SHARES = ("tredjedel", "fjärdedel", "femtedel", "sjättedel", "sjundedel", "åttondel", "niondel")


def _share(match: re.Match[str], lang: str) -> str:
    """A share of something: "2/3 av landet"."""
    over, share = match[1], _SHARES[int(match[2]) - 3]
    return f"en {share}" if over == "1" else f"{over} {share}ar"


_WAYS = {"N": "nord", "S": "syd", "O": "öst", "Ö": "öst", "E": "öst", "V": "väst", "W": "väst"}
RULES = (
    Rule(("-",), r"(?<=\d):-(?!\d)", " kronor"),
    Rule(("-",), r"(?<![\w.,])(?P<say>(?P<century>1[1-9])00-)(?=tal)", _century),
    *dates_in_figures(_CALENDAR),
    *short_months(_CALENDAR),
    Rule(("/", DIGITS), r"\b[Dd]en\s(?P<say>(?P<day>\d\d?)/(?P<month>\d\d?))(?![\w/])", _date),
    *money(_MONEY, _MAGNITUDES, "en", "till"),
    per({"mån": "i månaden", "mån.": "i månaden", "månad": "i månaden", "år": "per år", "dag": "per dag",
         "h": "i timmen", "min": "per minut", "tim": "i timmen", "timme": "i timmen", "kg": "per kilo",
         "natt": "per natt",
         "st": "styck", "person": "per person", "m²": "per kvadratmeter", "kvm": "per kvadratmeter"}),
    *primes(_UNITS, _WAYS, "tum|tum"),
    *unit_rules(_UNITS, thousands=r"tusen|miljon(?:er)?|miljard(?:er)?|milj\.|mdr"),
    *POWERS,
    Rule((DIGITS,), rf"\b[Dd]en\s(?P<say>\d{{1,2}})(?=\s?[–-]\s?\d{{1,2}}\s(?:{_MONTH}))", _day),
    Rule((DIGITS,), rf"(?<![\w.,:])(?P<say>\d{{1,2}})(?=\s(?:{_MONTH})\b)", _day),
    Rule(("–-", DIGITS), rf"(?<=\d)\s?[–-]\s?(?=\d{{1,2}}\s(?:{_MONTH})\b)", " till "),
    *ranges("till", r"[sS]id\.|[sS]\.|sidorna", "år|dagar|timmar|personer|minuter"),
    *weekdays(_DAYS, "till", "till"),
    score("mot"),
    in_digits({":a": _ordinal, ":e": _ordinal}),
    *roman_ordinals("", "seklet|århundradet", _ordinal),
    counted_in_roman(r"kapitel|kap\.|del|bok|akt|scen|fas|typ|artikel|klass|tabell|division|grupp"),
    ruler_numerals(RULERS | {"Elizabeth", "Elisabet", "Margareta", "Karl", "Gustaf", "Oscar", "Erik",
    "Kristian", "Fredrik", "Adolf"}, _ruler),
    abbreviations(_ANYWHERE),
    short_forms(_SPACED, r"(?<![\w.])", r"(?![\w.])"),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s[A-ZÅÄÖ])"),
    Rule((".", DIGITS), r"(?<![\w.])(?P<say>f\.)(?=\s?(?:1\d|20)\d\d\b)", "född"),
    Rule((".", DIGITS), r"(?<![\w.])(?P<say>d\.)(?=\s?(?:1\d|20)\d\d\b)", "död"),
    by_letters(["EU", "USA", "SJ", "LO", "OS", "ICA", "AI"]),
    Rule(("/", DIGITS), r"(?<![\w/.,])([1-8])/([3-9])(?=\sav\b)", _share),
    fractions(_FRACTIONS, "en", _PARTS),
    times("gånger"),
)  # fmt: skip
