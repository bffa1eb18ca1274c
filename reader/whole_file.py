"""A file appears whole or not at all: it is written beside its place, and moved there when it is done."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EACCES, errno.ENOSYS}  # FAT, some network drives


@contextmanager
def whole_file(path: Path, *, replace: bool = True, private: bool = False) -> Iterator[Path]:
    """A new file to be written, put in the place of `path` if all goes well, and removed if not.

    With `private` only its owner can read it. Raises OSError; FileExistsError where `path` is there at
    the end and is not to be replaced.
    """
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    os.close(descriptor)
    beside = Path(name)
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        if not private:
            beside.chmod(0o666 & ~_umask())
        if replace:
            beside.replace(path)
        else:
            _move_to_nothing(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink()


def _move_to_nothing(beside: Path, path: Path) -> None:
    """Move it there, and leave what has come to be there meanwhile."""
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        beside.replace(path)


def _umask() -> int:
    """What new files may not be; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
