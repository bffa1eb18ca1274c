"""The voice that reads an article, by the name that its files give."""

from __future__ import annotations

from collections.abc import Sequence

from reader.language_tags import primary_language
from reader.speech.engine import Voice
from reader.speech.languages import best_match

_PRODUCTS = {"espeak": "eSpeak NG"}  # engines whose voices are called by their languages


def narrator_name(voices: Sequence[Voice], chosen: str, lang: str) -> str:
    """The name of the voice that reads a language: the `chosen` one if it speaks it; "" if none does.

    `voices` are the engine's, the preferred ones first.
    """
    voice = _narrator(voices, chosen, lang or "en")
    return _PRODUCTS.get(voice.engine, voice.name) if voice is not None else ""


def _narrator(voices: Sequence[Voice], chosen: str, lang: str) -> Voice | None:
    own = next((each for each in voices if each.id in {chosen, chosen.partition("+")[0]}), None)
    if own is not None and primary_language(own.language) == primary_language(lang):
        return own
    for engine in dict.fromkeys(voice.engine for voice in voices):
        by_tag = {voice.language.lower(): voice for voice in reversed(voices) if voice.engine == engine}
        found = best_match(lang, by_tag)
        if found:
            return by_tag[found]
    return None
