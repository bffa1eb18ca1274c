"""Spanish: "EE. UU." is "Estados Unidos", "5 km" is "5 kilómetros"."""

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
from reader.script.spoken_forms.numbers.roman import roman_value
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
    "vs.": "versus", "Univ.": "universidad", "s. n. m.": "sobre el nivel del mar", "sem.": "semestre",
    "ptos.": "puntos", "y ss.": "y siguientes", "prórr.": "prórroga", "Dir.": "director", "Esp.": "España",
    "alt.": "altitud", "hdad.": "hermandad", "tít.": "título", "EE. UU.": "Estados Unidos",
    "p. ej.": "por ejemplo", "a. C.": "antes de Cristo", "d. C.": "después de Cristo", "etc.": "etcétera",
    "aprox.": "aproximadamente", "c/u": "cada uno", "JJ. OO.": "Juegos Olímpicos",
    "RR. HH.": "recursos humanos", "CC. AA.": "comunidades autónomas", "FF. AA.": "fuerzas armadas",
    "Ud.": "usted", "Uds.": "ustedes", "S. A.": "sociedad anónima", "izq.": "izquierda", "dcha.": "derecha",
    "dto.": "descuento", "tfno.": "teléfono", "Sres.": "señores", "incl.": "incluido", "s/n": "sin número",
    "Cía.": "compañía", "Hnos.": "hermanos", "Hno.": "hermano", "trim.": "trimestre",
    "dpto.": "departamento", "depto.": "departamento", "Atte.": "atentamente", "Fdo.": "firmado",
    "admón.": "administración", "gral.": "general", "prov.": "provincia", "pza.": "plaza",
    "ctra.": "carretera", "avda.": "avenida", "ej.": "ejemplo", "p. ejem.": "por ejemplo",
    "excl.": "excluido", "máx.": "máximo", "mín.": "mínimo", "FF. CC.": "ferrocarriles",
    "VV. AA.": "varios autores", "AA. VV.": "autores varios", "SS. MM.": "sus majestades",
    "q. e. p. d.": "que en paz descanse", "vda.": "viuda", "cód.": "código", "hab.": "habitantes",
    "pers.": "personas", "bibl.": "biblioteca", "ap. de correos": "apartado de correos",
}  # fmt: skip
_BEFORE_NUMBER = {
    "tel.": "teléfono", "máx.": "máximo", "mín.": "mínimo", "fig.": "figura", "tab.": "tabla",
    "arts.": "artículos", "ext.": "extensión", "págs": "páginas", "caps.": "capítulos", "figs.": "figuras",
    "vols.": "volúmenes", "ed.": "edición", "vers.": "versión", "p.": "página", "pp.": "páginas",
    "n.os": "números", "nos.": "números", "ss.": "siglos", "ref.": "referencia", "op.": "opus",
    "cel.": "celular", "telf.": "teléfono", "tlf.": "teléfono", "tfno.": "teléfono", "tel": "teléfono",
    "núms.": "números", "t.": "tomo", "s.": "siglo", "apdo.": "apartado", "nº": "número", "n°": "número",
    "núm.": "número", "n.º": "número", "n.°": "número", "pág.": "página", "págs.": "páginas",
    "art.": "artículo", "cap.": "capítulo", "vol.": "volumen",
}  # fmt: skip
_BEFORE_NAME = {
    "Excmo.": "excelentísimo", "Excma.": "excelentísima", "Ilmo.": "ilustrísimo", "Ilma.": "ilustrísima",
    "Rvdo.": "reverendo", "Profa.": "profesora", "Insp.": "inspector", "Dña.": "doña", "Avda.": "avenida",
    "Av.": "avenida", "Prof.": "profesor", "Ing.": "ingeniero", "Gral.": "general", "Sto.": "santo",
    "Cap.": "capitán", "Cnel.": "coronel", "Tte.": "teniente", "Arq.": "arquitecto", "Mons.": "monseñor",
    "Fr.": "fray", "Pdte.": "presidente", "Ldo.": "licenciado", "Lda.": "licenciada",
    "Cmdte.": "comandante", "Sgto.": "sargento", "Gob.": "gobernador", "Ctra.": "carretera", "Pº": "paseo",
    "P.º": "paseo", "Sta.": "santa", "Lic.": "licenciado", "Pza.": "plaza",
}  # fmt: skip
_UNITS = UnitWords(
    names={
        "m": "metro|metros", "g": "gramo|gramos", "s": "segundo|segundos", "l": "litro|litros",
        "L": "litro|litros", "W": "vatio|vatios", "V": "voltio|voltios", "A": "amperio|amperios",
        "Hz": "hercio|hercios", "J": "julio|julios", "N": "newton|newtons", "Pa": "pascal|pascales",
        "B": "byte|bytes", "bit": "bit|bits", "bps": "bit por segundo|bits por segundo", "Ω": "ohmio|ohmios",
        "eV": "electronvoltio|electronvoltios", "cal": "caloría|calorías~f", "Wh": "vatio hora|vatios hora",
        "Ah": "amperio hora|amperios hora", "Sv": "sievert|sieverts", "Bq": "becquerel|becquereles",
        "F": "faradio|faradios",
        "bar": "bar|bares", "mol": "mol|moles", "t": "tonelada|toneladas~f",
        "°C": "grado Celsius|grados Celsius", "°F": "grado Fahrenheit|grados Fahrenheit",
        "ha": "hectárea|hectáreas~f", "min": "minuto|minutos", "h": "hora|horas~f",
        "km": "kilómetro|kilómetros", "cm": "centímetro|centímetros",
        "mm": "milímetro|milímetros", "dm": "decímetro|decímetros", "µm": "micrómetro|micrómetros",
        "nm": "nanómetro|nanómetros", "dB": "decibelio|decibelios", "cda": "cucharada|cucharadas~f",
        "cdas": "cucharada|cucharadas~f", "cdta": "cucharadita|cucharaditas~f",
        "cdtas": "cucharadita|cucharaditas~f", "mmHg": "milímetro de mercurio|milímetros de mercurio",
        "CV": "caballo|caballos", "pto": "punto|puntos", "pts": "puntos|puntos", "ptos": "puntos|puntos",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hecto", "d": "deci", "c": "centi", "m": "mili", "µ": "micro",
              "n": "nano", "p": "pico", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="{} cuadrado|{} cuadrados",
    cubed="{} cúbico|{} cúbicos",
    to_the_square="al cuadrado",
    per="por",
    each={},
    ones={"": "un", "f": "una"},
    form=two_forms,
    verbs=frozenset({"ha"}),
)  # fmt: skip
_MONEY = {
    "€": Words("euro", "euros"),
    "CHF": Words("franco suizo", "francos suizos"),
    "¥": Words("yen", "yenes"),
    "US$": Words("dólar", "dólares"),
    "£": Words("libra", "libras"),
    "cts.": Words("céntimo", "céntimos"),
    "céntimos": Words("céntimo", "céntimos"),
}
# "$" means the peso to half of all Spanish readers.
_MAGNITUDES = {
    "millones": "millones",
    "M": "millones",
    "mill.": "millones",
    "mill": "millones",
    "mil millones": "mil millones",
    "mil": "mil",
}

_FRACTIONS = ("medio medios", "tercio tercios", "cuarto cuartos", "quinto quintos", "sexto sextos",
              "séptimo séptimos", "octavo octavos", "noveno novenos", "décimo décimos")  # fmt: skip
_QUEENS = frozenset({"Isabel", "María", "Catalina", "Margarita", "Cristina", "Juana"})


def _masculine(number: int) -> str:
    return ordinal(number, "es")


def _feminine(number: int) -> str:
    return " ".join(f"{word[:-1]}a" for word in ordinal(number, "es").split())


def _short(number: int) -> str:
    """The ordinal before a noun: "primer", "tercer"."""
    return ordinal(number, "es").removesuffix("o") if number % 10 in {1, 3} else ""


def _ruler(number: int, name: str) -> str:
    if number > 10:
        return str(number)
    return _feminine(number) if name in _QUEENS else _masculine(number)


_WAYS = {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"}
_SAINTS = (
    "Juan|Pedro|Pablo|José|Francisco|Antonio|Miguel|Mateo|Lucas|Marcos|Andrés|Ignacio|Agustín|Lorenzo|Martín"
    "|Jorge|Sebastián|Fernando|Isidro|Roque|Vicente|Jerónimo|Bartolomé|Nicolás|Cristóbal|Esteban"
    "|Felipe|Benito"
)


def _century(match: re.Match[str], lang: str) -> str:
    """A century that the engine would read as a letter: "siglo V"."""
    return _masculine(roman_value(match["say"]))


_CALENDAR = Calendar(
    months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
            "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    date="{day} de {month} de {year}",
    separators="/.-",
)  # fmt: skip
_DAYS = {
    "lun": "lunes", "miér": "miércoles", "mier": "miércoles", "sab": "sábado", "mar": "martes",
    "mié": "miércoles", "jue": "jueves", "vie": "viernes",
    "sáb": "sábado", "dom": "domingo",
}  # fmt: skip
_COUNTED_FEMININE = (
    r"Guerras? Mundial|Guerra|República|Internacional|[Ee]dición|Bienal|Conferencia|"
    r"Asamblea|Cumbre|Dinastía|Legión|Feria|Copa"
)
_COUNTED_MASCULINE = "[Cc]entenario|Congreso|Concilio|Festival|Encuentro|Reich|Foro|Premio|Concurso|Certamen"
_NUMBERED = (
    r"capítulos?|cap\.|tomos?|t\.|vol(?:umen|\.)|partes?|libros?|actos?|escenas?|fase|tipo|título|artículo"
    r"|anexo|clase"
    r"|grupo|tabla|nivel"
)
RULES = (
    *dates_in_figures(_CALENDAR),
    days_of_month(_CALENDAR, "el|del|al|día"),
    *short_months(_CALENDAR, between="del?", before="en|desde|hasta|a finales de|principios de"),
    *primes(_UNITS, _WAYS, "pulgada|pulgadas"),
    Rule(
        (".", DIGITS),
        r"\b(?:a|de|desde|hasta|sobre)\slas?\s\d{1,2}(?P<say>\.)(?=[0-5]\d(?!\d|[.,]\d))",
        ":",
    ),
    *money(_MONEY, _MAGNITUDES, "un", "a", of="de", joint="con"),
    hundredths_after_sign(_MONEY),
    per({"mes": "al mes", "año": "al año", "día": "al día", "hora": "la hora", "h": "la hora",
         "kg": "el kilo",
         "noche": "la noche", "m²": "el metro cuadrado"}),
    *unit_rules(_UNITS),
    *POWERS,
    *ranges("a", r"[pP][aá]gs?\.|páginas?", "horas|años|días"),
    *weekdays(_DAYS, "a", "a"),
    score("a"),
    in_digits({"º": _masculine, ".º": _masculine, ".°": _masculine, "ª": _feminine, ".ª": _feminine,
                "er": _short,
                ".er": _short, "ro": _masculine, "ra": _feminine, "do": _masculine, "da": _feminine}),
    Rule(("IVX",), r"\b(?:[sS]iglos?|s\.)\s(?P<say>[IVX])(?![\w.-])", _century),
    *roman_ordinals("", _COUNTED_FEMININE, _feminine),
    *roman_ordinals("", _COUNTED_MASCULINE, lambda number: _short(number) or _masculine(number)),
    counted_in_roman(_NUMBERED),
    ruler_numerals(RULERS, _ruler),
    Rule(("U",), r"\bEEUU\b", "Estados Unidos"),
    Rule((".",), r"(?<![\w.])Avda?\.(?=\sde\s)", "avenida"),
    Rule(("/",), r"(?<![\w/])[Cc]/\s?(?=[A-ZÁ-Ú][a-zá-ú])", "calle "),
    Rule(("h", DIGITS), r"(?<=\d[:.][0-5]\d )h(?![\w/])", "horas"),
    Rule(("IVX",), r"\b(?:[sS]iglos|ss\.)\s[IVX]+(?P<say>\s?[-–]\s?)(?=[IVX]+\b)", " a "),
    Rule(("S", "."), rf"(?<![\w.])S\.(?=\s(?:{_SAINTS})\b)", "san"),
    Rule((DIGITS, "u"), r"(?<=\d )uds?\.(?=\s|[,;)])", "unidades"),
    Rule((DIGITS, "u"), r"(?<=\d )uds?\.(?!\w)", "unidades."),
    Rule(("e", "."), r"(?<=ª )ed\.(?!\w)", "edición"),
    Rule((".",), r"(?<![\w.])(?:Ctra|ctra)\.(?=\s(?:de\s|[A-Z]))", "carretera"),
    Rule((".",), r"(?<![\w.])[Aa]v(?:da)?\.(?=\s(?:del?|de\sl[ao]s?)\s)", "avenida"),
    Rule(("k",), r"(?<![\w.])km(?=\s\d)", "kilómetro"),
    Rule(
        ("-", DIGITS),
        r"(?<![\w.,/-])\d{1,2}(?P<say>-)(?=\d{1,2}\s(?:veces|personas|minutos|días|años|meses|semanas)\b)",
        " a ",
    ),
    Rule(("m", "."), r"(?<=\d )mill\.(?=\sde\b)", "millones"),
    Rule(("c", "/"), r"(?<![\w/])c/(?=\s[a-zá-ú]{3})", "con"),
    Rule(("s", "/"), r"(?<![\w/])s/(?=\s[a-zá-ú]{3})", "sin"),
    Rule(("V", "c"), r"\bV(?=\s[Cc]entenario\b)", "quinto"),
    Rule((".", DIGITS), r"(?<![\w.])ca?\.(?=\s1\d\d\d\b)", "hacia"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s[A-ZÁ-Ú])"),
    Rule(("D",), r"(?<!\w)D\.ª(?=\s[A-ZÁ-Ú])", "doña"),
    Rule(("D",), r"(?<!\w)D\.(?=\s[A-ZÁ-Ú][a-zá-ú])", "don"),
    by_letters(["UE"]),
    fractions(_FRACTIONS, "un", r"de|del", half="medio/a"),
    times("por"),
)  # fmt: skip
