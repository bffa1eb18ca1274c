"""A pseudo-terminal, for what takes its keys from one."""

from __future__ import annotations

import contextlib
import os
import pty
from collections.abc import Iterator

import pytest


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The descriptors of its two ends: where keys are pressed, and where a program reads them."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    for descriptor in (ours, theirs):
        with contextlib.suppress(OSError):  # a test has closed it
            os.close(descriptor)
