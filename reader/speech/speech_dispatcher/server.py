"""Finds speech-dispatcher's socket, and starts the server if it does not run.

Source for the address: "Address specification" in speech-dispatcher's documentation.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from shutil import which

from reader.errors import SpeechError

_PROGRAM = "speech-dispatcher"
_DEFAULT_PORT = 6560
_CONNECT_LIMIT_S = 2.0
_START_LIMIT_S = 10.0
_INSTALL = "Install it, or try --engine espeak."


def connect() -> socket.socket:
    """Connect to the server, which is started if necessary. Raises SpeechError with what to do."""
    try:
        return _connected()
    except OSError:
        _start()
    try:
        return _connected()
    except OSError as error:
        raise SpeechError(
            f"Cannot connect to {_PROGRAM}: {error.strerror or error}. Check it with: spd-say hello"
        ) from None


def check_installed() -> None:
    """Raise SpeechError if the server neither runs nor can be started."""
    if sys.platform in {"win32", "darwin"}:
        raise SpeechError(f"{_PROGRAM} is only on Linux and BSD. Try --engine espeak.")
    if not (which(_PROGRAM) or os.environ.get("SPEECHD_ADDRESS") or _default_socket().exists()):
        raise SpeechError(f"{_PROGRAM} is not installed. {_INSTALL}")


def _connected() -> socket.socket:
    kind, _, rest = os.environ.get("SPEECHD_ADDRESS", "").partition(":")
    if kind == "inet_socket":
        host, _, port = rest.partition(":")
        number = int(port) if port.isdecimal() else _DEFAULT_PORT
        opened = socket.create_connection((host or "127.0.0.1", number), _CONNECT_LIMIT_S)
        opened.settimeout(None)  # events may be minutes apart
        return opened
    opened = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    try:
        opened.settimeout(_CONNECT_LIMIT_S)
        opened.connect(rest or str(_default_socket()))
        opened.settimeout(None)
    except OSError:
        opened.close()
        raise
    return opened


def _default_socket() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime else Path.home() / ".cache"
    return folder / _PROGRAM / "speechd.sock"


def _start() -> None:
    """Start the server as its other clients do; it stays for them too."""
    try:
        subprocess.run(  # noqa: S603  # a fixed command
            [_PROGRAM, "--spawn"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_START_LIMIT_S,
            check=False,
        )
    except FileNotFoundError:
        raise SpeechError(f"{_PROGRAM} is not installed. {_INSTALL}") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechError(f"{_PROGRAM} does not start: {error}. {_INSTALL}") from None
