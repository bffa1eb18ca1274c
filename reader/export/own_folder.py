"""Reader's own folder inside the output folder of an export. Links in it are never followed.

Another user who can write to the output folder could replace this folder with a link, a pipe or another
folder at any moment, even between a check and its use. So the folder is opened once, and its files are opened
relative to its descriptor.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TextIO

_PARTIAL = "half-"  # prefix of partial files
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would otherwise wait for its other end
_HAS_DIR_FD = sys.platform != "win32"  # Windows cannot open files relative to a folder


class OwnFolder:
    """The folder `name` in `directory`; both are created if they are missing. Raises OSError."""

    def __init__(self, directory: Path, name: str) -> None:
        self.path = directory / name
        self._directory = directory
        self._descriptors: list[int] = []
        directory.mkdir(parents=True, exist_ok=True)
        try:
            self._outside = self._open(str(directory), None)
            with suppress(FileExistsError):
                os.mkdir(self._named(self._outside, directory, name), 0o700, dir_fd=self._outside)
            self._inside = self._open(self._named(self._outside, directory, name), self._outside)
            if not _HAS_DIR_FD:
                _check_folder(self.path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the folder; its files stay."""
        while self._descriptors:
            os.close(self._descriptors.pop())

    def open_text(self, name: str) -> TextIO:
        """Open a regular file for reading and appending, and create it if it is missing. Raises OSError."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_FOLLOW | _NO_WAIT
        number = os.open(self._in(name), flags, 0o600, dir_fd=self._inside)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise FileNotFoundError(errno.ENOENT, f"{name} is not a file")
        return os.fdopen(number, "a+", encoding="utf-8", errors="replace")

    def clear(self) -> None:
        """Remove the partial files of a run that was killed, and nothing else."""
        for name in os.listdir(self.path if self._inside is None else self._inside):  # noqa: PTH208
            if name.startswith(_PARTIAL):
                with suppress(OSError):
                    if stat.S_ISREG(self._status(name).st_mode):
                        os.unlink(self._in(name), dir_fd=self._inside)

    @contextmanager
    def writing(self, path: Path) -> Iterator[Path]:
        """A partial file to write; it becomes `path` in the output folder if the block succeeds.

        A link at `path` is replaced, not followed. Raises OSError.
        """
        name = f"{_PARTIAL}{token_hex(8)}{path.suffix}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
        number = os.open(self._in(name), flags, 0o666, dir_fd=self._inside)  # the umask limits the mode
        try:
            yield self.path / name
            os.fsync(number)
            written = os.fstat(number)
            for there in (self._status(name), os.lstat(self.path / name)):
                if not os.path.samestat(written, there):
                    raise OSError(errno.ESTALE, "another program changed the directory meanwhile")
            os.replace(
                self._in(name),
                self._named(self._outside, self._directory, path.name),
                src_dir_fd=self._inside,
                dst_dir_fd=self._outside,
            )
        finally:
            os.close(number)
            with suppress(OSError):
                os.unlink(self._in(name), dir_fd=self._inside)

    def _open(self, name: str, within: int | None) -> int | None:
        if sys.platform == "win32":
            return None
        # The output folder itself may be a link, if the user named one.
        follow = 0 if within is None else _NO_FOLLOW
        number = os.open(name, os.O_RDONLY | os.O_DIRECTORY | follow, dir_fd=within)
        self._descriptors.append(number)
        return number

    def _in(self, name: str) -> str:
        return self._named(self._inside, self.path, name)

    def _named(self, number: int | None, folder: Path, name: str) -> str:
        return name if number is not None else str(folder / name)

    def _status(self, name: str) -> os.stat_result:
        return os.stat(self._in(name), dir_fd=self._inside, follow_symlinks=False)


def _check_folder(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
