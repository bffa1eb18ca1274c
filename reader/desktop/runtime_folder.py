"""The folder for what lives as long as a session: its socket, and the cover of what it reads."""

from __future__ import annotations

import os
import stat
import tempfile
from hashlib import blake2b
from pathlib import Path

from reader.files.private import make_private_folder
from reader.settings import APP_NAME

_MAX_SOCKET_BYTES = 103  # the path of a Unix socket on macOS; Linux has 107
_MAX_NAME_BYTES = len("/4194304.socket")  # the highest process id of Linux


def runtime_folder() -> Path:
    """The folder, made if it is missing. Raises OSError if another user could open it."""
    user = getattr(os, "getuid", int)()
    folder = _folder(user)
    make_private_folder(folder)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != user or state.st_mode & 0o077:
        raise OSError(f"{folder} is not private")
    return folder


def _folder(user: int) -> Path:
    """Its path, short enough for a socket in it.

    Programs that the desktop did not start, such as cron, have no XDG_RUNTIME_DIR.
    """
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{user}")
    folder = runtime / APP_NAME if runtime.is_dir() else Path(tempfile.gettempdir(), f"{APP_NAME}-{user}")
    path = os.fsencode(folder)
    if len(path) <= _MAX_SOCKET_BYTES - _MAX_NAME_BYTES:
        return folder
    return Path("/tmp", f"{APP_NAME}-{user}-{blake2b(path, digest_size=8).hexdigest()}")  # noqa: S108  # checked
