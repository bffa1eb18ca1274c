"""Atomic writes: a file is written to a temporary name and moved into place when it is complete."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LINK_UNSUPPORTED = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EMLINK,
    errno.EACCES,
    errno.ENOSYS,
}
_umask_lock = threading.Lock()


@contextmanager
def atomic_write(path: Path, *, replace: bool = True, private: bool = False) -> Iterator[Path]:
    """A temporary file to write. It becomes `path` if the block succeeds, and is removed if not.

    With `private` only its owner can read it. Raises OSError; without `replace` it raises FileExistsError if
    `path` exists at the end.
    """
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    os.close(descriptor)
    written = Path(name)
    try:
        yield written
        with written.open("rb+") as file:
            os.fsync(file.fileno())
        if not private:
            written.chmod(0o666 & ~_umask())
        if replace:
            written.replace(path)
        else:
            _move_without_replacing(written, path)
    finally:
        with suppress(OSError):
            written.unlink()


def _move_without_replacing(written: Path, path: Path) -> None:
    """Move the file to `path`, unless another file has appeared there."""
    try:
        os.link(written, path)
    except OSError as error:
        if error.errno not in _LINK_UNSUPPORTED:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        written.replace(path)


def _umask() -> int:
    """The umask of this process. Reading it changes it for a moment, for all threads."""
    with _umask_lock:
        mask = os.umask(0o077)
        os.umask(mask)
        return mask
