"""A text as eSpeak NG is given it: nothing that it would obey, no word that is too long for it.

eSpeak obeys control characters in the text: U+0001 and "900S" double the rate. And eSpeak NG 1.52 keeps the
letters and the sounds of one word in buffers of 160 and 200 bytes, and does not check them everywhere:
a page that writes "s's's's…" or a laugh of a hundred letters overruns them. For eSpeak a word may go on
across apostrophes, hyphens, digits and symbols, so here all that stands between two spaces is one word.
`tests/faults/fuzz_espeak.py` looks for text that gets past this.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from reader.speech.espeak_sounds import InOwnNotation

MAX_WORD_LETTERS = 60
MAX_WORD_BYTES = 120
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG = re.compile(f"[^ ]{{{MAX_WORD_BYTES // 4},}}")  # a letter has at most four bytes
_JOINERS = "\u200c\u200d"


class EspeakText:
    """What eSpeak is given for a text, and the way back to where a part of it stood in the text."""

    def __init__(self, text: str, lang: str) -> None:
        self._own = InOwnNotation(_CONTROL.sub(" ", text), lang)
        self.has_sounds = self._own.has_sounds
        whole = self._own.text
        breaks = [place for word in _LONG.finditer(whole) for place in _breaks(whole, *word.span())]
        parts = [whole[start:end] for start, end in zip([0, *breaks], [*breaks, len(whole)], strict=True)]
        self.text = " ".join(parts)
        self._spaces = [place + index for index, place in enumerate(breaks)]  # that were put in

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` stood in the text."""
        return self._own.place(start - bisect_left(self._spaces, start), end - bisect_left(self._spaces, end))


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where to break a word from `start` to `end` so that each part is short enough."""
    while (last := _longest_part(text, start, end)) < end:
        start = _best_break(text, start, last)
        yield start


def _longest_part(text: str, start: int, end: int) -> int:
    """How far the part that begins at `start` may go."""
    room = MAX_WORD_BYTES
    end = min(end, start + MAX_WORD_LETTERS)
    for place in range(start, end):
        room -= len(text[place].encode())
        if room < 0:
            return place
    return end


def _best_break(text: str, start: int, last: int) -> int:
    """The last place up to `last` after a sign; else one that parts no letter from its marks."""
    places = [place for place in range(last, start + (last - start) // 2, -1) if _may_break(text, place)]
    after_sign = (place for place in places if unicodedata.category(text[place - 1])[0] in "PSZ")
    return next(after_sign, places[0] if places else last)


def _may_break(text: str, place: int) -> bool:
    """Whether no accent, vowel sign, joiner or skin colour binds the letter here to the one before."""
    letter = text[place]
    is_bound = unicodedata.category(letter)[0] == "M" or letter in _JOINERS or "🏻" <= letter <= "🏿"
    return not is_bound and text[place - 1] not in _JOINERS
