"""The folder of an export: no link in it is followed, and no other file is removed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.export.folder import Folder
from reader.export.job import ArticleInfo
from reader.export.output_file import output_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")
OURS, MEMORY = ".reader-export", "files.jsonl"
ABOUT = ArticleInfo("Moon", "", "", "", "", "en", "", 3.0, ((0.0, "Moon"),))


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """Another folder of the user, outside the export's."""
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "half-thesis.txt").write_text("mine")
    (folder / MEMORY).write_text("mine")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out" / OURS).mkdir(parents=True)
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def written(out: Path, name: str = "Moon", text: str = "sound") -> Path:
    with Folder(out, ".wav", replace=True) as folder:
        path = folder.path_for("a", name)
        with folder.writing(path) as half:
            half.write_text(text)
        folder.record_info("a", ABOUT)
    return path


def test_link_in_place_of_the_log_folder_is_refused(out: Path, precious: Path) -> None:
    before = contents(precious)
    (out / OURS).rmdir()
    (out / OURS).symlink_to(precious)
    with pytest.raises(ExportError, match=rf"{OURS} is a link, or not a folder. Delete it.$"):
        Folder(out, ".wav")
    assert contents(precious) == before


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_link_or_pipe_in_place_of_the_log_is_not_written(out: Path, precious: Path, kind: str) -> None:
    memory = out / OURS / MEMORY
    {"link": lambda: memory.symlink_to(precious / MEMORY), "pipe": lambda: os.mkfifo(memory),
     "folder": memory.mkdir}[kind]()  # fmt: skip
    with pytest.raises(ExportError):
        Folder(out, ".wav")
    assert contents(precious)[MEMORY] == "mine"


def test_only_partial_files_are_removed(out: Path, precious: Path) -> None:
    own = out / OURS
    for name in ("half-0123.wav", "notes.txt", "holiday.jpg"):
        (own / name).write_text("kept")
    (own / "half-link").symlink_to(precious / "half-thesis.txt")
    (own / "half-folder").mkdir()
    Folder(out, ".wav").__exit__()
    assert sorted(each.name for each in own.iterdir()) == [
        MEMORY, "half-folder", "half-link", "holiday.jpg", "notes.txt",
    ]  # fmt: skip
    assert contents(precious)["half-thesis.txt"] == "mine"


def test_folder_replaced_during_a_write_is_not_followed(out: Path, precious: Path) -> None:
    before = contents(precious)
    with Folder(out, ".wav") as folder:
        path = folder.path_for("a", "Moon")
        writing = folder.writing(path)
        half = writing.__enter__()
        (out / OURS).rename(out / "moved")
        (out / OURS).symlink_to(precious)
        (precious / half.name).write_text("sound")
        with pytest.raises(ExportError, match="another program changed the directory"):
            writing.__exit__(None, None, None)
    assert not path.exists()
    assert {name: text for name, text in contents(precious).items() if text == "mine"} == before
    assert not list(out.glob("moved/half-*"))


def test_link_at_the_output_path_is_replaced_not_followed(out: Path, precious: Path) -> None:
    (out / "Moon.wav").symlink_to(precious / "half-thesis.txt")
    assert written(out).read_text() == "sound"
    assert not (out / "Moon.wav").is_symlink()
    assert contents(precious)["half-thesis.txt"] == "mine"


def test_output_folder_can_be_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(out)
    assert written(tmp_path / "link").resolve() == out / "Moon.wav"


def test_malformed_log_is_not_trusted(out: Path) -> None:
    about = ABOUT._asdict()
    wrong = [{**about, "seconds": value} for value in ("x", None, float("inf"), float("nan"), -1)]
    wrong += [{**about, "title": 1}, {**about, "chapters": [[0]]}, {**about, "chapters": [["x", 1]]}, {}]
    rows = [b"\xff\xfe", b"[" * 100_000, b"1", b"null", b'{"name": "x"}', b'{"key": {}, "name": "x.wav"}']
    rows += [
        json.dumps({"key": ".wav a", "name": name}).encode() for name in ("..", ".", "", ".x", "a\0", 5, None)
    ]
    rows += [json.dumps({"key": ".wav b", "name": "B.wav"}).encode()]
    rows += [json.dumps({"key": ".wav b", "about": each}).encode() for each in wrong]
    (out / OURS / MEMORY).write_bytes(b"\n".join(rows) + b"\n")
    (out / "B.wav").write_text("sound")
    with Folder(out, ".wav") as folder:
        assert folder.existing("a") is folder.existing("b") is None
        assert folder.path_for("a", "Moon") == out / "Moon.wav"


@pytest.mark.parametrize("force", [False, True])
def test_only_regular_files_are_replaced(tmp_path: Path, force: bool) -> None:
    """Reader, run by the superuser, must not replace /dev/null by a sound."""
    pipe = tmp_path / "null.wav"
    os.mkfifo(pipe)
    with pytest.raises(ExportError), output_file(pipe, replace=force) as half:
        half.write_text("sound")
    assert pipe.is_fifo()
