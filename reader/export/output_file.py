"""The output file of an export, and one-line messages for what can go wrong with it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import ExportError
from reader.files.atomic_write import atomic_write

_ALREADY_EXISTS = "{} already exists. Add --force to overwrite it, or give another name."
_ADVICE = {
    errno.ENOSPC: "no space left. Free some disk space, or choose another place",
    errno.EDQUOT: "your disk quota is used up. Free some space, or choose another place",
    errno.EFBIG: "the file is too large for that disk. Choose another place, or a compressed format",
    errno.ENOENT: "its folder does not exist. Create it, or choose another one",
    errno.ENOTDIR: "its folder is a file. Choose another folder",
    errno.EEXIST: "it is a file, not a folder. Choose another one",
    errno.EACCES: "permission denied. Choose another folder",
    errno.EROFS: "the disk is read-only. Choose another folder",
    errno.ENAMETOOLONG: "its name is too long. Give a shorter one",
}


@contextmanager
def output_file(path: Path, *, replace: bool) -> Iterator[Path]:
    """A temporary file to write; it becomes `path` only if the block succeeds.

    Raises ExportError if `path` cannot be written, or exists and `replace` is false.
    """
    try:
        if path.is_dir():
            raise ExportError(f"{path} is a folder. Give the name of a file.")
        if path.exists():
            if not replace:
                raise ExportError(_ALREADY_EXISTS.format(path))
            if not path.is_file():
                raise ExportError(f"{path} is not a file that can be replaced. Give another name.")
        with atomic_write(path, replace=replace) as written:
            yield written
    except FileExistsError:
        raise ExportError(_ALREADY_EXISTS.format(path)) from None
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {write_failure(error)}.") from error
    except MemoryError as error:
        raise ExportError(f"Cannot write {path}: not enough memory. Export fewer pages at once.") from error


def write_failure(error: OSError) -> str:
    """Why a file cannot be written, and what to do."""
    return _ADVICE.get(error.errno or 0, error.strerror or str(error))
