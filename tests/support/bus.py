"""A D-Bus of a test's own, and playerctl to drive a player on it as a desktop's media keys do."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_PROGRAMS = ("dbus-daemon", "playerctl")


@contextmanager
def private_bus() -> Iterator[str]:
    """A bus daemon; returns its address."""
    missing = [name for name in _PROGRAMS if not shutil.which(name)]
    if missing:
        assert "CI" not in os.environ, "these tests must not be skipped in CI"
        pytest.skip(f"{', '.join(missing)} is missing. Install it with: apt-get install dbus playerctl")
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


def playerctl(*arguments: str) -> str:
    """The output of playerctl on the bus in the environment; "" if it finds no player."""
    command = ["playerctl", "--player", "reader", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=20).stdout.strip()
