"""Cues: each has one sentence in the page's words, and the samples at which it is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.captions.cues import Cue, sentence_cues
from reader.script.model import Edit
from tests.support.recordings import PAUSE, WORD, recording, said


def cues(*utterances: object, longest: int = 84) -> list[Cue]:
    return list(sentence_cues(recording(utterances).pieces, longest))  # type: ignore[arg-type]


def words(cue: Cue) -> list[tuple[int, str]]:
    return [(mark.sample, cue.text[mark.start : mark.end]) for mark in cue.words]


def test_cue_ends_before_the_pause_after_its_sentence() -> None:
    first, second = cues(said("Salt dissolves.", 0), said("Sand sinks.", 1))
    assert (first.text, first.start, first.end) == ("Salt dissolves.", 0, 2 * WORD)
    assert (second.text, second.start) == ("Sand sinks.", 2 * WORD + PAUSE)
    assert words(second) == [(second.start, "Sand"), (second.start + WORD, "sinks.")]


def test_sentence_is_one_cue_with_announcements_in_brackets() -> None:
    (cue,) = cues(said("They said"), said("bonjour", lang="fr"), said("end of quote", style="announcement"))
    assert cue.text == "They said bonjour [end of quote]"
    assert [word for _, word in words(cue)] == ["They", "said", "bonjour", "end", "of", "quote"]


def test_cues_show_the_page_text_not_the_spoken_form() -> None:
    (cue,) = cues(said("It cost $9 once.", 0, Edit(8, 10, "nine dollars exactly")))
    assert words(cue) == [(0, "It"), (100, "cost"), (200, "$9"), (500, "once.")]


def test_code_lines_become_one_caption_line() -> None:
    (cue,) = cues(said("a = 1\n\nb = 2"))
    assert cue.text == "a = 1  b = 2"


def test_silent_utterance_has_no_cue() -> None:
    assert cues(said("", 0), said("Heard.", 1))[0].text == "Heard."


def test_long_sentence_is_split_after_a_late_comma() -> None:
    parts = cues(said("One, two three four, five six seven eight"), longest=24)
    assert [part.text for part in parts] == ["One, two three four,", "five six seven eight"]
    assert [part.id for part in parts] == ["s1-0-1", "s1-0-2"]
    assert parts[0].end == parts[1].start == 4 * WORD


@pytest.mark.parametrize("mark", [",", "，", "；", "：", "،", "؛"])
def test_long_sentence_is_split_after_a_pause_mark_of_any_script(mark: str) -> None:
    parts = cues(said(f"one two{mark} three four five six"), longest=24)
    assert [part.text for part in parts] == [f"one two{mark}", "three four five six"]


@pytest.mark.parametrize("brackets", ["()", "（）", "【】"])
def test_long_sentence_is_not_split_inside_brackets(brackets: str) -> None:
    inside = f"{brackets[0]}two, three four{brackets[1]}"
    parts = cues(said(f"one {inside} five six seven"), longest=26)
    assert [part.text for part in parts] == [f"one {inside}", "five six seven"]


def test_no_single_word_stands_alone_at_the_end() -> None:
    parts = cues(said("It is where she stood, and how long she was willing to stand there."), longest=60)
    assert [part.text for part in parts] == [
        "It is where she stood,", "and how long she was willing to stand there.",
    ]  # fmt: skip
    assert [part.text for part in cues(said("one two three four five"), longest=20)] == [
        "one two three", "four five",
    ]  # fmt: skip


@given(st.lists(st.text("ab,", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(5, 40))
def test_split_cues_fit_and_make_up_the_sentence(tokens: list[str], longest: int) -> None:
    text = " ".join(tokens)
    parts = cues(said(text), longest=longest)
    assert " ".join(part.text for part in parts) == text
    assert all(len(part.text) <= longest or " " not in part.text for part in parts)
    assert [after.start for after in parts[1:]] == [part.end for part in parts[:-1]]
    for part in parts:
        assert all(part.start <= sample < part.end for sample, _ in words(part))
        assert [word for _, word in words(part)] == part.text.split()


def test_facts_of_one_announcement_share_their_brackets() -> None:
    facts = (("The Salt Review", 150), ("by", 50), ("Ada Ferro", 50), ("4 March 2025", 700))
    utterances = (said(text, style="announcement")._replace(pause_after=pause) for text, pause in facts)
    (cue,) = cues(*utterances)
    assert cue.text == "[The Salt Review · by Ada Ferro · 4 March 2025]"
    spoken = "The Salt Review by Ada Ferro 4 March 2025"
    assert [word for _, word in words(cue)] == spoken.split()


@pytest.mark.parametrize("mark", ["“", "« ", "„", "「", "("])
def test_opening_mark_stays_with_the_words_after_it(mark: str) -> None:
    parts = cues(said(f"one two three, {mark}four five six"), longest=20)
    assert [part.text for part in parts] == ["one two three,", f"{mark}four five six"]


def test_part_does_not_end_with_a_short_word() -> None:
    parts = cues(said("A question kept them in the harbour of a town"), longest=30)
    assert [part.text for part in parts] == ["A question kept them", "in the harbour of a town"]


@pytest.mark.parametrize("first", ["she told me.", "she told the harbour.", "she told St. Malo"])
def test_sentences_between_quotation_marks_are_parts_but_no_abbreviation_ends_one(first: str) -> None:
    second = "“But nobody looks now and again”" if first.endswith("me.") else "nobody looks now and again”"
    parts = cues(said(f"“Look there,” {first} {second}"), longest=42)
    assert [part.text for part in parts] == [f"“Look there,” {first}", second]
