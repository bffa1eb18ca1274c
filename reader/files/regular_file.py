"""Opens files without waiting, even where a pipe or a device stands instead of a file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


class NotAFile(OSError):
    """The path is a pipe or a device."""


def open_at_once(path: Path) -> BinaryIO:
    """Open any path for reading; does not wait for the other end of a pipe. Raises OSError."""
    return open(path, "rb", opener=_without_waiting)  # Path.open() takes no opener


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading. Raises OSError, also for a pipe, a device or a folder."""
    file = open_at_once(path)
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NotAFile(errno.EINVAL, "it is not a file")
    return file


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
