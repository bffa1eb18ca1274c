"""A native engine that crashes or hangs loses at most its current speech, and is reported in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import SentenceLost, SpeechError
from reader.speech.engine import Chunk, Speech, joined
from reader.speech.espeak.engine import Espeak
from reader.speech.process import frames
from reader.speech.process.early_start import ESPEAK, end_unused, spawn_early, start_early
from reader.speech.process.synthesizer import ProcessSynthesizer
from reader.speech.process.voice_process import TimeLimits
from tests.speech.recording import Recording, alike, record
from tests.support.programs import is_running, wait_for

pytestmark = pytest.mark.slow

COMMAND = (sys.executable, "-m", "tests.speech.process.crashing")
IMPATIENT = TimeLimits(start=30, answer=1)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="nothing is started early here")


@pytest.fixture
def engine() -> Iterator[ProcessSynthesizer]:
    opened = ProcessSynthesizer("crashing", COMMAND, IMPATIENT)
    yield opened
    opened.close()


@pytest.mark.parametrize("text", ["One die two.", "One hang two."])
def test_crash_or_hang_loses_one_speech_only(engine: ProcessSynthesizer, text: str) -> None:
    with pytest.raises(SentenceLost) as caught:
        record(engine, text)
    assert str(caught.value).isprintable()
    assert record(engine, "Three.").words == ["Three."]


def test_crash_keeps_the_sound_emitted_so_far(engine: ProcessSynthesizer) -> None:
    chunks: list[Chunk] = []

    def emit(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return True

    with pytest.raises(SentenceLost):
        engine.synthesize(Speech("One die-in-the-middle two.", "en", "", 300), emit)
    assert chunks
    assert record(engine, "Three.").samples > 0


def test_symbol_that_crashes_the_engine_is_skipped(engine: ProcessSynthesizer) -> None:
    said = record(engine, "One ☠ two.")
    assert said.words == ["One", "two."]


def test_batch_speaks_on_after_a_crash(engine: ProcessSynthesizer) -> None:
    """Only the text that crashed the engine is spoken otherwise: without its symbols."""
    texts = ("One.", "Two ☠ and three.", "Four.", "", "Five.")
    sounds = engine.synthesize_all([Speech(text, "en", "", 300) for text in texts])
    spoken = [
        [text[mark.start : mark.end] for mark in sound.marks]
        for text, sound in zip(texts, sounds, strict=True)
    ]
    assert spoken == [["One."], ["Two", "and", "three."], ["Four."], [], ["Five."]]
    assert sounds[2] == joined(record(engine, "Four.").chunks)


@pytest.mark.parametrize(("text", "error"), [("Two die now.", SentenceLost), ("fail", SpeechError)])
def test_batch_with_a_text_that_cannot_be_spoken_raises(
    engine: ProcessSynthesizer, text: str, error: type[SpeechError]
) -> None:
    with pytest.raises(error):
        engine.synthesize_all([Speech(each, "en", "", 300) for each in ("One.", text, "Three.")])
    assert record(engine, "Three.").words == ["Three."]


def test_killed_process_restarts(engine: ProcessSynthesizer) -> None:
    for _ in range(2):
        os.kill(engine._ask("pid"), signal.SIGKILL)
        assert record(engine, "Three.").words == ["Three."]


def test_engine_exception_is_one_line_and_keeps_the_process(engine: ProcessSynthesizer) -> None:
    process = engine._ask("pid")
    with pytest.raises(SpeechError, match="RuntimeError: no idea"):
        record(engine, "fail")
    assert engine._ask("pid") == process


def test_error_of_the_process_can_be_said_in_another_language() -> None:
    espeak = Espeak()
    with pytest.raises(SpeechError) as caught:
        espeak.find_voice("nobody")
    espeak.close()
    assert caught.value.message.startswith("No voice called {name}. ")
    assert caught.value.fields == {"name": "nobody"}


def test_engine_that_does_not_start_gives_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_START", "Its data is missing.")
    with pytest.raises(SpeechError, match="Its data is missing"):
        ProcessSynthesizer("crashing", COMMAND, IMPATIENT)


@pytest.mark.parametrize("command", [("/nonexistent/python",), (sys.executable, "-c", "pass")])
def test_process_that_does_not_start_is_reported_in_one_line(command: tuple[str, ...]) -> None:
    with pytest.raises(SpeechError, match="does not start"):
        ProcessSynthesizer("crashing", command, IMPATIENT)


def test_process_ends_with_its_parent(engine: ProcessSynthesizer) -> None:
    """Also if it hangs."""
    process = engine._process._process
    assert process is not None
    assert process.stdin is not None
    engine._process.send(frames.say(1, Speech("hang", "en", "", 300)))
    process.stdin.close()
    assert process.wait(timeout=20) == 0


def test_batch_sounds_like_its_speeches_one_by_one() -> None:
    espeak = Espeak()
    texts = ("The sea comes and goes; the moon pulls it, twice a day.", "It is 12:40.", "Low water. " * 20)
    alone = [record(espeak, text) for text in texts]
    together = espeak.synthesize_all([Speech(text, "en", "", 300) for text in texts])
    for one, sound in zip(alone, together, strict=True):
        assert [mark[1:] for mark in sound.marks] == [mark[1:] for mark in one.marks]
        assert alike(one, Recording(one.text, (sound,)))
    espeak.close()


@on_linux
def test_early_process_has_no_open_files_and_few_privileges(tmp_path: Path) -> None:
    """It has no file or socket of ours and no terminal, and can neither write nor gain privileges."""
    with (tmp_path / "library").open("wb"):
        child = spawn_early(ESPEAK)
        espeak = Espeak(child)
        about = Path(f"/proc/{child.pid}")
        opened = {str(each.readlink()) for each in (about / "fd").iterdir()}
        assert {name for name in opened if not name.startswith("pipe:")} <= {os.devnull}
        assert "NoNewPrivs:\t1" in (about / "status").read_text("utf-8")
        assert "Max file size             0 " in (about / "limits").read_text("utf-8")
        assert os.getsid(child.pid) == child.pid
        espeak.close()


@on_linux
def test_unused_early_process_ends() -> None:
    start_early(ESPEAK)
    from reader.speech.process import early_start

    process = early_start._started[ESPEAK][0]
    end_unused()
    assert process.wait() == 0


@on_linux
def test_early_process_ends_with_a_killed_program() -> None:
    program = "from reader.speech.process.early_start import ESPEAK, spawn_early\n"
    program += "print(spawn_early(ESPEAK).pid, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    wait_for(lambda: not is_running(pid))
