"""German: "z. B." is "zum Beispiel", "1984" is "neunzehnhundert 84", "am 3. Oktober" "am dritten"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.german_dates import DATES, YEARS_AND_ORDINALS
from reader.script.spoken_forms.languages.german_words import (
    BEFORE_UNITS,
    QUEENS,
    RULERS_IN_CASE,
    SHORT_WORDS,
    TIMES,
)
from reader.script.spoken_forms.measures.money_rules import Words, money, per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords, two_forms
from reader.script.spoken_forms.numbers.ordinals import RULERS, counted_in_roman, ordinal, ruler_numerals
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    abbreviations,
    by_letters,
    fractions,
    ranges,
    score,
    times,
    weekdays,
)  # fmt: skip

_ANYWHERE = {
    "Abf.": "Abfahrt", "Ank.": "Ankunft", "erm.": "ermäßigt", "Bf.": "Bahnhof", "vs.": "versus",
    "Whg.": "Wohnung", "Univ.": "Universität", "ü. M.": "über Meer", "Pkt.": "Punkte", "Abt.": "Abteilung",
    "Red.": "Redaktion", "Vj.": "Vorjahr", "NK.": "Nebenkosten", "Qu.": "Quartal", "OG.": "Obergeschoss",
    "z. B.": "zum Beispiel", "d. h.": "das heißt", "u. a.": "unter anderem", "usw.": "und so weiter",
    "u. s. w.": "und so weiter", "bzw.": "beziehungsweise", "ggf.": "gegebenenfalls", "evtl.": "eventuell",
    "vgl.": "vergleiche", "u. ä.": "und ähnliches", "o. ä.": "oder ähnliches", "i. d. R.": "in der Regel",
    "m. E.": "meines Erachtens", "z. T.": "zum Teil", "u. U.": "unter Umständen", "sog.": "sogenannte",
    "bspw.": "beispielsweise", "insb.": "insbesondere", "inkl.": "inklusive", "exkl.": "exklusive",
    "zzgl.": "zuzüglich", "gem.": "gemäß", "MwSt.": "Mehrwertsteuer", "v. Chr.": "vor Christus",
    "n. Chr.": "nach Christus", "v. a.": "vor allem", "e. V.": "eingetragener Verein", "Jh.": "Jahrhundert",
    "Mio.": "Millionen", "Mrd.": "Milliarden", "Std.": "Stunden", "geb.": "geboren", "etc.": "et cetera",
    "lt.": "laut", "s. o.": "siehe oben", "s. u.": "siehe unten", "Hrsg.": "Herausgeber",
    "hrsg. v.": "herausgegeben von", "allg.": "allgemein", "ehem.": "ehemals", "ca.": "zirka",
    "Jhs.": "Jahrhunderts", "jew.": "jeweils", "einschl.": "einschließlich", "abzgl.": "abzüglich",
    "vorauss.": "voraussichtlich", "urspr.": "ursprünglich", "Bhf.": "Bahnhof", "Hbf.": "Hauptbahnhof",
    "tgl.": "täglich", "bzgl.": "bezüglich", "gest.": "gestorben", "z. Zt.": "zur Zeit", "zzt.": "zurzeit",
    "i. A.": "im Auftrag", "a. D.": "außer Dienst", "o. g.": "oben genannte", "mtl.": "monatlich",
    "i. V. m.": "in Verbindung mit", "i. d. F.": "in der Fassung", "i. S. v.": "im Sinne von",
    "i. S. d.": "im Sinne des", "u. v. m.": "und vieles mehr", "wöchentl.": "wöchentlich", "rd.": "rund",
    "gegr.": "gegründet", "verh.": "verheiratet", "ggü.": "gegenüber", "p. a.": "pro Jahr",
    "a. a. O.": "am angegebenen Ort", "v. u. Z.": "vor unserer Zeitrechnung",
    "n. u. Z.": "nach unserer Zeitrechnung", "u. Z.": "unserer Zeitrechnung", "zw.": "zwischen",
    "spätest.": "spätestens", "Ztg.": "Zeitung", "Zeitschr.": "Zeitschrift", "Anz.": "Anzahl",
    "Kto.": "Konto", "Bl.": "Blatt", "Tsd.": "Tausend", "durchschn.": "durchschnittlich",
    "verm.": "vermutlich", "entspr.": "entsprechend", "insges.": "insgesamt", "o. Ä.": "oder Ähnliches",
    "u. Ä.": "und Ähnliches", "i. H. v.": "in Höhe von", "z. Hd.": "zu Händen",
    "u. dgl.": "und dergleichen", "ü. NN": "über Normalnull", "ü. d. M.": "über dem Meer",
    "i. e. S.": "im engeren Sinne", "Inh.": "Inhaber", "Bj.": "Baujahr", "Einw.": "Einwohner",
    "Ew.": "Einwohner", "Anf.": "Anfang", "Vors.": "Vorsitzender",
}  # fmt: skip
_BEFORE_NUMBER = {
    "Nr.": "Nummer", "Abs.": "Absatz", "Art.": "Artikel", "S.": "Seite", "Bd.": "Band", "Abb.": "Abbildung",
    "Kap.": "Kapitel", "Tab.": "Tabelle", "Tel.": "Telefon", "max.": "maximal", "min.": "minimal",
    "mind.": "mindestens", "Rn.": "Randnummer", "Ziff.": "Ziffer", "Str.": "Straße", "Aufl.": "Auflage",
    "Anm.": "Anmerkung", "Hft.": "Heft", "Jg.": "Jahrgang", "Sp.": "Spalte", "Anl.": "Anlage",
    "Op.": "Opus", "Gl.": "Gleis", "Gr.": "Größe", "Whg.": "Wohnung", "Zi.": "Zimmer", "Vers.": "Version",
    "Lfg.": "Lieferung", "Ausg.": "Ausgabe", "Abschn.": "Abschnitt", "Fn.": "Fußnote", "Tsd.": "Tausend",
    "Bsp.": "Beispiel",
}  # fmt: skip
_BEFORE_NAME = {
    "Dr.-Ing.": "Doktor-Ingenieur", "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn",
    "Fr.": "Frau", "St.": "Sankt", "Fa.": "Firma", "Ri.": "Richtung", "Frl.": "Fräulein",
    "Gebr.": "Gebrüder", "Pfr.": "Pfarrer", "Hptm.": "Hauptmann", "Ing.": "Ingenieur",
    "Dipl.-Ing.": "Diplom-Ingenieur",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "Meter", "g": "Gramm", "s": "Sekunde|Sekunden~f", "l": "Liter", "L": "Liter", "W": "Watt",
        "V": "Volt", "A": "Ampere", "Hz": "Hertz", "J": "Joule", "N": "Newton", "Pa": "Pascal", "B": "Byte",
        "bit": "Bit", "bps": "Bit pro Sekunde", "Ω": "Ohm", "eV": "Elektronenvolt",
        "cal": "Kalorie|Kalorien~f", "Wh": "Wattstunde|Wattstunden~f", "Ah": "Amperestunde|Amperestunden~f",
        "Sv": "Sievert", "Bq": "Becquerel", "F": "Farad",
        "bar": "Bar", "mol": "Mol", "t": "Tonne|Tonnen~f", "qm": "Quadratmeter", "qkm": "Quadratkilometer",
        "cbm": "Kubikmeter", "°C": "Grad Celsius", "°F": "Grad Fahrenheit", "ha": "Hektar",
        "min": "Minute|Minuten~f", "PS": "PS", "Min": "Minute|Minuten~f", "Sek": "Sekunde|Sekunden~f",
        "Std": "Stunde|Stunden~f", "h": "Stunde|Stunden~f", "TL": "Teelöffel", "EL": "Esslöffel",
        "Msp": "Messerspitze|Messerspitzen~f", "Pck": "Päckchen", "Pkg": "Packung|Packungen~f",
        "Stk": "Stück", "St": "Stück", "Pfd": "Pfund", "Ztr": "Zentner", "dB": "Dezibel", "kn": "Knoten",
        "Pr": "Prise|Prisen~f", "mmHg": "Millimeter Quecksilbersäule", "Tl": "Teelöffel", "El": "Esslöffel",
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


def _ruler(number: int, name: str) -> str:
    """A ruler's numeral ("Otto der Fünfte"), or the plain number after other names."""
    if name in _NUMBERED:
        return str(number)
    stem = ordinal(number, "de").removesuffix("e").capitalize()
    if name in QUEENS:
        return f"die {stem}e"
    return f"des {stem}en" if name.endswith("s") and name[:-1] in RULERS else f"der {stem}e"


_NUMBERED = frozenset({
    "Teil", "Kapitel", "Band", "Akt", "Buch", "Klasse", "Typ", "Abschnitt", "Weltkrieg", "Artikel", "Liga",
    "Szene", "Stufe", "Phase", "Gruppe", "Kategorie", "Titel", "Anlage", "Anhang", "Saturn", "Vatikanum",
    "Mark", "Modell",
})  # fmt: skip
_FRACTIONS = ("halb halbe", *(f"{part} {part}" for part in (
    "drittel", "viertel", "fünftel", "sechstel", "siebtel", "achtel", "neuntel", "zehntel")))  # fmt: skip


_DAYS = {
    "mo": "Montag", "di": "Dienstag", "mi": "Mittwoch", "do": "Donnerstag", "fr": "Freitag",
    "sa": "Samstag", "so": "Sonntag",
}  # fmt: skip
_SHORT_DAYS = "(?:Mo|Di|Mi|Do|Fr|Sa|So)"


_WAYS = {"N": "Nord", "S": "Süd", "O": "Ost", "E": "Ost", "W": "West"}


def _day_before_date(match: re.Match[str], lang: str) -> str:
    return _DAYS[match["say"].rstrip(".").lower()]


RULES = (
    *BEFORE_UNITS,
    *primes(_UNITS, _WAYS, "Zoll|Zoll"),
    Rule(("h", DIGITS), r"\b(?i:ab|um|gegen|bis)\s\d{1,2}(?P<say>\s?h)(?![\w/])", " Uhr"),
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mio\.", "eine Million"),
    Rule((DIGITS,), r"(?<![\w.,])1\s?Mrd\.", "eine Milliarde"),
    Rule((DIGITS,), r"(?<![\w.,])1(?=\s(?:Million|Milliarde)\b)", "eine"),
    *money(_MONEY, _MAGNITUDES, "ein", "bis"),
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
    *unit_rules(_UNITS),
    *POWERS,
    *DATES,
    score("zu"),
    Rule((":", DIGITS), r"(?<=\b1)(?P<say>:)(?=\d{2,3}(?:[.\s]?000)\b)", " zu "),
    Rule((",", DIGITS), r"(?<=\d)(?P<say>,[-–—]{1,2})(?=\s?(?:€|Euro|Franken|CHF|Mark|DM)|[\s.,;)]|\Z)", ""),
    RULERS_IN_CASE,
    ruler_numerals(RULERS, _ruler, has_stop=True),
    fractions(_FRACTIONS, "ein", r"der|des|von|vom"),
    *TIMES,
    *ranges("bis", r"S\.|Seiten?", "Uhr|Stunden|Jahre|Tage"),
    *weekdays(_DAYS, "bis", "bis"),
    *YEARS_AND_ORDINALS,
    abbreviations(_ANYWHERE),
    Rule((".", "S"), r"\bAbs\.\s\d{1,2}[a-z]?\s(?P<say>S\.)(?=\s\d)", "Satz"),
    Rule(("W",), r"(?<=\d\. )WK\b", "Weltkrieg"),
    Rule((".", DIGITS), rf"\b(?P<say>{_SHORT_DAYS}\.?),(?=\s\d{{1,2}}\.)", _day_before_date),
    abbreviations(_BEFORE_NUMBER, followed_by=r"(?=:?\s?[(+]?(?:\d|[IVXLC]+\b))"),
    Rule(("G", "r"), r"\bGr\.(?=\s(?:X{0,3}[SML])\b)", "Größe"),
    Rule((".",), rf"\b(?:am|ab|bis|seit|jeden|zum|vom)\s(?P<say>{_SHORT_DAYS}\.)(?!\w)", _day_before_date),
    *SHORT_WORDS,
    counted_in_roman(r"(?:Kap|Bd|Abs|Art|Nr|Abb|Tab|Aufl|Anl)\.|Nummer"),
    Rule((".f", DIGITS), r"(?<=\d )f\.(?=[\s,;)]|\Z)", "folgende"),
    Rule((".f", DIGITS), r"(?<=\d )ff\.(?=[\s,;)]|\Z)", "fortfolgende"),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s(?:[A-ZÄÖÜ]|(?:med|phil|rer|jur|iur|theol|h)\b))"),
    Rule((".",), r"(?<=[a-zäöüß])str\.(?=\s\d|,|\Z)", "straße"),
    Rule(("§",), r"§§(?!\s?\d)", "Paragrafen"),
    Rule(("€$",), r"(?<=\d)-€-(?=[A-ZÄÖÜ])", " Euro "),
    Rule(("€$",), r"(?<=\d)-\$-(?=[A-ZÄÖÜ])", " Dollar "),
    Rule(("#",), r"(?<!\w)#(?=[A-Za-zÄÖÜäöü])", ""),
    times("mal"),
    by_letters(_LETTERS),
    Rule(("2₂",), r"\bCO(?=[2₂]\b)", "C O "),
)
