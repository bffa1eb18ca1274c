"""What is to be measured, on which pages, how often, and beside whom."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.ear import VirtualEar
from tests.support.terminal import ROOT

_PEERS = ROOT / ".peers" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Effort:
    """How often: programs started, keys pressed, jumps, waits for a device at rest, windows, pages parsed."""

    starts: int
    presses: int
    jumps: int
    rests: int
    windows: int
    parses: int


FULL = Effort(starts=20, presses=50, jumps=200, rests=10, windows=6, parses=8)
QUICK = Effort(starts=5, presses=8, jumps=8, rests=3, windows=1, parses=2)


@dataclass(frozen=True, slots=True)
class Plan:
    """What every benchmark is given.

    `page` is the page that is listened to, `folder` real pages to be parsed, `ear` None where
    nothing can be heard, `peers` the Python that the peers are installed in, None where it is not there.
    """

    page: Path
    effort: Effort
    folder: Path | None = None
    ear: VirtualEar | None = None
    peers: Path | None = None

    @property
    def pipe(self) -> tuple[str, str] | str:
        """The two programs of the pipe trafilatura | espeak-ng; or the one that is not installed."""
        beside = self.peers.parent / "trafilatura" if self.peers is not None else None
        trafilatura = str(beside) if beside is not None and beside.is_file() else shutil.which("trafilatura")
        espeak = shutil.which("espeak-ng")
        if trafilatura is None:
            return "trafilatura"
        return (trafilatura, espeak) if espeak is not None else "espeak-ng"


def peers_python(asked: Path | None) -> Path | None:
    """The Python asked for, else the project's own for the peers, if it is there.

    The peers are apart from ours because BeautifulSoup imports lxml wherever it finds it, and would
    start more slowly than it does for a listener.
    """
    python = asked or _PEERS
    return python if python.is_file() else None


def seconds_to_run(command: Sequence[str]) -> float:
    """How long a program takes from its start to its end."""
    began = time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def empty_python() -> float:
    """The milliseconds that a Python takes which does nothing: the machine's noise, and a floor."""
    return 1000 * seconds_to_run([sys.executable, "-c", "pass"])
