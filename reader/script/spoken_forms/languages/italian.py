"""Italian: "sec. XIX" is "secolo diciannovesimo", "5 km/h" is "5 chilometri orari"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.calendar_rules import (
    Calendar,
    dates_in_figures,
    days_of_month,
    short_months,
)
from reader.script.spoken_forms.measures.money_rules import Words, hundredths_after_sign, money, per
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
    fractions,
    ranges,
    score,
    times,
    weekdays,
)  # fmt: skip

_ANYWHERE = {
    "vs.": "versus", "univ.": "università", "sem.": "semestre", "trim.": "trimestre", "e ss.": "e seguenti",
    "sent.": "sentenza", "d.t.s.": "dopo i tempi supplementari", "cond.": "condominiali",
    "bust.": "bustina", "alt.": "altitudine", "dir.": "direttore", "ecc.": "eccetera", "cfr.": "confronta",
    "a.C.": "avanti Cristo", "d.C.": "dopo Cristo", "p. es.": "per esempio", "c.d.": "cosiddetto",
    "ca.": "circa", "S.p.A.": "società per azioni", "S.r.l.": "società a responsabilità limitata",
    "sig.ra": "signora", "sig.na": "signorina", "dott.ssa": "dottoressa", "prof.ssa": "professoressa",
    "c.so": "corso", "p.zza": "piazza", "v.le": "viale", "q.b.": "quanto basta",
    "s.l.m.": "sul livello del mare", "p.za": "piazza", "D.Lgs.": "decreto legislativo",
    "D.L.": "decreto legge", "d.p.r.": "decreto del presidente della Repubblica", "ad es.": "ad esempio",
    "Egr.": "egregio", "Gent.ma": "gentilissima", "Gent.mo": "gentilissimo", "Gent.mi": "gentilissimi",
    "Spett.le": "spettabile", "Preg.mo": "pregiatissimo", "Ill.mo": "illustrissimo",
    "Chiar.mo": "chiarissimo", "c/o": "presso", "P.le": "piazzale", "l.go": "largo", "f.lli": "fratelli",
    "s.n.c.": "senza numero civico", "trad. it.": "traduzione italiana", "trad.": "traduzione",
    "rist.": "ristampa", "prov.": "provincia", "cell.": "cellulare", "approx.": "circa",
    "op. cit.": "opera citata", "ibid.": "ibidem", "N.B.": "nota bene", "P.S.": "post scriptum",
    "sigg.": "signori", "sig.ri": "signori", "sig.re": "signore", "dott.ri": "dottori",
    "avv.ti": "avvocati", "incl.": "incluso", "escl.": "escluso", "ab.": "abitanti", "gg.": "giorni",
    "zona ind.": "zona industriale", "ved.": "vedi", "vd.": "vedi", "ecc": "eccetera", "ed.": "edizione",
    "abit.": "abitanti", "tot.": "totale",
}  # fmt: skip
_BEFORE_NUMBER = {
    "bin.": "binario", "sent.": "sentenza", "art.": "articolo", "artt.": "articoli", "n.": "numero",
    "nn.": "numeri", "pag.": "pagina", "pagg.": "pagine", "p.": "pagina", "pp.": "pagine",
    "cap.": "capitolo", "vol.": "volume", "fig.": "figura", "tab.": "tabella", "sec.": "secolo",
    "lett.": "lettera", "tel.": "telefono", "max.": "massimo", "min.": "minimo", "co.": "comma",
    "vers.": "versione", "all.": "allegato", "nr.": "numero", "rif.": "riferimento", "par.": "paragrafo",
    "prot.": "protocollo", "op.": "opera", "tav.": "tavola", "secc.": "secoli", "t.": "tomo",
    "fasc.": "fascicolo", "sez.": "sezione", "int.": "interno", "cell": "cellulare", "tel": "telefono",
    "n°": "numero", "nº": "numero",
}  # fmt: skip
_BEFORE_NAME = {
    "sig.": "signor", "sigg.": "signori", "dott.": "dottor", "dr.": "dottor", "prof.": "professor",
    "ing.": "ingegner", "avv.": "avvocato", "arch.": "architetto", "geom.": "geometra", "rag.": "ragionier",
    "on.": "onorevole", "mons.": "monsignor", "gen.": "generale", "col.": "colonnello", "cap.": "capitano",
    "s.": "san",
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
        "min": "minuto|minuti", "h": "ora|ore~f", "kn": "nodo|nodi", "gg": "giorno|giorni",
        "pt": "punto|punti", "pti": "punti|punti",
        "mt": "metro|metri", "pers": "persona|persone", "CV": "cavallo|cavalli",
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
    "CHF": Words("franco svizzero", "franchi svizzeri"),
    "¥": Words("yen", "yen"),
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


def _half_year(match: re.Match[str], lang: str) -> str:
    return "primo" if match["say"] == "I" else "secondo"


def _saint(match: re.Match[str], lang: str) -> str:
    return "Sant’"


_WAYS = {"N": "nord", "S": "sud", "E": "est", "O": "ovest", "W": "ovest"}


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
    separators="/.-",
)  # fmt: skip
_DAYS = {
    "lun": "lunedì", "mar": "martedì", "mer": "mercoledì", "gio": "giovedì", "ven": "venerdì",
    "sab": "sabato", "dom": "domenica",
}  # fmt: skip
_COUNTED_FEMININE = "[Gg]uerra|[Rr]epubblica|[Ee]dizione|[Ll]egione|[Dd]inastia|Internazionale"
_COUNTED_MASCULINE = "[Cc]ongresso|[Cc]oncilio|[Ff]estival|Reich|[Mm]illennio|[Mm]unicipio"
_NUMBERED = (
    r"capitol[oi]|cap\.|tomo|t\.|vol(?:ume|\.)|parte|libro|atto|scena|fase|tipo|titolo|art(?:icolo|\.)"
    r"|allegato|classe"
    r"|gruppo|tabella|livello"
)
RULES = (
    *dates_in_figures(_CALENDAR),
    days_of_month(_CALENDAR, "il|dal|al|del|entro"),
    *short_months(_CALENDAR, before="fine|metà|inizio|fine di"),
    *primes(_UNITS, _WAYS, "pollice|pollici"),
    Rule((".", DIGITS), r"\b(?:[Oo]re|[Aa]lle|[Dd]alle|h)\s\d{1,2}(?P<say>\.)(?=[0-5]\d(?!\d|[.,]\d))", ":"),
    Rule(("h", DIGITS), r"(?<![\w.])h(?=\s\d{1,2}[.:]\d\d)", "ore"),
    Rule(
        (".", "-–"),
        r"(?<![\w.,])(?:[01]?\d|2[0-4])\.[0-5]\d(?P<say>\s?[-–]\s?)(?=(?:[01]?\d|2[0-4])\.[0-5]\d(?!\d"
        r"|[.,]\d))",
        " alle ",
    ),
    *money(_MONEY, _MAGNITUDES, "un", "a", of="di", joint="e"),
    hundredths_after_sign(_MONEY),
    per({"mese": "al mese", "anno": "all’anno", "giorno": "al giorno", "ora": "all’ora", "h": "all’ora",
         "kg": "al chilo", "notte": "a notte", "mq": "al metro quadrato"}),
    *unit_rules(_UNITS),
    *POWERS,
    Rule(("-", DIGITS), r"(?<=\b[oO]re )\d{1,2}(?:[.:]\d\d)?(?P<say>\s?[-–]\s?)(?=\d)", " alle "),
    *ranges("a", r"[pP]agg?\.|pagine", "ore|anni|giorni"),
    *weekdays(_DAYS, "a", "al|a"),
    score("a"),
    in_digits({"º": _masculine, "ª": _feminine}),
    Rule(("°",), r"(?<![\w.,])(?P<number>\d{1,2})°"
         r"(?=\s(?!di\b|a\b|all|nord\b|sud\b|est\b|ovest\b|e\b|o\b)[a-zà-ù])", _degree),
    Rule(("c", ".", DIGITS), r"\bart(?:icolo|\.)\s\d{1,4}[a-z]?(?:-\w+)?,\s(?P<say>c\.)(?=\s?\d)", "comma"),
    Rule(("I", "s"), r"(?<![\w.])(?P<say>II?)(?=\s(?:sem(?:estre|\.)|trim(?:estre|\.)))", _half_year),
    Rule(("l", "t", ")"), r"(?<![\w.])lett\.(?=\s[a-z]\))", "lettera"),
    Rule(("p", "."), r"(?<=\ba )pers\.(?!\w)|(?<=\bper )pers\.(?!\w)", "persona"),
    Rule(("p", "."), r"(?<=\d )pers\.(?=[\s,;)])", "persone"),
    Rule(("S",), r"(?<![\w.])(?P<say>S\.\s)(?=[AEIOUÀÈ][a-zà-ù]+[oiae]\b)", _saint),
    Rule(("S",), r"(?<![\w.])S\.(?=\sSt[a-zà-ù]+o\b)", "Santo"),
    Rule(("S",), r"(?<![\w.])SS\.(?=\s(?:Trinità|Annunziata)\b)", "Santissima"),
    Rule(("S",), r"(?<![\w.])SS\.(?=\s[A-Z][a-z]+\se\s[A-Z])", "Santi"),
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
