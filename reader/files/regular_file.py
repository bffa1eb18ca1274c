"""Opening what should be a file, where a pipe or a device may stand in its place: nothing waits for those."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotAFile(OSError):
    """It is a pipe or a device."""


def open_at_once(path: Path) -> BinaryIO:
    """Open for reading, whatever it is; a pipe without waiting for its other end. Raises OSError."""
    return open(path, "rb", opener=_without_waiting)  # Path.open() takes no opener


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading. Raises OSError for a pipe, a device or a folder, too."""
    file = open_at_once(path)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotAFile(errno.EINVAL, "it is not a file")
    return file


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
