"""Many articles into a folder: each is complete or missing, once, with a safe name, whatever else fails."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import wave
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.export.batches import WORDS, made, page, started
from tests.support.programs import Run, wait_for
from tests.support.terminal import PAGES

pytestmark = pytest.mark.slow

SILENT = ("--format", "wav", "--engine", "silence")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    page(folder / "a.html", "Moon")
    page(folder / "b.html", "Moon", site=" | The Sky Daily")
    page(folder / "c.html", "../../Stars: far/off")
    page(folder / "deep" / "d.htm", "MOON")
    (folder / "empty.html").write_text("<title>Nothing</title>")
    (folder / ".git").mkdir()
    page(folder / ".git" / "e.html", "Hidden")
    (folder / "cover.png").write_bytes(b"\x89PNG")
    return folder


def results(messages: str) -> list[str]:
    """The lines about the results; on a slow machine there are lines of progress too."""
    return [line for line in messages.splitlines() if not line.startswith("Exporting ")]


def test_pages_of_a_directory_are_named_by_their_titles(
    run_program: Run, pages: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = run_program("export", str(pages), "-d", str(out), *SILENT)
    assert done.returncode == 7
    assert made(out) == ["MOON 3.wav", "Moon 2.wav", "Moon.wav", "Stars - far - off.wav"]
    first, failed = results(done.stderr)
    assert first.startswith("4 written, 1 failed, ")
    assert "/empty.html has nothing to read." in failed
    for name in made(out):
        with wave.open(str(out / name)) as sound:
            assert sound.getnframes() > sound.getframerate()
    assert [path.name for path in (out / ".reader-export").iterdir()] == ["files.jsonl"]


def test_second_run_exports_only_missing_articles(run_program: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ("export", f"{pages}/?.html", "-d", str(out), *SILENT)
    assert run_program(*arguments).returncode == 0
    before = {name: (out / name).stat().st_mtime_ns for name in made(out)}
    (out / "Moon 2.wav").unlink()
    done = run_program(*arguments)
    assert done.returncode == 0
    assert results(done.stderr)[0].startswith("1 written, 2 already there")
    after = {name: (out / name).stat().st_mtime_ns for name in made(out)}
    assert after.keys() == before.keys()
    assert [name for name in before if after[name] != before[name]] == ["Moon 2.wav"]
    assert "3 written" in run_program(*arguments, "--force").stderr


def test_existing_file_is_replaced_only_with_force(run_program: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Moon.wav").write_bytes(b"mine")
    done = run_program("export", str(pages / "a.html"), str(pages / "c.html"), "-d", str(out), *SILENT)
    assert done.returncode == 7
    assert f"{out / 'Moon.wav'} already exists. Add --force to overwrite it." in done.stderr
    assert (out / "Moon.wav").read_bytes() == b"mine"
    assert "Stars - far - off.wav" in made(out)
    assert run_program("export", str(pages / "a.html"), "-d", str(out), "--force", *SILENT).returncode == 0
    assert (out / "Moon.wav").read_bytes()[:4] == b"RIFF"


def test_output_folder_is_not_a_source(run_program: Run, pages: Path) -> None:
    arguments = ("export", str(pages), "-d", str(pages / "out"), "--format", "txt", "--engine", "silence")
    assert results(run_program(*arguments).stderr)[0].startswith("4 written")
    assert results(run_program(*arguments).stderr)[0].startswith("0 written, 4 already there")


def test_file_of_addresses_is_a_list_of_sources(run_program: Run, tmp_path: Path) -> None:
    listed = tmp_path / "urls.txt"
    listed.write_text("# to read\nhttp://127.0.0.1:9/one\n\nhttp://127.0.0.1:9/two\n")
    done = run_program("export", str(listed), "-d", str(tmp_path / "out"), *SILENT)
    assert done.returncode == 7
    assert ["/one" in line for line in results(done.stderr)[1:]] == [True, False]
    assert len(results(done.stderr)) == 3


def test_folder_gives_all_kinds_of_files_that_are_read(run_program: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "ebb.md").write_text(f"# Ebb\n\n{WORDS}\n")
    mail = f"From: a@b.example\nTo: c@d.example\nSubject: Flood\nContent-Type: text/plain\n\n{WORDS}\n"
    (folder / "flood.eml").write_text(mail)
    (folder / "neap.TXT").write_text(f"Neap\n\n{WORDS}\n")
    (folder / "data.json").write_text("{}")
    assert run_program("export", str(folder), "-d", str(tmp_path / "out"), *SILENT).returncode == 0
    assert made(tmp_path / "out") == ["Ebb.wav", "Flood.wav", "neap.wav"]


def test_queue_exports_without_its_sources(run: Run, run_program: Run, pages: Path, tmp_path: Path) -> None:
    assert run("queue", "add", str(pages / "a.html"), str(pages / "c.html")).returncode == 0
    (pages / "c.html").unlink()
    out = tmp_path / "out"
    assert run_program("export", "--queue", "-d", str(out), *SILENT).returncode == 0
    assert made(out) == ["Moon.wav", "Stars - far - off.wav"]


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("a.html",), 2, "Give one SOURCE with -o FILE, or several with -d DIR."),
        (("a.html", "b.html", "-o", "x.wav"), 2, "Give one SOURCE with -o FILE, or several with -d DIR."),
        (("-d", "out"), 2, "Give SOURCES or --queue with -d DIR, without -o."),
        (("a.html", "-d", "out", "--format", "doc"), 2, "Unknown format “.doc”."),
        (("*.nothing", "-d", "out"), 3, "No files match *.nothing. Check the pattern."),
        (("deep/deeper", "-d", "out"), 3, "No pages in deep/deeper."),
        (("--queue", "-d", "out"), 2, "The queue is empty. Add to it with: "),
        (("a.html", "-d", "a.html"), 6, "Cannot write a.html: "),
        (("a.html", "-d", "/proc/none"), 6, "Cannot write /proc/none: "),
    ],
)
def test_impossible_export_gives_one_line(
    run: Run, pages: Path, arguments: Sequence[str], code: int, line: str
) -> None:
    (pages / "deep" / "deeper").mkdir()
    done = run("export", *arguments, "--engine", "silence", cwd=pages)
    assert done.returncode == code
    (messages,) = results(done.stderr)
    assert line in messages


def test_damaged_log_or_path_in_it_is_ignored(run_program: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / ".reader-export").mkdir(parents=True)
    key = f".wav file:{pages / 'a.html'}"
    rows = ['{"key": "x"', "[]", json.dumps({"key": key, "name": "../Moon.wav"}), '{"key": 1, "about": {}}']
    (out / ".reader-export" / "files.jsonl").write_text("\n".join(rows))
    assert run_program("export", str(pages / "a.html"), "-d", str(out), *SILENT).returncode == 0
    assert made(out) == ["Moon.wav"]
    assert not (tmp_path / "Moon.wav").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in other ways")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda each: each.name)
def test_interrupted_batch_leaves_whole_files_and_can_continue(
    run_program: Run, tmp_path: Path, number: int
) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    sources.mkdir()
    for each in range(8):
        page(sources / f"{each}.html", f"Part {each}", paragraphs=50)
    page(sources / "long.html", "Very long", paragraphs=700)
    with started(sources, out, tmp_path) as program:
        wait_for(lambda: out.is_dir() and len(made(out)) >= 2)
        os.kill(program.pid, number)
        assert program.stderr is not None
        messages = program.stderr.read()  # ends when the last process of the program has ended
    assert program.returncode in {130, -number}
    whole = made(out)
    assert 2 <= len(whole) < 9
    if number == signal.SIGINT:
        assert messages.decode().endswith("Stopped. To go on, run the same command again.\n")
        assert [path.name for path in (out / ".reader-export").iterdir()] == ["files.jsonl"]
    done = run_program("export", str(sources), "-d", str(out), "--format", "wav", "--engine", "espeak")
    assert done.returncode == 0
    count = re.search("([0-9]+) written, ([0-9]+) already there", done.stderr)
    assert count is not None
    made_now, made_before = int(count[1]), int(count[2])
    assert made_now + made_before == 9
    # A killed program may not have noted the file that it finished last.
    assert len(whole) - (number == signal.SIGKILL) <= made_before <= len(whole)
    assert made(out) == sorted([*(f"Part {each}.wav" for each in range(8)), "Very long.wav"])
    assert [path.name for path in (out / ".reader-export").iterdir()] == ["files.jsonl"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to find a process's children")
def test_killed_worker_loses_no_article(tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    sources.mkdir()
    for each in range(8):
        page(sources / f"{each}.html", f"Part {each}", paragraphs=80)
    with started(sources, out, tmp_path) as program:
        wait_for(lambda: out.is_dir() and len(made(out)) >= 1)
        os.kill(children(program.pid)[-1], signal.SIGKILL)
        messages = program.communicate()[1].decode()
    assert "8 written" in messages
    assert program.returncode == 0
    assert made(out) == [f"Part {each}.wav" for each in range(8)]


def children(parent: int) -> list[int]:
    """The worker processes of a program."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            is_its = int((path / "stat").read_text().rpartition(")")[2].split()[1]) == parent
            if is_its and b"spawn_main" in (path / "cmdline").read_bytes():
                found.append(int(path.name))
        except (OSError, ValueError):
            continue
    return sorted(found)


def test_folder_of_a_running_export_is_refused(run_program: Run, tmp_path: Path) -> None:
    sources, out = tmp_path / "pages", tmp_path / "out"
    sources.mkdir()
    page(sources / "long.html", "Very long", paragraphs=3000)
    with started(sources, out, tmp_path) as program:
        wait_for((out / ".reader-export" / "files.jsonl").exists)
        done = run_program("export", str(PAGES / "bread.html"), "-d", str(out), *SILENT)
        program.terminate()
        program.communicate()
    assert done.returncode == 6
    assert done.stderr.startswith(f"reader: Another export is writing to {out}.")


def test_files_can_be_named_for_web_addresses(run_program: Run, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_program("export", str(pages), "-d", str(out), "--slugs", *SILENT)
    assert made(out) == ["moon-2.wav", "moon-3.wav", "moon.wav", "stars-far-off.wav"]
