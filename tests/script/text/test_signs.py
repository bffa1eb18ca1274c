"""Signs that are spoken by name."""

from __future__ import annotations

import pytest

from reader.script.edits import apply_edits
from reader.script.text.signs import sign_edits
from tests.script.samples import said, script


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain", "plain"),
        ("It’s plain – yes.", "It’s plain – yes."),
        ("so 🎉", "so 🎉"),
        ("so 🎉.", "so 🎉 ."),
        ("🎉🎉 yes", "🎉 yes"),
        ("😂😂🎉", "😂 🎉"),
        ("I ❤️ it", "I ❤ it"),
        ("👍🏽", "👍"),
        ("👩‍🚀, 🇫🇷🇩🇪", "👩‍🚀 , 🇫🇷 🇩🇪"),
        ("✔️ done", "✔ done"),
        ("✓", "check mark"),
        ("✗✗ ☐", "cross mark empty box"),
    ],
)
def test_symbol_is_replaced_by_its_whole_name(text: str, words: str) -> None:
    assert apply_edits(text, sign_edits(text, "en", "item")) == words


def test_symbol_without_a_name_is_unchanged() -> None:
    assert list(sign_edits("✓", "fr", "item")) == []


def test_check_mark_in_a_cell_is_spoken() -> None:
    html = "<table><tr><th>Ship<th>Lit<tr><td>Alder<td>✓<tr><td>Ash<td>–</table>"

    assert [utterance.spoken for utterance in script(html)][3:] == [
        "Ship", "Alder", "Lit", "check mark", "Ship", "Ash", "Lit", "blank",
    ]  # fmt: skip


def test_symbol_name_keeps_the_symbols_place() -> None:
    assert said("<p>Thank you! 🎉🎉 I kept it.") == ["Thank you!", "🎉🎉 I kept it."]


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("☑ Oil", "en", ["checked,"]),
        ("✅ Oil", "en", ["checked,"]),
        ("☐ Oil", "en", ["not checked,"]),
        ("[x] Oil", "en", ["checked,"]),
        ("[ ] Öl", "de", ["nicht angehakt,"]),
        ("Oil [x] fat", "en", []),
    ],
)
def test_check_box_character_says_its_state(text: str, lang: str, words: list[str]) -> None:
    assert [edit.words for edit in sign_edits(text, lang, "item")] == words


def test_check_mark_before_a_paragraph_is_an_ornament() -> None:
    spoken = [utterance.spoken for utterance in script("<p>✅ Trim the wick.<p>And then sleep.")]
    assert spoken == ["Trim the wick.", "And then sleep."]
