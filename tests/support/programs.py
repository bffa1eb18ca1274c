"""Helpers for tests that run the program: its environment, and waiting for a condition."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.terminal import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


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


def runner(home: Path) -> Run:
    """A function that runs `reader ARGUMENTS` without a sound system; settings and library are in `home`.

    `page` goes to its standard input.
    """
    env = {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "PULSE_SERVER": "none"}

    def program(*arguments: str, page: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            input=page,
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
            timeout=60,
            start_new_session=True,
            env=env,
        )

    return program
