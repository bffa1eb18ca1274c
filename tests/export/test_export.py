"""`reader export` as a program: a complete file, or none and a line with the reason."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import wave
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.support.programs import BREAD, Run, environment, wait_for
from tests.support.terminal import ROOT

pytestmark = pytest.mark.slow

SILENT = ("--engine", "silence")


def test_export_has_the_whole_article(run: Run, run_program: Run, tmp_path: Path) -> None:
    out = tmp_path / "bread.wav"
    assert run_program("export", BREAD, "-o", str(out), *SILENT).returncode == 0
    with wave.open(str(out)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
    words = len(run("text", BREAD).stdout.split())
    assert 60 * words / 260 < seconds < 60 * words / 100  # at 180 words a minute, with pauses
    assert list(tmp_path.glob(".bread*")) == []


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("bread.xyz", 2, "Unknown format “.xyz”. Choose one of: .wav"),
        ("bread", 2, "The file name has no suffix. Choose one of: .wav"),
        ("gone/bread.wav", 6, "bread.wav: its folder does not exist. Create it, or choose another one."),
        ("there.wav", 6, "already exists. Add --force to overwrite it"),
        ("folder.wav", 6, "folder.wav is a folder. Give the name of a file, or use -d."),
        ("folder", 6, "folder is a folder. Give the name of a file, or use -d."),
        ("new.wav/", 6, "new.wav/ is a folder. Give the name of a file, or use -d."),
    ],
)
def test_unwritable_output_gives_one_line(run: Run, tmp_path: Path, name: str, code: int, line: str) -> None:
    (tmp_path / "there.wav").write_bytes(b"kept")
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    done = run("export", BREAD, "-o", f"{tmp_path}/{name}", *SILENT)
    assert done.returncode == code
    assert line in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.wav").read_bytes() == b"kept"


def test_export_to_standard_output_is_refused(run: Run) -> None:
    done = run("export", BREAD, "-o", "-", *SILENT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "reader: Exports go to files only. Give a name, such as article.mp3.\n"


def test_pictures_are_embedded_on_request_only(run: Run, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), "red").save(tmp_path / "heap.png")
    page = tmp_path / "page.html"
    page.write_text("<main><h1>Salt</h1><p>Salt is cheap.</p><img src=heap.png alt='A white heap.'></main>")
    assert run("export", str(page), "-o", str(tmp_path / "out.epub"), "--pictures", *SILENT).returncode == 0
    with ZipFile(tmp_path / "out.epub") as book:
        assert book.read("EPUB/picture1.png") == (tmp_path / "heap.png").read_bytes()
    embedded = []
    for more in ((), ("--pictures",)):
        out = tmp_path / f"out{len(more)}.html"
        assert run("export", str(page), "-o", str(out), *more, *SILENT).returncode == 0
        embedded.append('<img src="data:image/png;base64,' in out.read_text("utf-8"))
    assert embedded == [False, True]
    done = run("export", str(page), "-o", str(tmp_path / "out.wav"), "--pictures", *SILENT)
    assert (done.returncode, done.stderr) == (2, "reader: --pictures works for .html and .epub files only.\n")


def test_force_overwrites_a_file(run_program: Run, tmp_path: Path) -> None:
    out = tmp_path / "bread.wav"
    out.write_bytes(b"old")
    assert run_program("export", BREAD, "-o", str(out), "--force", *SILENT).returncode == 0
    assert out.read_bytes()[:4] == b"RIFF"


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".m4b", ".opus", ".html", ".epub", ".vtt"])
def test_full_disk_leaves_no_file(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"bread{suffix}"
    limited = f"ulimit -f 4; exec {sys.executable} -m reader export {BREAD} -o {out} --engine silence"
    done = subprocess.run(
        ["bash", "-c", limited],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment(tmp_path),
        timeout=60,
    )
    assert done.returncode == 6
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"reader: Cannot write {out}: the file is too large for that disk.")
    assert list(tmp_path.glob("*bread*")) == list(tmp_path.glob(".bread*")) == []


def test_file_name_can_have_a_leading_dash_or_a_colon(run_program: Run, tmp_path: Path) -> None:
    page = tmp_path / "short.html"
    page.write_text("<main><h1>Salt</h1><p>Salt is cheap, and it was not always so.</main>")
    for name in ("-o.mp3", "http:x.flac", "a b'\"\n😀.opus"):
        assert run_program("export", str(page), "-o", name, *SILENT, cwd=tmp_path).returncode == 0
        assert (tmp_path / name).stat().st_size > 1000


def test_page_with_nothing_to_read_gives_no_file(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "empty.html"
    page.write_text("<title>Empty</title><p></p>")
    done = run("export", str(page), "-o", str(tmp_path / "out.mp3"), *SILENT)
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out.mp3").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in other ways")
@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name
)
def test_signal_leaves_no_file_and_no_process(tmp_path: Path, number: int) -> None:
    """The signal comes while sound is written, when every process is at work."""
    page = tmp_path / "long.html"
    paragraphs = (f"<p>On day {day} the tide comes in, and goes out again.</p>" for day in range(900))
    page.write_text(f"<main><h1>Long</h1>{''.join(paragraphs)}</main>")
    out = tmp_path / "out.wav"
    command = [sys.executable, "-m", "reader", "export", str(page), "-o", str(out), "--engine", "espeak"]
    program = subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path), stderr=subprocess.PIPE, start_new_session=True
    )
    assert program.stderr is not None
    with program:
        wait_for(lambda: any(each.stat().st_size > 1_000_000 for each in tmp_path.glob(".out*")))
        os.kill(program.pid, number)
        # The pipe is closed only when the last of its processes has ended.
        messages = program.stderr.read()
    assert messages == b"" or number == signal.SIGKILL  # then Python reports what it cleaned up
    assert program.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}.get(signal.Signals(number), -9)
    assert not out.exists()
    assert number == signal.SIGKILL or list(tmp_path.glob(".out*")) == []
