"""The engine `speech-dispatcher`: the voice that the listener's screen reader uses on Linux.

It plays its own sound, so it has a Speaker and is not a Synthesizer. Its voices are the eight that every
synthesizer of speech-dispatcher has. All others (thousands, with variants) are chosen in the listener's own
settings of speech-dispatcher; listing them takes seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.errors import SpeechError
from reader.language_tags import primary_language
from reader.speech.engine import ANY_LANGUAGE, Speaker, SpeakerEvent, Speech, Voice
from reader.speech.speech_dispatcher.server import check_installed, connect
from reader.speech.speech_dispatcher.speaker import DispatcherSpeaker
from reader.speech.speech_dispatcher.ssip import Connection, Event
from reader.speech.voice_names import bare_name

ENGINE = "speech-dispatcher"
# The symbolic names of SSIP, which mean the same with every synthesizer.
_NAMES = (
    ("male1", "male"), ("male2", "male"), ("male3", "male"), ("female1", "female"), ("female2", "female"),
    ("female3", "female"), ("child_male", "male"), ("child_female", "female"),
)  # fmt: skip
_VOICES = tuple(Voice(name, ENGINE, name.replace("_", " "), ANY_LANGUAGE, gender) for name, gender in _NAMES)
_SET_UP = (
    "CLIENT_NAME reader:reader:main", "PRIORITY TEXT", "SSML_MODE ON", "PUNCTUATION NONE", "SPELLING OFF",
    "NOTIFICATION ALL ON",
)  # fmt: skip


class SpeechDispatcher:
    """The engine. Raises SpeechError if the server is not here. It is started when a speaker is opened."""

    def __init__(self) -> None:
        check_installed()
        self._default_language = ""
        self._chosen = ("", "")  # the language and voice of the speaker's connection

    def voices(self) -> Sequence[Voice]:
        """The voices that every synthesizer has; each speaks all its languages."""
        return _VOICES

    def find_voice(self, name: str) -> str:
        """The id of the voice called `name`, perhaps after "speech-dispatcher:". Raises SpeechError."""
        wanted = bare_name(name, ENGINE).casefold().replace(" ", "_")
        if any(wanted == voice.id for voice in _VOICES):
            return wanted
        known = ", ".join(voice.id for voice in _VOICES)
        raise SpeechError(f"{ENGINE} has no voice called {name}. Choose one of: {known}.")

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """The speaker of this engine. Raises SpeechError if the server does not start."""
        return DispatcherSpeaker(self._open, self._choose, tell)

    def close(self) -> None:
        """Do nothing: the speaker closes its own connection, and the server belongs to the listener."""

    def _open(self, tell: Callable[[Event | None], None]) -> Connection:
        """A connection that is set up for reading. Raises SpeechError."""
        connection = Connection(connect(), tell)
        try:
            for line in _SET_UP:
                connection.ask(f"SET SELF {line}")
            self._default_language = next(iter(connection.ask("GET LANGUAGE")), "en")
        except SpeechError:
            connection.close()
            raise
        self._chosen = (self._default_language, "")
        return connection

    def _choose(self, connection: Connection, speech: Speech) -> None:
        """Set language and voice; the listener's own are kept for their language."""
        voice = self.find_voice(speech.voice) if speech.voice else ""
        is_own = primary_language(speech.lang) in {"", primary_language(self._default_language)}
        lang = self._default_language if is_own else speech.lang.lower()
        language_before, voice_before = self._chosen
        if lang != language_before:
            connection.ask(f"SET SELF LANGUAGE {lang}")
        if voice != voice_before or (voice and lang != language_before):
            connection.ask(f"SET SELF VOICE_TYPE {(voice or _VOICES[0].id).upper()}")
        self._chosen = (lang, voice)
