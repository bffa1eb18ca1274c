"""A pseudo-terminal for tests of code that reads keys."""

from __future__ import annotations

import contextlib
import os
import pty
from collections.abc import Iterator

import pytest


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The file descriptors of its two ends: the keyboard's, and the program's."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    for descriptor in (ours, theirs):
        with contextlib.suppress(OSError):  # a test has closed it
            os.close(descriptor)
