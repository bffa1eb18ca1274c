"""Folders that only their owner can open."""

from __future__ import annotations

from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Create a folder, and missing folders above it, for their owner only.

    The XDG Base Directory Specification requires this mode, but `mkdir(parents=True)` gives the folders above
    the umask's mode. Raises OSError.
    """
    missing = [each for each in folder.parents if not each.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(mode=0o700, exist_ok=True)
