"""The words and phonemes that eSpeak NG reports while it speaks, for engines with another voice."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple
from unicodedata import category

from reader.speech.espeak.safe_text import EspeakText

_LIST_END, _WORD_EVENT, _PHONEME_EVENT = 0, 1, 7  # espeak_EVENT_TYPE
_PHONEME_BYTES = 8  # the event's field; a shorter phoneme ends with a zero byte
_WORD = re.compile(r"[^\w\s]*\w[\w'’-]*(?:[.,]\w+)*")
# After a vowel sign or another mark on a letter, which is no \w: Arabic, Hebrew, and all scripts of India.
_REST = re.compile(r"[\w'’-]*(?:[.,]\w+)*")
_JOINERS = frozenset("\u200c\u200d")


class PhonemeWord(NamedTuple):
    """A spoken word: its offsets in the text, its phonemes in IPA, and the text up to the next word.

    A number is several spoken words. All but the first have no text: `start` and `end` are equal.
    """

    start: int
    end: int
    ipa: str
    gap: str = ""


class PhonemeWords:
    """One synthesis: receives eSpeak's callbacks and drops the sound."""

    def __init__(self, text: EspeakText) -> None:
        self._text = text
        self._ranges: list[tuple[int, int]] = []  # in eSpeak's text
        self._phonemes: list[list[str]] = []
        self._last_end = 0

    def receive(self, samples: Any, count: int, events: Any) -> int:
        """Take what eSpeak reports. Returns 0, to continue."""
        index = 0
        while (event := events[index]).type != _LIST_END:
            index += 1
            if event.type == _WORD_EVENT:
                self._add_word(event.text_position - 1, event.length)
            elif event.type == _PHONEME_EVENT:
                if not self._ranges:
                    self._add_word(0, 0)
                written = ctypes.string_at(ctypes.addressof(event.id), _PHONEME_BYTES).partition(b"\0")[0]
                self._phonemes[-1].append(written.decode("utf-8", "ignore"))
        return 0

    def result(self) -> tuple[PhonemeWord, ...]:
        """The words so far."""
        words: list[PhonemeWord] = []
        text = self._text.text
        spoken = [
            (start, end, ipa)
            for (start, end), phonemes in zip(self._ranges, self._phonemes, strict=True)
            if (ipa := "".join(phonemes))
        ]
        following = [*(start for start, _, _ in spoken), len(text)][1:]
        for (start, end, ipa), after in zip(spoken, following, strict=True):
            original = self._text.original_range(start, end)
            begin = max(original[0], words[-1].end if words else 0)
            words.append(PhonemeWord(begin, max(begin, original[1]), ipa, text[end:after]))
        return tuple(words)

    def _add_word(self, start: int, length: int) -> None:
        text = self._text.text
        if start < self._last_end or not text[start : start + 1].strip():
            if self._phonemes and not any(self._phonemes[-1]):
                return  # a second event for a word that is not spoken yet
            self._ranges.append((self._last_end, self._last_end))
        else:
            self._last_end = word_end(text, start, length)
            self._ranges.append((start, self._last_end))
        self._phonemes.append([])


def word_end(text: str, start: int, length: int) -> int:
    """The end of the word at `start`, which eSpeak reports with a `length` of its own."""
    word = _WORD.match(text, start)
    if word is None:
        return min(start + max(length, 1), len(text))
    end = word.end()
    while end < len(text) and (text[end] in _JOINERS or category(text[end])[0] == "M"):
        rest = _REST.match(text, end + 1)
        end = rest.end() if rest else end + 1
    return end
