"""A file appears whole or not at all: it is written beside its place, and moved there when it is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import ExportError

_IS_THERE = "{} is there already. Add --force to replace it, or give another name."


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[Path]:
    """A file to write in the place of `path`, and there only if all goes well.

    Raises ExportError where `path` is there already and is not to be replaced, or cannot be written.
    """
    if path.is_dir():
        raise ExportError(f"{path} is a directory. Give the name of a file.")
    if path.exists() and not replace:
        raise ExportError(_IS_THERE.format(path))
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
        os.close(descriptor)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error
    beside = Path(name)
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        if not replace:  # what has come to be there meanwhile stays
            os.link(beside, path)
        else:
            beside.replace(path)
    except FileExistsError:
        raise ExportError(
            f"{path} is there already. Add --force to replace it, or give another name."
        ) from None
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            beside.unlink()


def _umask() -> int:
    """What new files may not be; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
