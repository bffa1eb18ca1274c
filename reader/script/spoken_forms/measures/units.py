"""Units after a number, by their symbols, in any language: "5 km" is "5 kilometers", "m/s²", "mg/dL".

A symbol is a prefix and a base (kΩ), perhaps squared or cubed, perhaps divided by another. Each language has
its words (CLDR's, where it has them); all languages combine them in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

# Base → its usual prefixes.
_PREFIXED = {
    "m": "k h d c m µ n", "g": "k h d c m µ n", "s": "m µ n", "l": "h d c m µ", "L": "h d c m µ",
    "W": "k M G T m", "V": "k M m µ", "A": "k m µ", "Hz": "k M G T", "J": "k M G T m", "N": "k M m",
    "Pa": "h k M G m", "B": "k K M G T P", "o": "k K M G T P", "bit": "k M G T", "bps": "k K M G T",
    "Ω": "k M m", "eV": "k M G T m", "cal": "k", "Wh": "k M G T m", "Ah": "m", "bar": "m",
    "mol": "m µ n k", "t": "k M G", "Sv": "m µ", "Bq": "k M G T", "F": "m µ n p",
}  # fmt: skip
_MOSTLY_UNITS = frozenset({"A", "J", "N"})
_ONLY_PREFIXED = frozenset({"A", "J", "N", "B", "o", "F"})
_POWERS = {"²": 2, "2": 2, "³": 3, "3": 3}
_EQUIVALENTS = str.maketrans(
    {"μ": "µ", "Ω": "Ω", "ℓ": "l", "º": "°", "˚": "°", "∘": "°", "℃": "°C", "℉": "°F", "⋅": "·"}
)
LETTERS = "A-Za-zÀ-ſµμΩΩℓА-Яа-яІі"
# A possible unit. The one with stops is horsepower. Degrees are written with several similar characters.
SYMBOL = (
    rf"(?:[лк]\.\s?с\.|[{LETTERS}]{{1,5}}(?:[·⋅](?:h|ч|год))?[²³23]?(?:/[{LETTERS}]{{1,4}}[²³23]?)?"
    r"|[°º˚∘]\s?[CFKС]|[℃℉])(?![\w²³°])"
)
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


class UnitWords(NamedTuple):
    """The words of a language for units.

    `names` maps bases and whole symbols ("km/h") to their forms, "gram|grams"; "~f" after them marks a
    gender, and no form at all that the symbol is no unit. `form` gives the index of the form for a number.
    `squared` and `cubed` are patterns that take a name; `to_the_square` follows a squared time after "per".
    `per` stands before the name of a divisor; `each` has the whole words for divisors where these differ.
    `ones` and `twos` map a gender to the words for one and two. With `is_capital` names begin with a capital.
    `verbs` are symbols that are words too: "nel 2024 ha vinto".
    """

    names: Mapping[str, str]
    prefixes: Mapping[str, str]
    squared: str
    cubed: str
    to_the_square: str
    per: str
    each: Mapping[str, str]
    ones: Mapping[str, str]
    form: Callable[[str], int]
    is_capital: bool = False
    twos: Mapping[str, str] = {}
    verbs: frozenset[str] = frozenset()


def two_forms(number: str) -> int:
    """The form after a number, for languages with one singular and one plural."""
    return 0 if number == "1" else 1


class _Name(NamedTuple):
    """The forms of a unit's name, in the order of `UnitWords.form`, and its gender."""

    forms: tuple[str, ...]
    gender: str


class Units:
    """Finds the words for symbols in a language."""

    def __init__(self, words: UnitWords) -> None:
        self._words = words
        self._known: dict[str, _Name | None] = {}

    def named(self, symbol: str, number: str, *, is_certain: bool = False) -> str:
        """The name of a unit after a number, or "" for an unknown symbol.

        With `is_certain` a letter that can be something else than a unit is one too: "3,5 A".
        """
        name = self._find(symbol)
        if name is None and is_certain and symbol in _MOSTLY_UNITS:
            name = self._simple(symbol, is_part=True)
        return name.forms[min(self._words.form(number), len(name.forms) - 1)] if name else ""

    def counted(self, symbol: str, number: str) -> str:
        """The number before a unit; one and two as words of the unit's gender."""
        words = {"1": self._words.ones, "2": self._words.twos}.get(number)
        name = self._find(symbol) if words else None
        return words.get(name.gender, number) if words and name else number

    def gender(self, symbol: str) -> str:
        """The gender of a unit, as `UnitWords.names` marks it."""
        name = self._find(symbol)
        return name.gender if name else ""

    def _find(self, symbol: str) -> _Name | None:
        symbol = "".join(symbol.split()).translate(_EQUIVALENTS)
        if symbol not in self._words.names:
            symbol = symbol.replace("·", "")
        elif not self._words.names[symbol]:
            return None
        if symbol not in self._known:
            self._known[symbol] = self._compound(symbol)
        return self._known[symbol]

    def _compound(self, symbol: str) -> _Name | None:
        whole = self._simple(symbol)
        over, slash, under = symbol.partition("/")
        if whole is not None or not slash:
            return whole
        name, each = self._simple(over, is_part=True), self._each(under)
        return _Name(tuple(f"{form} {each}" for form in name.forms), name.gender) if name and each else None

    def per(self, symbol: str) -> str:
        """The words for "per" and a unit ("per square kilometer"), or "" for an unknown symbol."""
        return self._each(symbol.translate(_EQUIVALENTS))

    def _each(self, symbol: str) -> str:
        words = self._words
        base = symbol[:-1] if symbol[-1:] in _POWERS and symbol[:-1] in {"s", "h"} else symbol
        name = self._simple(base)
        if name is None:
            return ""
        each = words.each.get(base) or f"{words.per} {name.forms[0]}"
        return each if base == symbol else f"{each} {words.to_the_square}"

    def _simple(self, symbol: str, *, is_part: bool = False) -> _Name | None:
        """The name of a unit without a divisor. As part of a quotient, "N" and "Mb" are units too."""
        words = self._words
        if is_part and symbol[-1:] == "b" and symbol[:-1] in set("kMGT"):
            symbol += "it"
        if words.names.get(symbol) and (is_part or symbol not in _ONLY_PREFIXED):
            return self._parsed(words.names[symbol])
        if symbol[-1:] in _POWERS and len(symbol) > 1:
            name = self._simple(symbol[:-1])
            shape = words.squared if _POWERS[symbol[-1]] == 2 else words.cubed
            return self._shaped(shape, name) if name and symbol[-2:-1] in {"m", "i", "t", "n", "м"} else None
        for base, prefixes in _PREFIXED.items():
            prefix = symbol.removesuffix(base)
            if prefix not in ("", symbol) and base in words.names and prefix in prefixes.split():
                name = self._parsed(words.names[base])
                forms = tuple(self._cased(words.prefixes[prefix] + form.lower()) for form in name.forms)
                return _Name(forms, name.gender)
        return None

    def _shaped(self, shape: str, name: _Name) -> _Name:
        """The name of a square or cubic unit; `shape` has a pattern for each form, or one for all."""
        shapes = shape.split("|")
        forms = [form.lower() if self._words.is_capital else form for form in name.forms]
        shaped = (shapes[min(at, len(shapes) - 1)].format(form) for at, form in enumerate(forms))
        return _Name(tuple(map(self._cased, shaped)), name.gender)

    def _parsed(self, written: str) -> _Name:
        forms, _, gender = written.partition("~")
        return _Name(tuple(forms.split("|")), gender)

    def _cased(self, name: str) -> str:
        return name[:1].upper() + name[1:] if self._words.is_capital else name
