"""What is left out on each site."""

from __future__ import annotations

from pathlib import Path

from reader.library.database import Library
from reader.library.preferences.skipped import save_skipped, skipped_at


def test_what_is_left_out_is_remembered_for_each_place(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with Library(path) as library:
        assert skipped_at(library, "example.org") is None
        save_skipped(library, "example.org", "code, citations")
        save_skipped(library, "file:/a", "code")
        save_skipped(library, "file:/a", "")
    with Library(path) as library:
        assert skipped_at(library, "example.org") == "code, citations"
        assert skipped_at(library, "file:/a") == ""
        assert skipped_at(library, "example.net") is None
