"""The directory that many articles are written into. It remembers which file is whose.

So a run that was interrupted goes on with what is missing, and an article keeps its name. The memory is a
file of lines of JSON, each added before (a name) or after (what was made) the file itself: whatever moment
all ends at, what it says is true.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from reader.errors import ExportError
from reader.export.file_names import collision_key, file_stem
from reader.export.job import ArticleInfo
from reader.export.output_file import write_failure
from reader.export.own_folder import OwnFolder

if sys.platform != "win32":
    import fcntl

_OURS = ".reader-export"  # what is half-written, and the memory
_MEMORY = "files.jsonl"


class Folder:
    """A directory for files with one suffix. One process may have it open; with `replace` all is made anew.

    Raises ExportError where nothing can be written there.
    """

    def __init__(self, path: Path, suffix: str, *, replace: bool = False) -> None:
        self.path = path
        self._suffix = suffix
        self._replace = replace
        self._names: dict[str, str] = {}  # by key
        self._abouts: dict[str, ArticleInfo] = {}
        with ExitStack() as undo:
            try:
                self._ours = undo.enter_context(closing(OwnFolder(path, _OURS)))
                self._memory = undo.enter_context(self._ours.open_text(_MEMORY))
            except OSError as error:
                raise self._unwritable(error) from error
            self._lock()
            self._remember()
            self._ours.clear()
            self._open = undo.pop_all()
        self._taken = {collision_key(each) for each in self._names.values()}

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written has been said
            self._open.close()

    def made(self, identity: str) -> ArticleInfo | None:
        """What is known of the file made of a source, if it is there; None if all is made anew."""
        there = self.there(identity)
        return there[1] if there and not self._replace else None

    def there(self, identity: str) -> tuple[Path, ArticleInfo] | None:
        """The file made of a source, and what is known of it, if it is there."""
        key = self._key(identity)
        if key not in self._abouts:
            return None
        path = self.path / self._names[key]
        return (path, self._abouts[key]) if path.is_file() else None

    def place(self, identity: str, title: str) -> Path:
        """Where the file of a source goes. Raises ExportError where another file is there."""
        key = self._key(identity)
        if key not in self._names:
            self._take_name(key, self._free_name(file_stem(title)))
        return self.path / self._names[key]

    def beside(self, name: str) -> Path:
        """Where a file called `name` goes that is no article's. Raises ExportError where another is there."""
        key = f"beside {name}"
        if key not in self._names:
            self._take_name(key, name)
        return self.path / name

    @contextmanager
    def writing(self, path: Path) -> Iterator[Path]:
        """A file to write, in the place of `path` if all goes well. Raises ExportError."""
        if path.is_dir():
            raise ExportError(f"{path} is a folder. Move it away.")
        try:
            with self._ours.writing(path) as written:
                yield written
        except OSError as error:
            raise self._unwritable(error) from error

    def keep(self, identity: str, about: ArticleInfo) -> None:
        """Remember what was made of a source. Raises ExportError."""
        key = self._key(identity)
        self._abouts[key] = about
        self._write({"key": key, "about": about._asdict()})

    def _key(self, identity: str) -> str:
        return f"{self._suffix} {identity}"

    def _free_name(self, stem: str) -> str:
        name, number = f"{stem}{self._suffix}", 1
        while collision_key(name) in self._taken:
            number += 1
            name = f"{stem} {number}{self._suffix}"
        return name

    def _take_name(self, key: str, name: str) -> None:
        if (self.path / name).exists() and not self._replace:
            raise ExportError(f"{self.path / name} already exists. Add --force to overwrite it.")
        self._taken.add(collision_key(name))
        self._names[key] = name
        self._write({"key": key, "name": name})

    def _lock(self) -> None:
        if sys.platform != "win32":
            try:
                fcntl.flock(self._memory, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ExportError(
                    f"Another export is writing to {self.path}. Wait for it, or choose another folder."
                ) from None
            except OSError:  # a file system without locks
                return

    def _remember(self) -> None:
        self._memory.seek(0)
        for line in self._memory:
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                self._take(json.loads(line))

    def _take(self, row: dict[str, Any]) -> None:
        key = row["key"]
        if "name" in row and isinstance(key, str) and _is_ours(row["name"]):
            self._names[key] = row["name"]
        elif "about" in row and key in self._names:
            self._abouts[key] = ArticleInfo.of(row["about"])

    def _write(self, row: dict[str, Any]) -> None:
        try:
            self._memory.write(f"{json.dumps(row)}\n")
            self._memory.flush()
            os.fsync(self._memory.fileno())
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> ExportError:
        if error.errno in {errno.ELOOP, errno.ENOTDIR} and os.path.lexists(self.path / _OURS):
            return ExportError(f"{self.path / _OURS} is a link, or not a folder. Delete it.")
        return ExportError(f"Cannot write {self.path}: {write_failure(error)}.")


def _is_ours(name: str) -> bool:
    """Whether a name in the memory can be one that was given here: it leads nowhere and is not hidden."""
    return bool(name) and Path(name).name == name and not name.startswith(".") and "\0" not in name
