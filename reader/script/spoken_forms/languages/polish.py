"""Polish: "ok. 500 mln dol." is "około 500 milionów dolarów", "w XIX w." "w dziewiętnastym wieku"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.polish_ordinals import (
    NOUNS,
    before_noun,
    genitive,
    half_of_century,
    locative,
    saint,
)
from reader.script.spoken_forms.measures.calendar_rules import Calendar, dates_in_figures, short_months
from reader.script.spoken_forms.measures.money_rules import per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords
from reader.script.spoken_forms.numbers.ordinals import (
    RULERS,
    counted_in_roman,
    ordinal,
    parts_of_century,
    ruler_numerals,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER,
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
    "ok.": "około", "np.": "na przykład", "m. in.": "między innymi", "ds.": "do spraw", "tzw.": "tak zwany",
    "tj.": "to jest", "tzn.": "to znaczy", "itd.": "i tak dalej", "itp.": "i tym podobne", "proc.": "procent",
    "dol.": "dolarów", "zob.": "zobacz", "wg": "według", "im.": "imienia", "ww.": "wyżej wymieniony",
    "n. e.": "naszej ery", "p. n. e.": "przed naszą erą", "ul.": "ulica", "al.": "aleja", "pl.": "plac",
    "woj.": "województwo", "pow.": "powiat", "gm.": "gmina", "tys.": "tysięcy", "mln": "milionów",
    "mld": "miliardów", "godz.": "godzina", "jw.": "jak wyżej", "ww": "wyżej wymieniony",
    "br.": "bieżącego roku", "ub. r.": "ubiegłego roku", "r. ż.": "roku życia", "S. A.": "spółka akcyjna",
    "sp. z o. o.": "spółka z ograniczoną odpowiedzialnością", "w. w.": "wyżej wymieniony",
    "szkl.": "szklanki",
    "r/r": "rok do roku",
    "k/k": "kwartał do kwartału", "kw/kw": "kwartał do kwartału", "m/m": "miesiąc do miesiąca",
    "rel.": "relacji", "n. p. m.": "nad poziomem morza", "nr tel.": "numer telefonu",
    "czyt.": "czytaj", "sygn. akt": "sygnatura akt", "i nast.": "i następne", "dosł.": "dosłownie",
    "przyp. red.": "przypis redakcji",
    "łyż.": "łyżki", "por.": "porównaj", "pkt proc.": "punktów procentowych",
    "pkt. proc.": "punktów procentowych", "p. proc.": "punktu procentowego",
}  # fmt: skip
_BEFORE_NUMBER = {
    "nr": "numer", "nr.": "numer", "art.": "artykuł", "str.": "strona", "s.": "strona", "rys.": "rysunek",
    "tab.": "tabela", "poz.": "pozycja", "ust.": "ustęp", "pkt": "punkt", "pkt.": "punkt",
    "rozdz.": "rozdział", "odc.": "odcinek", "temp.": "temperatura", "wys.": "wysokość",
    "dł.": "długość", "szer.": "szerokość", "przyp.": "przypis", "sygn.": "sygnatura", "tel.": "telefon",
    "maks.": "maksymalnie", "max.": "maksymalnie",
    "min.": "minimum", "t.": "tom", "ur.": "urodzony", "zm.": "zmarły", "r.": "rok",
}  # fmt: skip
_BEFORE_NAME = {
    "ks.": "ksiądz", "bp": "biskup", "bp.": "biskup", "abp": "arcybiskup", "dr": "doktor",
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
        "dag": "dekagram|dekagramy|dekagramów|dekagrama", "sek": "sekunda|sekundy|sekund|sekundy~f",
        "mies": "miesiąc|miesiące|miesięcy|miesiąca", "os": "osoba|osoby|osób|osoby~f",
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
    "CHF": ("frank", "franki", "franków", "franka"),
    "PLN": ("złoty", "złote", "złotych", "złotego"),
    "CZK": ("korona", "korony", "koron", "korony"),
    "UAH": ("hrywna", "hrywny", "hrywien", "hrywny"),
}
_SUMS |= {"USD": _SUMS["$"], "EUR": _SUMS["€"], "GBP": _SUMS["£"]}
_SIZES = {
    "mln": "milion|miliony|milionów|miliona", "mld": "miliard|miliardy|miliardów|miliarda",
    "tys.": "tysiąc|tysiące|tysięcy|tysiąca",
}  # fmt: skip
_CODES = "USD|EUR|GBP|CHF|PLN|CZK|UAH"
_MONTHS = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"
_SHORT_MONTHS = "stycz|sty|lut|mar|kwi|czerw|cze|lip|sierp|sie|wrz|paźdz|paź|list|lis|grudz|gru"
_QUEENS = frozenset({"Elżbieta", "Katarzyna", "Maria", "Izabela", "Krystyna", "Małgorzata", "Wiktoria"})
_FRACTIONS = ("druga drugie", "trzecia trzecie", "czwarta czwarte", "piąta piąte", "szósta szóste",
              "siódma siódme", "ósma ósme", "dziewiąta dziewiąte", "dziesiąta dziesiąte")  # fmt: skip


def _day(match: re.Match[str], lang: str) -> str | None:
    day = int(match["say"])
    return genitive(day) if 1 <= day <= 31 else None


def _century(match: re.Match[str], lang: str) -> str | None:
    is_nominative = match["word"] == "wiek"
    number = roman_value(match["numeral"])
    if is_nominative:
        return f"{match['before'] or ''}{ordinal(number, 'pl')} wiek"
    return f"{match['before']}{locative(number)} wieku" if match["before"] else f"{genitive(number)} wieku"


def _ruler(number: int, name: str) -> str:
    word = ordinal(number, "pl")
    if name in _QUEENS:
        return word[:-1] + "a"
    return genitive(number) if name.endswith(("a", "ego")) else word


def _sum(match: re.Match[str], lang: str) -> str:
    number, size = match["number"], (match["size"] or "").strip()
    end = match.groupdict().get("end")
    if size:
        size = f" {_SIZES[size].split('|')[_form(end or number)]}"
    form = 2 if size else _form(end or number)
    return f"{number}{f' do {end}' if end else ''}{size} {_SUMS[match['sign'].strip()][form]}"


_DAYS_GENITIVE = {
    "pn": "poniedziałku", "wt": "wtorku", "śr": "środy", "czw": "czwartku", "pt": "piątku", "sob": "soboty",
    "niedz": "niedzieli",
}  # fmt: skip


def _decade(match: re.Match[str], lang: str) -> str | None:
    """A decade: "lata 90.", "w latach 90."."""
    word = ordinal(int(match["decade"]), "pl")
    return f"{word[:-1]}{'ych' if match['noun'].lower() == 'latach' else 'e'}" if word.endswith("y") else None


def _points(match: re.Match[str], lang: str) -> str:
    return ("punkt", "punkty", "punktów", "punktu")[_form(match["number"])]


# Measures in short form after "at".
_LOCATIVES = {"temp": "temperaturze", "wys": "wysokości", "dł": "długości", "szer": "szerokości"}
# The form of "godz." after a preposition.
_HOURS = {
    "[oO]|[Pp]o": "godzinie",
    "[Oo]k\\.|[Oo]koło|[Oo]d|[Dd]o": "godziny",
    "[Pp]rzed|[Mm]iędzy": "godziną",
    "[Ww]": "godzinach",
}
_CALENDAR = Calendar(
    months=tuple(_MONTHS.split("|")), date="{day} {month} {year} roku", day=genitive, separators="./-"
)
_NUMBER = r"(?P<number>\d[\d.]{0,12}(?:,\d{1,4})?)"
_END = rf"(?:\s?[–-]\s?(?P<end>{NUMBER})(?![\d–-]))?"
_SPACE = r"\s?"
_SIZE = r"(?P<size>\s(?:mln|mld|tys\.))?"
_DAYS = {
    "pn": "poniedziałek", "wt": "wtorek", "śr": "środa", "czw": "czwartek", "pt": "piątek",
    "sob": "sobota", "niedz": "niedziela",
}  # fmt: skip
_WAYS = {"N": "północ", "S": "południe", "E": "wschód", "W": "zachód"}
RULES = (
    *dates_in_figures(_CALENDAR),
    *short_months(_CALENDAR),
    Rule((DIGITS,), rf"(?<![\w.,])(?P<sign>[$€£]|(?:{_CODES})\s){_SPACE}{_NUMBER}{_END}{_SIZE}", _sum),
    Rule((DIGITS,), rf"(?<![\w.,]){_NUMBER}{_SIZE}{_SPACE}(?P<sign>[$€£]|(?:{_CODES})\b)", _sum),
    per({"mies.": "na miesiąc", "miesiąc": "na miesiąc", "rok": "na rok", "godz.": "za godzinę",
    "min": "na minutę", "dobę": "na dobę",
         "h": "za godzinę",
         "kg": "za kilogram", "os.": "za osobę", "szt.": "za sztukę", "m²": "za metr kwadratowy"}),
    Rule(("z", "/"), r"(?<=\d)\s?zł(?=\s?/)", " złotych"),
    Rule(("z",), r"(?<=mln |mld |ys\. )zł(?!\w)", "złotych"),
    Rule((".", DIGITS), r"(?<=\d )m\.(?=\s\d)", "mieszkania"),
    *primes(_UNITS, _WAYS, "cal|cali"),
    *unit_rules(_UNITS, thousands=r"tys\.|mln|mld|tysięcy|milion\w*|miliard\w*"),
    *POWERS,
    Rule((DIGITS,), rf"(?<![\w.,])(?P<say>\d{{1,2}})(?=\s(?:{_MONTHS})\b|\s(?:{_SHORT_MONTHS})\.)", _day),
    Rule((".", DIGITS), rf"(?<![\w.,])(?P<say>(?P<number>\d{{1,2}})\.)(?=\s(?P<noun>{NOUNS})\b)",
         before_noun),
    Rule(("IVX",), rf"(?<![\w.-])(?P<say>(?P<number>{ROMAN}))(?=\s(?P<noun>{NOUNS})\b)", before_noun),
    Rule((".", "IVX"), rf"(?<![\w.-])(?P<number>{ROMAN})\społ\.", half_of_century),
    Rule((".", DIGITS), r"\b(?P<noun>[lL]ata|[lL]atach)\s(?:\d0\.\s(?:i|lub|oraz|do)\s)?"
         r"(?P<say>(?P<decade>[1-9]0)\.)", _decade),
    Rule((".", DIGITS), r"\b(?P<noun>[lL]ata|[lL]atach)\s(?P<say>(?P<decade>[1-9]0)\.)", _decade),
    Rule((".", DIGITS), r"(?<=\bgodz\.\s)\d{1,2}(?P<say>\.)(?=[0-5]\d(?!\d))", " "),
    Rule(("IVX",), rf"(?P<before>\b[Ww]e?\s)?(?<![\w.-])(?P<numeral>{ROMAN})\s(?P<word>wieku?|w\.)(?!\w)",
         _century),
    Rule((".", DIGITS), r"(?<=[./-]\d{4})\s?r\.(?!\w)", ""),
    Rule((".",), r"(?:(?<=\d )|(?<=tys\. ))os\.(?=\s[a-ząćęłńóśźż]|[,;)]|\Z)", "osób"),
    Rule((".", DIGITS), r"(?<=\b[wW] )dn\.(?=\s\d)", "dniu"),
    Rule((".", DIGITS), r"(?<![\w.])dn\.(?=\s\d)", "dnia"),
    Rule((".", DIGITS), r"(?<=\d\s)r\.(?=[)\]”“’»\"'\s]*\Z)", "roku."),
    Rule((".", DIGITS), r"(?:(?<=\d{4}\s)|(?<=\d\s)(?=r\.\sp?\.?n))r\.", "roku"),
    Rule((".",), r"(?<=\b[nN]a )ul\.(?=\s[A-ZŁŚŻŹĆÓ]\w*[ąę]\b)", "ulicę"),
    Rule((".",), r"(?:(?<=\b[nN]a )|(?<=\b[pP]rzy ))ul\.(?=\s)", "ulicy"),
    *(Rule((".",), rf"\b(?:{before})\s(?P<say>godz\.)(?=\s\d)", form) for before, form in _HOURS.items()),
    Rule((DIGITS,), r"(?<![\w.,])(?P<number>\d{1,4})\s(?P<say>pkt)(?!\w|\.?\s?(?:\d|proc|[a-z]\)|lit|ust))",
         _points),
    *(Rule((".",), rf"\b(?:[wW]|[nN]a|[oO]|[pP]rzy)\s(?P<say>{short}\.)(?=\s(?:ok\.\s)?\d)", form)
      for short, form in _LOCATIVES.items()),
    Rule((".",), r"(?<![\w.])(?P<say>[śŚ]w\.)(?=\s(?P<name>[A-ZŁŚŻŹĆÓ][^\W\d_]+))", saint),
    parts_of_century({"pocz": "początku|początku|początek", "kon": "końcu|końca|koniec"},
                     "[wWnN]a?", "[Oo]d|[Dd]o|[Zz]|[Oo]k\\.|[Oo]koło"),
    *ranges("do", r"[sS]\.|[sS]tr\.|strony", "lat|dni|godzin"),
    *weekdays(_DAYS, "do"),
    *weekdays(_DAYS_GENITIVE, "do", "do"),
    score("do"),
    counted_in_roman(r"rozdział\w{0,3}|rozdz\.|tomu?|t\.|częś\w{1,3}|cz\.|akt|księg\w|faz\w|typu?|klas\w|artykuł"),
    ruler_numerals(RULERS, _ruler),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=r"(?=\s(?:[A-ZŁŚŻŹĆÓ]|(?:dr|hab|inż)\b))"),
    by_letters(["UE", "USA", "ONZ", "UW", "UJ", "OSP", "ABW", "AGH"]),
    fractions(_FRACTIONS, "jedna", r"szklan\w+|łyż\w+|z|kg|l", half="pół"),
    times("na", "razy"),
)  # fmt: skip
