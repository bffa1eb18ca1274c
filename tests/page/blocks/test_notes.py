"""Notes, and the references to them."""

from __future__ import annotations

import pytest

from reader.page.model import Block, Page
from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, all_blocks

MARKS = {
    "raised": "<sup><a href=#n>1</a></sup>",
    "raised inside the link": "<a href=#n><sup>1</sup></a>",
    "by role": "<a href=#n role=doc-noteref>1</a>",
    "by its class": "<a href=#n class=footnote-ref>1</a>",
    "by its type in a book": "<a href=#n epub:type=noteref>1</a>",
    "in a box": "<a href=#n class=fn><span class=super>1</span></a>",
}


def with_note(mark: str, note: str) -> Page:
    return parse_page(f"<main><h1>Lamp</h1><p>{PROSE}{mark}</p><p>{MORE}</p>{note}</main>")


def block(page: Page, beginning: str) -> Block:
    (found,) = [block for block in all_blocks(page) if block.text.startswith(beginning)]
    return found


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize("note", ["<ol><li id=n>The keeper was Ann.</ol>", "<p id=n>The keeper was Ann.</p>"])
def test_note_reference_links_to_its_note_block(mark: str, note: str) -> None:
    page = with_note(mark, note)

    (span,) = [span for span in block(page, PROSE).spans if span.kind == "note reference"]
    assert span.value == block(page, "The keeper was Ann.").id
    assert block(page, PROSE).text[span.start : span.end] == "1"


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_target_of_a_note_reference_is_a_note(mark: str) -> None:
    page = with_note(mark, "<ol><li id=n>The keeper was Ann.</ol>")

    note = block(page, "The keeper was Ann.")
    assert note.kind == "note"
    assert note.marker == "1"
    assert "note" in {group.kind for group in note.within}


@pytest.mark.parametrize(
    "note",
    [
        "<p id=fn1>The keeper was Ann.</p>",
        "<p class=footnote id=x>The keeper was Ann.</p>",
        "<p id=x>The keeper was Ann. <a href=#r>back</a></p>",
        "<p><a name=x href=#r>1</a>. The keeper was Ann.</p>",
        "<a id=x></a><p>The keeper was Ann. <a href=#r>back</a></p>",
        "<ul><li><span id=x>1</span> <a href=#r>^</a> The keeper was Ann.</ul>",
    ],
)
def test_plain_number_after_a_word_is_a_reference_if_it_links_to_a_note(note: str) -> None:
    name = "fn1" if "fn1" in note else "x"
    page = with_note(f"<a href=#{name} id=r>1</a>", note)

    (span,) = [span for span in block(page, PROSE).spans if span.kind == "note reference"]
    (found,) = [block for block in all_blocks(page) if "The keeper was Ann." in block.text]
    assert (span.value, found.kind) == (found.id, "note")


@pytest.mark.parametrize(
    "mark", [" <a href=#x>12</a>", "<a href=#x>four</a>", " Fig. <a href=#x>2</a>", " (<a href=#x>2</a>)"]
)
def test_other_links_in_the_text_are_no_marks(mark: str) -> None:
    page = with_note(mark, "<p id=x>The keeper was Ann.</p>")

    assert not [span for span in block(page, PROSE).spans if span.kind == "note reference"]


def test_note_is_found_by_the_full_url_of_the_page() -> None:
    html = (
        f"<main><h1>Lamp</h1><p>{PROSE}<sup><a href=https://a.test/b#n>1</a></sup></p><p id=n>Ann.</p></main>"
    )
    page = parse_page(html, "https://a.test/b")

    (span,) = [span for span in block(page, PROSE).spans if span.kind == "note reference"]
    assert span.value == block(page, "Ann.").id


def test_number_with_a_backlink_is_the_notes_marker() -> None:
    page = with_note("<a id=r href=#x>3</a>", "<p><a name=x href=#r>3</a>. The keeper was Ann.</p>")

    note = block(page, "The keeper")
    assert (note.marker, note.text) == ("3", "The keeper was Ann.")


def test_backlink_is_not_read() -> None:
    note = "<ol><li id=n>The keeper was Ann. <a href=#r role=doc-backlink>Back</a></ol>"
    page = with_note("<sup id=r><a href=#n>1</a></sup>", note)

    assert block(page, "The keeper").text == "The keeper was Ann."


def test_backlink_is_recognised_by_its_target() -> None:
    note = "<ol><li id=n>The keeper was Ann. <a href=#r>↩</a></ol>"
    page = with_note("<sup id=r><a href=#n>1</a></sup>", note)

    assert block(page, "The keeper").text == "The keeper was Ann."


def test_note_reference_without_a_note_has_no_target() -> None:
    page = with_note("<sup><a href=#n>1</a></sup>", "")

    (span,) = [span for span in block(page, PROSE).spans if span.kind == "note reference"]
    assert span.value == ""


def test_power_is_not_a_note_reference() -> None:
    page = with_note(" 10<sup>2</sup>", "")

    assert {span.kind for span in block(page, PROSE).spans} == {"superscript"}


def test_note_of_two_paragraphs_is_one_group() -> None:
    page = with_note("<sup><a href=#n>1</a></sup>", "<div id=n><p>The keeper was Ann.<p>She was tall.</div>")

    groups = [
        [group.id for group in block(page, words).within if group.kind == "note"]
        for words in ("The keeper", "She was")
    ]
    assert groups[0] == groups[1] != []
