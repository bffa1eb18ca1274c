"""The names by which listeners call voices, and the error for a name that no voice has."""

from __future__ import annotations

from collections.abc import Iterable

from reader.errors import SpeechError
from reader.speech.engine import Voice

_MIN_LIKENESS = 0.75  # of a suggestion: with less, "or" (Odia) would be suggested for many short names


def language_name(voice: Voice) -> str:
    """The name without the region in brackets: eSpeak calls its voices "English (America)"."""
    return voice.name.partition(" (")[0]


def bare_name(name: str, engine: str) -> str:
    """A voice's name without "ENGINE:" before it."""
    prefix = f"{engine}:"
    return name[len(prefix) :] if name.casefold().startswith(prefix) else name


def voice_of(identifier: str, voices: Iterable[Voice]) -> Voice:
    """The one of `voices` with an id, which may have "+" and a variant after it."""
    return next(each for each in voices if each.id in {identifier, identifier.partition("+")[0]})


def unknown_voice(name: str, voices: Iterable[Voice]) -> SpeechError:
    """The error for a name that none of `voices` has."""
    from difflib import get_close_matches  # rarely needed

    names = {
        each.casefold(): each for voice in voices for each in (voice.id, voice.name, language_name(voice))
    }
    near = get_close_matches(name.rpartition(":")[2].casefold(), names, 1, _MIN_LIKENESS)
    if not near:
        return SpeechError("No voice called {name}. List voices with: reader voices", name=name)
    return SpeechError("No voice called {name}. Did you mean {near}?", name=name, near=names[near[0]])
