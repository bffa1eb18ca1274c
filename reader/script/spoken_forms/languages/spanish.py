"""Spanish: "EE. UU." is "Estados Unidos", "5 km" is "5 kilómetros"."""

from __future__ import annotations

from reader.script.spoken_forms.rules import DIGITS, Rule
from reader.script.spoken_forms.table_rules import Words, abbreviations, by_letters, money, ranges, units

_ANYWHERE = {
    "EE. UU.": "Estados Unidos", "p. ej.": "por ejemplo", "a. C.": "antes de Cristo",
    "d. C.": "después de Cristo",
}  # fmt: skip
_BEFORE_NUMBER = {"núm.": "número", "n.º": "número", "n.°": "número", "pág.": "página", "págs.": "páginas",
                  "art.": "artículo", "cap.": "capítulo", "vol.": "volumen"}  # fmt: skip
_UNITS = {
    "km": Words("kilómetro", "kilómetros"), "km/h": Words("kilómetro por hora", "kilómetros por hora"),
    "m": Words("metro", "metros"), "cm": Words("centímetro", "centímetros"),
    "mm": Words("milímetro", "milímetros"), "kg": Words("kilogramo", "kilogramos"),
    "g": Words("gramo", "gramos"), "m²": Words("metro cuadrado", "metros cuadrados"),
    "km²": Words("kilómetro cuadrado", "kilómetros cuadrados"), "l": Words("litro", "litros"),
    "ha": Words("hectárea", "hectáreas"), "°C": Words("grado Celsius", "grados Celsius"),
    "MW": Words("megavatio", "megavatios"), "GB": Words("gigabyte", "gigabytes"),
    "MB": Words("megabyte", "megabytes"), "h": Words("hora", "horas"),
}  # fmt: skip
_MONEY = {"€": Words("euro", "euros"), "US$": Words("dólar", "dólares"), "£": Words("libra", "libras")}
# "$" is the peso of half of those who read Spanish.
_MAGNITUDES = {"millones": "millones", "M": "millones", "mil millones": "mil millones", "mil": "mil"}

SPANISH = (
    *money(_MONEY, _MAGNITUDES, "un", of="de", and_="con"),
    units(_UNITS, "un"),
    *ranges("a"),
    Rule(("U",), r"\bEEUU\b", "Estados Unidos"),
    abbreviations(_ANYWHERE),
    abbreviations(_BEFORE_NUMBER, before=r"(?=\s?\d)"),
    Rule(("D",), r"(?<!\w)D\.(?=\s[A-ZÁ-Ú][a-zá-ú])", "don"),
    by_letters(["UE"]),
    Rule(("²",), r"(?<=[\w)])²", " al cuadrado"),
    Rule(("x×", DIGITS), r"(?<=\d)\s?[x×]\s?(?=\d)", " por "),
)
