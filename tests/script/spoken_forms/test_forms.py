"""Spoken forms in every language: web addresses, special characters, and code, which stays as it is."""

from __future__ import annotations

import pytest

from reader.script.spoken_forms.forms import spoken_edits
from tests.script.samples import spoken_text


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de-CH", "Siehe Link zu example.org."),
        ("fr", "Siehe lien vers example.org."),
        ("", "Siehe link to example.org."),
        ("eo", "Siehe example.org."),
    ],
)
def test_web_address_is_spoken_as_a_link_to_its_site(lang: str, expected: str) -> None:
    assert spoken_text("Siehe https://ann:secret@www.example.org:80/a?b=c#d.", lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("won\u00adder\u200bful", "wonderful"),
        ("a\u2060b\ufeffc\u200e\u202ed", "abcd"),
        ("la\u200dmp", "lamp"),
        ("क\u094d\u200dष", "क\u094d\u200dष"),
        ("🧑\u200d🚀", "🧑\u200d🚀"),
        ("ﬁnd eﬃcient", "find efficient"),
        ("ﬁ\ufdd5nd", "find"),
        ("xᵢ, xₙ", "x i, xₙ"),
        ("Rᵢⱼ aᵢx", "R i j a i x"),
        ("ＡＢＣ １２", "ABC 12"),
        ("cafe\u0301 o\u0308l", "café öl"),
        ("⟦h⟧", "h"),
        ("🅽🅾🆆 🄷🄴🄻🄻🄾 ⓕⓡⓔⓔ Ⓐ", "now hello free A"),
        ("ᴛʜᴇ ᴇɴᴅ, ꜰɪɴɪs", "the end, finis"),
        ("①②③ ❹", "1 2 3 4"),
        ("℃ ㎏ Ⅳ ℝ ℒ", "°C kg 4 R L"),
        ("s̶t̶r̶u̶c̶k̶ u̲n̲d̲e̲r̲", "struck under"),
        ("Z̸̢͝al͝go", "Zalgo"),
        ("ｶﾞﾗｽ ㈱", "ガラス 株式会社"),
        ("تــــاريخ ﷺ ﻻ", "تاريخ صلى الله عليه وسلم لا"),
        ("ｶﾅ ｆｕｌｌ", "カナ full"),
        ("𝐛𝐨𝐥𝐝", "bold"),
        ("你好，世界（是）", "你好，世界（是）"),
    ],
)
def test_control_characters_do_not_reach_the_engine(text: str, expected: str) -> None:
    for lang in ("en", "de", "zh", ""):
        assert spoken_text(text, lang) == expected, lang


def test_code_is_spoken_as_written() -> None:
    text = "cost = $5 # see https://example.org"

    assert spoken_edits(text, "en", kind="code") == ()
    assert spoken_edits(text, "en") != ()
