"""The processes that export articles, when the program ends at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

# As after Ctrl+C: the program has removed a semaphore, but did not tell Python's tracker of them.
ENDS = """
import multiprocessing, os
from _multiprocessing import sem_unlink
from reader.export.processes import local_workers
with local_workers(1):
    semaphore = multiprocessing.get_context("spawn").Semaphore()
    sem_unlink(semaphore._semlock.name)
    os._exit(0)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no tracker of semaphores")
def test_nothing_is_printed_about_what_an_interrupted_export_leaves() -> None:
    """The tracker's output ends when the tracker has ended."""
    ended = subprocess.run([sys.executable, "-c", ENDS], capture_output=True, check=True)
    assert ended.stderr == b""
