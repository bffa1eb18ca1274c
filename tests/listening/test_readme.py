"""The README's session is what the real program shows and says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader import parse_page, write_script
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import ROOT, Terminal

pytestmark = [pytest.mark.slow, pytest.mark.listening]

README = (ROOT / "README.md").read_text("utf-8")


def test_readme_transcript_is_real(ear: VirtualEar, tmp_path: Path) -> None:
    shown = README.partition("```console\n$ reader ")[2].partition("```")[0]
    source, *lines = shown.splitlines()
    expected: list[str] = []
    with Terminal([source], tmp_path, ear.env) as terminal:
        at = 0
        for line in lines:
            key, text = re.fullmatch(r"(?:\[(.+?)\]|    )? ?(.*)", line).groups("")  # type: ignore[union-attr]
            if key:
                terminal.press({"Space": " "}.get(key, key))
            question, _, answer = text.partition("Search: ")
            if answer and not question:
                terminal.wait_for("Search: ", after=at)
                terminal.press(f"{answer}\r")
            at = terminal.wait_for(text, after=at)
            expected += [text] if text else []
        assert terminal.end() == 0
    # On a slow machine the reading continues while the test presses its keys.
    page = parse_page((ROOT / source).read_bytes())
    read_on = {utterance.text for utterance in write_script(page)}
    assert {line for line in terminal.text.splitlines() if line} - read_on <= set(expected)
