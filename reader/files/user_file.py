"""A small file of the listener's own: read within a limit, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reader.errors import LibraryError
from reader.files.atomic_write import atomic_write
from reader.files.private import make_private_folder
from reader.files.regular_file import NotAFile, open_regular

if sys.platform != "win32":
    import fcntl


def read_text(path: Path, max_bytes: int, what: str) -> str:
    """What is written in the file, "" where there is none; `max_bytes` counts bytes, `what` names it.

    Raises LibraryError where it is no such file, or cannot be read.
    """
    try:
        with open_regular(path) as file:
            data = file.read(max_bytes + 1)
        if len(data) > max_bytes:
            raise LibraryError(f"{path} is too large for a {what}. Move it away.")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (IsADirectoryError, NotAFile):
        raise LibraryError(f"{path} is not a {what}. Remove it.") from None
    except OSError as error:
        raise LibraryError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise LibraryError(f"{path} is not UTF-8. Save it as UTF-8, or delete it.") from error


def replace_file(path: Path, text: str) -> None:
    """Write beside the file, and put that in its place when it is whole; only its owner can read it."""
    with atomic_write(path, private=True) as beside:
        beside.write_bytes(text.encode())


@contextlib.contextmanager
def locked_folder(directory: Path) -> Iterator[None]:
    """Hold a directory, so that the second of two writers waits and loses nothing of the first.

    It is made where it is not there. Where a file system has no locks, it goes on without: the file is
    whole all the same. Raises OSError.
    """
    make_private_folder(directory)
    if sys.platform == "win32":
        yield
    else:
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
