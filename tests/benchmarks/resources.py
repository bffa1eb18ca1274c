"""What a session costs while it runs: processor and memory."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rows import Report, Row
from tests.ear import VirtualEar
from tests.terminal import Terminal

_TICKS = os.sysconf("SC_CLK_TCK")
_RESTS_S = 4.0


def measure(report: Report, page: Path, ear: VirtualEar, windows: int) -> None:
    """Let it speak for `windows` times ten seconds, then pause it for as many times three."""
    with tempfile.TemporaryDirectory() as home:
        began = ear.now()
        with Terminal(["listen", str(page), "--from-start"], Path(home), ear.env) as terminal:
            ear.wait_for_sound(10, after=began)
            process = terminal.process.pid
            speaking = [_share(process, 10) for _ in range(windows)]
            still_speaking = ear.wait_for_sound(5)
            memory = _peak_megabytes(process)
            terminal.press(" ")
            ear.wait_for_silence(_RESTS_S, 10, after=still_speaking)
            paused = [_share(process, 3) for _ in range(windows)]
            terminal.press("q")
            terminal.end()
    report.rows += [
        Row("processor while speaking", speaking, unit="% of a core", note="windows of 10 s"),
        Row("processor while paused", paused, unit="% of a core", note="windows of 3 s; a tick is 0.3 %"),
        Row("peak memory (VmHWM)", [memory], unit="MB", note=f"after {windows * 10} s of speaking"),
    ]


def _share(process: int, seconds: float) -> float:
    """The share of one core that a process takes in the next seconds, in percent."""
    before, began = _used(process), time.monotonic()
    time.sleep(seconds)
    return 100 * (_used(process) - before) / (time.monotonic() - began)


def _used(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _peak_megabytes(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell a process's peak memory")
