"""The SSML of a message: several speeches, with a mark at each word.

Words, not only sentences, have marks, so that the reading goes on at the right word after a pause or after
another program's message. The text is made safe for eSpeak NG, the usual synthesizer of speech-dispatcher:
a page that crashes it would also silence the listener's screen reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.sax.saxutils import escape

from reader.speech.engine import Speech
from reader.speech.espeak.safe_text import EspeakText
from reader.speech.prosody import ssml_attributes

_MAX_BREAK_MS = 400  # within a message; a longer pause separates two messages
_MAX_MESSAGE_CHARACTERS = 3000
# Chinese and Japanese have no spaces: their marks are after punctuation.
_WORD = re.compile(r"[^\s、。，；：！？]+[、。，；：！？]*|[、。，；：！？]+")
_NOT_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Place(NamedTuple):
    """A word of a message: the number of its speech, and its offsets in that speech's text."""

    speech: int = 0
    start: int = 0
    end: int = 0

    @classmethod
    def of_mark(cls, name: str) -> Place | None:
        """The place that a mark of `write_ssml` names, or None."""
        numbers = name.split(".")
        return cls(*map(int, numbers)) if len(numbers) == 3 and all(map(str.isdecimal, numbers)) else None

    @property
    def mark(self) -> str:
        """The name of the mark at this word."""
        return ".".join(map(str, self))


def joined(speeches: Sequence[Speech]) -> tuple[Speech, ...]:
    """The first of these speeches, and those after it that can be spoken in the same message."""
    first = speeches[0]
    together = [first]
    characters = len(first.text)
    for before, speech in pairwise(speeches):
        characters += len(speech.text)
        is_alike = (speech.lang, speech.voice, speech.rate, speech.style) == (
            first.lang, first.voice, first.rate, first.style,
        )  # fmt: skip
        if not is_alike or before.pause_after > _MAX_BREAK_MS or characters > _MAX_MESSAGE_CHARACTERS:
            break
        together.append(speech)
    return tuple(together)


def write_ssml(speeches: Sequence[Speech], begin: Place) -> str:
    """The speeches as one line of SSML, from the place `begin` on."""
    parts: list[str] = []
    for number in range(begin.speech, len(speeches)):
        speech = speeches[number]
        parts += _marked_words(speech, number, begin.start if number == begin.speech else 0)
        if number + 1 < len(speeches) and speech.pause_after:
            parts.append(f'<break time="{speech.pause_after}ms"/>')
    return f"<speak>{''.join(parts)}</speak>"


def _marked_words(speech: Speech, number: int, begin: int) -> Iterator[str]:
    attributes = ssml_attributes(speech.style)
    if attributes:
        yield f"<prosody {attributes}>"
    safe = EspeakText(_NOT_XML.sub(" ", speech.text), speech.lang)
    yield f'<mark name="{Place(number, begin, begin).mark}"/>'
    for word in _WORD.finditer(safe.text):
        start, end = safe.original_range(*word.span())
        if start >= begin:
            yield f'<mark name="{Place(number, start, end).mark}"/>{escape(word[0])} '
    if attributes:
        yield "</prosody>"
