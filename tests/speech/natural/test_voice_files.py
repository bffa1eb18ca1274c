"""Which Piper voices are found, and which descriptions are refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SpeechError
from reader.speech.natural.voice_files import find_voice_files, own_voices_folder, read_voice_file

DESCRIPTION: dict[str, Any] = {
    "audio": {"sample_rate": 16000, "quality": "low"},
    "espeak": {"voice": "de"},
    "inference": {"noise_scale": 0.5},
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [14]},
    "num_speakers": 1,
    "language": {"code": "de_DE"},
    "dataset": "thorsten",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    find_voice_files.cache_clear()
    yield tmp_path
    find_voice_files.cache_clear()


def write_voice(folder: Path, description: object, name: str = "de_DE-thorsten-low") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"{name}.onnx"
    model.write_bytes(b"a model")
    described = description if isinstance(description, str) else json.dumps(description)
    model.with_name(f"{model.name}.json").write_text(described, encoding="utf-8")
    return model


def test_voices_lie_in_the_usual_folders(home: Path) -> None:
    folders = [own_voices_folder(), home / "piper-voices" / "de" / "de_DE" / "thorsten" / "low",
               home / "piper", home / "piper-tts"]  # fmt: skip
    for number, folder in enumerate(folders):
        write_voice(folder, DESCRIPTION, f"de_DE-voice{number}-low")
    write_voice(home / "piper", "{}", "broken")
    (home / "piper" / "alone.onnx").write_bytes(b"no description")
    found = [file.id for file in find_voice_files()]
    assert [name for name in found if name.startswith("de_DE-voice")] == [
        f"de_DE-voice{number}-low" for number in range(4)
    ]
    assert {"broken", "alone"}.isdisjoint(found)


def test_voice_says_language_quality_and_size(tmp_path: Path) -> None:
    (voice,) = read_voice_file(write_voice(tmp_path, DESCRIPTION)).voices()
    assert voice[:6] == ("de_DE-thorsten-low", "natural", "Thorsten", "de-DE", "", "low")
    assert voice.megabytes > 0


def test_each_speaker_is_a_voice(tmp_path: Path) -> None:
    speakers = DESCRIPTION | {"num_speakers": 3, "speaker_id_map": {"ann": 0, "\x1b[2Jbob": 1}}
    voices = read_voice_file(write_voice(tmp_path, speakers)).voices()
    assert [voice.id.partition("#")[2] for voice in voices] == ["ann", "2Jbob", "2"]


@pytest.mark.parametrize(
    "change",
    [
        {"audio": {}}, {"audio": {"sample_rate": 0}}, {"audio": {"sample_rate": "fast"}},
        {"audio": {"sample_rate": float("inf")}}, {"espeak": None},
        {"phoneme_id_map": {}}, {"phoneme_id_map": {"_": 0, "^": 1, "$": 2}}, {"phoneme_id_map": [1]},
        {"phoneme_type": "text"}, {"num_speakers": 10**9}, {"num_speakers": None},
        {"inference": {"noise_scale": "loud"}},
    ],
)  # fmt: skip
def test_unusable_description_is_refused_in_one_line(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(SpeechError) as caught:
        read_voice_file(write_voice(tmp_path, DESCRIPTION | change))
    assert "thorsten" in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("written", ["", "[]", "null", "{", "[" * 100_000, "\x00"])
def test_description_that_is_no_object_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(SpeechError):
        read_voice_file(write_voice(tmp_path, written))
