"""The memory and processor time of a process, from /proc; "self" is this process."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def peak_megabytes(process: int | str = "self") -> float:
    """The peak memory (VmHWM). getrusage would count the parent's memory too."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell a process's peak memory")


def processor_seconds(process: int) -> float:
    """Seconds of processor time, its own and the kernel's for it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
