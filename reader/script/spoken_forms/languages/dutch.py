"""Dutch: "bijv." is "bijvoorbeeld", "de 19e eeuw" is "de negentiende eeuw"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.calendar_rules import (
    Calendar,
    dates_in_figures,
    days_of_month,
    short_months,
)
from reader.script.spoken_forms.measures.money_rules import Words, money, per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords, two_forms
from reader.script.spoken_forms.numbers.ordinals import (
    RULERS,
    counted_in_roman,
    in_digits,
    ordinal,
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
)  # fmt: skip

_ANYWHERE = {
    "vs.": "versus", "verd.": "verdieping", "kw.": "kwartaal", "e.v.": "en volgende",
    "hoogl.": "hoogleraar", "d.i.": "dat is", "j.o.j.": "jaar op jaar", "afd.": "afdeling",
    "dir.": "directeur", "app.": "appartement", "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld",
    "d.w.z.": "dat wil zeggen", "m.a.w.": "met andere woorden", "o.a.": "onder andere", "enz.": "enzovoort",
    "etc.": "et cetera", "m.b.t.": "met betrekking tot", "t.o.v.": "ten opzichte van",
    "i.v.m.": "in verband met", "i.p.v.": "in plaats van", "z.g.": "zogenaamde", "zgn.": "zogenaamde",
    "ca.": "circa", "resp.": "respectievelijk", "incl.": "inclusief", "excl.": "exclusief",
    "v.Chr.": "voor Christus", "n.Chr.": "na Christus", "t/m": "tot en met", "a.u.b.": "alstublieft",
    "e.d.": "en dergelijke", "t.b.v.": "ten behoeve van", "evt.": "eventueel", "t.a.v.": "ter attentie van",
    "m.i.v.": "met ingang van", "o.l.v.": "onder leiding van", "n.a.v.": "naar aanleiding van",
    "a.s.": "aanstaande", "i.t.t.": "in tegenstelling tot", "bijv": "bijvoorbeeld",
    "m.u.v.": "met uitzondering van", "d.d.": "de dato", "o.b.v.": "op basis van", "m.n.": "met name",
    "p.p.": "per persoon", "vgl.": "vergelijk", "z.s.m.": "zo snel mogelijk", "t.z.t.": "te zijner tijd",
    "ivm": "in verband met", "ipv": "in plaats van", "tov": "ten opzichte van",
    "nav": "naar aanleiding van", "mbt": "met betrekking tot", "svp": "alstublieft", "p/m": "per maand",
    "p/p": "per persoon", "p/u": "per uur", "i.s.m.": "in samenwerking met", "red.": "redactie",
    "univ.": "universiteit", "ong.": "ongeveer", "geb.": "geboren", "gest.": "gestorven",
    "inw.": "inwoners", "gem.": "gemiddeld", "p.w.": "per week", "p.j.": "per jaar", "p.u.": "per uur",
    "p.st.": "per stuk", "d.m.v.": "door middel van", "o.i.d.": "of iets dergelijks",
    "t.g.v.": "ten gevolge van", "i.o.v.": "in opdracht van", "i.h.b.": "in het bijzonder",
    "i.h.a.": "in het algemeen", "i.c.m.": "in combinatie met", "n.v.t.": "niet van toepassing",
    "o.m.": "onder meer", "t.w.": "te weten", "v.a.": "vanaf", "vnl.": "voornamelijk", "nl.": "namelijk",
    "m.m.v.": "met medewerking van", "e.a.": "en anderen", "c.q.": "casu quo", "cf.": "confer",
    "z.o.z.": "zie ommezijde", "ged.": "gedeelte", "oorspr.": "oorspronkelijk", "w.o.": "waaronder",
    "tm": "tot en met", "aub": "alstublieft", "jl.": "jongstleden", "sr.": "senior", "jr.": "junior",
}  # fmt: skip
_BEFORE_NUMBER = {
    "sp.": "spoor", "blz.": "bladzijde", "nr.": "nummer", "nrs.": "nummers", "art.": "artikel",
    "fig.": "figuur", "p.": "pagina", "hfst.": "hoofdstuk", "tab.": "tabel", "par.": "paragraaf",
    "afb.": "afbeelding", "pp.": "pagina’s", "pag.": "pagina", "hfdst.": "hoofdstuk", "bijl.": "bijlage",
    "vs.": "vers", "no.": "nummer", "tel": "telefoon", "cap.": "caput", "vol.": "volume", "bd.": "band",
    "op.": "opus", "tel.": "telefoon", "max.": "maximaal", "dl.": "deel", "jrg.": "jaargang",
    "min.": "minimaal",
}  # fmt: skip
_BEFORE_NAME = {
    "dhr.": "de heer", "mevr.": "mevrouw", "mw.": "mevrouw", "mr.": "meester", "dr.": "doctor",
    "drs.": "doctorandus", "ir.": "ingenieur", "ing.": "ingenieur", "prof.": "professor", "ds.": "dominee",
    "fa.": "firma", "St.": "Sint", "gem.": "gemeente", "jhr.": "jonkheer", "kapt.": "kapitein",
    "prov.": "provincie",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "meter|meter", "g": "gram|gram", "s": "seconde|seconden", "l": "liter|liter", "L": "liter|liter",
        "W": "watt|watt", "V": "volt|volt", "A": "ampère|ampère", "Hz": "hertz|hertz", "J": "joule|joule",
        "N": "newton|newton", "Pa": "pascal|pascal", "B": "byte|byte", "bit": "bit|bit",
        "bps": "bit per seconde|bit per seconde", "Ω": "ohm|ohm", "eV": "elektronvolt|elektronvolt",
        "cal": "calorie|calorieën", "Wh": "wattuur|wattuur", "Ah": "ampère-uur|ampère-uur",
        "Sv": "sievert|sievert", "Bq": "becquerel|becquerel", "F": "farad|farad", "bar": "bar|bar",
        "mol": "mol|mol",
        "t": "ton|ton", "°C": "graad Celsius|graden Celsius", "°F": "graad Fahrenheit|graden Fahrenheit",
        "ha": "hectare|hectare", "min": "minuut|minuten", "h": "uur|uur", "u": "uur|uur", "kg": "kilo|kilo",
        "el": "eetlepel|eetlepels", "tl": "theelepel|theelepels", "dB": "decibel|decibel", "pk": "pk|pk",
        "mmHg": "millimeter kwik|millimeter kwik", "t/m": "", "sec": "seconde|seconden",
        "pt": "punt|punten", "pnt": "punt|punten", "mln": "miljoen|miljoen",
        "mld": "miljard|miljard",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hecto", "d": "deci", "c": "centi", "m": "milli", "µ": "micro",
              "n": "nano", "p": "pico", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="vierkante {}",
    cubed="kubieke {}",
    to_the_square="kwadraat",
    per="per",
    each={"h": "per uur", "u": "per uur"},
    ones={"": "een"},
    form=two_forms,
)  # fmt: skip
_MONEY = {
    "€": Words("euro", "euro"),
    "$": Words("dollar", "dollar"),
    "£": Words("pond", "pond"),
    "ct": Words("cent", "cent"),
    "ct.": Words("cent", "cent"),
}
_MAGNITUDES = {"mln.": "miljoen", "mln": "miljoen", "mld.": "miljard", "mld": "miljard", "miljoen": "miljoen",
               "miljard": "miljard", "duizend": "duizend"}  # fmt: skip
_FRACTIONS = ("half helften", "derde derde", "kwart kwart", "vijfde vijfde", "zesde zesde", "zevende zevende",
              "achtste achtste", "negende negende", "tiende tiende")  # fmt: skip


# Nouns without an ending on "half": "een half glas".
_NEUTERS = r"glas|ei|uur|pond|brood|jaar|stuk|blik|pak|\w{2,}je"


def _ordinal(number: int) -> str:
    return ordinal(number, "nl")


def _ruler(number: int, name: str) -> str:
    return f"de {_ordinal(number)}"


_DAYS = {
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag",
    "za": "zaterdag", "zo": "zondag", "zat": "zaterdag", "zon": "zondag", "maa": "maandag", "din": "dinsdag",
    "woe": "woensdag", "don": "donderdag", "vrij": "vrijdag",
}  # fmt: skip


_WAYS = {
    "N": "noord", "Z": "zuid", "O": "oost", "E": "oost", "W": "west", "S": "zuid", "NB": "noorderbreedte",
    "ZB": "zuiderbreedte", "OL": "oosterlengte", "WL": "westerlengte",
}  # fmt: skip


def _days(match: re.Match[str], lang: str) -> str:
    first, _, last = match[0].lower().split()
    return f"{_DAYS[first.rstrip('.')]} tot en met {_DAYS[last]}"


def _first_hour(match: re.Match[str], lang: str) -> str:
    minutes = match[2].lstrip("0")
    return f"{int(match[1])} uur {minutes} tot " if minutes else f"{int(match[1])} uur tot "


_CALENDAR = Calendar(
    months=("januari", "februari", "maart", "april", "mei", "juni", "juli",
            "augustus", "september", "oktober", "november", "december"),
    separators="/-.",
    short={"mrt": "maart"},
)  # fmt: skip
RULES = (
    *dates_in_figures(_CALENDAR),
    days_of_month(_CALENDAR, "op|tot|vanaf|van"),
    *short_months(_CALENDAR, before="begin|half|eind|medio|in|van|sinds|tot|vanaf"),
    *primes(_UNITS, _WAYS, "inch|inch"),
    *money(_MONEY, _MAGNITUDES, "een", "tot"),
    per({"maand": "per maand", "mnd": "per maand", "jaar": "per jaar", "dag": "per dag", "uur": "per uur",
         "kg": "per kilo", "nacht": "per nacht", "m²": "per vierkante meter"}),
    Rule((",", DIGITS), r"(?<=\d)(?P<say>,[-–—]{1,2})(?=\s?(?:p|per|euro)|[\s.,;)]|\Z)", ""),
    Rule((":.", DIGITS), r"(?<![\d:.])(\d{1,2})[:.]([0-5]\d)\s?[-–]\s?(?=\d{1,2}[:.][0-5]\d\s(?:uur|u)\b)",
         _first_hour),
    Rule((":.", DIGITS), r"(?<![\d:.])\d{1,2}(?P<say>[:.]00\s(?:uur|u))\b", " uur"),
    Rule((":.", DIGITS), r"(?<![\d:.])(?P<hour>\d{1,2})(?P<say>[:.])(?=[0-5]\d\s(?:uur|u)\b)", " uur "),
    Rule((":.", DIGITS), r"(?<=\d[:.][0-5]\d)(?P<say>\s(?:uur\b|u\b\.?))", ""),
    *unit_rules(_UNITS),
    *POWERS,
    *ranges("tot", r"[bB]lz\.", "uur|jaar|dagen"),
    Rule(("/",), rf"(?i)(?<![\w.])(?:{'|'.join(_DAYS)})\.?\st/m\s(?:{'|'.join(_DAYS)})(?!\w)", _days),
    *weekdays(_DAYS, "tot", "tot(?: en met)?"),
    score("tegen"),
    in_digits({"e": _ordinal, "de": _ordinal, "ste": _ordinal}),
    Rule(("W",), r"\bWO\s?I\b", "Wereldoorlog een"),
    Rule(("W",), r"\bWO\s?II\b", "Wereldoorlog twee"),
    counted_in_roman(r"hoofdstuk|hfst\.|dl\.|delen|deel|boek|akte|bedrijf|fase|type|artikel|art\.|klasse|tabel"),
    ruler_numerals(RULERS, _ruler),
    Rule(("p", "m", DIGITS), r"(?:\d|euro|€|,-)\s(?P<say>p\.m\.)(?=[\s,;)])", "per maand"),
    Rule((DIGITS, "½"), rf"(?<![\w.,])1\s?½(?=\s(?:{_NEUTERS})\b)", "anderhalf"),
    Rule(("j", "."), r"(?<=\w )jo\.(?=\sart)", "juncto"),
    Rule((".", DIGITS), r"(?<=\d )pers\.(?!\w)", "personen"),
    Rule((".",), r"(?<![\w.])gem\.(?=\s[A-Z])", "gemeente"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(
        _BEFORE_NAME,
        followed_by=r"(?=\s(?:[A-ZÀ-Þ]|(?:de|van|den|der|ter|ten|te|'t)\s|(?:drs|dr|mr|ir|ing|prof|ds)\.))",
    ),
    Rule((".",), r"(?<=[a-z])str\.(?=\s\d|,|\Z)", "straat"),
    Rule((".",), r"(?<![\w.])prof\.(?=\sdr\.)", "professor"),
    by_letters(["ANWB", "EU", "NOS", "USA", "ING", "OM", "AZ"]),
    Rule(("/", DIGITS), rf"(?<![\w/.,])1/2(?=\s(?:{_NEUTERS})\b)", "een half"),
    fractions(_FRACTIONS, "een", r"van", half="een halve"),
    times("bij", "maal"),
)  # fmt: skip
