"""How eSpeak tells headings, quotes, captions, notes and announcements from the text."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.script.model import Style

# Voices of another colour: a listener who chose the first hears quotes in the second.
_OTHER_VOICE, _IF_LIKE_THAT = "f2", "m3"


class EspeakProsody(NamedTuple):
    """`rate` is in percent of the listener's, `pitch` on eSpeak's scale, whose usual value is 50.

    `has_other_voice` asks for another variant of the voice.
    """

    rate: int = 100
    pitch: int = 50
    has_other_voice: bool = False


PROSODIES: dict[Style, EspeakProsody] = {
    "text": EspeakProsody(),
    "title": EspeakProsody(rate=92, pitch=42),
    "heading": EspeakProsody(rate=92, pitch=42),
    "quote": EspeakProsody(has_other_voice=True),
    "caption": EspeakProsody(pitch=58, has_other_voice=True),
    "note": EspeakProsody(rate=105, pitch=44),
    "announcement": EspeakProsody(pitch=60),
}


def with_other_variant(voice: str, variants: Container[str]) -> str:
    """A voice's id with a variant that sounds different; unchanged if eSpeak has no such variant here."""
    base, _, variant = voice.partition("+")
    other = _IF_LIKE_THAT if variant.startswith("f") else _OTHER_VOICE
    return f"{base}+{other}" if other in variants else voice
