"""The plan of a run: its pages, its peers, and how often everything is measured."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import ROOT

_PEERS = ROOT / ".peers" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Effort:
    """The numbers of program starts, key presses, jumps, waits for an idle device, windows and parses."""

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
    """The input of every benchmark.

    `page` is the page to listen to, `folder` has real pages to parse, `ear` is None if this machine
    cannot listen, `peers` is the Python with the peers installed, or None.
    """

    page: Path
    effort: Effort
    folder: Path | None = None
    ear: VirtualEar | None = None
    peers: Path | None = None

    @property
    def pipe(self) -> tuple[str, str] | str:
        """The programs in the pipe trafilatura | espeak-ng, or the name of the missing one."""
        beside = self.peers.parent / "trafilatura" if self.peers is not None else None
        trafilatura = str(beside) if beside is not None and beside.is_file() else shutil.which("trafilatura")
        espeak = shutil.which("espeak-ng")
        if trafilatura is None:
            return "trafilatura"
        return (trafilatura, espeak) if espeak is not None else "espeak-ng"


def peers_python(asked: Path | None) -> Path | None:
    """The requested Python, else the project's own for the peers, if it exists.

    The peers are apart from ours because BeautifulSoup imports lxml wherever it finds it, and would
    start more slowly than it does for a listener.
    """
    python = asked or _PEERS
    return python if python.is_file() else None


def seconds_to_run(command: Sequence[str]) -> float:
    """The seconds from a program's start to its end."""
    began = time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def empty_python() -> float:
    """The milliseconds that an empty Python takes: a floor, and a measure of the machine's noise."""
    return 1000 * seconds_to_run([sys.executable, "-c", "pass"])
