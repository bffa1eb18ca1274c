"""Export options: the format, the voice, the loudness."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import NamedTuple

from reader.errors import SpeechError
from reader.export.audio.recorder import VoiceOptions
from reader.export.audio.synthesis import keep_open
from reader.export.formats import INSTALL_EXPORT, SUFFIXES_WITH_SOUND, exporter_named
from reader.script.lexicon.lexicon import Lexicon
from reader.script.model import ReadingOptions
from reader.settings import Settings

_LOUDNESS_LIBRARIES = ("av", "numpy")


class ExportOptions(NamedTuple):
    """How to export an article: `suffix` names the format, the rest says how it is spoken.

    With `has_transcript` a transcript (WebVTT) is made beside the file. With `has_pictures` the pictures that
    the source already holds are embedded.
    """

    suffix: str
    voicing: VoiceOptions
    reading: ReadingOptions
    lexicon: Lexicon
    is_normalised: bool
    has_transcript: bool = False
    has_pictures: bool = False


def export_options(
    suffix: str,
    settings: Settings,
    lexicon: Lexicon,
    *,
    notice: Callable[[str], None],
    is_normalised: bool,
    is_narrated: bool = False,
) -> ExportOptions:
    """The options for files with this suffix. Raises UsageError, ExportError or SpeechError.

    With `is_normalised` all audio gets the same loudness; if a library for that is missing, `notice` gets
    a line that says so.
    """
    suffix = suffix.lower()
    exporter_named(suffix)
    engine, voice = _engine_and_voice(settings.engine, settings.voice)
    is_normalised = is_normalised and suffix in SUFFIXES_WITH_SOUND and _can_normalise(notice)
    voicing = VoiceOptions(engine, voice, settings.rate, settings.pause, settings.styles)
    reading = ReadingOptions(
        settings.verbosity, announcement_lang=settings.announcement_lang, is_narrated=is_narrated
    )
    return ExportOptions(suffix, voicing, reading, lexicon, is_normalised)


def _can_normalise(notice: Callable[[str], None]) -> bool:
    if all(map(find_spec, _LOUDNESS_LIBRARIES)):  # they are imported later, while the engines speak
        return True
    notice(f"Loudness is not normalised. To install what that needs: {INSTALL_EXPORT}")
    return False


def _engine_and_voice(engine: str, name: str) -> tuple[str, str]:
    """The engine to use and the id of its voice. Raises SpeechError."""
    from reader.speech.engine import SelfSpeaking
    from reader.speech.engines import engine_for, has_natural_voice, open_engine

    engine = engine_for(engine, name) or ("natural" if has_natural_voice() else "espeak")
    opened = open_engine(engine)
    if isinstance(opened, SelfSpeaking):
        opened.close()
        raise SpeechError(f"The engine {engine} cannot write files. Try --engine espeak.")
    keep_open(engine, opened)
    return engine, opened.find_voice(name) if name else ""
