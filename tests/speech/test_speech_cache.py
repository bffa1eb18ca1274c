"""Cached speech: made once, the same each time, never damaged, and within its size limit."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reader.files.disk_cache import DiskCache
from reader.speech.engine import Chunk, Emit, Speech, Synthesizer
from reader.speech.silence import SilentSynthesizer
from reader.speech.speech_cache import CachedSynthesizer, with_cache
from tests.speech.recording import record
from tests.support.terminal import ROOT

LIMIT = 1_000_000
TEXT = "The sea comes and goes."


class Counting(SilentSynthesizer):
    """Counts the speeches; its sound is silence that contains numbers made of the text."""

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked: list[Speech] = []

    def synthesize(self, speech: Speech, emit: Emit) -> None:
        self.asked.append(speech)
        own = bytes([len(speech.text) % 256]) * 200
        super().synthesize(speech, lambda chunk: emit(chunk._replace(pcm=own + chunk.pcm[200:])))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "speech"


def keeping(engine: Counting, folder: Path, limit: int = LIMIT) -> CachedSynthesizer:
    return CachedSynthesizer(engine, DiskCache(folder, limit))


def said(speaker: Synthesizer, speech: Speech = Speech(TEXT, "en", "", 180)) -> Chunk:  # noqa: B008
    chunks: list[Chunk] = []

    def take(chunk: Chunk) -> bool:
        chunks.append(chunk)
        return True

    speaker.synthesize(speech, take)
    return Chunk(b"".join(each.pcm for each in chunks), tuple(mark for each in chunks for mark in each.marks))


def test_every_process_reuses_cached_speech(folder: Path) -> None:
    first, second = Counting(), Counting()
    made = said(keeping(first, folder))
    assert len(made.marks) == 5
    assert said(keeping(second, folder)) == made
    assert (len(first.asked), len(second.asked)) == (1, 0)


def test_batch_synthesizes_only_new_texts_and_each_of_them_once(folder: Path) -> None:
    """A repeated sentence sounds the same each time, also in the next export."""

    class Batch(Counting):
        def synthesize_all(self, speeches: Sequence[Speech]) -> list[Chunk]:
            return [said(self, speech)._replace(pcm=bytes([len(self.asked), 0])) for speech in speeches]

    engine = Batch()
    keeping = CachedSynthesizer(engine, DiskCache(folder, LIMIT))
    known, new, other = (Speech(text, "en", "", 180) for text in ("Known.", "New.", "Other."))
    before = said(keeping, known)
    sounds = keeping.synthesize_all([new, known, other, new._replace(pause_after=500)])
    assert [speech.text for speech in engine.asked] == ["Known.", "New.", "Other."]
    assert sounds == [said(keeping, each) for each in (new, known, other, new)]
    assert sounds[1] == before


def test_cache_files_are_private_to_the_user(folder: Path) -> None:
    said(keeping(Counting(), folder))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize(
    "other",
    [
        Speech(f"{TEXT} ", "en", "", 180),
        Speech(TEXT, "de", "", 180),
        Speech(TEXT, "en", "silence", 180),
        Speech(TEXT, "en", "", 181),
        Speech("lone \ud800 half", "en", "", 180),
    ],
)
def test_changed_text_language_voice_or_rate_is_synthesized_again(folder: Path, other: Speech) -> None:
    said(keeping(Counting(), folder))
    engine = Counting()
    said(keeping(engine, folder), other)
    assert engine.asked == [other]


def test_new_engine_version_ignores_old_cache_entries(folder: Path) -> None:
    said(keeping(Counting(), folder))
    engine = Counting("2")
    said(keeping(engine, folder))
    assert len(engine.asked) == 1


def test_pause_is_not_part_of_the_cache_key(folder: Path) -> None:
    said(keeping(Counting(), folder))
    engine = Counting()
    said(keeping(engine, folder), Speech(TEXT, "en", "", 180, pause_after=900))
    assert engine.asked == []


def test_interrupted_speech_is_not_cached(folder: Path) -> None:
    engine = Counting()
    speaker = keeping(engine, folder)
    speaker.synthesize(Speech(TEXT, "en", "", 180), lambda chunk: False)
    said(speaker)
    assert len(engine.asked) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:3],
        lambda data: data[:40],
        lambda data: data[:-2],
        lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
        lambda data: b"\xff" * len(data),
        lambda data: data[:4] + b"\xff\xff\xff\xff" + data[8:],
    ],
    ids=["empty", "cut in the head", "cut in the marks", "cut at the end", "one bit", "all", "count"],
)
def test_damaged_cache_file_is_replaced(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    made = said(keeping(Counting(), folder))
    (path,) = folder.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    engine = Counting()
    assert said(keeping(engine, folder)) == made
    assert said(keeping(engine, folder)) == made
    assert len(engine.asked) == 1


def test_least_recently_used_speech_is_removed_first(folder: Path) -> None:
    speaker = keeping(Counting(), folder, 600_000)
    for number in range(40):
        said(speaker, Speech(f"Sentence {number:02}.", "en", "", 80))
        said(speaker, Speech("Sentence 00.", "en", "", 80))
    speaker.close()
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 600_000
    engine = Counting()
    for number in (0, 39, 1):
        said(keeping(engine, folder), Speech(f"Sentence {number:02}.", "en", "", 80))
    assert [speech.text for speech in engine.asked] == ["Sentence 01."]


@pytest.mark.parametrize("obstacle", ["a file", "a file above"])
def test_speech_works_without_a_writable_cache(folder: Path, obstacle: str) -> None:
    if obstacle == "a file":
        folder.parent.mkdir()
        folder.write_text("in the way")
    else:
        folder.parent.write_text("in the way")
    engine = Counting()
    speaker = keeping(engine, folder)
    assert said(speaker) == said(speaker)
    speaker.close()
    assert len(engine.asked) == 2


def test_silent_engine_is_not_cached() -> None:
    engine = SilentSynthesizer()
    assert with_cache(engine) is engine


_BUSY = """
import sys
from pathlib import Path
from reader.speech.engine import Speech
from tests.speech.test_speech_cache import Counting, keeping, said
for turn in range(60):
    for number in range(8):
        speech = Speech(f"Sentence {turn * number % 11}.", "en", "", 100)
        assert said(keeping(Counting(), Path(sys.argv[1]), 150_000), speech) == said(Counting(), speech)
"""


@pytest.mark.slow
def test_concurrent_processes_share_the_cache_safely(folder: Path) -> None:
    command = [sys.executable, "-c", _BUSY, str(folder)]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    outputs = [program.communicate(timeout=60)[1].decode() for program in both]
    assert outputs == ["", ""]
    assert [program.returncode for program in both] == [0, 0]


def test_cached_espeak_speech_is_identical() -> None:
    from reader.speech.engines import open_synthesizer

    speaker = with_cache(open_synthesizer("espeak"))
    assert isinstance(speaker, CachedSynthesizer)
    text = "It is kept, and said again."
    first, again = record(speaker, text), record(speaker, text)
    assert (again.pcm, again.marks) == (first.pcm, first.marks)
