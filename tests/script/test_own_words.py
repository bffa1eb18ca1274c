"""Our own words in each language that we speak."""

from __future__ import annotations

import re
from gettext import GNUTranslations, c2py

import pytest

from reader import parse_page, write_script
from reader.script.model import ReadingOptions
from reader.script.own_words import words_for
from reader.script.writer import Script
from reader.settings import ANNOUNCEMENT_LANGUAGES, ENGLISH
from tests.translations import FOLDER, UNTRANSLATED, all_messages, catalogue, is_translated, updated

TRANSLATED = [lang for lang in ANNOUNCEMENT_LANGUAGES if lang != ENGLISH]
PROSE = "Hier hat vorher niemand etwas gezählt, und seit jenem langen, windigen Jahr auch nicht mehr. " * 5
PAGE = "<html lang={lang}><main><h1>Boote</h1><p>{prose}<ul><li>Eins<li>Zwei</ul><p>{prose}</main>"


def fields(message: str) -> list[str]:
    return sorted(re.findall(r"\{\w+(?::g)?\}", message))


def test_each_language_of_announcements_has_a_catalogue() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.po")) == sorted(TRANSLATED)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_catalogue_has_exactly_the_messages_in_the_code(lang: str) -> None:
    text = (FOLDER / f"{lang}.po").read_text("utf-8")
    assert updated(lang, text) == text, "run: python -m tests.translations"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translation_has_the_fields_of_its_message(lang: str) -> None:
    texts = {str(entry.id): str(entry.string) for entry in catalogue(lang) if not entry.pluralizable}
    assert [each for each, text in texts.items() if text and fields(text) != fields(each)] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_plural_form_without_its_number_stands_for_one_number(lang: str) -> None:
    texts = catalogue(lang)
    form_of = c2py(texts.plural_expr)
    for entry in (each for each in texts if each.pluralizable):
        for form, text in enumerate(entry.string or ()):
            if text and fields(text) != fields(entry.id[1]):
                assert [number for number in range(1000) if form_of(number) == form] == [1], text


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translation_has_no_stray_blanks(lang: str) -> None:
    for entry in catalogue(lang):
        for text in [entry.string] if isinstance(entry.string, str) else entry.string or ():
            assert entry.id in {"", " or "} or (text == text.strip() and "  " not in text)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_each_translation_says_who_checked_it(lang: str) -> None:
    wrong = []
    for entry in catalogue(lang):
        expected = r"unchecked|checked: .+" if is_translated(entry) else UNTRANSLATED
        if entry.id and not re.fullmatch(expected, " ".join(entry.user_comments)):
            wrong.append(entry.id)
    assert wrong == []


def test_a_new_language_begins_with_every_message_untranslated() -> None:
    texts = updated("sv", "")
    assert texts.count(f"# {UNTRANSLATED}\n") == len(all_messages())
    assert "nplurals=2" in texts


def test_a_removed_message_leaves_the_catalogue() -> None:
    text = (FOLDER / "nl.po").read_text("utf-8")
    assert updated("nl", f'{text}\n# unchecked\nmsgid "No such message"\nmsgstr "Nee"\n') == text


@pytest.mark.parametrize("lang", TRANSLATED)
def test_compiled_catalogue_matches_its_source(lang: str) -> None:
    with (FOLDER / f"{lang}.mo").open("rb") as file:
        loaded = GNUTranslations(file)
    for entry in filter(is_translated, catalogue(lang)):
        if isinstance(entry.id, tuple):
            singular, plural = entry.id
            said = [loaded.ngettext(singular, plural, number) for number in range(30)]
            assert set(said) == set(entry.string or ()), "run: python -m tests.translations"
        elif entry.id:
            message = str(entry.id)
            text = loaded.pgettext(entry.context, message) if entry.context else loaded.gettext(message)
            assert text == entry.string, "run: python -m tests.translations"


@pytest.mark.parametrize(
    ("lang", "number", "expected"),
    [
        ("en", 0, "0 rows"), ("en", 1, "1 row"), ("en", 2, "2 rows"), ("de", 1, "eine Zeile"),
        ("de", 3, "3 Zeilen"), ("fr", 0, "0 ligne"), ("fr", 2, "2 lignes"), ("pl", 3, "3 wiersze"),
        ("pl", 12, "12 wierszy"), ("ru", 21, "21 строка"), ("ru", 22, "22 строки"), ("ru", 25, "25 строк"),
        ("ja", 5, "5行"), ("xx", 2, "2 rows"),
    ],
)  # fmt: skip
def test_count_uses_the_plural_of_its_language(lang: str, number: int, expected: str) -> None:
    assert words_for(lang).counted(number, "row") == expected


@pytest.mark.parametrize(
    ("lang", "iso", "expected"),
    [
        ("en", "2020-05-04T10:30Z", "May 4, 2020"), ("en", "2020-05", "May 2020"), ("en", "2020", "2020"),
        ("en", "2020-13-01", "2020"), ("en", "", ""), ("de-AT", "2022-02-03", "3. Februar 2022"),
        ("es", "2022-02-03", "3 de febrero de 2022"), ("ru", "2022-02-03", "3 февраля 2022 года"),
        ("ru", "2022-02", "февраль 2022 года"), ("pl", "2022-02-03", "3 lutego 2022"),
        ("ja", "2022-02-03", "2022年2月3日"), ("zh-CN", "2022-02", "2022年2月"),
    ],
)  # fmt: skip
def test_date_format_follows_the_language(lang: str, iso: str, expected: str) -> None:
    assert words_for(lang).date(iso) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (211, "3 minutes 31 seconds"), (60, "1 minute"), (3600, "1 hour"),
        (7261, "2 hours 1 minute 1 second"), (0, "0 seconds"),
    ],
)  # fmt: skip
def test_duration_omits_zeros(seconds: int, expected: str) -> None:
    assert words_for("en").duration(seconds) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en-GB", "en-GB"), ("EN", "EN"), ("enm", "en"), ("fr-CA", "fr-CA"), ("xx", "en"), ("", "en")],
)
def test_our_words_are_in_the_pages_language_if_we_speak_it(lang: str, expected: str) -> None:
    assert words_for(lang).lang == expected


def test_german_page_has_german_announcements_in_a_german_voice() -> None:
    said = write_script(parse_page(PAGE.format(lang="de", prose=PROSE)))
    announced = [(each.text, each.lang) for each in said if each.style == "announcement"]
    assert ("Liste, 2 Einträge", "de") in announced


def test_announcements_can_be_in_another_language_than_the_page() -> None:
    page = parse_page(PAGE.format(lang="de", prose=PROSE))
    script = Script(page, ReadingOptions(announcement_lang="fr"))
    said = [each for index in script.article for each in script.utterances(index)]
    announced = [(each.text, each.lang) for each in said if each.style == "announcement"]
    assert ("liste, 2 éléments", "fr") in announced
