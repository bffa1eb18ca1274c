"""Polish: "ok. 500 mln dol." is "około 500 milionów dolarów", "w XIX w." "w dziewiętnastym wieku"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.calendar_rules import Calendar, dates_in_figures, short_months
from reader.script.spoken_forms.ordinals import RULERS, counted_in_roman, ordinal, ruler_numerals
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule, compiled
from reader.script.spoken_forms.table_rules import (
    abbreviations,
    by_letters,
    fractions,
    per,
    ranges,
    score,
    times,
    units,
    units_of_fractions,
    weekdays,
)
from reader.script.spoken_forms.units import UnitWords

_ANYWHERE = {
    "ok.": "około", "np.": "na przykład", "m.in.": "między innymi", "ds.": "do spraw", "tzw.": "tak zwany",
    "tj.": "to jest", "tzn.": "to znaczy", "itd.": "i tak dalej", "itp.": "i tym podobne", "proc.": "procent",
    "dol.": "dolarów", "zob.": "zobacz", "wg": "według", "im.": "imienia", "ww.": "wyżej wymieniony",
    "n.e.": "naszej ery", "p.n.e.": "przed naszą erą", "ul.": "ulica", "al.": "aleja", "pl.": "plac",
    "woj.": "województwo", "pow.": "powiat", "gm.": "gmina", "tys.": "tysięcy", "mln": "milionów",
    "mld": "miliardów", "godz.": "godzina", "jw.": "jak wyżej", "ww": "wyżej wymieniony",
    "br.": "bieżącego roku", "ub.r.": "ubiegłego roku", "r.ż.": "roku życia", "S.A.": "spółka akcyjna",
    "sp. z o.o.": "spółka z ograniczoną odpowiedzialnością", "w.w.": "wyżej wymieniony", "szkl.": "szklanki",
    "łyż.": "łyżki", "por.": "porównaj", "pkt proc.": "punktów procentowych",
    "pkt. proc.": "punktów procentowych", "p. proc.": "punktu procentowego",
}  # fmt: skip
_BEFORE_NUMBER = {
    "nr": "numer", "nr.": "numer", "art.": "artykuł", "str.": "strona", "s.": "strona", "rys.": "rysunek",
    "tab.": "tabela", "poz.": "pozycja", "ust.": "ustęp", "pkt": "punkt", "pkt.": "punkt",
    "rozdz.": "rozdział", "tel.": "telefon", "maks.": "maksymalnie", "max.": "maksymalnie",
    "min.": "minimum", "t.": "tom", "ur.": "urodzony", "zm.": "zmarły", "r.": "rok",
}  # fmt: skip
_BEFORE_NAME = {
    "św.": "święty", "ks.": "ksiądz", "bp": "biskup", "bp.": "biskup", "abp": "arcybiskup", "dr": "doktor",
    "dr.": "doktor", "inż.": "inżynier", "prof.": "profesor", "mgr": "magister", "płk": "pułkownik",
    "płk.": "pułkownik", "gen.": "generał", "kpt.": "kapitan", "mjr": "major", "hab.": "habilitowany",
}  # fmt: skip


def _form(number: str) -> int:
    """The index of a word's form after a number, by CLDR: one, few, many, or other for a fraction."""
    digits = number.replace(".", "")
    if not digits.isdigit():
        return 3
    if digits == "1":
        return 0
    return 1 if digits[-1] in "234" and digits[-2:-1] != "1" else 2


_UNITS = UnitWords(
    names={
        "m": "metr|metry|metrów|metra", "g": "gram|gramy|gramów|grama",
        "s": "sekunda|sekundy|sekund|sekundy~f", "l": "litr|litry|litrów|litra",
        "L": "litr|litry|litrów|litra", "W": "wat|waty|watów|wata", "V": "wolt|wolty|woltów|wolta",
        "A": "amper|ampery|amperów|ampera", "Hz": "herc|herce|herców|herca", "J": "dżul|dżule|dżuli|dżula",
        "N": "niuton|niutony|niutonów|niutona", "Pa": "paskal|paskale|paskali|paskala",
        "B": "bajt|bajty|bajtów|bajta", "bit": "bit|bity|bitów|bita", "Ω": "om|omy|omów|oma",
        "bps": "bit na sekundę|bity na sekundę|bitów na sekundę|bita na sekundę",
        "eV": "elektronowolt|elektronowolty|elektronowoltów|elektronowolta",
        "cal": "kaloria|kalorie|kalorii|kalorii~f", "Wh": "watogodzina|watogodziny|watogodzin|watogodziny~f",
        "Ah": "amperogodzina|amperogodziny|amperogodzin|amperogodziny~f",
        "Sv": "siwert|siwerty|siwertów|siwerta", "Bq": "bekerel|bekerele|bekereli|bekerela",
        "F": "farad|farady|faradów|farada",
        "bar": "bar|bary|barów|bara", "mol": "mol|mole|moli|mola", "t": "tona|tony|ton|tony~f",
        "°C": "stopień Celsjusza|stopnie Celsjusza|stopni Celsjusza|stopnia Celsjusza",
        "°F": "stopień Fahrenheita|stopnie Fahrenheita|stopni Fahrenheita|stopnia Fahrenheita",
        "ha": "hektar|hektary|hektarów|hektara", "min": "minuta|minuty|minut|minuty~f",
        "h": "godzina|godziny|godzin|godziny~f", "godz": "godzina|godziny|godzin|godziny~f",
        "dB": "decybel|decybele|decybeli|decybela", "zł": "złoty|złote|złotych|złotego",
        "gr": "grosz|grosze|groszy|grosza", "dol": "dolar|dolary|dolarów|dolara",
        "mln": "milion|miliony|milionów|miliona", "mld": "miliard|miliardy|miliardów|miliarda",
        "tys": "tysiąc|tysiące|tysięcy|tysiąca", "szt": "sztuka|sztuki|sztuk|sztuki~f",
        "proc": "procent|procent|procent|procent",
        "KM": "koń mechaniczny|konie mechaniczne|koni mechanicznych|konia",
        "mmHg": "milimetr słupa rtęci|milimetry słupa rtęci|milimetrów słupa rtęci|milimetra słupa rtęci",
        "dag": "dekagram|dekagramy|dekagramów|dekagrama",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hekto", "d": "decy", "c": "centy", "m": "mili", "µ": "mikro",
              "n": "nano", "p": "piko", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="{} kwadratowy|{} kwadratowe|{} kwadratowych|{} kwadratowego",
    cubed="{} sześcienny|{} sześcienne|{} sześciennych|{} sześciennego",
    to_the_square="do kwadratu",
    per="na",
    each={"s": "na sekundę", "h": "na godzinę", "min": "na minutę"},
    ones={"": "jeden", "f": "jedna"},
    form=_form,
)  # fmt: skip
_SUMS = {
    "$": ("dolar", "dolary", "dolarów", "dolara"),
    "€": ("euro",) * 4,
    "£": ("funt", "funty", "funtów", "funta"),
}
_MONTHS = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
_SHORT_MONTHS = "stycz|sty|lut|mar|kwi|czerw|cze|lip|sierp|sie|wrz|paźdz|paź|list|lis|grudz|gru"
_QUEENS = frozenset({"Elżbieta", "Katarzyna", "Maria", "Izabela", "Krystyna", "Małgorzata", "Wiktoria"})
_FRACTIONS = ("druga drugie", "trzecia trzecie", "czwarta czwarte", "piąta piąte", "szósta szóste",
              "siódma siódme", "ósma ósme", "dziewiąta dziewiąte", "dziesiąta dziesiąte")  # fmt: skip


def _genitive(number: int) -> str:
    """An ordinal in the genitive: "pierwszego", "drugiego"."""
    words = ordinal(number, "pl").split()
    return " ".join(
        f"{word[:-1]}ego" if word.endswith("y") else f"{word}ego" if word.endswith("i") else word
        for word in words
    )


def _locative(number: int) -> str:
    """An ordinal in the locative: "pierwszym", "drugim"."""
    return " ".join(f"{word}m" if word[-1] in "yi" else word for word in ordinal(number, "pl").split())


def _day(match: re.Match[str], lang: str) -> str | None:
    day = int(match["say"])
    return _genitive(day) if 1 <= day <= 31 else None


def _century(match: re.Match[str], lang: str) -> str | None:
    is_nominative = match["word"] == "wiek"
    number = roman_value(match["numeral"])
    if is_nominative:
        return f"{match['before'] or ''}{ordinal(number, 'pl')} wiek"
    return f"{match['before']}{_locative(number)} wieku" if match["before"] else f"{_genitive(number)} wieku"


def _ruler(number: int, name: str) -> str:
    word = ordinal(number, "pl")
    if name in _QUEENS:
        return word[:-1] + "a"
    return _genitive(number) if name.endswith(("a", "ego")) else word


def _sum(match: re.Match[str], lang: str) -> str:
    number, size = match["number"], match["size"] or ""
    return f"{number}{size} {_SUMS[match['sign']][2 if size else _form(number)]}"


def _before_noun(match: re.Match[str], lang: str) -> str | None:
    """An ordinal with a stop before a noun, whose ending shows gender and case: "2. miejsce"."""
    number = match["number"]
    words = ordinal(int(number) if number.isdecimal() else roman_value(number), "pl").split()
    ending = _ORDINAL_ENDINGS[next(form for form in _COUNTED_NOUNS if match["noun"] in _COUNTED_NOUNS[form])]
    return " ".join(_inflected(word, ending) for word in words) or None


def _half(match: re.Match[str], lang: str) -> str:
    """The first or second half of a century: "w I poł. XIX w."."""
    is_locative = compiled(r"\b[Ww]e?\s\Z").search(match.string, 0, match.start()) is not None
    ending, noun = ("ej", "połowie") if is_locative else ("a", "połowa")
    return " ".join(
        [*(_inflected(word, ending) for word in ordinal(roman_value(match["number"]), "pl").split()), noun]
    )


def _inflected(word: str, ending: str) -> str:
    if not ending or word[-1] not in "yi":
        return word
    stem = word if word.endswith("i") and ending[0] in "emą" else word[:-1]
    if ending.startswith("y"):
        return word + ending[1:]
    return stem + ending


_DAYS_GENITIVE = {
    "pn": "poniedziałku", "wt": "wtorku", "śr": "środy", "czw": "czwartku", "pt": "piątku", "sob": "soboty",
    "niedz": "niedzieli",
}  # fmt: skip
_COUNTED_NOUNS = {
    "neuter": frozenset({"miejsce", "piętro", "wydanie"}),
    "feminine": frozenset({"wojna", "Rzeczpospolita", "połowa", "liga", "klasa", "runda", "kolejka",
    "edycja", "minuta", "część", "rocznica"}),
    "oblique": frozenset({"wojny", "wojnie", "Rzeczypospolitej", "połowie", "połowy", "ligi", "lidze",
    "klasy", "klasie", "rundy", "rundzie", "kolejki", "kolejce",
                          "edycji", "minuty", "minucie", "części", "rocznicy"}),
    "accusative": frozenset({"wojnę", "wojną", "połowę", "ligę", "klasę", "rundę", "kolejkę", "edycję",
    "minutę", "rocznicę"}),
    "locative": frozenset({"miejscu", "piętrze", "etapie", "rzędzie", "wydaniu", "tygodniu"}),
    "genitive": frozenset({"miejsca", "piętra", "etapu", "dnia", "rzędu", "tygodnia", "wydania"}),
    "masculine": frozenset({"raz", "dzień", "etap", "tydzień", "rząd", "tom", "set", "mecz", "punkt"}),
}  # fmt: skip
_ORDINAL_ENDINGS = {
    "neuter": "e", "feminine": "a", "oblique": "ej", "accusative": "ą", "locative": "ym", "genitive": "ego",
    "masculine": "",
}  # fmt: skip
_NOUNS = "|".join(sorted(noun for nouns in _COUNTED_NOUNS.values() for noun in nouns))


def _decade(match: re.Match[str], lang: str) -> str | None:
    """A decade: "lata 90.", "w latach 90."."""
    word = ordinal(int(match["decade"]), "pl")
    return f"{word[:-1]}{'ych' if match['noun'].lower() == 'latach' else 'e'}" if word.endswith("y") else None


_CALENDAR = Calendar(
    months=tuple(_MONTHS.split("|")), date="{day} {month} {year} roku", day=_genitive, separators="./-"
)
_NUMBER = r"(?P<number>\d[\d.]{0,12}(?:,\d{1,4})?)"
_SIZE = r"(?P<size>\s(?:mln|mld|tys\.))?"
_DAYS = {
    "pn": "poniedziałek", "wt": "wtorek", "śr": "środa", "czw": "czwartek", "pt": "piątek",
    "sob": "sobota", "niedz": "niedziela",
}  # fmt: skip
RULES = (
    *dates_in_figures(_CALENDAR),
    *short_months(_CALENDAR),
    Rule(("$€£", DIGITS), rf"(?<![\w.,])(?P<sign>[$€£])\s?{_NUMBER}{_SIZE}", _sum),
    Rule(("$€£", DIGITS), rf"(?<![\w.,]){_NUMBER}{_SIZE}\s?(?P<sign>[$€£])", _sum),
    per({"mies.": "na miesiąc", "miesiąc": "na miesiąc", "rok": "na rok", "godz.": "za godzinę",
         "h": "za godzinę",
         "kg": "za kilogram", "os.": "za osobę", "szt.": "za sztukę", "m²": "za metr kwadratowy"}),
    Rule(("z", "/"), r"(?<=\d)\s?zł(?=\s?/)", " złotych"),
    Rule(("z",), r"(?<=mln |mld |ys\. )zł(?!\w)", "złotych"),
    Rule((".", DIGITS), r"(?<=\d )m\.(?=\s\d)", "mieszkania"),
    units(_UNITS),
    units_of_fractions(_UNITS),
    *POWERS,
    Rule((DIGITS,), rf"(?<![\w.,])(?P<say>\d{{1,2}})(?=\s(?:{_MONTHS})\b|\s(?:{_SHORT_MONTHS})\.)", _day),
    Rule((".", DIGITS), rf"(?<![\w.,])(?P<say>(?P<number>\d{{1,2}})\.)(?=\s(?P<noun>{_NOUNS})\b)",
         _before_noun),
    Rule(("IVX",), rf"(?<![\w.-])(?P<say>(?P<number>{ROMAN}))(?=\s(?P<noun>{_NOUNS})\b)", _before_noun),
    Rule((".", "IVX"), rf"(?<![\w.-])(?P<number>{ROMAN})\społ\.", _half),
    Rule((".", DIGITS), r"\b(?P<noun>[lL]ata|[lL]atach)\s(?P<say>(?P<decade>[1-9]0)\.)", _decade),
    Rule((".", DIGITS), r"(?<=\bgodz\.\s)\d{1,2}(?P<say>\.)(?=[0-5]\d(?!\d))", " "),
    Rule(("IVX",), rf"(?P<before>\b[Ww]e?\s)?(?<![\w.-])(?P<numeral>{ROMAN})\s(?P<word>wieku?|w\.)(?!\w)",
         _century),
    Rule((".", DIGITS), r"(?<=[./-]\d{4})\s?r\.(?!\w)", ""),
    Rule((".",), r"(?:(?<=\d )|(?<=tys\. ))os\.(?=\s[a-ząćęłńóśźż]|[,;)]|\Z)", "osób"),
    Rule((".", DIGITS), r"(?<=\b[wW] )dn\.(?=\s\d)", "dniu"),
    Rule((".", DIGITS), r"(?<=\d\s)r\.(?=[)\]”“’»\"'\s]*\Z)", "roku."),
    Rule((".", DIGITS), r"(?:(?<=\d{4}\s)|(?<=\d\s)(?=r\.\sp?\.?n))r\.", "roku"),
    Rule((".",), r"(?<=\b[nN]a )ul\.(?=\s[A-ZŁŚŻŹĆÓ]\w*[ąę]\b)", "ulicę"),
    Rule((".",), r"(?:(?<=\b[nN]a )|(?<=\b[pP]rzy ))ul\.(?=\s)", "ulicy"),
    Rule((".",), r"(?<=\b[oO] )godz\.(?=\s\d)", "godzinie"),
    *ranges("do", r"[sS]\.|[sS]tr\.|strony", "lat|dni|godzin"),
    *weekdays(_DAYS, "do"),
    *weekdays(_DAYS_GENITIVE, "do", "do"),
    score("do"),
    counted_in_roman(r"rozdział\w{0,3}|rozdz\.|tomu?|t\.|częś\w{1,3}|cz\.|akt|księg\w|faz\w|typu?|klas\w|artykuł"),
    ruler_numerals(RULERS, _ruler),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=r"(?=\s?(?:\d|[IVX]+\b))"),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s(?:[A-ZŁŚŻŹĆÓ]|(?:dr|hab|inż)\b))"),
    by_letters(["UE", "USA", "ONZ", "UW", "UJ", "OSP", "ABW", "AGH"]),
    fractions(_FRACTIONS, "jedna", r"szklan\w+|łyż\w+|z|kg|l", half="pół"),
    times("na", "razy"),
)  # fmt: skip
