"""Sound files, read by other libraries: the sound, the chapters and the tags are where they belong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path

import av
import mutagen
import numpy as np
import pytest
from mutagen.flac import Picture

from reader.export.audio.tag_values import tag_values
from reader.export.formats import AUDIO_SUFFIXES, exporter_named
from reader.export.model import Chapter
from reader.page.model import Block
from tests.export.audio.noise import RATE, lag, sounding
from tests.support.recordings import page

TAGGED = sorted(AUDIO_SUFFIXES - {".wav"})
FACTS = {"byline": "Ada Ferro", "published": "2024-05-06T07:08:09Z", "url": "https://salt.example/a?b=é&c"}


def decoded(path: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    resampler = av.AudioResampler("s16", "mono", RATE)
    with av.open(str(path)) as file:
        frames = [each for frame in file.decode(audio=0) for each in resampler.resample(frame)]
    frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(np.float64)


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


@pytest.mark.parametrize("suffix", TAGGED)
def test_one_section_gives_no_chapter(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(pieces=3), path)
    with av.open(str(path)) as file:
        assert not list(file.chapters())


def test_mp3_chapters_stand_in_order(tmp_path: Path) -> None:
    """Mutagen would sort them by the length of their titles."""
    path = tmp_path / "out.mp3"
    titles = ["A long title", "B", "A longer title", "Cc"]
    chapters = [Chapter(title, n * RATE, (n + 1) * RATE, RATE) for n, title in enumerate(titles)]
    exporter_named(".mp3")(sounding()._replace(chapters=chapters), path)
    assert re.findall(rb"CHAP.{6}ch(\d)\0", path.read_bytes(), re.DOTALL) == [b"0", b"1", b"2", b"3"]
    tags = mutagen.File(path).tags
    assert [str(tags[f"CHAP:ch{n}"].sub_frames["TIT2"]) for n in range(4)] == titles


def test_audiobook_has_the_brand_of_a_book(tmp_path: Path) -> None:
    for suffix, brand in ((".m4b", b"ftypM4B "), (".m4a", b"ftypM4A ")):
        path = tmp_path / f"out{suffix}"
        exporter_named(suffix)(sounding(pieces=2), path)
        assert path.read_bytes()[4:12] == brand


def test_mp3_has_a_table_of_chapters(tmp_path: Path) -> None:
    path = tmp_path / "out.mp3"
    exporter_named(".mp3")(sounding(), path)
    tags = mutagen.File(path).tags
    (table,) = tags.getall("CTOC")
    assert [tags[f"CHAP:{name}"].sub_frames["TIT2"].text for name in table.child_element_ids] == [
        ["On s1"],
        ["On s2"],
    ]


NAMES = ("title", "artist", "album", "albumartist", "date", "genre", "description", "source")
ID3 = ("TIT2", "TPE1", "TALB", "TPE2", "TDRC", "TCON", "TDES", "COMM::eng")
MP4 = ("\xa9nam", "\xa9ART", "\xa9alb", "aART", "\xa9day", "\xa9gen", "desc", "\xa9cmt")
KEYS = {".mp3": ID3, ".m4b": MP4, ".m4a": MP4, ".flac": NAMES, ".opus": NAMES}


def tags_of(path: Path) -> dict[str, str]:
    tags = mutagen.File(path).tags
    keys = dict(zip(NAMES, KEYS[path.suffix], strict=True))
    return {name: str(tags[key][0]) for name, key in keys.items() if key in tags}


@pytest.mark.parametrize("suffix", TAGGED)
def test_tags_name_the_site_the_author_and_the_language(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    paragraph = Block("b1", "paragraph", "Salt is cheap.", "en")
    section = page().sections[0]._replace(blocks=(paragraph,))
    about = page(**{**FACTS, "byline": "By Ada Ferro, staff", "site": "The Pan"})._replace(
        sections=(section,)
    )
    exporter_named(suffix)(sounding(pieces=2, length=2000)._replace(page=about), path)
    assert tags_of(path) == {
        "title": "Salt", "artist": "Ada Ferro", "album": "The Pan", "albumartist": "The Pan",
        "date": "2024-05-06", "genre": "Speech", "description": "Salt is cheap.", "source": FACTS["url"],
    }  # fmt: skip
    with av.open(str(path)) as file:
        tags = {name.lower(): value for name, value in {**file.metadata, **file.streams[0].metadata}.items()}
        assert tags["language"] in {"en", "eng"}


@pytest.mark.parametrize(
    ("about", "album"),
    [
        ({"site": "http://www.pan.example", "byline": "The Pan"}, "pan.example"),
        ({"url": "https://www.pan.example/salt"}, "pan.example"),
        ({"url": "https://[broken"}, None),
        ({}, None),
    ],
)
def test_album_is_the_host_without_a_name_of_the_site(about: dict[str, str], album: str | None) -> None:
    assert tag_values(page(**about)).get("album") == album


def test_site_is_not_an_artist() -> None:
    assert "artist" not in tag_values(page(site="The Pan", byline="The Pan"))
    assert tag_values(page(site="The Pan", byline="Ann Oakley, Ben Ray"))["artist"] == "Ann Oakley, Ben Ray"


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
    about = {**FACTS, "title": title, "site": f"{title} B"}
    exporter_named(suffix)(sounding(pieces=5, about=about, length=2000), path)
    tags = tags_of(path)
    expected = " ".join("".join(each if each.isprintable() else " " for each in title).split())
    assert tags["title"] == (expected or "Untitled")
    assert tags["album"] == f"{expected} B".strip()
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
    assert len(picture) < 150_000


@pytest.mark.skipif(
    shutil.which("ffprobe") is None, reason="ffprobe is not installed (apt-get install ffmpeg)"
)
@pytest.mark.parametrize("suffix", TAGGED)
def test_ffprobe_reads_audio_without_errors(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    exporter_named(suffix)(sounding(about=FACTS), path)
    command = "ffprobe -v error -show_chapters -show_format -show_streams -of json"
    probe = subprocess.run([*command.split(), path], capture_output=True, check=True)
    data = json.loads(probe.stdout)
    assert probe.stderr == b""
    assert len(data["chapters"]) == 2
    end = list(sounding().pieces)[-1].end / RATE
    assert float(data["format"]["duration"]) == pytest.approx(end, abs=0.1)
