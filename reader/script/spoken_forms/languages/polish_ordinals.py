"""Polish ordinals in the case and gender of their nouns, and "święty" in those of a name."""

from __future__ import annotations

import re

from reader.script.spoken_forms.numbers.ordinals import ordinal
from reader.script.spoken_forms.numbers.roman import roman_value
from reader.script.spoken_forms.rules import compiled


def genitive(number: int) -> str:
    """An ordinal in the genitive: "pierwszego", "drugiego"."""
    words = ordinal(number, "pl").split()
    return " ".join(
        f"{word[:-1]}ego" if word.endswith("y") else f"{word}ego" if word.endswith("i") else word
        for word in words
    )


def locative(number: int) -> str:
    """An ordinal in the locative: "pierwszym", "drugim"."""
    return " ".join(f"{word}m" if word[-1] in "yi" else word for word in ordinal(number, "pl").split())


def before_noun(match: re.Match[str], lang: str) -> str | None:
    """An ordinal with a stop before a noun, whose ending shows gender and case: "2. miejsce"."""
    number = match["number"]
    words = ordinal(int(number) if number.isdecimal() else roman_value(number), "pl").split()
    ending = _ORDINAL_ENDINGS[next(form for form in _COUNTED_NOUNS if match["noun"] in _COUNTED_NOUNS[form])]
    return " ".join(_inflected(word, ending) for word in words) or None


def half_of_century(match: re.Match[str], lang: str) -> str:
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
NOUNS = "|".join(sorted(noun for nouns in _COUNTED_NOUNS.values() for noun in nouns))


def saint(match: re.Match[str], lang: str) -> str:
    """The word for a saint in the gender and case that the name shows."""
    name = match["name"]
    if name in _SAINTS:
        return "święta"
    if f"{name[:-1]}a" in _SAINTS:
        return "świętej" if name[-1] in "yi" else "świętą"
    ends = (
        (("a", "ego"), "świętego"),
        (("owi", "emu"), "świętemu"),
        (("em", "im", "ym", "ie", "u"), "świętym"),
    )
    return next((word for suffixes, word in ends if name.endswith(suffixes)), "święty")


_SAINTS = frozenset({
    "Anna", "Barbara", "Maria", "Katarzyna", "Teresa", "Faustyna", "Jadwiga", "Kinga", "Rita", "Agata",
    "Agnieszka", "Cecylia", "Łucja", "Małgorzata", "Monika", "Weronika", "Urszula", "Zofia", "Helena",
    "Elżbieta", "Brygida", "Magdalena", "Dorota", "Marta", "Klara", "Joanna",
})  # fmt: skip
