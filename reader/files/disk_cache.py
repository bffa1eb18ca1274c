"""A cache on disk with a size limit. Unreadable entries count as misses.

Several processes can use one folder.
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

_FREE_SPACE_DIVISOR = 4  # the cache uses at most a quarter of the free space
_CLEANUPS_PER_LIMIT = 20
_PARTIAL = "half-"
_CACHE_NAME = re.compile(rf"[0-9a-f]{{48,64}}|{_PARTIAL}\w+")  # names are hashes


class DiskCache:
    """Files in a folder that only this user can open; the oldest are removed first.

    `limit` is the total size in bytes. A file's age counts from its last write or touch.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self._limit = limit
        self._is_private = False

    def read(self, name: str) -> bytes | None:
        """The content of the file; None if it cannot be read."""
        try:
            with open_regular(self.folder / name) as file:
                return file.read()
        except OSError:
            return None

    def write(self, name: str, *parts: bytes) -> None:
        """Write the file atomically, so that nobody reads a part of it. Raises OSError."""
        import tempfile

        if not self._is_private:
            make_private_folder(self.folder)
            if not self.folder.is_symlink():
                self.folder.chmod(0o700)
            self._is_private = True
        descriptor, temporary = tempfile.mkstemp(prefix=_PARTIAL, dir=self.folder)  # for this user only: 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.writelines(parts)
            os.replace(temporary, self.folder / name)  # noqa: PTH105  # faster, and called a thousand times in an export
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
            raise

    def touch(self, name: str) -> None:
        """Make the file the newest. Raises OSError."""
        os.utime(self.folder / name)

    def discard(self, name: str) -> None:
        """Remove the file if it exists."""
        with contextlib.suppress(OSError):
            (self.folder / name).unlink()

    def make_room(self) -> int:
        """Remove the oldest files until the others are within the limit. Raises OSError.

        Returns how many bytes can be written before the next call.
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
        """The files of the cache. Other files and links in the folder are ignored."""
        for path in self.folder.iterdir():
            if not _CACHE_NAME.fullmatch(path.name):
                continue
            with contextlib.suppress(OSError):
                status = path.lstat()
                if stat.S_ISREG(status.st_mode):
                    yield status.st_mtime, status.st_size, path
