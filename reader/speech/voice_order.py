"""Voices in the order in which a listener would try them, and the line that offers each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reader.language_tags import primary_language
from reader.speech.engine import ANY_LANGUAGE, Voice
from reader.speech.languages import best_match

_QUALITIES = ("high", "medium", "", "low", "x_low")  # best first; "" if it is not known


def best_first(voices: Sequence[Voice], lang: str, engines: Sequence[str]) -> tuple[Voice, ...]:
    """The voices that speak a language: in the order of `engines`, then by quality and dialect."""
    wanted = {primary_language(lang), ANY_LANGUAGE}
    own = [voice for voice in voices if primary_language(voice.language) in wanted]
    order = {name: number for number, name in enumerate(engines)}
    usual = best_match(lang, {voice.language.lower() for voice in own})

    def rank(voice: Voice) -> tuple[int, int, bool]:
        quality = _QUALITIES.index(voice.quality if voice.quality in _QUALITIES else "")
        return order.get(voice.engine, len(order)), quality, voice.language.lower() != usual

    return tuple(sorted(own, key=rank))


def offers(voices: Sequence[Voice]) -> tuple[str, ...]:
    """A line for each voice: what to type for it, its engine, its quality and its name."""
    names = Counter(name for voice in voices for name in {voice.id, voice.name})

    def line(voice: Voice) -> str:
        typed = voice.id
        if voice.engine == "natural" and names[voice.name] == 1:
            typed = voice.name  # shorter than the name of its file
        elif names[voice.id] > 1:
            typed = f"{voice.engine}:{voice.id}"
        name = voice.name if voice.name not in {typed, voice.id.replace("_", " ")} else ""
        quality = f"{voice.quality} quality" if voice.quality else ""
        return f"{typed}: {', '.join(filter(None, (voice.engine, quality, name)))}"

    return tuple(map(line, voices))
