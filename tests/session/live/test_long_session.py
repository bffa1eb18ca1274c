"""A long session: thousands of commands in a long article leave no thread, file or memory behind.

READER_COMMANDS sets how many commands there are; 10,000 take about half a minute.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Generator
from pathlib import Path

import pytest

from reader.errors import SpeechError
from reader.playback.device import Fill
from reader.playback.outputs import open_null_output
from reader.playback.player import Player
from reader.session.article import FirstArticle
from reader.session.command_table import COMMANDS as TABLE
from reader.session.command_table import by_key
from reader.session.events import ChosenVoice
from reader.session.live.session import Session
from reader.session.live.session_options import SessionOptions
from reader.session.state import State
from reader.speech.engine import FASTEST
from reader.speech.silence import SilentSynthesizer
from reader.terminal.keyboard import Tell
from reader.terminal.lines import Lines
from tests.session.live.scripted import OneScript
from tests.session.playing import script_of, start_of

pytestmark = pytest.mark.slow
COMMANDS = int(os.environ.get("READER_COMMANDS", "2000"))
_APART_S = 0.001  # so that commands are answered one by one and not all at once
_STATM = Path("/proc/self/statm")
_PARTS = (
    "<h2>Cause {0}</h2>",
    "<p>The moon pulls at <a href='#s{0}'>the sea {0}</a>, and it follows as well as it can tonight.</p>",
    "<ul><li>Salt {0}<li>Water</ul>",
    "<table><tr><td><th>High<tr><th>Monday<td>3 m<tr><th>Friday<td></table>",
    "<blockquote><p>All flows, and nothing stays where it was {0} years ago.</p></blockquote>",
)
# About 16,000 words: an hour and a half at the usual rate.
LONG = "<html lang=en><title>Tides</title><main><h1>Tides</h1>" + "".join(
    part.format(number) for number in range(420) for part in _PARTS
)
_TYPED = ("links", "sea", "50%", "heading 300", "1", "rate 900", "search water", "off", "skip 1")


class Device:
    """A Device that runs miniaudio's null device."""

    silent_because = ""
    latency_ms = 0

    def __init__(self) -> None:
        self._device = open_null_output(SilentSynthesizer.sample_rate)

    def start(self, fill: Fill) -> None:
        def samples() -> Generator[bytes, int, None]:
            frames = yield b""
            while True:
                frames = yield fill(frames)

        generator = samples()
        next(generator)
        self._device.start(generator)

    def wake(self) -> None:
        """Do nothing: it always runs."""

    def rest(self) -> None:
        """Do nothing: it always runs."""

    def close(self) -> None:
        self._device.close()


class RandomKeys:
    """Presses keys, types lines, and measures in between."""

    def __init__(self) -> None:
        self.measured: list[tuple[int, int, int]] = []

    def start(self, tell: Tell) -> bool:
        threading.Thread(target=self._press, args=(tell,), name="random keys", daemon=True).start()
        return True

    def close(self) -> None: ...

    def suspend(self) -> None: ...

    def resume(self) -> None: ...

    def _press(self, tell: Tell) -> None:
        chance = random.Random(7)
        keys = [
            key for key in by_key(TABLE) if key not in {"q", "Ctrl+N", "Ctrl+P", "Enter", "Backspace", "?"}
        ]
        pause = threading.Event()
        for number in range(COMMANDS):
            if number % (COMMANDS // 4) == COMMANDS // 4 - 1:
                self.measured.append(measure())
            key = chance.choice(keys)
            tell(key)
            if key in {"e", "/", ":", "M", "x", "z"}:
                for character in chance.choice(_TYPED):
                    tell("Space" if character == " " else character)
                tell("Enter")
            pause.wait(_APART_S)
        for key in ("Esc", "Enter", "Esc", "q"):
            tell(key)


def find_no_voice(name: str) -> ChosenVoice:
    raise SpeechError(f"There is no voice called {name}.")


def measure() -> tuple[int, int, int]:
    """Threads, open descriptors, and bytes of memory."""
    memory = int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return threading.active_count(), len(os.listdir("/proc/self/fd")), memory  # noqa: PTH208


@pytest.mark.skipif(not _STATM.exists(), reason="only Linux tells how much memory there is")
def test_thousands_of_commands_leak_no_threads_descriptors_or_memory() -> None:
    script = script_of(LONG)
    place = start_of(script)
    article_source = OneScript(script, place.reading.position)
    options = SessionOptions("", lambda pause, rate: pause * 180 // rate, find_voice=find_no_voice)
    keys = RandomKeys()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        session = Session(Lines(nowhere, nowhere), options, article_source)
        player = Player(SilentSynthesizer(), Device(), session.tell)
        try:
            failed = session.run(
                player,
                FirstArticle(None, lambda: article_source.article(0)),
                State(place.reading, FASTEST, interactive=False),
                keys,
            )
        finally:
            player.close()

    assert failed == ""
    begun, *_, ended = keys.measured
    assert ended[0] <= begun[0] + 2  # a fade or a timer may have started
    assert ended[1] <= begun[1]
    assert ended[2] - begun[2] < 30_000_000, keys.measured
