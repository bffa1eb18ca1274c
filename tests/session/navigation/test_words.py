"""Moving by word, and spelling, in scripts with and without spaces."""

from __future__ import annotations

import pytest

from reader.session.effects import Answer
from tests.session.playing import play, said, script_of


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The sea, it comes.", ["sea,", "it", "comes."]),
        ("ja", "今日は天気がよいので、海へ行きました。", ["天気がよいので、", "海へ", "行きました。"]),
        ("ja", "コンピュータで調べる。", ["で", "調べる。"]),
        ("zh", "你好，世界。", ["好，", "世", "界。"]),
        ("ko", "한국어 문장은 띄어 쓴다.", ["문장은", "띄어", "쓴다."]),
    ],
)
def test_next_word_goes_to_the_next_word_of_the_language(lang: str, text: str, words: list[str]) -> None:
    script = script_of(f"<html lang={lang}><main><p>{text}</p></main>")
    played = play(script, *["next word"] * len(words))
    assert [each for step in played.steps[1:] for each in said(step)] == [f"[{word}]" for word in words]
    back = play(script, *["next word"] * len(words), "previous word")
    assert said(back.last) == [f"[{words[-2]}]"]


@pytest.mark.parametrize(
    ("lang", "text", "voice"), [("en", "Sea", "en"), ("ja", "海", "ja"), ("ru", "Море", "ru")]
)
def test_letters_that_english_lacks_are_spelled_in_their_language(lang: str, text: str, voice: str) -> None:
    played = play(script_of(f"<html lang={lang}><main><p>{text}</p></main>"), "spell")
    (answered,) = [effect for effect in played.last if isinstance(effect, Answer)]
    assert answered.lang == voice
