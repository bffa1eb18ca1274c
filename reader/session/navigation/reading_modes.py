"""Ways to read: all of the text, only its headings, first sentences or links, or a sentence at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable

from reader.script.writer import Script
from reader.session.navigation import positions
from reader.session.state import Position, Reading, ReadingMode


def _next_with_link(script: Script, position: Position) -> Position | None:
    from reader.session.navigation import finding  # loaded with the commands, after the first sound

    end = positions.sentence_end(script, position)
    found = finding.next_element(script, end, sys.maxsize, frozenset({"link"}))
    return positions.sentence_start(script, found.position) if found is not None else None


# Where each way of skimming goes after a sentence.
_SKIMS: dict[ReadingMode, Callable[[Script, Position], Position | None]] = {
    "headings": positions.next_heading,
    "first sentences": positions.next_paragraph,
    "links": _next_with_link,
}


def is_skim(mode: ReadingMode) -> bool:
    """True if the mode leaves sentences out."""
    return mode in _SKIMS


def next_skimmed(script: Script, position: Position, reading: Reading) -> Position | None:
    """The next sentence to read in a mode that skims, without those of skipped kinds."""
    place: Position | None = _SKIMS[reading.mode](script, position)
    while place is not None and positions.skipped_kind(script, place, reading.left_out):
        place = _SKIMS[reading.mode](script, place)
    return place


def next_to_read(script: Script, reading: Reading, position: Position) -> Position | None:
    """The next utterance to read after the one at a position: the rest of its sentence comes first."""
    after = positions.following(script, position, reading.left_out)
    if not is_skim(reading.mode) or (after is not None and positions.same_sentence(script, position, after)):
        return after
    return next_skimmed(script, position, reading)


def stops_before(script: Script, reading: Reading, after: Position) -> bool:
    """True if the mode stops after the sentence at the reading's position, before the one at `after`."""
    if reading.mode == "sentence by sentence":
        return True
    here, there = (positions.utterance_at(script, place).block for place in (reading.position, after))
    return reading.mode == "paragraph by paragraph" and here != there
