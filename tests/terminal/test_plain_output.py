"""ACCESSIBLE in the environment: only plain lines, whatever was asked for."""

from __future__ import annotations

import io
import sys

import pytest

from reader.cli.commands.export.export import showing
from reader.export.progress import Progress
from reader.terminal.region import open_region


class Screen(io.StringIO):
    """A terminal that can repaint."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("value", "is_plain"), [(None, False), ("", False), ("1", True), ("true", True)])
def test_nothing_is_repainted(monkeypatch: pytest.MonkeyPatch, value: str | None, is_plain: bool) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    if value is not None:
        monkeypatch.setenv("ACCESSIBLE", value)
    assert (open_region(Screen(), "dark") is None) == is_plain


def test_progress_is_lines_instead_of_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = []
    for value in ("", "1"):
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setenv("ACCESSIBLE", value)
        with showing(as_bar=True, what="Tides") as show:
            show(Progress("50%", 0.5, 0, 100))
        shown.append(screen.getvalue())
    bar, lines = shown
    assert "\r" in bar
    assert lines == "Tides: 50%, 2 min left\n"
