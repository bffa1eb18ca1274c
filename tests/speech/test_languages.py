"""The engine's language that matches a page's tag best."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.languages import best_match, tag_of

SPOKEN = {
    "en-us", "en-gb", "en-gb-scotland", "fr-fr", "fr-be", "de", "es", "es-419", "pt", "pt-br",
    "cmn", "yue", "nb", "he", "sr", "zxx-x",
}  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "served_by"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("de-AT", "de"),
        ("de-Latn-DE-1996", "de"),
        ("en", "en-us"),
        ("en-GB", "en-gb"),
        ("en_GB", "en-gb"),
        ("en-GB-scotland", "en-gb-scotland"),
        ("en-GB-oxendict", "en-gb"),
        ("en-AU", "en-gb"),
        ("en-CA", "en-us"),
        ("en-ZA", "en-us"),
        ("it", ""),
        ("fr-BE", "fr-be"),
        ("es-MX", "es-419"),
        ("es-ES", "es"),
        ("pt-PT", "pt"),
        ("pt-BR", "pt-br"),
        ("zh", "cmn"),
        ("zh-Hans-CN", "cmn"),
        ("zh-HK", "yue"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("iw", "he"),
        ("sr-Latn", "sr"),
        ("tlh", ""),
        ("", ""),
        ("-", ""),
        ("x-klingon", ""),
        ("e", ""),
        ("eng", ""),
    ],
)
def test_page_language_is_served_by_the_nearest_voice_language(tag: str, served_by: str) -> None:
    assert best_match(tag, SPOKEN) == served_by


def test_language_alias_needs_a_voice_of_the_engine() -> None:
    assert best_match("zh", {"zh"}) == "zh"
    assert best_match("no", {"no"}) == "no"


def test_hong_kong_in_traditional_script_is_cantonese() -> None:
    assert best_match("zh-Hant-HK", SPOKEN) == "yue"


def test_no_voices_match_no_language() -> None:
    assert best_match("en", ()) == ""


@given(st.text(max_size=20))
def test_any_tag_matches_a_spoken_language_or_none(tag: str) -> None:
    assert best_match(tag, SPOKEN) in {*SPOKEN, ""}


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        (["en_US"], "en-US"),
        (["EN-gb"], "en-GB"),
        (["en_GB@sd=gbsct"], "en-GB"),
        (["zh_hant_TW"], "zh-Hant-TW"),
        (["es-419"], "es-419"),
        (["ar-001"], "ar-001"),
        (["yue_HK"], "yue-HK"),
        (["de"], "de"),
        (["de-1996"], "de"),
        (["Unknown Locale: 99", "fr-FR"], "fr-FR"),
        (["Unknown Locale: 99"], "und"),
        (["english"], "und"),
        (["", "-"], "und"),
        ([], "und"),
    ],
)
def test_system_names_of_languages_become_tags(written: list[str], tag: str) -> None:
    assert tag_of(written) == tag
