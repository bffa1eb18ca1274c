"""The output folder of a batch export, with a log of which file belongs to which source.

With the log an interrupted run can continue, and an article keeps its file name. The log has a JSON line for
each name, written before its file, and one for each finished article, written after its file. So it is
correct at whatever moment the run ends.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator
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

_STATE_FOLDER = ".reader-export"  # partial files and the log
_LOG_NAME = "files.jsonl"


class Folder:
    """A folder for files with one suffix. Only one process can have it open.

    `name` makes the name of an article's file, without its suffix, from its title. With `replace` all
    articles are exported again. Raises ExportError if the folder cannot be written.
    """

    def __init__(
        self, path: Path, suffix: str, *, replace: bool = False, name: Callable[[str], str] = file_stem
    ) -> None:
        self.path = path
        self._name = name
        self._suffix = suffix
        self._replace = replace
        self._names: dict[str, str] = {}  # key → file name
        self._infos: dict[str, ArticleInfo] = {}
        with ExitStack() as undo:
            try:
                self._state_folder = undo.enter_context(closing(OwnFolder(path, _STATE_FOLDER)))
                self._log = undo.enter_context(self._state_folder.open_text(_LOG_NAME))
            except OSError as error:
                raise self._unwritable(error) from error
            self._lock()
            self._load_log()
            self._state_folder.clear()
            self._open = undo.pop_all()
        self._taken = {collision_key(each) for each in self._names.values()}

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # a failed write has been reported
            self._open.close()

    def finished(self, identity: str) -> ArticleInfo | None:
        """The facts about the finished file of a source; None if it must be exported."""
        existing = self.existing(identity)
        return existing[1] if existing and not self._replace else None

    def existing(self, identity: str) -> tuple[Path, ArticleInfo] | None:
        """The finished file of a source and the facts about it; None if there is no such file."""
        key = self._key(identity)
        if key not in self._infos:
            return None
        path = self.path / self._names[key]
        return (path, self._infos[key]) if path.is_file() else None

    def path_for(self, identity: str, title: str) -> Path:
        """The path for the file of a source. Raises ExportError if another file has that path."""
        key = self._key(identity)
        if key not in self._names:
            self._take_name(key, self._free_name(self._name(title)))
        return self.path / self._names[key]

    def path_beside(self, name: str) -> Path:
        """The path for an extra file called `name`. Raises ExportError if another file has that path."""
        key = f"beside {name}"
        if key not in self._names:
            self._take_name(key, name)
        return self.path / name

    @contextmanager
    def writing(self, path: Path) -> Iterator[Path]:
        """A temporary file to write; it becomes `path` if the block succeeds. Raises ExportError."""
        if path.is_dir():
            raise ExportError(f"{path} is a folder. Move it away.")
        try:
            with self._state_folder.writing(path) as written:
                yield written
        except OSError as error:
            raise self._unwritable(error) from error

    def record_info(self, identity: str, info: ArticleInfo) -> None:
        """Log that the file of a source is finished. Raises ExportError."""
        key = self._key(identity)
        self._infos[key] = info
        self._append({"key": key, "about": info._asdict()})

    def _key(self, identity: str) -> str:
        return f"{self._suffix} {identity}"

    def _free_name(self, stem: str) -> str:
        name, number = f"{stem}{self._suffix}", 1
        space = " " if self._name is file_stem else "-"
        while collision_key(name) in self._taken:
            number += 1
            name = f"{stem}{space}{number}{self._suffix}"
        return name

    def _take_name(self, key: str, name: str) -> None:
        if (self.path / name).exists() and not self._replace:
            raise ExportError(f"{self.path / name} already exists. Add --force to overwrite it.")
        self._taken.add(collision_key(name))
        self._names[key] = name
        self._append({"key": key, "name": name})

    def _lock(self) -> None:
        if sys.platform != "win32":
            try:
                fcntl.flock(self._log, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ExportError(
                    f"Another export is writing to {self.path}. Wait for it, or choose another folder."
                ) from None
            except OSError:  # a file system without locks
                return

    def _load_log(self) -> None:
        self._log.seek(0)
        for line in self._log:
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                self._load_row(json.loads(line))

    def _load_row(self, row: dict[str, Any]) -> None:
        key = row["key"]
        if "name" in row and isinstance(key, str) and _is_safe_name(row["name"]):
            self._names[key] = row["name"]
        elif "about" in row and key in self._names:
            self._infos[key] = ArticleInfo.of(row["about"])

    def _append(self, row: dict[str, Any]) -> None:
        try:
            self._log.write(f"{json.dumps(row)}\n")
            self._log.flush()
            os.fsync(self._log.fileno())
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> ExportError:
        if error.errno in {errno.ELOOP, errno.ENOTDIR} and os.path.lexists(self.path / _STATE_FOLDER):
            return ExportError(f"{self.path / _STATE_FOLDER} is a link, or not a folder. Delete it.")
        return ExportError(f"Cannot write {self.path}: {write_failure(error)}.")


def _is_safe_name(name: str) -> bool:
    """True if a name in the log is a plain file name: it has no path and is not hidden."""
    return bool(name) and Path(name).name == name and not name.startswith(".") and "\0" not in name
