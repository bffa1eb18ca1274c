"""The folder for what lives as long as a session: its socket, and the cover of what it reads."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from reader.files.private import make_private_folder
from reader.settings import APP_NAME


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
    """Its path. Programs that the desktop did not start, such as cron, know no XDG_RUNTIME_DIR."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{user}")
    return runtime / APP_NAME if runtime.is_dir() else Path(tempfile.gettempdir(), f"{APP_NAME}-{user}")
