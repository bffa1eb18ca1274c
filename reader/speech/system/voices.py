"""The operating system's own voices (macOS, Windows), through pyttsx3.

pyttsx3 plays its own sound, so this engine has a Speaker and is not a Synthesizer. It runs in a separate
process (`reader.speech.system.child`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cached_property

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import Speaker, SpeakerEvent, Speech, Voice
from reader.speech.languages import best_match, tag_of
from reader.speech.process.voice_process import ProcessLost, TimeLimits, VoiceProcess, own_program
from reader.speech.system import json_lines
from reader.speech.system.speaker import SystemSpeaker
from reader.speech.voice_names import bare_name, unknown_voice

_DRIVERS = {"darwin": "nsss", "win32": "sapi5"}
_INSTALL = "Install a voice in the system's settings for speech, or try --engine espeak."


class SystemVoices:
    """The engine: the system's voices, and the process that speaks with them.

    `command` starts that process, `limits` are its time limits. Raises SpeechError if the system has no
    voices, or the process does not start.
    """

    def __init__(self, command: Sequence[str] = (), limits: TimeLimits | None = None) -> None:
        self._process = VoiceProcess(json_lines, command or _own_command(), limits or TimeLimits())
        try:
            self._first_message = self._process.ready()
        except ProcessLost as lost:
            self._process.close()
            raise SpeechError(
                f"The system's voices do not start: {lost}. Reinstall pyttsx3, or try --engine espeak."
            ) from lost
        if not self.voices():
            self._process.close()
            raise SpeechError(f"The system has no voices. {_INSTALL}")

    def voices(self) -> Sequence[Voice]:
        """The system's voices, in its order; if it cannot list them, the default voice."""
        return self._voices

    @cached_property
    def _voices(self) -> tuple[Voice, ...]:
        listed = self._first_message["voices"]
        if not listed and (default := self._first_message["voice"]):
            listed = [{"id": default, "name": default, "languages": [], "gender": ""}]
        return tuple(
            Voice(each["id"], "system", each["name"], tag_of(each["languages"]), _gender(each["gender"]))
            for each in listed
        )

    def find_voice(self, name: str) -> str:
        """The id of the voice with this id, name or language, or else with `name` in its name.

        Raises SpeechError if there is no such voice.
        """
        wanted = bare_name(name, "system").casefold()
        ways = (
            lambda voice: wanted == voice.id.casefold(),
            lambda voice: wanted == voice.name.casefold(),
            lambda voice: wanted.replace("_", "-") == voice.language.casefold(),
            lambda voice: bool(wanted) and wanted in voice.name.casefold(),
        )
        for is_called in ways:
            for voice in self._voices:
                if is_called(voice):
                    return voice.id
        raise unknown_voice(name, self._voices)

    def voice_for(self, speech: Speech) -> str:
        """The id of the voice for a speech: the chosen or default one, or one for its language.

        Raises SpeechError if the chosen voice does not exist.
        """
        default = self._first_message["voice"] or self._voices[0].id
        chosen = self.find_voice(speech.voice) if speech.voice else default
        by_language = {voice.language.lower(): voice.id for voice in reversed(self._voices)}
        best = best_match(speech.lang, by_language)
        chosen_language = next((voice.language for voice in self._voices if voice.id == chosen), "")
        is_right = not best or primary_language(chosen_language) == primary_language(best)
        return chosen if is_right else by_language[best]

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker for these voices; closing it closes the engine."""
        return SystemSpeaker(self._process, self.voice_for, tell)

    def close(self) -> None:
        """End the process. Safe to call twice."""
        self._process.close()


def _gender(written: str) -> str:
    """Windows: "Male"; macOS: "VoiceGenderMale"."""
    return {"male": "male", "female": "female"}.get(written.lower().removeprefix("voicegender"), "")


def _own_command() -> tuple[str, ...]:
    """The command that starts the process. Raises SpeechError if this system has no voices of its own."""
    if sys.platform not in _DRIVERS:
        raise SpeechError("Only macOS and Windows have voices of their own. Try --engine espeak.")
    return own_program("reader.speech.system.child", _DRIVERS[sys.platform])
