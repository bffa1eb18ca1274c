"""The tables of words agree between languages: the same keys, all forms, no word that nothing reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.blocks.formulas.languages import _PATTERN_ROWS
from reader.script.edits import apply_edits
from reader.script.spoken_forms import addresses, sign_names
from reader.script.spoken_forms.english.unit_words import ENGLISH_UNITS
from reader.script.spoken_forms.forms import _LANGUAGES, spoken_edits
from reader.script.spoken_forms.measures.calendar_rules import Calendar
from reader.script.spoken_forms.measures.units import _ONLY_PREFIXED, _PREFIXED, SYMBOL, Units, UnitWords
from reader.script.spoken_forms.numbers import arithmetic, mixed_numbers, powers
from reader.script.text import abbreviations, signs
from reader.settings import ANNOUNCEMENT_LANGUAGES

MODULES = {lang: import_module(f"reader.script.spoken_forms.{name}") for lang, name in _LANGUAGES.items()}


def tables(name: str) -> dict[str, Any]:
    return {lang: getattr(module, name) for lang, module in MODULES.items() if hasattr(module, name)}


UNITS = {lang: table for lang, table in tables("_UNITS").items() if isinstance(table, UnitWords)}
UNITS["en"] = ENGLISH_UNITS
CYRILLIC = {"ru", "uk"}  # they write each unit in letters of their own, and list it with its prefix
ONLY_FRENCH = {"o"}  # the byte is "octet"
# The Ukrainian for Russian symbols that are written differently.
IN_UKRAINIAN = {"ч": "год", "час": "год", "мин": "хв", "л.с.": "к.с.", "чел": "ос", "экз": "прим",
"мес": "міс", "бит": "біт", "Кбит": "Кбіт", "кбит": "кбіт", "Мбит": "Мбіт",
    "Гбит": "Гбіт"} | {
    "кВт·ч": "кВт·год", "мА·ч": "мА·год", "km": "км",
}  # fmt: skip

# The languages without a row in a table that is there for the others, and why.
EXCEPTIONS = {
    "fractions": {"en": "English has rules of its own"},
}
TABLES: dict[str, Mapping[str, object]] = {
    "signs of arithmetic": arithmetic._SIGNS,
    "fractions": mixed_numbers._FRACTIONS,
    "names of signs": sign_names.NAMES,
    "powers": powers._POWERS,
    "links": addresses._LINK_TO,
}


@pytest.mark.parametrize("name", TABLES)
def test_table_has_each_language_that_we_have_rules_for(name: str) -> None:
    assert _LANGUAGES.keys() - TABLES[name].keys() == EXCEPTIONS.get(name, {}).keys()


def test_tables_of_signs_have_the_same_languages() -> None:
    others = (sign_names.BETWEEN, sign_names.BEFORE_NUMBER, sign_names.SPACES)
    assert [table.keys() ^ sign_names.NAMES.keys() for table in others] == [set()] * 3
    assert {text.count("{}") for text in sign_names.SPACES.values()} == {1}
    assert all(all(names.values()) for table in (sign_names.NAMES, *others[:2]) for names in table.values())


def test_boxes_are_named_in_each_language_of_announcements() -> None:
    assert set(ANNOUNCEMENT_LANGUAGES) <= signs._BOX_WORDS.keys()


def test_one_and_a_half_is_said_where_other_fractions_are() -> None:
    assert mixed_numbers._ONE_AND_A_HALF.keys() <= mixed_numbers._FRACTIONS.keys()
    with_ending = {lang for lang, rows in mixed_numbers._FRACTION_ROWS.items() if "/" in "".join(rows)}
    with_ending |= {lang for lang, words in mixed_numbers._ONE_AND_A_HALF.items() if "/" in words}
    assert with_ending <= mixed_numbers._FEMININE_ENDS.keys()


@pytest.mark.parametrize("lang", _PATTERN_ROWS)
def test_patterns_of_formulas_have_the_parts_of_the_english_ones(lang: str) -> None:
    rows = zip(_PATTERN_ROWS["en"].split("|"), _PATTERN_ROWS[lang].split("|"), strict=True)
    assert [own for english, own in rows if parts(english) != parts(own)] == []


def parts(pattern: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", pattern))


@pytest.mark.parametrize("lang", sorted(UNITS.keys() - CYRILLIC))
def test_each_unit_that_takes_prefixes_has_a_name_and_its_prefixes_too(lang: str) -> None:
    words = UNITS[lang]
    assert _PREFIXED.keys() - words.names.keys() <= ONLY_FRENCH
    assert words.prefixes.keys() == set(" ".join(_PREFIXED.values()).split())


def test_ukrainian_has_the_units_of_russian() -> None:
    russian = {IN_UKRAINIAN.get(symbol, symbol) for symbol in UNITS["ru"].names}
    assert russian == UNITS["uk"].names.keys()
    assert UNITS["ru"].verbs == UNITS["uk"].verbs


@pytest.mark.parametrize("lang", UNITS)
def test_units_have_one_form_or_all_and_a_known_gender(lang: str) -> None:
    words = UNITS[lang]
    numbers = (*map(str, range(130)), "0,5", "1,5", "2,5", "0.5", "1.5")
    count = max(map(words.form, numbers)) + 1
    for name in words.names.values():
        forms, _, gender = name.partition("~")
        assert not name or len(forms.split("|")) in {1, count}, name
        assert not words.ones or not name or gender in words.ones, name
    assert {len(shape.split("|")) for shape in (words.squared, words.cubed)} <= {1, count}


@pytest.mark.parametrize("lang", UNITS)
def test_each_unit_is_found_by_its_symbol_and_is_not_composed_anyway(lang: str) -> None:
    words = UNITS[lang]
    for symbol, name in words.names.items():
        if not name or symbol in _ONLY_PREFIXED | ONLY_FRENCH:
            continue
        assert re.fullmatch(SYMBOL, symbol), f"{symbol} cannot match"
        own = [Units(words).named(symbol, number) for number in ("1", "2", "5", "1,5")]
        others = Units(words._replace(names={key: words.names[key] for key in words.names if key != symbol}))
        composed = [others.named(symbol, number) for number in ("1", "2", "5", "1,5")]
        assert own != composed or others.gender(symbol) != Units(words).gender(symbol), f"{symbol}: {own}"


def test_sums_have_the_currencies_that_are_written_everywhere() -> None:
    sums = tables("_MONEY") | tables("_SUMS")
    assert _LANGUAGES.keys() - sums.keys() == {"en"}  # test_english.py
    assert {lang for lang, table in sums.items() if not {"€", "£"} <= set(table)} == set()
    assert {lang for lang, table in sums.items() if "$" not in table} == {"es"}  # it is the peso too


def test_calendars_have_twelve_months_and_seven_days() -> None:
    for lang, module in MODULES.items():
        for calendar in (each for each in vars(module).values() if isinstance(each, Calendar)):
            assert len(set(calendar.months)) == 12, lang
    assert {lang for lang, days in tables("_DAYS").items() if len(set(days.values())) != 7} == set()


def test_no_abbreviation_is_listed_twice() -> None:
    for table in (abbreviations.ANYWHERE, abbreviations.BEFORE_NAME, abbreviations.BEFORE_NUMBER):
        for lang, row in table.items():
            listed = row.split()
            assert sorted(set(listed)) == sorted(listed), lang


WRITTEN = st.sampled_from([
    *"0123456789€$£¥₹₩₽₺₴%‰°½²⁶⁻.,;:!?-–−+±×=/()", *[" "] * 10,
    "12", "1999", "1/2", "US$", "EUR", "kr", "XIV", "km/h",
])  # fmt: skip


@pytest.mark.parametrize("lang", [*MODULES, "cs", "fa", "vi"])  # the last three have no rules of their own
@given(texts=st.lists(WRITTEN, min_size=2, max_size=9))
def test_no_figures_and_signs_are_too_strange_for_the_rules(lang: str, texts: list[str]) -> None:
    text = "".join(texts)
    apply_edits(text, spoken_edits(text, lang))


@pytest.mark.parametrize("lang", [*MODULES, "cs", "fa", "vi"])
def test_power_before_a_sign_without_spaces_is_kept_or_said(lang: str) -> None:
    text = "5²³⁵円"

    assert apply_edits(text, spoken_edits(text, lang)).startswith("5")


SHARED = (addresses, arithmetic, mixed_numbers, powers, sign_names, signs)


@pytest.mark.parametrize("module", [*MODULES.values(), *SHARED], ids=lambda module: module.__name__)
def test_words_have_no_stray_blanks(module: ModuleType) -> None:
    kinds = {name: value for name, value in vars(module).items() if isinstance(value, Mapping | tuple)}
    texts = {(name, text) for name, value in kinds.items() if name[0] == "_" for text in strings(value)}
    assert {(name, text) for name, text in texts if text != text.strip() or "  " in text} == set()


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
