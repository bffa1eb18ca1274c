"""Files that are kept to save work: whole or not at all, and no more of them than a limit allows.

Whatever is wrong with them, work is all that they save: one that cannot be read is not there. Several
processes may use one directory.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from reader.files.private import make_private_folder
from reader.files.regular_file import open_regular

_FREE_SPACE_DIVISOR = 4  # at most a fourth of what the disk has left: what is really wanted must find room
_CLEANUPS_PER_LIMIT = 20
_HALF = "half-"
_OURS = re.compile(rf"[0-9a-f]{{48,64}}|{_HALF}\w+")  # names are hashes


class DiskCache:
    """Files in a directory, which only this user may enter; the oldest make room for new ones.

    `limit` counts bytes of all. A file's age is since it was written, or touched.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self._limit = limit
        self._is_private = False

    def read(self, name: str) -> bytes | None:
        """What the file holds, None where it cannot be read."""
        try:
            with open_regular(self.folder / name) as file:
                return file.read()
        except OSError:
            return None

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return (self.folder / name).exists()

    def write(self, name: str, *parts: bytes) -> None:
        """Write beside the file, then rename: nobody ever reads half of it. Raises OSError."""
        import tempfile

        if not self._is_private:
            make_private_folder(self.folder)
            if not self.folder.is_symlink():
                self.folder.chmod(0o700)
            self._is_private = True
        descriptor, beside = tempfile.mkstemp(prefix=_HALF, dir=self.folder)  # for this user only: 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(parts)
            os.replace(beside, self.folder / name)  # noqa: PTH105  # a thousand times an export
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)  # noqa: PTH108
            raise

    def touch(self, name: str) -> None:
        """Count its age from now on. Raises OSError."""
        os.utime(self.folder / name)

    def discard(self, name: str) -> None:
        """Remove the file, if it is there."""
        with contextlib.suppress(OSError):
            (self.folder / name).unlink()

    def make_room(self) -> int:
        """Remove the oldest files until the others are within the limit. Raises OSError.

        Gives how many bytes may be written until this is called again.
        """
        import shutil

        files = sorted(self._files())
        size = sum(file_size for _, file_size, _ in files)
        room = min(self._limit, (size + shutil.disk_usage(self.folder).free) // _FREE_SPACE_DIVISOR)
        for _, file_size, path in files:
            if size <= room:
                break
            path.unlink(missing_ok=True)
            size -= file_size
        return room // _CLEANUPS_PER_LIMIT

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Its files. Whatever else is in the folder, or where a link leads, is none of ours."""
        for path in self.folder.iterdir():
            if not _OURS.fullmatch(path.name):
                continue
            with contextlib.suppress(OSError):
                status = path.lstat()
                if stat.S_ISREG(status.st_mode):
                    yield status.st_mtime, status.st_size, path
