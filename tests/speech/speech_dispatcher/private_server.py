"""A speech-dispatcher of our own with its espeak-ng module, which plays into the virtual ear."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Self

from tests.support.ear.heard_first.sitecustomize import go_first
from tests.support.ear.virtual_ear import VirtualEar, available
from tests.support.programs import wait_for

_MODULE = Path("/usr/lib/speech-dispatcher-modules/sd_espeak-ng")
_LIMIT_S = 30.0
_CONFIGURATION = """
LogLevel 0
Timeout 0
LogDir "{folder}"
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage "en"
"""


def is_installed() -> bool:
    """True if this machine has the server, its module and what the ear needs."""
    return bool(shutil.which("speech-dispatcher")) and _MODULE.exists() and available()


class PrivateServer:
    """The server, in a folder of its own. `env` is the environment for its clients."""

    def __init__(self, ear: VirtualEar) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="speechd-"))
        configuration = self._folder / "configuration"
        (configuration / "modules").mkdir(parents=True)
        (configuration / "speechd.conf").write_text(_CONFIGURATION.format(folder=self._folder))
        (configuration / "modules" / "espeak-ng.conf").write_text("")
        self.socket = self._folder / "server"
        self.env = {"SPEECHD_ADDRESS": f"unix_socket:{self.socket}"}
        places = ("-C", str(configuration), "-S", str(self.socket), "-P", str(self._folder / "pid"))
        self.process = subprocess.Popen(
            ["speech-dispatcher", "-s", *places, "-L", str(self._folder)],
            env={**os.environ, **ear.env, "XDG_RUNTIME_DIR": str(self._folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=go_first,  # noqa: PLW1509
        )
        wait_for(self.socket.exists)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.send(signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def send(self, number: int) -> None:
        """Send a signal to the server and its module."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def send_to_module(self, number: int) -> None:
        """Send a signal to the module only."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in map(int, children):
            os.kill(child, number)


class OtherClient:
    """Another client of the server, such as a screen reader."""

    def __init__(self, server: PrivateServer, priority: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(_LIMIT_S)
        self._socket.connect(str(server.socket))
        self._file = self._socket.makefile("rwb", buffering=0)
        for line in ("CLIENT_NAME other:screen:main", f"PRIORITY {priority}", "NOTIFICATION ALL ON"):
            self._send(f"SET SELF {line}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def say(self, text: str) -> None:
        """Speak a text, and wait until the server begins with it."""
        self._send("SPEAK")
        self._file.write(f"{text}\r\n.\r\n".encode())
        self._wait_for(b"225 ", b"701 ")  # in either order

    def cancel(self) -> None:
        """Cancel the text."""
        self._send("CANCEL SELF")

    def wait_until_ended(self) -> None:
        """Wait until the text was heard to its end."""
        self._wait_for(b"702 ")

    def _send(self, line: str) -> None:
        self._file.write(f"{line}\r\n".encode())
        self._wait_for(b"2")

    def _wait_for(self, *beginnings: bytes) -> None:
        missing = set(beginnings)
        while missing:
            line = self._file.readline()
            assert line, "the server closed the connection"
            if line[3:4] == b" ":  # the last line of a reply or an event
                missing = {each for each in missing if not line.startswith(each)}
