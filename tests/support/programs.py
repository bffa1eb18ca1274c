"""Runs the real program: to its end, its environment, and waiting for a condition.

Commands whose process is not what is tested run quicker in this one: tests.support.in_process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import AnyStr

from tests.support.terminal import MODULES, PAGES, ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]
BREAD, PERU, TIDES = (str(PAGES / name) for name in ("bread.html", "peru-visit.html", "tides.html"))


def wait_for(is_so: Callable[[], bool]) -> None:
    """Wait until a condition holds, at most a minute."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def restore_signals() -> None:
    """Stop ignoring the signals that are sent: `nohup` and `&` make programs ignore them."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def is_running(process: int) -> bool:
    """True if the process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "XDG_DATA_HOME": str(home),
        "PULSE_SERVER": "none",
        "PYTHONPATH": MODULES,
        # On a full disk Python would cut short its own byte code, which breaks every later import.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def run_to_end(
    *arguments: str,
    env: Mapping[str, str],
    stdin: AnyStr,
    start: Sequence[str] = ("-m", "reader"),
    cwd: Path = ROOT,
    timeout: int = 120,
) -> subprocess.CompletedProcess[AnyStr]:
    """Run Python with `start` and `arguments`, without a terminal; `env` is added to the environment.

    The output is text if `stdin` is. Raises subprocess.TimeoutExpired after `timeout` seconds.
    """
    return subprocess.run(
        [sys.executable, *start, *arguments],
        input=stdin,
        capture_output=True,
        text=isinstance(stdin, str),
        cwd=cwd,
        check=False,
        timeout=timeout,
        start_new_session=True,
        env={**os.environ, **env},
    )


def runner(home: Path) -> Run:
    """A function that runs `reader ARGUMENTS` without a sound system; settings and library are in `home`.

    `page` goes to its standard input.
    """
    env = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "PULSE_SERVER": "none",
           "PYTHONPATH": MODULES}  # fmt: skip

    def program(*arguments: str, page: str = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        return run_to_end(*arguments, env=env, stdin=page, cwd=cwd)

    return program
