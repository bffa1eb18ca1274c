"""The imports that take time before the first sample of `reader listen`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

from tests.benchmarks.groups.start import run_to_first_sample
from tests.benchmarks.plan import Plan
from tests.benchmarks.rows import Row, median

_TOP = 12
_LINE = re.compile(r"^import time: +(\d+) \| +\d+ \| +(reader\.\w+|[^.\s]+)", re.MULTILINE)
_NOTE = (
    "-X importtime, which takes time itself; a row is for a package and its modules, without what they import"
)


def measure(plan: Plan) -> Iterator[Row]:
    """The total, and the slowest names; the floor is an empty Python's imports."""
    runs: list[dict[str, float]] = []
    floors: list[float] = []
    for _ in range(plan.effort.starts):
        floors.append(sum(_imports(_nothing()).values()))
        runs.append(
            _imports(
                run_to_first_sample(plan.page, {}, "--null", "--in-turn", python=("-X", "importtime")).stderr
            )
        )
    yield _row("all", tuple(sum(run.values()) for run in runs), median(floors))
    medians = {name: median([run.get(name, 0.0) for run in runs]) or 0.0 for name in set().union(*runs)}
    for name in sorted(medians, key=medians.__getitem__, reverse=True)[:_TOP]:
        yield _row(name, tuple(run.get(name, 0.0) for run in runs))


def _row(name: str, times: tuple[float, ...], floor: float | None = None) -> Row:
    return Row(f"imports of listen: {name}", times, floor=floor, note=_NOTE)


def _nothing() -> str:
    command = [sys.executable, "-X", "importtime", "-c", "pass"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def _imports(import_times: str) -> dict[str, float]:
    """Milliseconds by the first part of the module's name; our own by room, such as reader.page."""
    times: dict[str, float] = {}
    for microseconds, name in _LINE.findall(import_times):
        times[name] = times.get(name, 0.0) + int(microseconds) / 1000
    times.pop("tests", None)  # the benchmark's own
    return times
