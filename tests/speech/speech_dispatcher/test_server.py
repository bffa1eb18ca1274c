"""The connection to a speech-dispatcher server that listens on a port."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from reader.errors import SpeechError
from reader.speech.speech_dispatcher.engine import SpeechDispatcher
from reader.speech.speech_dispatcher.server import connect


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("SPEECHD_ADDRESS", f"inet_socket:127.0.0.1:{server.getsockname()[1]}")
        yield server


def test_connection_has_no_time_limit_for_events(listening: socket.socket) -> None:
    with connect() as opened:
        assert opened.gettimeout() is None


def test_connection_to_a_server_that_refuses_is_closed(listening: socket.socket) -> None:
    received: list[bytes] = []

    def refuse() -> None:
        accepted, _ = listening.accept()
        with accepted:
            accepted.settimeout(20)
            accepted.sendall(b"300 REFUSED\r\n")
            while data := accepted.recv(1000):
                received.append(data)
            received.append(b"closed")

    refusing = threading.Thread(target=refuse)
    refusing.start()
    with pytest.raises(SpeechError, match="refused SET"):
        SpeechDispatcher().speaker(print)
    refusing.join(20)
    assert received[-1] == b"closed"
