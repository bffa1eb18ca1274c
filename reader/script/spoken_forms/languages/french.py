"""French: "14h30" is "14 heures 30", "XIXe siècle" is "19ème siècle"."""

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
from reader.script.spoken_forms.measures.units import UnitWords
from reader.script.spoken_forms.numbers.ordinals import (
    RULERS,
    counted_in_roman,
    in_digits,
    ordinal,
    ruler_numerals,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
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


def _form(number: str) -> int:
    """Singular below two: "1,5 mètre"."""
    return 0 if number.partition(",")[0] in {"0", "1"} else 1


_ANYWHERE = {
    "vs.": "versus", "vs": "versus", "Univ.": "université", "alt.": "altitude", "trim.": "trimestre",
    "hebdo.": "hebdomadaire", "a.p.": "après prolongation", "rép.": "réponse", "admin.": "administration",
    "etc.": "et cetera", "c.-à-d.": "c’est-à-dire", "av. J.-C.": "avant Jésus-Christ",
    "av. J. -C.": "avant Jésus-Christ", "p. ex.": "par exemple", "c. à s.": "cuillères à soupe",
    "c. à c.": "cuillères à café", "tél.": "téléphone", "apr. J.-C.": "après Jésus-Christ",
    "env.": "environ", "cf.": "confère", "éd.": "édition", "boul.": "boulevard", "bd.": "boulevard",
    "hab.": "habitants", "max.": "maximum", "min.": "minimum", "arr.": "arrondissement",
    "pers.": "personnes", "qqch.": "quelque chose", "qqn": "quelqu’un", "c. à soupe": "cuillères à soupe",
    "c. à café": "cuillères à café", "j. fériés": "jours fériés", "suiv.": "suivants", "etc": "et cetera",
    "soc.": "société", "Cie": "compagnie", "Éts": "établissements", "Ets": "établissements",
    "qté": "quantité", "rdv": "rendez-vous", "RDV": "rendez-vous", "s.v.p.": "s’il vous plaît",
    "svp": "s’il vous plaît", "stp": "s’il te plaît", "P.-S.": "post-scriptum", "N.B.": "nota bene",
    "N. B.": "nota bene", "c.-à-d": "c’est-à-dire", "càd": "c’est-à-dire", "approx.": "approximativement",
    "incl.": "inclus", "excl.": "exclu", "trad.": "traduction", "coll.": "collection", "ibid.": "ibidem",
    "cuil. à soupe": "cuillères à soupe", "cuil. à café": "cuillères à café", "c.à.s.": "cuillères à soupe",
    "c.à.c.": "cuillères à café",
}  # fmt: skip
_BEFORE_NUMBER = {
    "voie": "voie", "p.": "page", "pp.": "pages", "chap.": "chapitre", "art.": "article", "n°": "numéro",
    "nº": "numéro", "vol.": "volume", "fig.": "figure", "th.": "thermostat", "coll.": "collection",
    "no": "numéro", "nos": "numéros", "réf.": "référence", "al.": "alinéa", "av.": "avenue", "t.": "tome",
    "tél": "téléphone", "tel": "téléphone", "tel.": "téléphone", "bât.": "bâtiment", "esc.": "escalier",
    "ét.": "étage", "app.": "appartement", "apt.": "appartement", "lgn.": "ligne", "tab.": "tableau",
    "ann.": "annexe", "sect.": "section", "vers.": "version", "pl.": "planche", "fasc.": "fascicule",
    "op.": "opus", "fol.": "folio", "n.": "numéro", "ch.": "chapitre",
}  # fmt: skip
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
        "pt": "point|points", "pi": "pied|pieds", "po": "pouce|pouces", "pts": "point|points",
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
_MONEY = {
    "€": Words("euro", "euros"), "$": Words("dollar", "dollars"), "£": Words("livre", "livres"),
    "F CFA": Words("franc CFA", "francs CFA"), "FCFA": Words("franc CFA", "francs CFA"),
    "CHF": Words("franc suisse", "francs suisses"), "¥": Words("yen", "yens"),
}  # fmt: skip
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


def _plural(number: int) -> str:
    return f"{ordinal(number, 'fr')}s" if number > 1 else ""


_WAYS = {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"}


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
    separators="/.-",
    short={"fevr": "février", "juill": "juillet"},
)  # fmt: skip
_DAYS = {
    "lun": "lundi", "mar": "mardi", "mer": "mercredi", "jeu": "jeudi", "ven": "vendredi",
    "sam": "samedi", "dim": "dimanche",
}  # fmt: skip
RULES = (
    *dates_in_figures(_CALENDAR),
    days_of_month(_CALENDAR, "le|du|au"),
    *short_months(_CALENDAR, before="fin|début|mi|en|depuis|dès"),
    *primes(_UNITS, _WAYS, "pouce|pouces"),
    *money(_MONEY, _MAGNITUDES, "un", "à", of="de"),
    hundredths_after_sign(_MONEY),
    per({"mois": "par mois", "an": "par an", "jour": "par jour", "j": "par jour", "h": "de l’heure",
         "kg": "le kilo",
         "nuit": "la nuit", "pers.": "par personne", "m²": "le mètre carré"}),
    Rule(("h", "/"), r"(?<![\w.,])24\s?h(?:eures)?\s?/\s?24", "24 heures sur 24"),
    Rule(("h", DIGITS), r"(?<![\w.,])(\d{1,2})\s?h(?:\s?(\d\d)(?!\s?(?:min|mn|m)\b))?(?![\w/])", _hour),
    *unit_rules(_UNITS),
    *POWERS,
    *ranges("à", r"pages?", "heures|ans|jours"),
    *weekdays(_DAYS, "à", "au|à"),
    score("à"),
    Rule(("IVX",), rf"(?<![\w.-])(?P<numeral>{ROMAN}){_ROMAN_ENDING}(?!\w)", _numeral),
    ruler_numerals(RULERS, _ruler),
    in_digits({"e": _masculine, "ème": _masculine, "eme": _masculine, "re": _feminine, "es": _plural,
                "èmes": _plural, "emes": _plural, "d": _second, "de": _seconde,
                "ère": _feminine, "nd": _second, "nde": _seconde, "ers": _several, "res": _several_feminine,
                "ères": _several_feminine}),
    Rule((".", DIGITS), r"(?<![\w.,/])1\s(?:c\.|cuil\.)\s?à\s?(?:s\.|soupe\b)", "une cuillère à soupe"),
    Rule((".", DIGITS), r"(?<![\w.,/])1\s(?:c\.|cuil\.)\s?à\s?(?:c\.|café\b)", "une cuillère à café"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    counted_in_roman(r"chap(?:itre|\.)|tomes?|t\.|vol(?:ume|\.)|livre|partie|actes?|scènes?|phase|type|titre"
                     r"|art(?:icle|\.)|annexe|section|catégorie|classe|division|niveau|groupe|apollo"),
    Rule(("M",), r"\bM\.(?=\sl(?:e|a)\s|\sl[’'])", "monsieur"),
    Rule(("M",), r"(?<![\w-])(?:Mme|Mmes|Mlle|Mgr)(?=\sl(?:e|a|es)\s|\sl[’'])", _title),
    Rule(("P",), r"(?<![\w-])Pr\.(?=\s[A-ZÀ-Þ])", "professeur"),
    Rule(("D",), r"(?<![\w-])Dr\.(?=\s[A-ZÀ-Þ])", "docteur"),
    Rule(
        ("s", "m"),
        r"(?<=\de )sem\.|(?<=\d[eè]r )sem\.|(?<=\bpremier )sem\.|(?<=\bsecond )sem\.",
        "semestre",
    ),
    Rule(("é", "t"), r"(?<=\de )ét\.|(?<=\der )ét\.", "étage"),
    Rule(("t", "."), r"(?<![\w.])[Tt]h\.(?=\d)", "thermostat "),
    Rule(("b", "."), r"(?<![\w.])[Bb]ât\.(?=\s[A-Z]\b)", "bâtiment"),
    Rule(("s", "/"), r"(?<![\w/])s/(?=cour\b|rue\b|jardin\b|mer\b)", "sur "),
    Rule((".", DIGITS), r"(?<![\w.])v\.(?=\s(?:1\d|20)\d\d\b|\s[1-9]\d\d\b(?!,))", "vers"),
    Rule((".", "a"), r"(?<=\bau )cap\.|(?<=\bde )cap\.", "capital"),
    Rule(
        (".",),
        r"(?<![\w.])[Aa]v\.(?=\s(?:d[ue]s?\s|de\sla\s|de\sl[’']|d[’'])?[A-ZÀ-Þ])(?!\sJ\.)",
        "avenue",
    ),
    Rule((".",), r"(?<![\w.])[Pp]l\.(?=\s(?:d[ue]s?\s|de\sla\s|de\sl[’'])?[A-ZÀ-Þ][a-zà-ÿ])", "place"),
    Rule((".",), r"(?<![\w.])[Bb](?:oule)?v?d\.?(?=\s(?:d[ue]s?\s|de\sla\s|de\sl[’'])[A-ZÀ-Þ])", "boulevard"),
    Rule((".",), r"(?<![\w.])fg\.?(?=\s[A-ZÀ-Þ])", "faubourg"),
    Rule(("b",), r"(?<![\w-])bd(?=\s[A-ZÀ-Þ])", "boulevard"),
    Rule(("B",), r"(?<![\w-])Bd(?=\s[A-ZÀ-Þ])", "boulevard"),
    Rule(("M",), r"(?<![\w-])(?:Mme|Mmes|Mlle|Mlles|Mgr)(?=\s[A-ZÀ-Þ])", _title),
    Rule(("j", "/"), r"(?<![\w.,])7\s?j(?:ours)?\s?/\s?7", "7 jours sur 7"),
    Rule(("M",), r"\bM\.(?=\s(?:[A-ZÀ-Þ]|et\sM(?:me|lle)))", "monsieur"),
    Rule(("IVX", "."), r"(?<=[IVX]e )s\.(?=\s)", "siècle"),
    Rule(("rt", "."), r"\b[Aa]rt\.(?=\s[LRDA]\.)", "article"),
    Rule(("M",), r"\bMM\.(?=\s[A-ZÀ-Þ])", "messieurs"),
    Rule(("M",), r"(?<![\w-])Me(?=\s[A-ZÀ-Þ][a-zà-ÿ])", "maître"),
    Rule(("S",), r"(?<![\w-])St(?=[\s-][A-ZÀ-Þ][a-zà-ÿ])", "saint"),
    Rule(("S",), r"(?<![\w-])Ste(?=[\s-][A-ZÀ-Þ][a-zà-ÿ])", "sainte"),
    by_letters(["UE"]),
    fractions(_FRACTIONS, "un", r"de|du|des|d"),
    times("par", "fois"),
)  # fmt: skip
