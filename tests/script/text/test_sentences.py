"""A block's text as sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.model import Block, Link, Span, SpanKind
from reader.script.text.sentences import split_passages, split_sentences
from tests.script.samples import paragraph


def sentences(block: Block) -> list[str]:
    return [block.text[start:end] for start, end in split_sentences(block)]


def split(text: str, lang: str = "en") -> list[str]:
    return sentences(paragraph(text, lang=lang))


def over(text: str, words: str) -> tuple[int, int]:
    """The range of the words in the text."""
    return text.index(words), text.index(words) + len(words)


def test_full_stop_ends_a_sentence() -> None:
    assert split("The lamp was lit. Was it seen? It was!") == ["The lamp was lit.", "Was it seen?", "It was!"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Tidewater met Dr. Lamp at 5 p.m. on Monday.",
        "The U.S. Navy paid $9.1 million.",
        "He wrote e.g. about ships, i.e. boats.",
        "It measured 3.5 meters.",
        "The keeper lives at 7 Quay St., Apt. 1C.",
    ],
)
def test_stop_after_an_abbreviation_or_in_a_number_does_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


def test_closing_quote_ends_a_sentence_without_a_space() -> None:
    assert split("He spoke of “rights.”Thanks were given.") == ["He spoke of “rights.”", "Thanks were given."]


def test_quotation_keeps_its_quote_marks() -> None:
    assert split("“It is lit.” He left.") == ["“It is lit.”", "He left."]


def test_quotation_after_the_first_sentence_of_a_long_one_keeps_its_mark() -> None:
    first = f"“We wrote down {'the names of ships and birds ' * 9}and more,” she told me."
    second = "“But nobody read them.”"

    assert split(f"{first} {second}") == [first, second]


def test_note_reference_after_a_stop_does_not_hide_the_end() -> None:
    text = "The lamp was lit.1 Nobody saw it."
    note = Span(*over(text, "1"), "note reference", "b9")

    assert sentences(paragraph(text, [note])) == ["The lamp was lit.1", "Nobody saw it."]


def test_bracketed_note_reference_does_not_hide_the_end() -> None:
    text = "The lamp was lit.[1][2] Nobody saw it."
    notes = [Span(*over(text, "[1]"), "note reference"), Span(*over(text, "[2]"), "note reference")]

    assert sentences(paragraph(text, notes)) == ["The lamp was lit.[1][2]", "Nobody saw it."]


def test_sentence_does_not_end_inside_a_link() -> None:
    text = "Read What is it? A lamp, by Ann. Then rest."
    link = Link(*over(text, "What is it? A lamp"), "/x", "What is it? A lamp")

    assert sentences(paragraph(text, links=[link])) == ["Read What is it? A lamp, by Ann.", "Then rest."]


@pytest.mark.parametrize("kind", ["code", "math", "abbreviation"])
def test_sentence_does_not_end_inside_an_undivided_span(kind: SpanKind) -> None:
    text = "Type a? B now. Then rest."
    span = Span(*over(text, "a? B"), kind)

    assert sentences(paragraph(text, [span])) == ["Type a? B now.", "Then rest."]


def test_sentence_can_end_with_a_link() -> None:
    text = "This is the lamp. That is the sea."
    link = Link(*over(text, "the lamp."), "/x", "the lamp.")

    assert sentences(paragraph(text, links=[link])) == ["This is the lamp.", "That is the sea."]


@pytest.mark.parametrize(
    "address", ["https://a.example/x?Y.Z!B", "www.example.org", "keeper@lamp.example.org"]
)
def test_sentence_does_not_end_inside_an_address(address: str) -> None:
    assert split(f"Ask at {address} today. Then rest.") == [f"Ask at {address} today.", "Then rest."]


def test_stray_stop_joins_the_previous_sentence() -> None:
    assert split("The lamp was lit … ! Nobody saw it.")[-1] == "Nobody saw it."
    assert all(any(letter.isalpha() for letter in sentence) for sentence in split("Lit. … . – Seen."))


def test_overlong_sentence_is_split_at_a_comma() -> None:
    clause = "the keeper counted the ships in the harbor"
    text = ", ".join([clause] * 30) + "."

    parts = split(text)
    assert len(parts) > 1
    assert all(len(part) <= 600 for part in parts)
    assert all(part.endswith((",", ".")) for part in parts)
    assert " ".join(parts) == text


def test_overlong_sentence_without_commas_is_split_between_words() -> None:
    text = " ".join(["lamp"] * 300)

    assert all(set(part.split()) == {"lamp"} for part in split(text))
    assert " ".join(split(text)) == text


def test_overlong_sentence_without_spaces_is_split() -> None:
    assert "".join(split("灯" * 1500)) == "灯" * 1500
    assert all(len(part) <= 600 for part in split("灯" * 1500))


def test_address_is_never_split() -> None:
    address = "https://example.org/" + "a,b" * 60
    parts = split("lamp " * 100 + address + " lamp" * 10)

    assert any(address in part for part in parts)


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("ja", "灯台が光った。船は来なかった。", 2),
        ("zh", "灯亮了。船没有来！", 2),
        ("fr", "Est-ce vrai ? Oui !", 2),
        ("de", "Am 3. Mai kam z. B. ein Schiff. Es blieb.", 2),
        ("hi", "दीपक जला। जहाज नहीं आया।", 2),
        ("", "The lamp was lit. It was seen.", 2),
        ("x-lamp", "The lamp was lit. It was seen.", 2),
    ],
)
def test_sentence_ends_depend_on_the_language(lang: str, text: str, count: int) -> None:
    assert len(split(text, lang)) == count


@given(st.text(st.sampled_from('ab灯éA .!?”"“…,1\n\t'), max_size=80))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    block = paragraph(text)

    end = 0
    for left, right in split_sentences(block):
        assert end <= left < right <= len(text)
        assert text[end:left].strip() == ""
        assert text[left:right] == text[left:right].strip()
        end = right
    assert text[end:].strip() == ""


class TestPassages:
    text = "He said “Guten Tag”, and left."
    german = Span(9, 18, "lang", "de")

    def passages(self, *spans: Span) -> list[tuple[str, str]]:
        block = paragraph(self.text, spans)
        return [
            (block.text[left:right], lang)
            for left, right, lang in next(split_passages(block, [(0, len(block.text))]))
        ]

    def test_sentence_in_one_language_is_one_passage(self) -> None:
        assert self.passages() == [(self.text, "en")]

    def test_foreign_word_is_its_own_passage(self) -> None:
        assert [lang for _, lang in self.passages(self.german)] == ["en", "de", "en"]
        assert "Guten Tag" in self.passages(self.german)[1][0]

    def test_punctuation_joins_the_previous_passage(self) -> None:
        text = "Guten Tag!"
        block = paragraph(text, [Span(0, 9, "lang", "de")])

        assert next(split_passages(block, [(0, 10)])) == [(0, 10, "de")]

    def test_leading_punctuation_joins_the_first_passage(self) -> None:
        text = "“Guten Tag” he said."
        block = paragraph(text, [Span(1, 10, "lang", "de")])

        assert [
            (text[left:right], lang) for left, right, lang in next(split_passages(block, [(0, len(text))]))
        ] == [("“Guten Tag", "de"), ("” he said.", "en")]

    def test_innermost_language_wins(self) -> None:
        inner = Span(15, 18, "lang", "nl")

        assert [lang for _, lang in self.passages(self.german, inner)] == ["en", "de", "nl", "en"]

    def test_span_in_the_same_language_divides_nothing(self) -> None:
        assert self.passages(Span(9, 18, "lang", "en")) == [(self.text, "en")]

    def test_language_span_outside_the_sentence_is_ignored(self) -> None:
        block = paragraph("One. Zwei.", [Span(5, 10, "lang", "de")])

        assert next(split_passages(block, [(0, 4)])) == [(0, 4, "en")]

    @given(
        st.lists(
            st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["de", "fr", "en"])), max_size=4
        )
    )
    def test_overlapping_languages_lose_no_words(self, marks: list[tuple[int, int, str]]) -> None:
        spans = [Span(min(a, b), max(a, b), "lang", lang) for a, b, lang in marks]

        words = "".join(text for text, _ in self.passages(*spans)).replace(" ", "")
        assert words == self.text.replace(" ", "")


def test_innermost_language_wins() -> None:
    text = "one two three"
    spans = [Span(4, 7, "lang", "fr"), Span(4, 7, "lang", "de"), Span(8, 13, "lang", "it")]
    block = paragraph(text, spans=spans)

    assert list(split_passages(block, [(0, 13)])) == [[(0, 3, "en"), (4, 7, "de"), (8, 13, "it")]]


def test_long_paragraph_without_spaces_is_split_like_a_short_one() -> None:
    sentence = "今天天气很好。"

    assert split(sentence * 5000, lang="zh") == [sentence] * 5000
    assert split("今" * 200 + "。" + sentence * 2000, lang="zh") == ["今" * 200 + "。", *[sentence] * 2000]
