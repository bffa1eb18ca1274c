"""A driver for pyttsx3 that replaces an operating system's, and the process that runs it.

`python -m tests.speech.system.stand_in BEHAVIOUR LOG` replaces `reader.speech.system.child`. The driver
speaks one word a turn, and writes its calls to LOG. It fails in the ways in which real drivers fail.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from pyttsx3.voice import Voice

from reader.speech.system import child
from tests.speech.system import systems

VOICES = [
    Voice("com.example.anna", "Anna", ["en_US"], "VoiceGenderFemale"),
    Voice("com.example.bruno", "Bruno – deutsch", ["de-DE"], "Male"),
    Voice("com.example.chloe", "Chloé", [b"fr_FR"], None),
    Voice("com.example.dan", "Dan", ["en_GB@sd=gbsct"], "Neuter"),
    Voice("com.example.zarvox", "Zarvox", ["Unknown Locale: 99"], None),
]


class Driver:
    """Speaks one word each time it gets a turn."""

    def __init__(self, proxy: Any, behaviour: str, log: Path) -> None:
        self._proxy = proxy
        self._behaviour = behaviour
        self._log = log
        self._left: list[tuple[int, int]] = []
        self._text = ""
        self._stopped = False
        self._speaking = False
        if behaviour == "hangs at start":
            _hang()
        if behaviour == "raises at start":
            raise OSError("no speech\nservice")
        self._says_too_much()

    def destroy(self) -> None:
        self._says_too_much()

    def say(self, text: str) -> None:
        self._write("say", text)
        self._says_too_much()
        self._proxy.setBusy(True)
        self._proxy.notify("started-utterance")
        if self._behaviour == "hangs in say":
            _hang()
        if self._behaviour == "raises in say":
            raise RuntimeError("the audio\nqueue is gone")
        if self._behaviour == "dies in say":
            os._exit(3)
        self._text, self._speaking, self._stopped = text, True, False
        self._left = [(text.index(word), len(word)) for word in dict.fromkeys(text.split())]

    def stop(self) -> None:
        self._write("stop", "")
        if self._behaviour == "hangs in stop":
            _hang()
        if self._behaviour == "raises in stop":
            raise RuntimeError("cannot stop")
        self._left = []
        self._stopped = True

    def getProperty(self, name: str) -> Any:  # noqa: N802
        if name == "voice":
            return "" if self._behaviour in {"has no voices", "has no usual voice"} else VOICES[0].id
        if self._behaviour == "cannot list":
            raise ValueError("invalid literal for int() with base 16: '409;9'")
        return [] if self._behaviour == "has no voices" else VOICES

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802
        self._write(name, str(value))
        if self._behaviour == "cannot set":
            raise ValueError(f"{name} is out of range")

    def iterate(self) -> Iterator[None]:
        self._proxy.setBusy(False)
        while True:
            self._turn()
            yield

    def _turn(self) -> None:
        if not self._speaking or self._behaviour == "never ends":
            return
        if self._left:
            location, length = self._left.pop(0)
            word = self._text[location : location + length]
            if self._behaviour == "says no words":
                return
            self._proxy.notify("started-word", name=word, location=location, length=length)
            if word == "die!" and "die!" not in self._log.with_suffix(".dead").read_text():
                self._log.with_suffix(".dead").write_text("die!")
                os._exit(3)
            if word == "always-die!":
                os._exit(3)
            if word.endswith("wait!"):  # until it is stopped
                self._left.insert(0, (location, length))
            return
        self._speaking = False
        self._proxy.notify("finished-utterance", completed=not self._stopped)
        self._proxy.setBusy(False)

    def _says_too_much(self) -> None:
        if self._behaviour == "prints":
            print('{"done": 1}\nPitch adjustment not supported')
            sys.stdout.flush()
            os.write(1, b'{"done": 2}\n')
            os.write(2, b"warning: deprecated\n")

    def _write(self, what: str, value: str) -> None:
        _append(self._log, what, value)


def _hang() -> None:
    while True:
        time.sleep(60)


def _append(log: Path, what: str, value: object) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write(f"{what} {value}\n")


def main(behaviour: str, log: str) -> None:
    path = Path(log)
    path.with_suffix(".dead").touch()
    if behaviour in systems.SYSTEMS:
        driver = systems.SYSTEMS[behaviour](VOICES, partial(_append, path))
    else:
        driver = "stand_in"
        module = ModuleType(f"pyttsx3.drivers.{driver}")
        module.buildDriver = lambda proxy: Driver(proxy, behaviour, path)  # type: ignore[attr-defined]
        sys.modules[module.__name__] = module
    child.main(driver)


if __name__ == "__main__":
    main(*sys.argv[1:])
