"""Speech that was heard or exported once is reused for another file, sample by sample."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tests.support.programs import BREAD, environment
from tests.support.terminal import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def reader(home: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "reader", *arguments],
        check=True, cwd=ROOT, env={**environment(home), "XDG_CACHE_HOME": str(home)}, timeout=60,
        stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip


def kept(home: Path) -> dict[str, int]:
    """The cached sentences, with the time at which each was last written or used."""
    return {path.name: path.stat().st_mtime_ns for path in (home / "accessible-reader" / "speech").iterdir()}


@pytest.mark.slow
def test_second_format_reuses_cached_speech(home: Path, tmp_path: Path) -> None:
    """So its times are exact to the sample; new speech by eSpeak would differ a little."""
    reader(home, "export", BREAD, "-o", str(tmp_path / "out.wav"), "--engine", "espeak")
    first = kept(home)
    assert len(first) > 20
    reader(home, "export", BREAD, "-o", str(tmp_path / "out.json"), "--engine", "espeak")
    again = kept(home)
    assert again.keys() == first.keys()
    assert all(again[name] > first[name] for name in first)
    with wave.open(str(tmp_path / "out.wav")) as sound:
        assert sound.getnframes() == json.loads((tmp_path / "out.json").read_text())["length"]


@pytest.mark.slow
def test_export_reuses_speech_that_was_heard(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "moon.html"
    page.write_text("<html lang=en><title>Moon</title><main><h1>Moon</h1><p>It is full. It wanes.</p></main>")
    manner = ("--engine", "espeak", "--rate", "900")
    reader(home, "listen", str(page), *manner)
    heard = kept(home)
    reader(home, "export", str(page), "-o", str(tmp_path / "out.wav"), *manner)
    assert kept(home).keys() == heard.keys()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs bash")
def test_full_cache_does_not_stop_the_export(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "accessible-reader").write_text("in the way")
    out = tmp_path / "out.wav"
    reader(home, "export", BREAD, "-o", str(out), "--engine", "espeak")
    assert out.stat().st_size > 1_000_000
