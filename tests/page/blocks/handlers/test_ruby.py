"""Ruby: the small readings beside characters."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.page.samples import PROSE


def spoken(html: str, lang: str = "ja") -> list[tuple[str, str]]:
    page = parse_page(f"<html lang=en><main><h1>Lamp</h1><p>{PROSE}</p><p lang={lang}>{html}</p></main>")
    return [(each.spoken, each.lang) for each in write_script(page)][2:]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<ruby>本気<rt>マジ</rt></ruby>だ。", "マジだ。"),
        ("<ruby>本気<rp>(</rp><rt>マジ</rt><rp>)</rp></ruby>だ。", "マジだ。"),
        ("<ruby>本<rt>ほん</rt>気<rt>き</rt></ruby>だ。", "ほんきだ。"),
        ("<ruby><rb>本</rb><rb>気</rb><rt>ほん</rt><rt>き</rt></ruby>だ。", "ほんきだ。"),
        ("<ruby><rb>本気</rb>\n<rtc><rt>serious</rt></rtc><rt>マジ</rt>\n</ruby>だ。", "マジだ。"),
        ("<ruby><img src=x alt=喰><rt>く</rt></ruby>う。", "くう。"),
        ("これは<b><ruby>本気<rt>マジ</rt></ruby></b>だ。", "これはマジだ。"),
    ],
)
def test_japanese_ruby_replaces_the_base_characters(html: str, words: str) -> None:
    assert spoken(html) == [(words, "ja")]


def test_chinese_ruby_is_not_spoken() -> None:
    assert spoken("<ruby>你好<rt>nǐ hǎo</rt></ruby>。", "zh") == [("你好。", "zh")]


def test_japanese_in_another_text_is_spoken_as_japanese_by_its_reading() -> None:
    html = "It is <ruby>本気<rt>ほんき</rt></ruby> now."
    assert spoken(html, "en") == [("It is", "en"), ("ほんき", "ja"), ("now.", "en")]
