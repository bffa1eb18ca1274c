"""Which terminal opens a window, and that none is opened without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.desktop.terminals import terminal_command


def test_first_terminal_on_the_search_path_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("xterm", "konsole", "konqueror"):
        (tmp_path / name).touch(mode=0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert terminal_command() == (str(tmp_path / "konsole"), "-e")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert terminal_command() == ()
