"""Helpers for tests that run the program: its environment, and waiting for a condition."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.terminal import ROOT


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "XDG_DATA_HOME": str(home),
        "PULSE_SERVER": "none",
        "PYTHONPATH": str(ROOT),
        # On a full disk Python would cut short its own byte code, which breaks every later import.
        "PYTHONDONTWRITEBYTECODE": "1",
    }
