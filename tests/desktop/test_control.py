"""The control socket: one request, one answer, for its owner only."""

from __future__ import annotations

import json
import os
import socket
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from reader.desktop import control
from reader.desktop.control import ControlServer, NoSession, Reply, Request, SocketAnswer, send
from reader.desktop.runtime_folder import runtime_folder
from reader.errors import SourceError, UsageError


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:  # the name of a socket has 107 bytes at most
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def echo(request: Request, reply: Reply) -> None:
    reply(SocketAnswer(f"{request.command} {request.source}", 3, {"rate": 180}))


def exchange(path: Path, data: bytes) -> bytes:
    with closing(socket.socket(socket.AF_UNIX)) as connection:
        connection.settimeout(10)
        connection.connect(str(path))
        connection.sendall(data)
        return connection.makefile("rb").read()


def drip(path: Path) -> None:
    """Send a byte each hundredth of a second, until the session closes the connection."""
    with closing(socket.socket(socket.AF_UNIX)) as connection:
        connection.settimeout(0.01)
        connection.connect(str(path))
        while True:
            connection.send(b" ")
            with suppress(TimeoutError):
                connection.recv(1)


def test_request_gets_the_answer_of_the_session(runtime: Path) -> None:
    with closing(ControlServer(echo)):
        assert send(Request("add", "Köln.html")) == SocketAnswer("add Köln.html", 3, {"rate": 180})


def test_socket_is_only_for_its_owner_and_goes_with_the_session(runtime: Path) -> None:
    with closing(ControlServer(echo)):
        (path,) = runtime.glob("*/*")
        assert [stat.S_IMODE(each.stat().st_mode) for each in (path.parent, path)] == [0o700, 0o600]
    assert not path.exists()
    with pytest.raises(NoSession, match="No session is running"):
        send(Request("pause"))


def test_crashed_session_is_passed_over(runtime: Path) -> None:
    with closing(ControlServer(echo)):
        (path,) = runtime.glob("*/*")
        crashed = path.with_name("1.socket")
        with closing(socket.socket(socket.AF_UNIX)) as gone:
            gone.bind(str(crashed))
        os.utime(crashed, (2**32, 2**32))  # it started last
        assert send(Request("where")).message == "where "
        assert not crashed.exists()


@pytest.mark.parametrize(
    "line",
    [
        *(b"hello\n", b"[]\n", b"{}\n", b'{"command": 1}\n', b'{"command": "a", "source": []}\n', b"\xff\n"),
        *(b"[" * 9000 + b"\n", b"x" * 20_000 + b"\n"),
    ],
)
def test_bad_request_is_refused_and_the_next_one_is_answered(runtime: Path, line: bytes) -> None:
    with closing(ControlServer(echo)):
        (path,) = runtime.glob("*/*")
        assert json.loads(exchange(path, line))["code"] == UsageError.exit_code
        assert send(Request("where")).message == "where "


def test_silent_connections_do_not_keep_others_out(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(ControlServer(echo)):
        (path,) = runtime.glob("*/*")
        with monkeypatch.context() as patch, ExitStack() as stack:
            patch.setattr(control, "_REQUEST_TIMEOUT_S", 0.05)
            silent = [
                stack.enter_context(closing(socket.socket(socket.AF_UNIX)))
                for _ in range(3 * control._MAX_CONNECTIONS)
            ]
            for connection in silent:
                connection.connect(str(path))
            for connection in silent:
                connection.settimeout(10)
                assert connection.recv(1) == b""  # it is closed
        assert send(Request("where")).message == "where "


def test_slow_request_is_cut_off_at_one_deadline(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(ControlServer(echo)):
        (path,) = runtime.glob("*/*")
        with monkeypatch.context() as patch:
            patch.setattr(control, "_REQUEST_TIMEOUT_S", 0.2)
            with pytest.raises(OSError, match=r"Broken pipe|reset"):
                drip(path)
        assert send(Request("where")).message == "where "


def test_long_runtime_folder_has_a_session_too(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = runtime / ("long" * 40)
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    with closing(ControlServer(echo)):
        assert send(Request("where")).message == "where "
        assert stat.S_IMODE(runtime_folder().stat().st_mode) == 0o700
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))  # another user session
        with pytest.raises(NoSession):
            send(Request("where"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    runtime_folder().rmdir()


def test_session_that_ends_answers_what_waits(runtime: Path) -> None:
    asked = threading.Event()
    server = ControlServer(lambda request, reply: asked.set())
    answers: list[SocketAnswer] = []
    client = threading.Thread(target=lambda: answers.append(send(Request("where"))))
    client.start()
    assert asked.wait(10)
    server.close()
    client.join(10)
    assert [answer.code for answer in answers] == [1]


def test_stuck_session_is_reported(runtime: Path) -> None:
    with (
        closing(ControlServer(lambda request, reply: None)),
        pytest.raises(SourceError, match="did not answer"),
    ):
        send(Request("where"), timeout_s=0.05)


def test_system_without_unix_sockets_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "_HAS_SOCKETS", False)
    with pytest.raises(NoSession, match="cannot be controlled on this system"):
        send(Request("pause"))


def test_folder_that_others_can_open_is_not_used(runtime: Path) -> None:
    folder = runtime / "accessible-reader"
    folder.mkdir()
    folder.chmod(0o755)
    with pytest.raises(OSError, match="not private"):
        ControlServer(echo)
    with pytest.raises(NoSession):
        send(Request("where"))
