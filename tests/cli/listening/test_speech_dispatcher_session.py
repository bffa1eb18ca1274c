"""A whole session with the voice of the listener's screen reader, on a real speech-dispatcher."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.speech.speech_dispatcher.private_server import OtherClient, PrivateServer, is_installed
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.programs import BREAD
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.listening,
    pytest.mark.skipif(not is_installed(), reason="needs speech-dispatcher, its espeak-ng and PulseAudio"),
]
ARGUMENTS = [BREAD, "--engine", "speech-dispatcher", "--print", "--rate", "400"]


@pytest.fixture
def ear() -> Iterator[VirtualEar]:
    with VirtualEar() as opened:
        yield opened


def test_session_moves_pauses_and_resumes(tmp_path: Path, ear: VirtualEar) -> None:
    with PrivateServer(ear) as server, Terminal(ARGUMENTS, tmp_path, {**ear.env, **server.env}) as terminal:
        at = terminal.wait_for("It asks for very little work")
        terminal.press("h")
        at = terminal.wait_for("What you need", after=at)
        terminal.press(" ")
        at = terminal.wait_for("Paused", after=at)
        ear.wait_for_silence(0.2, 5, after=ear.now())
        terminal.press(" ")
        terminal.wait_for("Weigh everything", after=at)
        terminal.press("q")
        assert terminal.end() == 0


def test_reading_goes_on_after_the_screen_reader_has_spoken(tmp_path: Path, ear: VirtualEar) -> None:
    with (
        PrivateServer(ear) as server,
        OtherClient(server, "MESSAGE") as screen_reader,
        Terminal(ARGUMENTS, tmp_path, {**ear.env, **server.env}) as terminal,
    ):
        at = terminal.wait_for("It asks for very little work")
        screen_reader.say("Battery low.")
        screen_reader.wait_until_ended()
        terminal.wait_for("Begin after breakfast", after=at)
        terminal.press("q")
        assert terminal.end() == 0


def test_embedded_voice_reads_on_when_the_synthesizer_dies(tmp_path: Path, ear: VirtualEar) -> None:
    with PrivateServer(ear) as server, Terminal(ARGUMENTS, tmp_path, {**ear.env, **server.env}) as terminal:
        at = terminal.wait_for("It asks for very little work")
        server.send_to_module(signal.SIGKILL)
        at = terminal.wait_for("silent. The embedded voice reads on.", after=at)
        pressed = ear.now()
        ear.wait_for_sound(5, after=pressed)
        terminal.wait_for("Begin after breakfast", after=at)
        terminal.press("q")
        assert terminal.end() == 0


def test_missing_server_is_reported_in_one_line(tmp_path: Path) -> None:
    env = {"SPEECHD_ADDRESS": f"unix_socket:{tmp_path / 'none'}", "PATH": str(tmp_path)}
    with Terminal(ARGUMENTS, tmp_path, env) as terminal:
        assert terminal.end() == 5
        assert "speech-dispatcher is not installed. Install it, or try --engine espeak." in terminal.text
