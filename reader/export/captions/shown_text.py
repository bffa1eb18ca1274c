"""The text of captions: the page's words that are heard, without the numbers of note references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import category

from reader.page.model import Page
from reader.script.model import Utterance
from reader.script.text.notation import note_reference_stretches
from reader.speech.engine import WordMark

# Block id → where its note references start and end, in order.
References = Mapping[str, tuple[tuple[int, int], ...]]


def references_in(page: Page) -> References:
    """The note references of the article."""
    blocks = (block for section in page.sections if section.in_article for block in section.blocks)
    return {
        block.id: tuple(note_reference_stretches(block))
        for block in blocks
        if any(span.kind == "note reference" for span in block.spans)
    }


def shown_text(
    utterance: Utterance, marks: Iterable[WordMark], references: References
) -> tuple[str, tuple[WordMark, ...]]:
    """The heard part of an utterance's text. The marks get their offsets in it."""
    text = utterance.text
    cuts = list(_cuts(utterance, references))
    ends = [0, *(end for _, end in cuts)]
    starts = [*(start for start, _ in cuts), len(text)]
    shown = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))

    def place(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in cuts if start < offset)

    moved = (WordMark(mark.sample, place(mark.start), place(mark.end)) for mark in marks)
    return shown, tuple(mark for mark in moved if mark.start < mark.end)


def _cuts(utterance: Utterance, references: References) -> Iterator[tuple[int, int]]:
    """What is left out, in order: note references, and what the voice skips. Signs such as ™ stay."""
    text, first = utterance.text, utterance.start or 0
    notes = references.get(utterance.block, ()) if utterance.start is not None else ()
    found = {(max(start - first, 0), min(end - first, len(text))) for start, end in notes}
    found |= {
        (edit.start, edit.end)
        for edit in utterance.edits
        if not edit.words and not any(category(each)[0] == "S" for each in text[edit.start : edit.end])
    }
    done = 0
    for start, end in sorted(found):
        begin, after = max(start, done), end
        if text[after : after + 1] == " " and text[begin - 1 : begin] in {"", " "}:
            after += 1  # one space is enough
        if begin < after:
            yield begin, after
            done = after
