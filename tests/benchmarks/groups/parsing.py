"""The time and memory to parse a page, compared with the peers; each in fresh processes."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.pages import news_page
from tests.benchmarks.plan import Plan
from tests.benchmarks.rows import Row, median
from tests.support.terminal import ROOT

_SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
_FIRST = "100 KB"  # the size of a news page, whose first reading is shown too
_LARGE = 1_000_000  # larger pages are read less often
_PEERS = ("trafilatura", "readability-lxml", "resiliparse")
_OURS = ("reader", "lexbor")  # lexbor, which parses for us, is the floor
_SECONDS = 2  # of reading again
_TIMEOUT_S = 300
_NOTE = (
    "peers give the text of the article; ours is the whole page in sections and blocks. Floor of time: "
    "lexbor alone; of memory: ours before the page is read"
)


class _Reading(NamedTuple):
    """The results of one program's processes; `problem` says why some are missing."""

    first: tuple[float, ...] = ()
    again: tuple[float, ...] = ()
    before: tuple[float, ...] = ()
    peak: tuple[float, ...] = ()
    problem: str = ""


def measure(plan: Plan) -> Iterator[Row]:
    """Every size of a generated page, then the folder of real ones."""
    with tempfile.TemporaryDirectory() as folder:
        for name, size in _SIZES.items():
            page = Path(folder) / f"{size}.html"
            page.write_bytes(news_page(size))
            rounds = plan.effort.parses if size <= _LARGE else max(1, plan.effort.parses // 4)
            yield from _rows(name, _readings(plan, [page], rounds), first=name == _FIRST)
    if plan.folder is not None:
        pages = sorted(plan.folder.rglob("*.html"))
        if pages:
            readings = _readings(plan, pages, max(1, plan.effort.parses // 4))
            yield from _rows(f"{len(pages)} real pages", readings, first=False)


def _rows(name: str, readings: dict[str, _Reading], *, first: bool) -> Iterator[Row]:
    ours, lexbor = readings["reader"], readings["lexbor"]
    for peer in _PEERS:
        yield _row(f"parse {name}", "ms", peer, "again", readings, median(lexbor.again))
    if first:
        for peer in _PEERS:
            yield _row(
                f"parse {name}, first in its process", "ms", peer, "first", readings, median(lexbor.first)
            )
    for peer in _PEERS:
        yield _row(f"peak memory, parse {name}", "MB", peer, "peak", readings, median(ours.before))


def _row(
    name: str, unit: str, peer: str, field: str, readings: dict[str, _Reading], floor: float | None
) -> Row:
    ours, theirs = readings["reader"], readings[peer]
    figures = getattr(ours, field), getattr(theirs, field)
    return Row(name, figures[0], unit, peer, figures[1], theirs.problem, floor, note=_NOTE)


def _readings(plan: Plan, pages: Sequence[Path], rounds: int) -> dict[str, _Reading]:
    """Run each program in turn in each round, so that a slow moment of the machine affects all equally."""
    readings = {name: _Reading() for name in (*_OURS, *_PEERS)}
    for _ in range(rounds):
        for name, so_far in readings.items():
            python = Path(sys.executable) if name in _OURS else plan.peers
            readings[name] = _more(so_far, name, python, pages)
    return readings


def _more(so_far: _Reading, name: str, python: Path | None, pages: Sequence[Path]) -> _Reading:
    """The results with those of one more process. Without our own there is no benchmark."""
    if python is None:
        return _Reading(problem="not installed")
    if so_far.problem and not so_far.first:
        return so_far
    command = [str(python), "-m", "tests.benchmarks.extract", name, str(_SECONDS), *map(str, pages)]
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, timeout=_TIMEOUT_S, check=name in _OURS
        )
    except subprocess.TimeoutExpired:
        return _Reading(problem=f"not done in {_TIMEOUT_S} s")
    if ran.returncode:
        return _Reading(problem="not installed" if "ModuleNotFoundError" in ran.stderr else "failed")
    got: dict[str, Any] = json.loads(ran.stdout)
    if got["failed"] and name in _OURS:
        raise RuntimeError(f"{name} failed on {got['failed']} pages")
    return _Reading(
        (*so_far.first, got["first"]),
        (*so_far.again, statistics.median(got["again"] or [got["first"]])),  # those of a process are alike
        (*so_far.before, got["before"]),
        (*so_far.peak, got["peak"]),
        f"{got['failed']} failed" if got["failed"] else "",
    )
