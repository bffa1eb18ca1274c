"""Kanji, which eSpeak can read only by their readings."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.lexicon.lexicon import NO_LEXICON, Lexicon
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.spoken_forms.languages import japanese_readings
from reader.script.unreadable import unreadable_notice
from tests.script.samples import spoken_text

PAGE = parse_page("<html lang=ja><main><h1>港</h1><p>港は町より早く目を覚ます。</p></main>")
KANA_AND_CHINESE = parse_page("<html lang=zh><main><p>港口醒得比城镇早。</p><p lang=ja>みなと</p></main>")
KANA = parse_page("<html lang=ja><main><h1>みなと</h1><p>みなとはまちよりはやくめをさます。</p></main>")


def test_unreadable_kanji_notice_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(japanese_readings, "knows_readings", lambda: False)
    assert "accessible-reader[japanese]" in unreadable_notice(PAGE, NO_LEXICON)
    assert unreadable_notice(KANA, NO_LEXICON) == ""
    assert unreadable_notice(KANA_AND_CHINESE, NO_LEXICON) == ""
    assert unreadable_notice(PAGE, Lexicon().without_ipa()) == ""  # an engine with voices of its own
    assert spoken_edits("港", "ja") == ()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("港は町より早く目を覚ます。", "みなとはまちよりはやくめをさます。"),
        ("約100人が5月3日に来た。", "やく100にんが5がつみっかにきた。"),
        ("今日は日曜日です。", "きょうはにちようびです。"),
        ("ランプとmp3", "ランプとmp3"),
        ("一" * 2000, None),
    ],
)
def test_kanji_are_spoken_by_their_readings(text: str, spoken: str | None) -> None:
    pytest.importorskip("pykakasi")
    said = spoken_text(text, "ja")
    assert said == spoken or spoken is None
    assert not japanese_readings.has_kanji(said)


def test_chinese_and_engines_that_know_kanji_keep_their_characters() -> None:
    assert spoken_text("港", "zh") == "港"
    assert spoken_edits("港", "ja", Lexicon().without_ipa()) == ()
