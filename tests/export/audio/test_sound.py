"""Sound files, read by other libraries: the sound, the chapters and the tags are where they belong."""

from __future__ import annotations

import json
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import av
import mutagen
import numpy as np
import pytest
from mutagen.flac import Picture

from reader.export.audio.chapters import with_chapters
from reader.export.audio.loudness import TARGET_LUFS, integrated_loudness, normalised
from reader.export.formats import AUDIO_SUFFIXES, exporter_named
from reader.export.model import Piece, Recording
from tests.support.recordings import page, recording, said

RATE = 22_050
TAGGED = sorted(AUDIO_SUFFIXES - {".wav"})
FACTS = {"byline": "Ada Ferro", "published": "2024-05-06T07:08:09Z", "url": "https://salt.example/a?b=é&c"}


def sounding(
    loudness: float = 3000,
    pieces: int = 6,
    about: Mapping[str, str] = MappingProxyType({}),
    length: int = RATE + 17,
) -> Recording:
    """Two sections of different bursts of noise, of `length` samples, with a silence after each burst."""
    generator = np.random.default_rng(7)
    utterances = [said(f"Piece {n}.", n, section="s1" if n < 4 else "s2") for n in range(pieces)]

    def make() -> Iterator[Piece]:
        start = 0
        for utterance in utterances:
            noise = np.cumsum(generator.normal(0, 1, length))
            # The middle frequencies, which every codec keeps.
            noise -= np.convolve(noise, np.ones(64) / 64, "same")
            noise *= loudness / np.sqrt(np.mean(noise**2))
            pcm = np.clip(noise, -32768, 32767).astype(np.int16).tobytes() + bytes(2 * 4321)
            yield Piece(utterance, start, length, pcm, ())
            start += len(pcm) // 2

    made = recording(utterances, page(**about))._replace(sample_rate=RATE, pieces=make())
    return with_chapters(made)


def decoded(path: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    resampler = av.AudioResampler("s16", "mono", RATE)
    with av.open(str(path)) as file:
        frames = [each for frame in file.decode(audio=0) for each in resampler.resample(frame)]
    frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(np.float64)


def lag(heard: np.ndarray, expected: np.ndarray) -> int:
    """The delay of the decoded sound, in samples."""
    size = 1 << (len(heard) + len(expected)).bit_length()
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)), size)
    best = int(np.argmax(product))
    return best if best < size // 2 else best - size


@pytest.mark.parametrize("suffix", sorted(AUDIO_SUFFIXES))
def test_every_codec_keeps_each_sound_at_its_sample(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(), path)
    heard = decoded(path)
    pieces = list(sounding().pieces)
    assert 0 <= len(heard) - pieces[-1].end < RATE // 10
    for piece in pieces:
        expected = np.frombuffer(piece.pcm, np.int16)[: piece.length].astype(np.float64)
        around = heard[piece.start : piece.start + len(piece.pcm) // 2]
        assert abs(lag(around, expected)) <= 2


@pytest.mark.parametrize("suffix", TAGGED)
def test_chapters_start_at_their_sections(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(), path)
    second = list(sounding().pieces)[4].start / RATE
    with av.open(str(path)) as file:
        found = sorted(
            (float(each["start"] * (each["time_base"] or 1)), each["metadata"]["title"])
            for each in file.chapters()
        )
    assert [title for _, title in found] == ["On s1", "On s2"]
    assert [start for start, _ in found] == pytest.approx([0, second], abs=0.001)


@pytest.mark.parametrize("suffix", [".mp3"])
def test_mp3_has_a_table_of_chapters(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(), path)
    tags = mutagen.File(path).tags
    (table,) = tags.getall("CTOC")
    assert [tags[f"CHAP:{name}"].sub_frames["TIT2"].text for name in table.child_element_ids] == [
        ["On s1"],
        ["On s2"],
    ]


KEYS = {
    ".mp3": ("TIT2", "TPE1", "TDRC", "COMM::eng"),
    ".m4b": ("\xa9nam", "\xa9ART", "\xa9day", "\xa9cmt"),
    ".m4a": ("\xa9nam", "\xa9ART", "\xa9day", "\xa9cmt"),
    ".flac": ("title", "artist", "date", "source"),
    ".opus": ("title", "artist", "date", "source"),
}


@pytest.mark.parametrize("suffix", TAGGED)
@pytest.mark.parametrize(
    "title",
    [
        "Salt",
        "a/b\\c: “d” 'e' \"f\" <g> & 😀 тест",
        ";FFMETADATA1\n[CHAPTER]\n#title=x\\",
        "nul\x00 bell\x07 escape\x1b[2J",
        "lone \ud800 half",
        "",
        "x" * 20_000,
    ],
    ids=["plain", "quotes", "ffmetadata", "control", "surrogate", "none", "long"],
)
def test_each_tag_is_one_safe_line(tmp_path: Path, suffix: str, title: str) -> None:
    path = tmp_path / f"out{suffix}"
    about = {**FACTS, "title": title, "byline": f"{title} B"}
    exporter_named(suffix)(sounding(pieces=5, about=about, length=2000), path)
    tags = mutagen.File(path).tags
    shown, artist, date, source = (str(tags[key][0]) for key in KEYS[suffix])
    expected = " ".join("".join(each if each.isprintable() else " " for each in title).split())
    assert shown == (expected or "Untitled")
    assert artist == f"{expected} B".strip()
    assert (date, source) == ("2024-05-06", FACTS["url"])
    decoded(path)


@pytest.mark.parametrize("suffix", TAGGED)
def test_audio_has_a_cover(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(pieces=5, about={**FACTS, "title": "塩の話"}, length=2000), path)
    file = mutagen.File(path)
    pictures = {
        ".mp3": lambda: file.tags["APIC:"].data,
        ".flac": lambda: file.pictures[0].data,
        ".opus": lambda: Picture(b64decode(file["metadata_block_picture"][0])).data,
    }
    picture = pictures.get(suffix, lambda: bytes(file["covr"][0]))()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 50_000


@pytest.mark.skipif(
    shutil.which("ffprobe") is None, reason="ffprobe is not installed (apt-get install ffmpeg)"
)
@pytest.mark.parametrize("suffix", TAGGED)
def test_ffprobe_reads_audio_without_errors(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(about=FACTS), path)
    ask = [
        "ffprobe",
        "-v",
        "error",
        "-show_chapters",
        "-show_format",
        "-show_streams",
        "-of",
        "json",
        str(path),
    ]
    probe = subprocess.run(ask, capture_output=True, check=True)
    data = json.loads(probe.stdout)
    assert probe.stderr == b""
    assert len(data["chapters"]) == 2
    end = list(sounding().pieces)[-1].end / RATE
    assert float(data["format"]["duration"]) == pytest.approx(end, abs=0.1)


@pytest.mark.parametrize("loudness", [100, 1500, 9000])
def test_loudness_is_normalised_without_clipping(loudness: float) -> None:
    made = list(normalised(sounding(loudness)).pieces)
    assert integrated_loudness((piece.pcm for piece in made), RATE) == pytest.approx(TARGET_LUFS, abs=1)
    assert [piece.end for piece in made] == [piece.end for piece in sounding().pieces]
    peak = max(np.abs(np.frombuffer(piece.pcm, np.int16).astype(int)).max() for piece in made)
    assert peak <= 32767 * 10 ** (-1 / 20)


def test_silence_is_not_amplified() -> None:
    assert all(not any(piece.pcm) for piece in normalised(sounding(0.001)).pieces)
