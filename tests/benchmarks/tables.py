"""Benchmark runs as text: the figures of one run, or two runs compared."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.benchmarks.rows import Row, Run, median, p95, spread

_NOTCH = 1.57  # McGill, Tukey and Larsen 1978: two medians differ if their notches do not overlap
_MIN_NOISE = 0.01  # of a quantity that was measured once


def shown_run(run: Run) -> str:
    """The machine and page, the table, its notes, the machine's noise, and what was skipped."""
    titles = ("", "unit", "ours", "p95", "peer", "theirs", "p95", "ratio", "floor", "bound", "n")
    notes: dict[str, int] = {}
    lines = [_cells(row, notes) for row in run.rows]
    machine = ", ".join(f"{name} {value}" for name, value in run.machine.items())
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    return "\n".join(
        [
            f"{run.date}: {machine}",
            versions,
            "Medians and 95th percentiles; ratio: ours to theirs; floor: what cannot be gone below here.",
            "",
            *aligned([titles, *lines], left={0, 4, 9}),
            "",
            *(f"[{number}] {note}" for note, number in notes.items()),
            *_noise(run),
            *run.left_out,
        ]
    )


def compared(was: Run, now: Run) -> str:
    """The change of our figures row by row, in percent; flagged only beyond the noise of both runs."""
    before, after = ({row.name: row for row in run.rows} for run in (was, now))  # once, for all peers
    lines: list[tuple[str, ...]] = [("", "unit", "was", "now", "change", "noise", "")]
    lines += [_change(before.get(name), after.get(name), was, now) for name in {**after, **before}]
    return "\n".join(
        [
            f"{was.date} → {now.date}; better and WORSE only beyond the noise of both",
            *_differences(was, now),
            "",
            *aligned(lines, left={0, 1, 6}),
            "",
            *_noise(was),
            *_noise(now),
        ]
    )


def aligned(lines: Sequence[Sequence[str]], left: set[int]) -> list[str]:
    """The cells of each line under those of the line above, flush left in the columns of `left`."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]


def noise(row: Row, run: Run) -> float:
    """The uncertainty of a row's median as a share of it: its notch, and the machine's variation."""
    varies = max(_MIN_NOISE, spread(row.ours), run.spread if row.unit == "ms" else 0)
    return _NOTCH * varies / math.sqrt(max(1, len(row.ours)))


def _change(old: Row | None, new: Row | None, was: Run, now: Run) -> tuple[str, ...]:
    """A line of the comparison; a row of only one run has one figure."""
    row = new or old
    assert row is not None
    before = median(old.ours) if old is not None else None
    after = median(new.ours) if new is not None else None
    figures = (row.name, row.unit, figure(before), figure(after))
    if old is None or new is None or not before or after is None:
        return (*figures, "", "", "")
    change, unsure = after / before - 1, noise(old, was) + noise(new, now)
    flag = "" if abs(change) <= unsure else "WORSE" if change > 0 else "better"
    return (*figures, f"{change:+.0%}", f"±{unsure:.0%}", flag)


def _differences(was: Run, now: Run) -> list[str]:
    """Other differences between the two runs."""
    pairs = {"machine": (was.machine, now.machine), "version": (was.versions, now.versions)}
    return [
        f"{kind} {name}: {one.get(name, 'none')} → {other.get(name, 'none')}"
        for kind, (one, other) in pairs.items()
        for name in dict.fromkeys([*one, *other])
        if one.get(name) != other.get(name)
    ]


def _cells(row: Row, notes: dict[str, int]) -> tuple[str, ...]:
    name = f"{row.name} [{notes.setdefault(row.note, len(notes) + 1)}]" if row.note else row.name
    theirs = [figure(median(row.theirs)), figure(p95(row.theirs))] if row.peer else ["", ""]
    peer = f"{row.peer}, {row.peer_problem}" if row.peer_problem else row.peer
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    floor = "" if row.floor is None else figure(row.floor)
    ours = [figure(median(row.ours)), figure(p95(row.ours))]
    return (name, row.unit, *ours, peer, *theirs, ratio, floor, _bound(row), str(len(row.ours)))


def _bound(row: Row) -> str:
    worst = p95(row.ours)
    if row.bound is None or worst is None:
        return ""
    return f"p95 < {row.bound:g}{'' if worst < row.bound else ' MISSED'}"


def _noise(run: Run) -> list[str]:
    middle, worst = median(run.noise), p95(run.noise)
    if not middle or worst is None:
        return []
    took = f"an empty Python, started {len(run.noise)} times, took {middle:.1f} ms"
    varied = f"its middle half ranges over {run.spread:.0%} of that, p95 {worst / middle - 1:+.0%}"
    return [f"Noise of {run.date}: {took}; {varied}"]


def figure(value: float | None) -> str:
    """A figure with one decimal, or without if it is large."""
    if value is None:
        return "-"
    return f"{value:.1f}" if abs(value) < 1000 else f"{value:.0f}"
