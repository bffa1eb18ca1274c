"""The time to export a long article, compared with eSpeak's own command and ffmpeg."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from reader import parse_page
from tests.benchmarks.plan import FULL, Plan
from tests.benchmarks.rows import Row
from tests.support.terminal import PAGES, ROOT

_CHARACTERS_A_MINUTE = 1_080  # at 180 words a minute
_RATE = "180"
_LOOK_S = 0.5
_CODECS = {".mp3": "libmp3lame", ".m4b": "aac"}
_AT = ("-b:a", "64k", "-ac", "1")


def measure(plan: Plan) -> Iterator[Row]:
    """Export articles of 15 and 90 minutes (15 with --quick) to each format, without normalising loudness."""
    is_full = plan.effort == FULL
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CACHE_HOME", str(Path(folder) / "cache"))
        for minutes in (15, 90) if is_full else (15,):
            page, text = _article(Path(folder), _CHARACTERS_A_MINUTE * minutes)
            for suffix in (".wav", *_CODECS):
                yield from _to(suffix, page, text, f"{minutes} minutes to {suffix}", 5 if is_full else 2)
            voiceless = _ours(page, ".wav", "--no-normalise", engine="silence")
            yield Row(f"{minutes} minutes to .wav, without a voice", (_cold_seconds(voiceless),), "s")
            levelled = tuple(_cold_seconds(_ours(page, ".wav")) for _ in range(2))
            yield Row(f"{minutes} minutes to .wav, levelled", levelled, "s")
        yield from _long(Path(folder), 10 if is_full else 1)
        yield from _many(Path(folder), 100 if is_full else 20)


def _to(suffix: str, page: Path, text: Path, name: str, repeats: int) -> Iterator[Row]:
    """An export to one format, beside eSpeak's own command, and again from the speech that is kept."""
    peer, command = _peer(suffix, text), _ours(page, suffix, "--no-normalise")
    ours, theirs = [], []
    for _ in range(repeats if suffix == ".wav" else 2):  # in turns, so that other load affects both
        ours.append(_cold_seconds(command))
        theirs += [] if peer is None else [_seconds(peer)]
    missing = "" if peer else "not installed"
    shown = "espeak-ng" if suffix == ".wav" else f"espeak-ng | ffmpeg {_CODECS[suffix]}"
    yield Row(name, tuple(ours), "s", shown, tuple(theirs), missing)
    yield Row(f"{name}, spoken before", (_seconds(command),), "s")


def _long(folder: Path, hours: int) -> Iterator[Row]:
    """The memory of all processes of a long export together."""
    page, _ = _article(folder, 65_000 * hours)
    _forget()
    with subprocess.Popen(
        _ours(page, ".mp3"), cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as program:
        most = 0.0
        while program.poll() is None:
            most = max(most, _megabytes(program.pid))
            time.sleep(_LOOK_S)
    yield Row(f"{hours} hours to .mp3, memory", (most,), "MB", bound=200)


def _many(folder: Path, number: int) -> Iterator[Row]:
    """Many articles of five minutes, with one processor and with two."""
    pages = folder / "many"
    pages.mkdir()
    for each in range(number):
        page, _ = _article(folder, 5_400, seed=each)
        page.replace(pages / f"{each}.html")
    command = [sys.executable, "-m", "reader", "export", str(pages), "-d", str(folder / "out"), "--force"]
    command += ["--format", "mp3", "--engine", "espeak"]
    two, one = (_cold_seconds(["taskset", "-c", each, *command]) for each in ("0,1", "0"))
    yield Row(f"{number} articles by 2 workers", (two,), "s", "1 worker", (one,))


def _forget() -> None:
    """Take an empty cache of spoken sentences. The old one stays: deleting it would slow the disk down."""
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(dir=Path(os.environ["XDG_CACHE_HOME"]).parent)


def _megabytes(process: int) -> float:
    """The memory of a process and its descendants, in MB; shared memory counts once."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError, KeyError):
            about = dict(line.split(":", 1) for line in status.read_text().splitlines())
            if process in {int(about["Pid"]), int(about["PPid"])}:
                found = re.search(
                    r"^Pss: +([0-9]+)", (status.parent / "smaps_rollup").read_text(), re.MULTILINE
                )
                total += int(found[1]) if found else 0
    return total / 1000


def _article(folder: Path, characters: int, seed: int = 1) -> tuple[Path, Path]:
    """A sample page's paragraphs as a page with headings and as text; no sentence is repeated."""
    mixed = Random(seed)
    article = parse_page((PAGES / "tides.html").read_bytes()).article_text
    paragraphs = [line for line in article.splitlines() if len(line) > 60]
    lines: list[str] = []
    while sum(map(len, lines)) < characters:
        lines += [f"Part {len(lines) // len(paragraphs) + 1}", *(_mixed(each, mixed) for each in paragraphs)]
    tags = [f"<h2>{line}</h2>" if line.startswith("Part ") else f"<p>{line}</p>" for line in lines]
    page, text = folder / "long.html", folder / "long.txt"
    page.write_text(f"<html lang=en><main><h1>Long</h1>{''.join(tags)}</main>", "utf-8")
    text.write_text("\n\n".join(lines), "utf-8")
    return page, text


def _mixed(paragraph: str, random: Random) -> str:
    """The paragraph with shuffled words in each sentence, so that the speech cache does not know it."""
    sentences = (sentence.split() for sentence in paragraph.rstrip(".").split(". "))
    return " ".join(f"{' '.join(random.sample(words, len(words)))}." for words in sentences)


def _ours(page: Path, suffix: str, *options: str, engine: str = "espeak") -> list[str]:
    out = str(page.with_suffix(suffix))
    command = [sys.executable, "-m", "reader", "export", str(page), "-o", out, "--force"]
    return [*command, "--rate", _RATE, "--engine", engine, *options]


def _peer(suffix: str, text: Path) -> list[str] | None:
    """The peer's command for the same file, or None if a program is missing."""
    espeak, ffmpeg = shutil.which("espeak-ng"), shutil.which("ffmpeg")
    out = str(text.with_name(f"theirs{suffix}"))
    if espeak is None:
        return None
    speak = [espeak, "-v", "en", "-s", _RATE, "-f", str(text)]
    if suffix == ".wav":
        return [*speak, "-w", out]
    if ffmpeg is None:
        return None
    encode = [ffmpeg, "-v", "error", "-y", "-i", "-", "-c:a", _CODECS[suffix], *_AT, out]
    pipe = '"${@:1:8}" | "${@:9}"'
    return ["bash", "-c", pipe, "pipe", *speak, "--stdout", *encode]


def _cold_seconds(command: list[str]) -> float:
    """The seconds with an empty speech cache."""
    _forget()
    return _seconds(command)


def _seconds(command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began
