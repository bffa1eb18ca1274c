"""How articles are to be made into files: the format, the voice, the loudness."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.errors import SpeechError
from reader.export.audio.speaking import Voicing
from reader.export.formats import HEARD, INSTALL, exporter_named
from reader.script.lexicon import Lexicon
from reader.settings import Settings, Verbosity


class Order(NamedTuple):
    """How an article is to be made: the format, by its suffix, and how it is spoken."""

    suffix: str
    voicing: Voicing
    verbosity: Verbosity
    lexicon: Lexicon
    is_levelled: bool


def order_of(
    suffix: str, settings: Settings, lexicon: Lexicon, *, notice: Callable[[str], None], is_levelled: bool
) -> Order:
    """The order for files with this suffix. Raises UsageError, ExportError or SpeechError.

    `is_levelled` is whether sound is to be as loud as listeners expect; where it cannot be, `notice` is told.
    """
    suffix = suffix.lower()
    exporter_named(suffix)
    engine, voice = _voice(settings.engine, settings.voice)
    is_levelled = is_levelled and suffix in HEARD and _can_level(notice)
    voicing = Voicing(engine, voice, settings.rate, settings.pause)
    return Order(suffix, voicing, settings.verbosity, lexicon, is_levelled)


def _can_level(notice: Callable[[str], None]) -> bool:
    try:
        from reader.export.audio import loudness  # noqa: F401
    except ImportError:
        notice(f"Loudness is not normalised. To normalise it: {INSTALL}")
        return False
    return True


def _voice(engine: str, name: str) -> tuple[str, str]:
    """The engine to use, and the id of a voice of it. Raises SpeechError."""
    from reader.speech.engine import SelfSpeaking
    from reader.speech.engines import open_engine

    opened = open_engine(engine or "espeak")
    if isinstance(opened, SelfSpeaking):
        opened.close()
        raise SpeechError("The system's voices cannot be exported. Try --engine espeak.")
    return engine or "espeak", opened.find_voice(name) if name else ""
