"""`reader export` as a program: a whole file, or none, and one line that says why."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from tests.cli.test_commands import BREAD, Run, run

__all__ = ["run"]  # a fixture
SILENT = ("--engine", "silence")


def test_the_whole_article_is_in_the_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "bread.wav"
    assert run("export", BREAD, "-o", str(out), *SILENT).returncode == 0
    with wave.open(str(out)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
    words = len(run("text", BREAD).stdout.split())
    assert 60 * words / 260 < seconds < 60 * words / 100  # at 180 words a minute, with pauses
    assert list(tmp_path.glob(".bread*")) == []


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("bread.xyz", 2, "Files ending in “.xyz” are not known. Give one of: .wav"),
        ("gone/bread.wav", 6, "cannot be written: No such file or directory."),
        ("there.wav", 6, "is there already. Add --force to replace it"),
        ("folder.wav", 6, "is a directory. Give the name of a file."),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    run: Run, tmp_path: Path, name: str, code: int, line: str
) -> None:
    (tmp_path / "there.wav").write_bytes(b"kept")
    (tmp_path / "folder.wav").mkdir()
    before = sorted(tmp_path.iterdir())
    done = run("export", BREAD, "-o", str(tmp_path / name), *SILENT)
    assert done.returncode == code
    assert line in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.wav").read_bytes() == b"kept"


def test_a_file_is_replaced_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "bread.wav"
    out.write_bytes(b"old")
    assert run("export", BREAD, "-o", str(out), "--force", *SILENT).returncode == 0
    assert out.read_bytes()[:4] == b"RIFF"
