"""Who works for an export: threads, processes or a Dask cluster."""

from __future__ import annotations

import os
from concurrent.futures import Executor
from typing import NamedTuple

INSTALL_CLUSTER = "pip install 'accessible-reader[cluster]'"


class Workers(NamedTuple):
    """A pool of `number` threads or processes; with `are_local` they are on this machine."""

    executor: Executor
    number: int
    are_local: bool = True


class Workplace(NamedTuple):
    """Where to work: on the Dask cluster with this scheduler address, or with some processes of this machine.

    `jobs` is the number of processes, 0 for one on each processor.
    """

    cluster: str = ""
    jobs: int = 0


def usable_processors() -> int:
    """The number of processors that this process may use; a container or taskset can limit it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
