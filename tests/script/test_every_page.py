"""What holds for the script of every page, at every verbosity."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from reader.page.model import Page
from reader.page.parse import parse_page
from reader.script.edits import apply_edits
from reader.script.model import ReadingOptions
from reader.script.writer import Script, write_script
from reader.settings import VERBOSITIES, Verbosity
from tests.golden import PAGES, STRUCTURES, parsed
from tests.page.any_markup import markup

sample_pages = pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)


def assert_utterances_fit(page: Page, verbosity: Verbosity) -> None:
    blocks = {block.id: block for section in page.sections for block in section.blocks}
    for utterance in write_script(page, verbosity):
        assert utterance.text.strip()
        assert utterance.sentence >= 0
        assert apply_edits(utterance.text, utterance.edits) == utterance.spoken
        if utterance.start is None:
            assert utterance.style in {"announcement", "title"}
        else:
            assert blocks[utterance.block].text[utterance.start : utterance.end] == utterance.text


def assert_only_the_pages_words(page: Page) -> None:
    for utterance in write_script(page, "none"):
        assert utterance.start is not None or utterance.text == page.title


@sample_pages
def test_offsets_match_the_spoken_text(page_file: Path) -> None:
    for verbosity in VERBOSITIES:
        assert_utterances_fit(parsed(page_file), verbosity)


@sample_pages
def test_sentence_numbers_rise_in_each_section(page_file: Path) -> None:
    page = parsed(page_file)
    for verbosity in VERBOSITIES:
        script = Script(page, ReadingOptions(verbosity))
        for index in range(len(page.sections)):
            numbers = [said.sentence for said in script.utterances(index)]
            assert numbers == sorted(numbers)
            assert all(number >= 0 for number in numbers)


@sample_pages
def test_verbosity_none_speaks_every_word_once_in_order_and_no_other(page_file: Path) -> None:
    page = parsed(page_file)
    assert_only_the_pages_words(page)
    blocks = [block for section in page.sections if section.in_article for block in section.blocks]
    said = "".join(utterance.text for utterance in write_script(page, "none"))
    assert re.findall(r"\w", said) == re.findall(r"\w", "".join(block.text for block in blocks))


@given(markup)
def test_any_markup_has_correct_offsets_and_words(html: str) -> None:
    page = parse_page(html)

    assert_utterances_fit(page, "all")
    assert_only_the_pages_words(page)
