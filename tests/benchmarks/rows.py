"""The benchmarks' results: rows of figures, and a run that can be saved to a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Row:
    """A quantity that was measured several times, in `unit`; less is better.

    `theirs` are the same measurements of another program, the `peer`; `peer_problem` says why there are none.
    `floor` is the least possible value, measured here too; `bound` is the limit for our 95th percentile.
    """

    name: str
    ours: tuple[float, ...]
    unit: str = "ms"
    peer: str = ""
    theirs: tuple[float, ...] = ()
    peer_problem: str = ""
    floor: float | None = None
    bound: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Our median to the peer's."""
        ours, theirs = median(self.ours), median(self.theirs)
        return ours / theirs if ours is not None and theirs else None


@dataclass(frozen=True, slots=True)
class Run:
    """All rows in order, the machine, the versions, and what was skipped.

    `noise` holds the times of an empty Python during the run, in milliseconds.
    """

    date: str
    machine: dict[str, Any]
    versions: dict[str, str]
    noise: tuple[float, ...]
    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()

    @property
    def spread(self) -> float:
        """The machine's own variation: the interquartile range of the noise as a share of its median."""
        return spread(self.noise)


def median(values: Sequence[float]) -> float | None:
    """The median, or None if there are no values."""
    return float(np.median(values)) if len(values) else None


def p95(values: Sequence[float]) -> float | None:
    """The 95th percentile."""
    return float(np.quantile(values, 0.95)) if len(values) else None


def spread(values: Sequence[float]) -> float:
    """The interquartile range as a share of the median."""
    middle = median(values)
    if not middle:
        return 0.0
    low, high = np.quantile(values, [0.25, 0.75])
    return float(high - low) / middle


def write_run(run: Run, path: Path) -> None:
    """Save a run as JSON: every measurement, and the figures shown."""
    rows = [
        {
            **asdict(row),
            "median": median(row.ours),
            "p95": p95(row.ours),
            "peer_median": median(row.theirs),
            "peer_p95": p95(row.theirs),
            "ratio": row.ratio,
        }
        for row in run.rows
    ]
    path.write_text(json.dumps({**asdict(run), "rows": rows}, indent=1) + "\n", "utf-8")


def read_run(path: Path) -> Run:
    """A saved run. The figures are computed again from the measurements."""
    kept = json.loads(path.read_text("utf-8"))
    return Run(
        **{
            **kept,
            "noise": tuple(kept["noise"]),
            "rows": tuple(_row(each) for each in kept["rows"]),
            "left_out": tuple(kept["left_out"]),
        }
    )


def _row(kept: dict[str, Any]) -> Row:
    known = {field.name: kept[field.name] for field in fields(Row)}
    return Row(**{**known, "ours": tuple(kept["ours"]), "theirs": tuple(kept["theirs"])})
