"""Folders for what is nobody else's business."""

from __future__ import annotations

from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make a folder for its owner only, where it is not there, and those above it likewise.

    So the XDG Base Directory Specification has it; with `parents=True` those above would be as open as the
    umask lets them be. Raises OSError.
    """
    missing = [each for each in folder.parents if not each.exists()]
    for each in (*reversed(missing), folder):
        each.mkdir(mode=0o700, exist_ok=True)
