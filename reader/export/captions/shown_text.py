"""The text of captions: the page's words that are heard, with notation that plain text has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from unicodedata import category

from reader.export.plain_notation import notation_without_notes
from reader.page.model import Page
from reader.script.edits import apply_edits
from reader.script.model import Edit, Utterance
from reader.speech.engine import WordMark

# Block id → what takes the place of its notation, in order.
Notation = Mapping[str, tuple[Edit, ...]]


def notation_in(page: Page) -> Notation:
    """The notation of the article."""
    blocks = (block for section in page.sections if section.in_article for block in section.blocks)
    return {block.id: notation_without_notes(block) for block in blocks if block.spans}


def shown_text(
    utterance: Utterance, marks: Iterable[WordMark], notation: Notation
) -> tuple[str, tuple[WordMark, ...]]:
    """The heard part of an utterance's text. The marks get their offsets in it."""
    edits = list(_edits(utterance, notation))
    growths = [0, *accumulate(len(edit.words) - (edit.end - edit.start) for edit in edits)]

    def place(offset: int) -> int:
        before = sum(edit.end <= offset for edit in edits)
        at = min(offset, edits[before].start) if before < len(edits) else offset
        return at + growths[before]

    moved = (WordMark(mark.sample, place(mark.start), place(mark.end)) for mark in marks)
    return apply_edits(utterance.text, edits), tuple(mark for mark in moved if mark.start < mark.end)


def _edits(utterance: Utterance, notation: Notation) -> Iterator[Edit]:
    """What takes the place of notation, and of what the voice skips, in order. Signs such as ™ stay."""
    text, first = utterance.text, utterance.start or 0
    known = notation.get(utterance.block, ()) if utterance.start is not None else ()
    found = {
        Edit(max(edit.start - first, 0), min(edit.end - first, len(text)), edit.words)
        for edit in known
        if not edit.words or first <= edit.start <= edit.end <= first + len(text)
    }
    found |= {
        edit
        for edit in utterance.edits
        if not edit.words and not any(category(each)[0] == "S" for each in text[edit.start : edit.end])
    }
    done = 0
    for start, end, words in sorted(found, key=lambda edit: (edit.start, not edit.words, edit.end)):
        begin, after = max(start, done), end
        if words and begin > start:
            continue
        if not words and text[after : after + 1] == " " and text[begin - 1 : begin] in {"", " "}:
            after += 1  # one space is enough
        if begin < after:
            yield Edit(begin, after, words)
            done = after
