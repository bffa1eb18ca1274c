"""The notes that a sentence cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session.navigation import positions
from reader.session.state import Position

if TYPE_CHECKING:
    from reader.page.model import Block


class NoteWords(NamedTuple):
    """The words of notes: as spoken, as shown, and their language."""

    spoken: str
    shown: str
    lang: str


def notes_cited(script: Script, position: Position) -> tuple[Block, ...]:
    """The notes that the sentence at a position cites."""
    utterance = positions.utterance_at(script, position)
    block = script.blocks.get(utterance.block)
    if block is None or not any(span.kind == "note reference" for span in block.spans):
        return ()
    here = [
        each
        for each in script.utterances(position.section)
        if each.block == block.id and each.sentence == utterance.sentence
    ]
    ends = [each.end for each in here if each.end is not None]
    starts = [each.start for each in here if each.start is not None]
    if not ends:
        return ()
    # A mark right after the full stop belongs to this sentence.
    return tuple(
        script.blocks[span.value]
        for span in block.spans
        if span.kind == "note reference"
        and span.value in script.blocks
        and starts[0] <= span.start <= ends[-1]
    )


def words_of_notes(script: Script, notes: tuple[Block, ...]) -> NoteWords | None:
    """What is spoken of all paragraphs of notes, without announcements; None if they have no words."""
    said = [each for note in notes for each in _utterances_of(script, note)]
    if not said:
        return None
    words = " ".join(each.spoken for each in said)
    return NoteWords(words, " ".join(each.text for each in said), said[0].lang)


def _utterances_of(script: Script, note: Block) -> list[Utterance]:
    group = next((each for each in note.within if each.kind == "note"), None)
    section = next(at for at, each in enumerate(script.page.sections) if note in each.blocks)
    parts = {
        block.id
        for block in script.page.sections[section].blocks
        if block is note or (group is not None and group in block.within)
    }
    return [each for each in script.utterances(section) if each.block in parts and each.start is not None]
