"""A word taught while listening, by the real program in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.terminal import Terminal

ENV = {"PULSE_SERVER": "none"}
pytestmark = pytest.mark.slow


def test_word_is_taught_and_untaught_by_key(tmp_path: Path) -> None:
    page = tmp_path / "lunch.html"
    page.write_text("<html lang=en><title>Nguyen</title><main><h1>Nguyen</h1><p>Nguyen eats.</main>")
    saved = tmp_path / "accessible-reader" / "lexicon.toml"
    for typed, answer, text in (
        ("win", "Saved: Nguyen, said as win\n", '[en]\nNguyen = "win"\n'),
        ("-", "Nguyen: as before\n", ""),
    ):
        arguments = [str(page), "--engine", "silence", "--from-start"]
        with Terminal(arguments, tmp_path, ENV | {"XDG_CONFIG_HOME": str(tmp_path)}) as terminal:
            terminal.wait_for("q quits\n")
            terminal.press(" ")
            terminal.wait_for("Paused\n")
            terminal.press("Y")
            terminal.wait_for("Say “Nguyen” as")
            terminal.press(f"{typed}\r")
            terminal.wait_for(answer)
            terminal.press("q")
            assert terminal.end() == 0
        assert saved.read_text("utf-8") == text
