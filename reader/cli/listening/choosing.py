"""Which engine and which voice the listener's settings and choices ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.options.effective_settings import EffectiveSettings

if TYPE_CHECKING:
    from reader.session.events import ChosenVoice
    from reader.speech.engine import Engine


def chosen_voice(name: str, engine: Engine) -> ChosenVoice:
    """The engine's voice called `name`. Raises SpeechError."""
    from reader.language_tags import primary_language
    from reader.session.events import ChosenVoice
    from reader.speech.engine import ANY_LANGUAGE
    from reader.speech.voice_names import voice_of

    found = engine.find_voice(name)
    voice = voice_of(found, engine.voices())
    language = "" if voice.language == ANY_LANGUAGE else primary_language(voice.language)
    return ChosenVoice(found, f"{voice.engine}:{found}", language)


def wanted_engine(effective: EffectiveSettings, chosen: str = "") -> str:
    """The name of the engine that the settings ask for, or ""; `chosen` is the voice of the page's language.

    A voice that was chosen by a key says more than a saved engine.
    """
    from reader.speech.engines import engine_for, includes

    settings = effective.settings
    of_settings = engine_for(settings.engine, settings.voice)
    of_voice = engine_for("", chosen)
    if not of_voice or "engine" in effective.given or includes(of_settings, of_voice):
        return of_settings
    return of_voice
