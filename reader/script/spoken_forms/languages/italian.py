"""Italian: "sec. XIX" is "secolo diciannovesimo", "5 km/h" is "5 chilometri orari"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.calendar_rules import Calendar, dates_in_figures, short_months
from reader.script.spoken_forms.ordinals import (
    RULERS,
    counted_in_roman,
    in_digits,
    ordinal,
    roman_ordinals,
    ruler_numerals,
)
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER_NEXT,
    Words,
    abbreviations,
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
from reader.script.spoken_forms.units import UnitWords, two_forms

_ANYWHERE = {
    "ecc.": "eccetera", "cfr.": "confronta", "a.C.": "avanti Cristo", "d.C.": "dopo Cristo",
    "p. es.": "per esempio", "c.d.": "cosiddetto", "ca.": "circa", "S.p.A.": "società per azioni",
    "S.r.l.": "società a responsabilità limitata", "sig.ra": "signora", "sig.na": "signorina",
    "dott.ssa": "dottoressa", "prof.ssa": "professoressa", "c.so": "corso", "p.zza": "piazza",
    "v.le": "viale", "q.b.": "quanto basta", "s.l.m.": "sul livello del mare", "p.za": "piazza",
    "D.Lgs.": "decreto legislativo", "D.L.": "decreto legge",
}  # fmt: skip
_BEFORE_NUMBER = {
    "art.": "articolo", "artt.": "articoli", "n.": "numero", "nn.": "numeri", "pag.": "pagina",
    "pagg.": "pagine", "p.": "pagina", "pp.": "pagine", "cap.": "capitolo", "vol.": "volume",
    "fig.": "figura", "tab.": "tabella", "sec.": "secolo", "lett.": "lettera", "tel.": "telefono",
    "max.": "massimo", "min.": "minimo", "n°": "numero", "nº": "numero",
}  # fmt: skip
_BEFORE_NAME = {
    "sig.": "signor", "sigg.": "signori", "dott.": "dottor", "dr.": "dottor", "prof.": "professor",
    "ing.": "ingegner",
    "avv.": "avvocato", "arch.": "architetto", "geom.": "geometra", "rag.": "ragionier", "on.": "onorevole",
    "mons.": "monsignor", "gen.": "generale", "col.": "colonnello", "cap.": "capitano", "s.": "san",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "metro|metri", "g": "grammo|grammi", "s": "secondo|secondi", "l": "litro|litri",
        "L": "litro|litri", "W": "watt|watt", "V": "volt|volt", "A": "ampere|ampere", "Hz": "hertz|hertz",
        "J": "joule|joule", "N": "newton|newton", "Pa": "pascal|pascal", "B": "byte|byte", "bit": "bit|bit",
        "bps": "bit al secondo|bit al secondo", "Ω": "ohm|ohm", "eV": "elettronvolt|elettronvolt",
        "cal": "caloria|calorie~f", "Wh": "wattora|wattora", "Ah": "amperora|amperora",
        "Sv": "sievert|sievert", "Bq": "becquerel|becquerel", "F": "farad|farad", "bar": "bar|bar",
        "mol": "mole|moli~f",
        "t": "tonnellata|tonnellate~f", "km/h": "chilometro orario|chilometri orari",
        "°C": "grado Celsius|gradi Celsius", "°F": "grado Fahrenheit|gradi Fahrenheit", "ha": "ettaro|ettari",
        "min": "minuto|minuti", "h": "ora|ore~f", "kn": "nodo|nodi", "CV": "cavallo|cavalli",
        "mq": "metro quadrato|metri quadrati", "kmq": "chilometro quadrato|chilometri quadrati",
        "mc": "metro cubo|metri cubi", "kg": "chilo|chili", "q": "quintale|quintali", "dB": "decibel|decibel",
        "mmHg": "millimetro di mercurio|millimetri di mercurio", "mln": "milione|milioni",
        "mld": "miliardo|miliardi",
    },
    prefixes={"k": "chilo", "K": "chilo", "h": "etto", "d": "deci", "c": "centi", "m": "milli",
              "µ": "micro",
              "n": "nano", "p": "pico", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="{} quadrato|{} quadrati",
    cubed="{} cubo|{} cubi",
    to_the_square="al quadrato",
    per="per",
    each={"s": "al secondo", "h": "all’ora", "min": "al minuto"},
    ones={"": "un", "f": "una"},
    form=two_forms,
    verbs=frozenset({"ha"}),
)  # fmt: skip
_MONEY = {
    "€": Words("euro", "euro"),
    "$": Words("dollaro", "dollari"),
    "£": Words("sterlina", "sterline"),
    "cent.": Words("centesimo", "centesimi"),
}
_MAGNITUDES = {
    "mln": "milioni", "mld": "miliardi", "milioni": "milioni", "miliardi": "miliardi", "mila": "mila",
}  # fmt: skip
_FRACTIONS = (
    "mezzo mezzi", "terzo terzi", "quarto quarti", "quinto quinti", "sesto sesti", "settimo settimi",
    "ottavo ottavi", "nono noni", "decimo decimi",
)  # fmt: skip
_QUEENS = frozenset({"Elisabetta", "Caterina", "Maria", "Margherita", "Cristina", "Giovanna", "Isabella"})


def _masculine(number: int) -> str:
    return ordinal(number, "it")


def _degree(match: re.Match[str], lang: str) -> str | None:
    """An ordinal that is written with the sign of degrees: "il 3° posto"."""
    return ordinal(int(match["number"]), "it") or None


def _feminine(number: int) -> str:
    return ordinal(number, "it")[:-1] + "a"


def _ruler(number: int, name: str) -> str:
    return _feminine(number) if name in _QUEENS else _masculine(number)


_CALENDAR = Calendar(
    months=("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
            "agosto", "settembre", "ottobre", "novembre", "dicembre"),
    day=lambda day: "primo" if day == 1 else str(day),
)  # fmt: skip
_DAYS = {
    "lun": "lunedì", "mar": "martedì", "mer": "mercoledì", "gio": "giovedì", "ven": "venerdì",
    "sab": "sabato", "dom": "domenica",
}  # fmt: skip
_COUNTED_FEMININE = "[Gg]uerra|[Rr]epubblica|[Ee]dizione|[Ll]egione|[Dd]inastia|Internazionale"
_COUNTED_MASCULINE = "[Cc]ongresso|[Cc]oncilio|[Ff]estival|Reich|[Mm]illennio|[Mm]unicipio"
_NUMBERED = (
    r"capitol[oi]|cap\.|tomo|vol(?:ume|\.)|parte|libro|atto|scena|fase|tipo|titolo|art(?:icolo|\.)|allegato|classe"
    r"|gruppo|tabella|livello"
)
RULES = (
    *dates_in_figures(_CALENDAR),
    *short_months(_CALENDAR),
    *money(_MONEY, _MAGNITUDES, "un", of="di", joint="e"),
    hundredths_after_sign(_MONEY),
    per({"mese": "al mese", "anno": "all’anno", "giorno": "al giorno", "ora": "all’ora", "h": "all’ora",
         "kg": "al chilo", "notte": "a notte", "mq": "al metro quadrato"}),
    units(_UNITS),
    units_of_fractions(_UNITS),
    *POWERS,
    Rule(("-", DIGITS), r"(?<=\b[oO]re )\d{1,2}(?:[.:]\d\d)?(?P<say>\s?[-–]\s?)(?=\d)", " alle "),
    *ranges("a", r"[pP]agg?\.|pagine", "ore|anni|giorni"),
    *weekdays(_DAYS, "a", "al|a"),
    score("a"),
    in_digits({"º": _masculine, "ª": _feminine}),
    Rule(("°",), r"(?<![\w.,])(?P<number>\d{1,2})°"
         r"(?=\s(?!di\b|a\b|all|nord\b|sud\b|est\b|ovest\b|e\b|o\b)[a-zà-ù])", _degree),
    Rule(("S",), r"(?<![\w.])S\.(?=\s(?!Andrea|Luca|Nicola|Mattia|Elia)[A-Z][a-zà-ù]+a\b)", "Santa"),
    *roman_ordinals("sec\\.|secolo", "secolo|sec\\.", _masculine),
    Rule(("IVX", "."), r"(?<=[IVX] )sec\.(?=\s)", "secolo"),
    *roman_ordinals("", _COUNTED_FEMININE, _feminine),
    *roman_ordinals("", _COUNTED_MASCULINE, _masculine),
    counted_in_roman(_NUMBERED),
    ruler_numerals(RULERS, _ruler),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s[A-ZÀ-Þ])"),
    fractions(_FRACTIONS, "un", r"di|del|dei|della|delle|degli|dell|d", half="mezzo/a"),
    times("per"),
    Rule(("<≤>≥", DIGITS), r"(?<!\S)<(?=\s?\d)", "meno di "),
)  # fmt: skip
