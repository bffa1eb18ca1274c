"""Turkish: "örn." is "örneğin", "5 km" is "5 kilometre", "19. yüzyıl" is "on dokuzuncu yüzyıl"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.measures.calendar_rules import Calendar, dates_in_figures
from reader.script.spoken_forms.measures.money_rules import Words, money, per
from reader.script.spoken_forms.measures.primes import primes
from reader.script.spoken_forms.measures.unit_rules import unit_rules
from reader.script.spoken_forms.measures.units import UnitWords
from reader.script.spoken_forms.numbers.ordinals import ordinal
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.numbers.roman import ROMAN, roman_value
from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import (
    NUMBER_NEXT,
    abbreviations,
    by_letters,
    ranges,
    score,
    times,
    weekdays,
)

_ANYWHERE = {
    "örn.": "örneğin", "ör.": "örneğin", "vb.": "ve benzeri", "vs.": "vesaire", "vd.": "ve diğerleri",
    "bkz.": "bakınız", "bk.": "bakınız", "yy.": "yüzyıl", "yak.": "yaklaşık", "M. Ö.": "milattan önce",
    "MÖ": "milattan önce", "M. S.": "milattan sonra", "MS": "milattan sonra", "İ. Ö.": "İsa'dan önce",
    "İ. S.": "İsa'dan sonra", "T. C.": "Türkiye Cumhuriyeti", "yrd.": "yardımcı",
    "a. g. e.": "adı geçen eser",
    "çev.": "çeviren", "hzl.": "hazırlayan", "Ltd. Şti.": "limited şirketi", "A. Ş.": "anonim şirketi",
}  # fmt: skip
_BEFORE_NUMBER = {
    "no.": "numara", "no:": "numara", "nu.": "numara", "tel.": "telefon", "tel:": "telefon", "s.": "sayfa",
    "ss.": "sayfalar", "böl.": "bölüm", "md.": "madde", "c.": "cilt", "şek.": "şekil"}  # fmt: skip
_BEFORE_NAME = {
    "dr.": "doktor", "prof.": "profesör", "doç.": "doçent", "av.": "avukat", "sn.": "sayın", "hz.": "hazreti",
    "gen.": "general", "alb.": "albay", "müh.": "mühendis", "uzm.": "uzman", "öğr. gör.": "öğretim görevlisi",
}  # fmt: skip
_BEFORE_ANY_TITLE = r"(?=\s(?:[A-ZÇĞİÖŞÜ]))"
_PLACES = {"cad.": "caddesi", "sok.": "sokağı", "mah.": "mahallesi", "bul.": "bulvarı", "apt.": "apartmanı"}


def _one_form(number: str) -> int:
    """Nouns have no plural after a number."""
    return 0


_UNITS = UnitWords(
    names={
        "m": "metre", "g": "gram", "gr": "gram", "s": "saniye", "l": "litre", "L": "litre", "lt": "litre",
        "W": "vat", "V": "volt", "A": "amper", "Hz": "hertz", "J": "jul", "N": "newton", "Pa": "paskal",
        "B": "bayt", "bit": "bit", "bps": "bit bölü saniye", "Ω": "om", "eV": "elektronvolt", "cal": "kalori",
        "Wh": "vat saat", "Ah": "amper saat", "Sv": "sievert", "Bq": "bekerel", "F": "farad", "bar": "bar",
        "mol": "mol", "t": "ton", "°C": "derece", "°F": "derece Fahrenhayt",
        "ha": "hektar", "dk": "dakika", "dak": "dakika", "sn": "saniye", "sa": "saat",
        "dB": "desibel", "TL": "lira", "mn": "milyon", "cc": "santimetreküp",
        "km/s": "kilometre bölü saat", "km/h": "kilometre bölü saat",
        "mmHg": "milimetre cıva",
    },
    prefixes={"k": "kilo", "K": "kilo", "h": "hekto", "d": "desi", "c": "santi", "m": "mili", "µ": "mikro",
              "n": "nano", "p": "piko", "M": "mega", "G": "giga", "T": "tera", "P": "peta"},
    squared="{}kare",
    cubed="{}küp",
    to_the_square="kare",
    per="bölü",
    each={},
    ones={"": "bir"},
    form=_one_form,
)  # fmt: skip
_FRACTIONS = {
    "1/2": "yarım", "1/4": "çeyrek", "3/4": "dörtte üç", "1/3": "üçte bir", "2/3": "üçte iki",
}  # fmt: skip
_MONEY = {
    "€": Words("avro", "avro"), "$": Words("dolar", "dolar"), "£": Words("sterlin", "sterlin"),
    "CHF": Words("İsviçre frangı", "İsviçre frangı"),
    "₺": Words("lira", "lira"), "TRY": Words("lira", "lira"), "TL": Words("lira", "lira"),
}  # fmt: skip
_MAGNITUDES = {"mn": "milyon", "milyon": "milyon", "milyar": "milyar", "mlr": "milyar", "bin": "bin"}
_MONTHS = (
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
    "Aralık",
)  # fmt: skip
_DAYS = {
    "pzt": "pazartesi", "sal": "salı", "çar": "çarşamba", "per": "perşembe", "cum": "cuma",
    "cmt": "cumartesi", "paz": "pazar",
}  # fmt: skip
# Nouns with a capital that follow an ordinal. One without a capital always does: a sentence has one.
_COUNTED = r"Dünya|Ordu\w*|Lig\w*|Cadde\w*|Köprü\w*|Kolordu\w*|Alay\w*|Sokak|Bölge\w*|Dönem\w*|Kongre\w*"
_CALENDAR = Calendar(_MONTHS, separators="./")


def _ordinal(number: int) -> str:
    """An ordinal with its tens apart: "on dokuzuncu"."""
    words = ordinal(number, "tr")
    for ten in ("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"):
        rest = words.removeprefix(ten)
        if rest != words and rest.startswith(("bir", "iki", "üç", "dör", "beş", "alt", "yed", "sek", "dok")):
            return f"{ten} {rest}"
    return words


def _counted(match: re.Match[str], lang: str) -> str | None:
    return _ordinal(int(match["say"].rstrip("."))) or None


def _roman(match: re.Match[str], lang: str) -> str | None:
    """A ruler's numeral, which stands before the name: "II. Abdülhamid"."""
    return _ordinal(roman_value(match["numeral"])) or None


def _place(match: re.Match[str], lang: str) -> str:
    return _PLACES[match[0].lower()]


def _fraction(match: re.Match[str], lang: str) -> str:
    return _FRACTIONS[match[0]]


_WAYS = {
    "K": "kuzey",
    "G": "güney",
    "D": "doğu",
    "B": "batı",
    "N": "kuzey",
    "S": "güney",
    "E": "doğu",
    "W": "batı",
}
RULES = (
    *dates_in_figures(_CALENDAR),
    *money(_MONEY, _MAGNITUDES, "bir", "ila"),
    per({"dk": "dakikada", "dakika": "dakikada", "ay": "ayda", "yıl": "yılda", "gün": "günde",
    "saat": "saatte",
         "kg": "kilosu", "m²": "metrekaresi"}),
    *primes(_UNITS, _WAYS, "inç|inç", ("dk", "sn", "sa")),
    *unit_rules(_UNITS, suffix="'’", thousands="bin|milyon|milyar"),
    *POWERS,
    Rule((".", DIGITS),
    rf"(?<![\w.,:/–-])(?P<say>\d{{1,3}}\.)(?=\s(?:[a-zçğıöşü]|(?:{_COUNTED})(?!\w)))", _counted),
    Rule(
        (".", "IVX"), rf"(?<![\w.-])(?P<say>(?P<numeral>{ROMAN})\.)(?=\s[A-ZÇĞİÖŞÜ]?[a-zçğıöşü]{{2}})", _roman
    ),
    Rule(("%", "–-"), r"(?<=%)\d{1,3}(?:,\d)?(?P<say>\s?[–-]\s?)(?=\d)", " ila "),
    *ranges("ila", r"[sS]{1,2}\.", "yıl|gün|saat|kişi|yaş"),
    *weekdays(_DAYS, "ila", "ila"),
    score("e"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, followed_by=NUMBER_NEXT),
    abbreviations(_BEFORE_NAME, followed_by=_BEFORE_ANY_TITLE),
    Rule((".",), r"(?<=[a-zçğıöşü] )(?:Cad|Sok|Mah|Bul|Apt)\.", _place),
    by_letters(["AB", "ABD", "TBMM", "TL", "BM"]),
    Rule(("/", DIGITS), r"(?<![\w/.,])(?:1/2|[13]/4|[12]/3)(?![\w/])(?=\s[a-zçğıöşü])", _fraction),
    times("çarpı"),
)  # fmt: skip
