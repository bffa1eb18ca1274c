"""What a benchmark gives: rows of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Row:
    """One thing measured, several times, in `unit`.

    `peer` are the same measurements of another program, `peer_note` says which, or why there are
    none. `bound` is what the 95th percentile must stay under; `floor` what cannot be gone below here.
    """

    name: str
    ours: Sequence[float]
    unit: str = "ms"
    peer: Sequence[float] = ()
    peer_note: str = ""
    floor: float | None = None
    bound: float | None = None
    note: str = ""

    def as_dict(self) -> dict[str, object]:
        """The row for a file: the figures, and every measurement."""
        return {
            "name": self.name,
            "unit": self.unit,
            "n": len(self.ours),
            "median": median(self.ours),
            "p95": p95(self.ours),
            "peer_median": median(self.peer),
            "peer_p95": p95(self.peer),
            "ratio": self.ratio,
            "floor": self.floor,
            "bound": self.bound,
            "note": self.note,
            "peer_note": self.peer_note,
            "ours": [round(value, 3) for value in self.ours],
            "peer": [round(value, 3) for value in self.peer],
        }

    @property
    def ratio(self) -> float | None:
        """Our median to the peer's."""
        ours, theirs = median(self.ours), median(self.peer)
        return ours / theirs if ours is not None and theirs else None

    @property
    def limits(self) -> str:
        """The bound, and whether it is kept; else the floor."""
        worst = p95(self.ours)
        if self.bound is not None and worst is not None:
            return f"p95 < {self.bound:g}{'' if worst < self.bound else ' MISSED'}"
        return "" if self.floor is None else f"floor {self.floor:.1f}"


@dataclass
class Report:
    """Rows in the order in which they were measured, and what was left out."""

    rows: list[Row] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def median(values: Sequence[float]) -> float | None:
    return float(np.median(values)) if len(values) else None


def p95(values: Sequence[float]) -> float | None:
    return float(np.quantile(values, 0.95)) if len(values) else None


def table(rows: Sequence[Row]) -> str:
    """The rows as lines of text, the notes below."""
    titles = ("", "unit", "median", "p95", "peer", "p95", "ratio", "floor or bound", "n")
    cells = [titles]
    notes: dict[str, int] = {}
    for row in rows:
        marks = [f"[{notes.setdefault(note, len(notes) + 1)}]" for note in (row.note, row.peer_note) if note]
        figures = [_shown(value) for value in (median(row.ours), p95(row.ours))]
        peers = [_shown(value) for value in (median(row.peer), p95(row.peer))]
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        name = " ".join([row.name, *marks])
        cells.append((name, row.unit, *figures, *peers, ratio, row.limits, str(len(row.ours))))  # type: ignore[arg-type]
    widths = [max(len(line[column]) for line in cells) for column in range(len(titles))]
    lines = []
    for line in cells:
        first = [cell.ljust(width) for cell, width in zip(line[:2], widths, strict=False)]
        rest = [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]
        lines.append("  ".join([*first, *rest]).rstrip())
    return "\n".join([*lines, "", *(f"[{number}] {note}" for note, number in notes.items())])


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if abs(value) < 1000 else f"{value:.0f}"
