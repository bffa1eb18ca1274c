"""Writing a long article to a file, beside eSpeak's own command and ffmpeg."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from reader import parse_page
from tests.benchmarks.rows import Row
from tests.benchmarks.what import FULL, What
from tests.terminal import PAGES, ROOT

_CHARACTERS = 97_000  # about 90 minutes at 180 words a minute
_RATE = "180"
_CODECS = {".mp3": "libmp3lame", ".m4b": "aac"}
_AT = ("-b:a", "64k", "-ac", "1")


def measure(what: What) -> Iterator[Row]:
    """An article of 90 minutes, with little effort one of 15, to each format; as the voice has it."""
    is_full = what.effort == FULL
    with tempfile.TemporaryDirectory() as folder:
        page, text = _article(Path(folder), _CHARACTERS if is_full else _CHARACTERS // 6)
        name = f"{90 if is_full else 15} minutes to"
        for suffix in (".wav", *_CODECS):
            peer = _peer(suffix, text)
            repeats = range(5 if is_full and suffix == ".wav" else 2)
            ours, theirs = [], []
            for _ in repeats:  # by turns: what else the machine does meets both
                ours.append(_seconds(_ours(page, suffix, "--no-normalise")))
                theirs += [] if peer is None else [_seconds(peer)]
            missing = "" if peer else "not installed"
            shown = "espeak-ng" if suffix == ".wav" else f"espeak-ng | ffmpeg {_CODECS[suffix]}"
            yield Row(f"{name} {suffix}", tuple(ours), "s", shown, tuple(theirs), missing)
        levelled = tuple(_seconds(_ours(page, ".wav")) for _ in range(2))
        yield Row(f"{name} .wav, levelled", levelled, "s")


def _article(folder: Path, characters: int) -> tuple[Path, Path]:
    """One of our pages' paragraphs, no sentence twice: as a page with headings, and as text."""
    mixed = Random(1)
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
    """The paragraph with the words of each sentence in another order: what was said before is kept."""
    sentences = (sentence.split() for sentence in paragraph.rstrip(".").split(". "))
    return " ".join(f"{' '.join(random.sample(words, len(words)))}." for words in sentences)


def _ours(page: Path, suffix: str, *options: str) -> list[str]:
    out = str(page.with_suffix(suffix))
    command = [sys.executable, "-m", "reader", "export", str(page), "-o", out, "--force"]
    return [*command, "--rate", _RATE, "--engine", "espeak", *options]


def _peer(suffix: str, text: Path) -> list[str] | None:
    """The command that writes the same, None where a program of it is not installed."""
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


def _seconds(command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began
