"""Replacements for the system libraries of Windows and macOS, so that pyttsx3's real drivers run here.

They contain only what the drivers call, and behave as Microsoft and Apple document it: SAPI 5.4's SpVoice
delivers its events when messages are pumped; NSSpeechSynthesizer calls its delegate while the run loop runs.
Both count words in UTF-16 units.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

from pyttsx3.voice import Voice

Log = Callable[[str, object], None]
# Windows' language codes: LCIDs in hexadecimal (MS-LCID). Python does not know the last one.
LANGUAGES = {
    "en_US": "409",
    "de-DE": "407",
    b"fr_FR": "40C",
    "en_GB@sd=gbsct": "809",
    "Unknown Locale: 99": "63",
}


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The start and length of each word, in UTF-16 units."""
    position = 0
    for word in text.split():
        position = text.index(word, position)
        yield len(text[:position].encode("utf-16-le")) // 2, len(word.encode("utf-16-le")) // 2, word
        position += len(word)


def module(name: str, **names: object) -> None:
    made = ModuleType(name)
    vars(made).update(names)
    sys.modules[name] = made


# -- Windows ----------------------------------------------------------------------------------


def _token(voice: Voice) -> SimpleNamespace:
    gender = (voice.gender or "").removeprefix("VoiceGender")
    attributes = {"Language": LANGUAGES[voice.languages[0]], "Gender": gender, "Age": "Adult"}
    return SimpleNamespace(Id=voice.id, GetDescription=lambda: voice.name, GetAttribute=attributes.get)


class SpVoice:
    """SAPI's voice: it speaks stream after stream, and reports each word when messages are pumped."""

    def __init__(self, voices: list[Voice], log: Log) -> None:
        self._tokens = [_token(voice) for voice in voices]
        self._log = log
        self._streams: deque[tuple[int, Iterator[tuple[Any, ...]]]] = deque()
        self._number = 0
        self._next_at = 0.0
        self.sink: Any = None
        self.EventInterests = 0
        self.Volume = 100
        self.Rate = 0
        self.Voice = self._tokens[0]

    def GetVoices(self) -> list[SimpleNamespace]:  # noqa: N802
        return self._tokens

    def Speak(self, text: str, flags: int) -> int:  # noqa: N802
        assert flags & 1, "it would block"
        self._number += 1
        if flags & 2:  # purge: what was left of each stream is its end
            self._log("stop", "")
            self._streams = deque((number, iter([("End",)])) for number, _ in self._streams)
        else:
            self._log("rate", max(-10, min(10, self.Rate)))  # what is outside is truncated
            self._log("voice", self.Voice.Id)
            self._log("say", text)
        self._streams.append((self._number, self._events(text)))
        return self._number

    def _events(self, text: str) -> Iterator[tuple[Any, ...]]:
        yield ("Start",)
        for location, length, word in words(text):
            yield "Word", location, length
            while word.endswith("wait!"):
                yield ()
        yield ("End",)

    def pump(self) -> None:
        """Deliver the waiting events, at most one word; events after a stream's end come later."""
        while self._streams and time.monotonic() >= self._next_at:
            number, events = self._streams[0]
            match next(events):
                case ["Start"]:
                    self.sink._ISpeechVoiceEvents_StartStream(number, 0)
                case ["End"]:
                    self._streams.popleft()
                    self.sink._ISpeechVoiceEvents_EndStream(number, 90_000)
                    self._next_at = time.monotonic() + 0.03
                case ["Word", location, length]:
                    self.sink._ISpeechVoiceEvents_Word(number, 44 * location, location, length)
                    return
                case _:
                    return


def windows(voices: list[Voice], log: Log) -> str:
    """Make pyttsx3 believe that it is on Windows. Returns the name of its driver."""
    voice = SpVoice(voices, log)

    def get_events(source: SpVoice, sink: object) -> object:
        source.sink = sink
        return sink

    module("comtypes")
    module("comtypes.client", CreateObject=lambda name: voice, GetEvents=get_events)
    sys.modules["comtypes"].client = sys.modules["comtypes.client"]  # type: ignore[attr-defined]
    module("comtypes.gen", SpeechLib=None)
    module("pythoncom", PumpWaitingMessages=voice.pump)
    return "sapi5"


# -- macOS ------------------------------------------------------------------------------------


class NSObject:
    @classmethod
    def alloc(cls) -> Any:
        return cls.__new__(cls)

    def init(self) -> Any:
        return self


class NSRunLoop:
    waiting: ClassVar[deque[Callable[[], object]]] = deque()

    @staticmethod
    def currentRunLoop() -> Any:  # noqa: N802
        return NSRunLoop

    @staticmethod
    def runUntilDate_(date: object) -> None:  # noqa: N802
        if NSRunLoop.waiting:
            NSRunLoop.waiting.popleft()()


class NSSpeechSynthesizer(NSObject):
    """Apple's voice: it reports each word to its delegate while the run loop runs."""

    voices: ClassVar[list[Voice]]
    log: ClassVar[Log]
    _delegate: Any = None
    _rate, _volume, _voice = 175.0, 1.0, ""
    _text = ""
    _left: Iterator[tuple[int, int, str]] = iter(())

    def initWithVoice_(self, voice: object) -> Any:  # noqa: N802
        self._voice = self.voices[0].id
        return self

    def setDelegate_(self, delegate: object) -> None:  # noqa: N802
        self._delegate = delegate

    def rate(self) -> float:
        return self._rate

    def setRate_(self, rate: float) -> None:  # noqa: N802
        self._rate = rate

    def volume(self) -> float:
        return self._volume

    def setVolume_(self, volume: float) -> None:  # noqa: N802
        self._volume = volume

    def voice(self) -> str:
        return self._voice

    def setVoice_(self, voice: str) -> bool:  # noqa: N802
        self._rate, self._volume, self._voice = 175.0, 1.0, voice
        return True

    def startSpeakingString_(self, text: str) -> bool:  # noqa: N802
        type(self).log("rate", self._rate)
        type(self).log("voice", self._voice)
        type(self).log("say", text)
        self._text, self._left = text, words(text)
        NSRunLoop.waiting.append(self._next)
        return True

    def stopSpeaking(self) -> None:  # noqa: N802
        type(self).log("stop", "")
        NSRunLoop.waiting.clear()
        NSRunLoop.waiting.append(self._finish)

    def _next(self) -> None:
        location, length, word = next(self._left, (0, 0, ""))
        if not word:
            self._finish()
            return
        where = SimpleNamespace(location=location, length=length)
        self._delegate.speechSynthesizer_willSpeakWord_ofString_(self, where, self._text)
        if not word.endswith("wait!"):
            NSRunLoop.waiting.append(self._next)

    def _finish(self) -> None:
        self._delegate.speechSynthesizer_didFinishSpeaking_(self, True)

    @classmethod
    def availableVoices(cls) -> list[str]:  # noqa: N802
        return [voice.id for voice in cls.voices]

    @classmethod
    def attributesForVoice_(cls, identity: str) -> dict[str, object]:  # noqa: N802
        voice = next(each for each in cls.voices if each.id == identity)
        return {
            "VoiceIdentifier": voice.id,
            "VoiceName": voice.name,
            "VoiceLocaleIdentifier": voice.languages[0],
            "VoiceGender": voice.gender,
        }


def macos(voices: list[Voice], log: Log) -> str:
    """Make pyttsx3 believe that it is on macOS. Returns the name of its driver."""
    NSSpeechSynthesizer.voices, NSSpeechSynthesizer.log = voices, log
    module("objc", super=super, python_method=lambda method: method)
    module("AppKit", NSSpeechSynthesizer=NSSpeechSynthesizer)
    date = SimpleNamespace(dateWithTimeIntervalSinceNow_=lambda seconds: seconds)
    unused = dict.fromkeys(("NSURL", "NSTimer", "NSDefaultRunLoopMode"))
    module("Foundation", NSDate=date, NSRunLoop=NSRunLoop, NSObject=NSObject, **unused)
    module("PyObjCTools", AppHelper=None)
    module("PyObjCTools.AppHelper", PyObjCAppHelperRunLoopStopper=NSObject)
    return "nsss"


SYSTEMS = {"as on Windows": windows, "as on macOS": macos}
