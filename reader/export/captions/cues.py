"""Cues: the start, end and text of each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from reader.export.captions.lines import (
    CLOSING_BRACKETS,
    OPENING_BRACKETS,
    PAUSE_MARKS,
    SHORT_WORD_COST,
    columns_before,
    is_after_short_word,
    opening_before,
)
from reader.export.captions.shown_text import Notation, notation_in, shown_text
from reader.export.model import Piece, sentence_id
from reader.page.model import Page
from reader.script.edits import text_range_of
from reader.script.model import Utterance
from reader.speech.engine import WordMark

MAX_CUE_COLUMNS = 72  # two lines of 42, with room to break them between words
_BETWEEN_FACTS = " · "  # as in "[by Ann Oakley · March 4, 2025]"
_PAUSE_IN_PHRASE = 50  # milliseconds, between the languages of one announcement: "by" and a name
_CLOSING_QUOTES = "”’»\"'"
_SENTENCE_END = re.compile(r"[^\W\d_]{4}[.!?…]\Z")  # not after "Dr." and "St."
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")


class Cue(NamedTuple):
    """The text that is heard from sample `start` to sample `end` of the recording.

    `id` names the section and sentence, and the part of a long sentence. `words` holds the first sample of
    each word and its offsets in `text`, which is one line.
    """

    id: str
    start: int
    end: int
    text: str
    words: tuple[WordMark, ...]


def text_marks(piece: Piece) -> tuple[WordMark, ...]:
    """Where the words begin: samples of the recording, and offsets in the page's text."""
    edits = piece.utterance.edits
    marks: list[WordMark] = []
    for mark in piece.marks:
        start, end = text_range_of(edits, mark.start, mark.end)
        # Several spoken words can stand for one word of the page; the first one counts.
        if start < end and (not marks or start >= marks[-1].end):
            marks.append(WordMark(piece.start + mark.sample, start, end))
    return tuple(marks)


def page_cues(page: Page, pieces: Iterable[Piece]) -> Iterator[Cue]:
    """A cue for each sentence of the page that sounds, as captions show it."""
    return sentence_cues(pieces, notation=notation_in(page))


def sentence_cues(
    pieces: Iterable[Piece], max_columns: int = MAX_CUE_COLUMNS, notation: Notation | None = None
) -> Iterator[Cue]:
    """A cue for each sentence that sounds; sentences over `max_columns` columns are split.

    Announcements are in brackets. `notation` is what the page's formulas become.
    """
    for name, parts in groupby(pieces, lambda piece: sentence_id(piece.utterance)):
        cue = _joined(name, parts, notation or {})
        if cue is not None:
            yield from _split(cue, max_columns)


def _joined(name: str, pieces: Iterable[Piece], notation: Notation) -> Cue | None:
    text = ""
    start = end = -1
    words: list[WordMark] = []
    announced: Utterance | None = None  # the announcement just before
    for piece in pieces:
        if not piece.length:
            continue
        start = piece.sound_start if start < 0 else start
        end = piece.start + piece.length
        said = piece.utterance
        shown, marks = shown_text(said, text_marks(piece), notation)
        own = _SPACE.sub(" ", shown)
        is_announcement = said.style == "announcement"
        if announced is not None and is_announcement:
            is_fact = announced.pause_after > _PAUSE_IN_PHRASE or any(map(str.isdigit, own))
            text = text[:-1] + (_BETWEEN_FACTS if is_fact else " ")
        else:
            text += (" " if text and not text.endswith(" ") else "") + ("[" if is_announcement else "")
        at = len(text)
        text += own + ("]" if is_announcement else "")
        announced = said if is_announcement else None
        words += [WordMark(mark.sample, mark.start + at, mark.end + at) for mark in marks]
    return Cue(name, start, end, text.rstrip(), tuple(words)) if text.strip() else None


def _split(cue: Cue, max_columns: int) -> Iterator[Cue]:
    """The parts of a long cue, split at word starts, the only places whose time is known."""
    firsts = [0, *_cuts(cue, max_columns), len(cue.words)]
    if len(firsts) == 2:
        yield cue
        return
    for part, (first, after) in enumerate(pairwise(firsts), 1):
        left = opening_before(cue.text, cue.words[first].start) if first else 0
        right = opening_before(cue.text, cue.words[after].start) if after < len(cue.words) else len(cue.text)
        start = cue.words[first].sample if first else cue.start
        end = cue.words[after].sample if after < len(cue.words) else cue.end
        words = tuple(
            WordMark(mark.sample, mark.start - left, mark.end - left) for mark in cue.words[first:after]
        )
        yield Cue(f"{cue.id}-{part}", start, end, cue.text[left:right].rstrip(), words)


def _cuts(cue: Cue, max_columns: int) -> list[int]:
    """The numbers of the words that begin a new part: after a clause in its second half, outside brackets.

    The last two parts are about as long, so that no single word stands alone.
    """
    columns = columns_before(cue.text)
    starts = [columns[mark.start] for mark in cue.words]
    depths = _bracket_depths(cue)
    cuts: list[int] = []
    first = left = 0

    def unevenness(number: int) -> int:
        """How unequal the last two parts are in columns; a break after a clause may be more unequal."""
        bonus = max_columns // 2 if _is_after_clause(cue, number) else 0
        bonus -= SHORT_WORD_COST if is_after_short_word(cue.text, cue.words[number].start) else 0
        return abs(2 * starts[number] - columns[left] - columns[-1]) - bonus

    while columns[-1] - columns[left] > max_columns:
        after = bisect_right(starts, columns[left] + max_columns)
        fits = range(first + 1, min(max(after, first + 2), len(cue.words)))
        if not fits:
            break
        outside = [number for number in fits if not depths[number]] or fits
        last = [number for number in outside if columns[-1] - starts[number] <= max_columns]
        if last:
            cuts.append(min(last, key=unevenness))
            break
        half = columns[left] + max_columns // 2
        late = [number for number in outside if starts[number] > half]
        pauses = [number for number in late if _is_after_clause(cue, number)]
        ends = [number for number in late if not is_after_short_word(cue.text, cue.words[number].start)]
        first = (pauses or ends or outside)[-1]
        left = cue.words[first].start
        cuts.append(first)
    return cuts


def _bracket_depths(cue: Cue) -> list[int]:
    """For each word, how many brackets are open before it."""
    depths, depth, done = [], 0, 0
    for mark in cue.words:
        between = cue.text[done : mark.start]
        opened, closed = sum(map(between.count, OPENING_BRACKETS)), sum(map(between.count, CLOSING_BRACKETS))
        depth = max(0, depth + opened - closed)
        depths.append(depth)
        done = mark.start
    return depths


def _is_after_clause(cue: Cue, number: int) -> bool:
    """True if a word begins a clause, or a sentence: several can stand between quotation marks."""
    at = opening_before(cue.text, cue.words[number].start)
    before = cue.text[max(0, at - 8) : at].rstrip().rstrip(_CLOSING_QUOTES)
    is_quote = at < cue.words[number].start and before.endswith((".", "!", "?", "…"))
    return is_quote or before.endswith(PAUSE_MARKS) or bool(_SENTENCE_END.search(before))


def milliseconds(cue: Cue, rate: int) -> tuple[int, int]:
    """A cue's start and end, at `rate` samples a second; no cue is empty."""
    start = round(cue.start * 1000 / rate)
    return start, max(start + 1, round(cue.end * 1000 / rate))
