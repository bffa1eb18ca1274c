"""The processor time and memory of a running session."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.plan import Plan
from tests.benchmarks.process import peak_megabytes, processor_seconds
from tests.benchmarks.rows import Row
from tests.support.terminal import Terminal

_RESTS_S = 4.0


def measure(plan: Plan) -> Iterator[Row]:
    """Let it speak for some windows of ten seconds, then pause it for as many of three."""
    ear, windows = plan.ear, range(plan.effort.windows)
    assert ear is not None
    with tempfile.TemporaryDirectory() as home:
        began = ear.now()
        with Terminal(["listen", str(plan.page), "--from-start"], Path(home), ear.env) as terminal:
            ear.wait_for_sound(10, after=began)
            process = terminal.process.pid
            speaking = tuple(_share(process, 10) for _ in windows)
            still_speaking = ear.wait_for_sound(5)
            memory = peak_megabytes(process)
            terminal.press(" ")
            ear.wait_for_silence(_RESTS_S, 10, after=still_speaking)
            paused = tuple(_share(process, 3) for _ in windows)
            terminal.press("q")
            terminal.end()
    yield Row("processor while speaking", speaking, "% of a core", note="windows of 10 s")
    yield Row("processor while paused", paused, "% of a core", note="windows of 3 s; a tick is 0.3 %")
    yield Row(
        "peak memory of a session", (memory,), "MB", note=f"VmHWM after {10 * len(windows)} s of speaking"
    )


def _share(process: int, seconds: float) -> float:
    """The share of one core that a process takes in the next seconds, in percent."""
    before, began = processor_seconds(process), time.monotonic()
    time.sleep(seconds)
    return 100 * (processor_seconds(process) - before) / (time.monotonic() - began)
