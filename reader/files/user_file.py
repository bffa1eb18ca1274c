"""Small files that the listener edits: read up to a size limit, written atomically."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.files.atomic_write import atomic_write
from reader.files.private import make_private_folder
from reader.files.regular_file import NotAFile, open_regular

if sys.platform != "win32":
    import fcntl


def read_text(path: Path, max_bytes: int, what: str) -> str:
    """The text of the file, "" if it does not exist; `what` names its kind in messages.

    Raises LibraryError if it cannot be read, is not a regular file, or has more than `max_bytes`.
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


def parse_toml(path: Path, text: str) -> dict[str, Any]:
    """The values in the text of a TOML file. Raises LibraryError if it is not valid."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise LibraryError(f"{path} is not valid TOML: {error}. Fix or delete it.") from error


def replace_file(path: Path, text: str) -> None:
    """Write the file atomically, readable only by its owner. Raises OSError."""
    with atomic_write(path, private=True) as written:
        written.write_bytes(text.encode())


@contextlib.contextmanager
def locked_folder(directory: Path) -> Iterator[None]:
    """Lock a folder while its files change, so that two writers do not lose each other's changes.

    Creates the folder if it is missing. Does not lock on a file system without locks. Raises OSError.
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
