"""Cut a speech into pieces that the model speaks one after another.

A short piece is ready sooner, and a long one takes much memory. The first is the shortest. A piece ends at
a clause; a long clause is cut before an unstressed word: "the rise of the sea | and the moon".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.speech.espeak.phoneme_words import PhonemeWord

_FIRST_WORDS, _MAX_WORDS = 6, 18
_SHORT_SPEECH_WORDS = 9  # is one piece
_MIN_WORDS = 3  # before a cut inside a clause
_MAX_PHONEMES = 120  # of a piece: a number is one word and may take a minute
_STRESSES = "ˈˌ"
# Punctuation between words, not within "3,500"; and the phoneme that the model knows for each.
_PUNCTUATION = re.compile(r"[?؟!.।…:;؛,،](?!\w)|[？！。：；，、—()–]|\s-+\s")
_PHONEMES = {
    **dict.fromkeys("?？؟", "?"), **dict.fromkeys("!！", "!"), **dict.fromkeys(".。।…", "."),
    **dict.fromkeys(":：", ":"), **dict.fromkeys(";；؛", ";"),
}  # fmt: skip
_NEXT_WORD = "w"
_STRENGTH = "?!.:;,"
_SENTENCE_ENDS = "?!."
_MIN_LETTERS_BEFORE_DOT = 3  # of the last word of a sentence; "Dr." and "U.S." are shorter


class SpeechPiece(NamedTuple):
    """Words that the model speaks together; `ends_clause` is false if it is cut inside a clause."""

    words: tuple[PhonemeWord, ...]
    punctuation: tuple[str, ...]  # for each word the mark after it, or ""
    ends_clause: bool


def pieces(text: str, words: Sequence[PhonemeWord]) -> Iterator[SpeechPiece]:
    """Cut the words of a text into pieces."""
    words = [part for word in words for part in _short_enough(word)]
    marks = [_mark_after(text, words, index) for index in range(len(words))]
    start = 0
    while start < len(words):
        end = _end_of_piece(words, marks, start)
        yield SpeechPiece(tuple(words[start:end]), tuple(marks[start:end]), bool(marks[end - 1]))
        start = end


def _end_of_piece(words: Sequence[PhonemeWord], marks: Sequence[str], start: int) -> int:
    limit = _FIRST_WORDS if start == 0 and len(words) > _SHORT_SPEECH_WORDS else _MAX_WORDS
    last, phonemes = start, 0
    while last < len(words) and last - start < limit:
        phonemes += len(words[last].ipa)
        if phonemes > _MAX_PHONEMES and last > start:
            break
        last += 1
        if marks[last - 1] and marks[last - 1] in _SENTENCE_ENDS:
            return last
    if last == len(words):
        return last
    clause_ends = (end for end in range(last, start, -1) if marks[end - 1])
    weak = (end for end in range(last, start + _MIN_WORDS - 1, -1) if _may_cut(words, end))
    return next(clause_ends, 0) or next(weak, 0) or last


def _may_cut(words: Sequence[PhonemeWord], place: int) -> bool:
    """True between a stressed word and an unstressed one."""
    return _is_stressed(words[place - 1]) and not _is_stressed(words[place])


def _is_stressed(word: PhonemeWord) -> bool:
    return any(mark in word.ipa for mark in _STRESSES)


def _mark_after(text: str, words: Sequence[PhonemeWord], index: int) -> str:
    """The phoneme of the punctuation between a word and the next, or ""; a text ends like a sentence."""
    word = words[index]
    is_last = index == len(words) - 1
    gap = word.gap if is_last else f"{word.gap}{_NEXT_WORD}"
    found = {_PHONEMES.get(match[0], ",") for match in _PUNCTUATION.finditer(gap)}
    if "." in found and not is_last and _is_abbreviation(text, word, words[index + 1]):
        found.discard(".")
    mark = next((mark for mark in _STRENGTH if mark in found), "")
    return mark or ("." if is_last else "")


def _is_abbreviation(text: str, word: PhonemeWord, following: PhonemeWord) -> bool:
    """True if a dot after `word` belongs to it, and does not end the sentence."""
    written = text[word.start : word.end].rpartition(".")[2]
    is_short = written.isalpha() and len(written) < _MIN_LETTERS_BEFORE_DOT
    return is_short or text[following.start : following.start + 1].islower()


def _short_enough(word: PhonemeWord) -> Iterator[PhonemeWord]:
    """The word, or its parts if it has too many phonemes for a piece; only the first part has text."""
    starts = range(0, max(1, len(word.ipa)), _MAX_PHONEMES)
    parts = [word.ipa[start : start + _MAX_PHONEMES] for start in starts]
    for index, ipa in enumerate(parts):
        yield PhonemeWord(
            word.start if index == 0 else word.end,
            word.end,
            ipa,
            word.gap if index == len(parts) - 1 else "",
        )
