"""The folder inside an export's directory that is Reader's own: no link in it is followed.

Whoever else may write to the directory can put a link, a pipe or another folder in its place, also between
a check and what follows it. So it is opened once, and everything in it is named from that open folder.
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

_HALF = "half-"  # begins the name of what is not whole yet
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its other end
_BY_FOLDER = sys.platform != "win32"  # whose system names nothing from an open folder


class OwnFolder:
    """The folder called `name` in `directory`; both are made if they are missing. Raises OSError."""

    def __init__(self, directory: Path, name: str) -> None:
        self.path = directory / name
        self._directory = directory
        self._numbers: list[int] = []
        directory.mkdir(parents=True, exist_ok=True)
        try:
            self._outside = self._opened(str(directory), None)
            with suppress(FileExistsError):
                os.mkdir(self._named(self._outside, directory, name), 0o700, dir_fd=self._outside)
            self._inside = self._opened(self._named(self._outside, directory, name), self._outside)
            if not _BY_FOLDER:
                _check_folder(self.path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close it; its files stay."""
        while self._numbers:
            os.close(self._numbers.pop())

    def open_text(self, name: str) -> TextIO:
        """A file to read and to add lines to, made if it is missing. Raises OSError where it is no file."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_FOLLOW | _NO_WAIT
        number = os.open(self._in(name), flags, 0o600, dir_fd=self._inside)
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise FileNotFoundError(errno.ENOENT, f"{name} is not a file")
        return os.fdopen(number, "a+", encoding="utf-8", errors="replace")

    def clear(self) -> None:
        """Remove what a run that was killed left half-written, and nothing else."""
        for name in os.listdir(self.path if self._inside is None else self._inside):  # noqa: PTH208
            if name.startswith(_HALF):
                with suppress(OSError):
                    if stat.S_ISREG(self._status(name).st_mode):
                        os.unlink(self._in(name), dir_fd=self._inside)

    @contextmanager
    def writing(self, path: Path) -> Iterator[Path]:
        """A file to write, which takes the place of `path`, in the directory, if all goes well.

        A link at `path` is replaced, not followed. Raises OSError.
        """
        name = f"{_HALF}{token_hex(8)}{path.suffix}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
        number = os.open(
            self._in(name), flags, 0o666, dir_fd=self._inside
        )  # as open to others as the umask is
        try:
            yield self.path / name
            os.fsync(number)
            made = os.fstat(number)
            for there in (self._status(name), os.lstat(self.path / name)):
                if not os.path.samestat(made, there):
                    raise FileNotFoundError(errno.ENOENT, "another program changed the directory meanwhile")
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

    def _opened(self, name: str, within: int | None) -> int | None:
        if sys.platform == "win32":
            return None
        follow = 0 if within is None else _NO_FOLLOW  # the directory itself may be a link: it was named so
        number = os.open(name, os.O_RDONLY | os.O_DIRECTORY | follow, dir_fd=within)
        self._numbers.append(number)
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
