"""Pipes, devices and damaged files instead of pages and Reader's own files: one line, and no waiting."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.programs import run_to_end
from tests.support.terminal import MODULES, PAGES, ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")]
BREAD, TIDES = str(PAGES / "bread.html"), str(PAGES / "tides.html")
ODD_PARAMETERS = ("boundary*=x; boundary*0=B", f"boundary*{'1' * 5000}=B", "boundary=B; start*1*=a; start=b")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("data", "config"):
        (tmp_path / name / "accessible-reader").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def run(home: Path) -> Run:
    """Runs a command that must end soon; one that waits for a pipe is killed, and fails the test."""
    own = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("data", "config", "cache")}

    def program(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
        start = ["-c", code] if code else ["-m", "reader"]
        env = {**own, "PYTHONPATH": MODULES, "PULSE_SERVER": "none"}
        return run_to_end(*arguments, env=env, stdin="", start=start, cwd=home)

    return program


def one_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    assert (done.returncode, done.stderr.count("\n")) == (code, 1), done
    return done.stderr


def test_pipe_without_a_writer_is_reported_at_once(run: Run, home: Path) -> None:
    pipe = home / "page.html"
    os.mkfifo(pipe)
    assert "No program writes to the pipe" in one_line(run("text", str(pipe)), 3)
    assert (
        "No program writes to the pipe"
        in run("export", str(pipe), BREAD, "-d", "out", "--format", "txt").stderr
    )
    one_line(run("lexicon", "import", str(pipe)), 3)


def test_page_from_a_named_pipe_is_read(run: Run, home: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as file:
        file.write(b"<h1>Lamp</h1><p>It burns all night at the end of the pier.</p>")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "text", f"/dev/fd/{reading}"],
        pass_fds=[reading], capture_output=True, check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip
    os.close(reading)
    assert "burns all night" in done.stdout.decode()


@pytest.mark.parametrize(
    "name",
    [
        "data/{}/library.sqlite3",
        "data/{}/library.sqlite3-wal",
        "config/{}/config.toml",
        "config/{}/lexicon.toml",
    ],
)
def test_pipe_in_place_of_a_data_file_does_not_block_listening(run: Run, home: Path, name: str) -> None:
    path = home / name.format("accessible-reader")
    os.mkfifo(path)
    done = run("--no-audio", BREAD)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert [line for line in done.stderr.splitlines() if str(path) in line]


def test_bad_page_does_not_keep_others_out_of_the_queue(run: Run, home: Path) -> None:
    bad = []
    for number, parameters in enumerate(ODD_PARAMETERS):
        path = home / f"{number}.mhtml"
        path.write_text(
            f"MIME-Version: 1.0\nContent-Type: multipart/related; {parameters}\n\n--B\n"
            "Content-Type: text/html; charset*=x; charset*0=utf-8\n\n<p>Little.\n--B--\n"
        )
        bad.append(str(path))
    os.mkfifo(home / "pipe.html")
    done = run("queue", "add", BREAD, *bad, str(home / "pipe.html"), str(home / "none.html"), TIDES)
    assert done.returncode == 7
    assert "Traceback" not in done.stderr
    assert [line[:2] for line in done.stdout.splitlines()][-1] != "1."
    assert "Sourdough" in done.stdout
    assert "Sea" in done.stdout


def test_wrong_types_in_the_library_are_reported_in_one_line(run: Run, home: Path) -> None:
    path = home / "data" / "accessible-reader" / "library.sqlite3"
    assert run("--no-audio", BREAD).returncode == 0
    assert run("queue", "add", BREAD).returncode == 0
    with sqlite3.connect(path) as file:
        file.execute("UPDATE articles SET ended = 0, percent = 'x', text = x'ff00', again = x'00'")
        file.execute("UPDATE queue SET words = 'x'")
        file.execute("UPDATE visits SET began_at = 1e308, percent = x'00'")
    for command in (["resume", "--no-audio"], ["queue"], ["history"], ["queue", "next", "--no-audio"]):
        assert f"{path}: " in one_line(run(*command), 6), command
    done = run("--no-audio", BREAD)
    assert (done.returncode, done.stderr.count(str(path))) == (0, 1)


FAULT = "import sys; from reader.cli import main; {}; main.main(sys.argv[1:])"


def test_unexpected_error_is_one_line_and_debug_shows_the_traceback(run: Run) -> None:
    broken = FAULT.format("import reader.page.readable as r; r.readable_page = lambda *a, **k: 1 / 0")
    line = one_line(run("text", BREAD, code=broken), 3)
    assert line.startswith(f"reader: Cannot read {BREAD[:25]}")
    assert "Unexpected error (ZeroDivisionError: division by zero). Run the command again" in line
    assert 'File "' in run("text", BREAD, "--debug", code=broken).stderr
    elsewhere = FAULT.format("main._COMMANDS['text'] = ('nowhere', '')")
    assert "Unexpected error (ModuleNotFoundError" in one_line(run("text", BREAD, code=elsewhere), 1)


def test_missing_home_folder_is_reported_in_one_line(run: Run) -> None:
    homeless = (
        "import os.path, sys, platformdirs, reader.cli.main as cli\n"
        "def unknown(*a, **k): raise RuntimeError('no home directory')\n"
        "os.path.expanduser, platformdirs.user_config_path = (lambda path: path), unknown\n"
        "cli.main(sys.argv[1:])"
    )
    assert "You have no home folder here" in one_line(run("config", "path", code=homeless), 1)


def test_export_out_of_memory_leaves_no_file(run: Run, home: Path) -> None:
    code = (
        "def full(*a): raise MemoryError\n"
        "import sys, reader.export.audio.wav as wav, reader.cli.main as cli\n"
        "wav.write_wav = full\ncli.main(sys.argv[1:])"
    )
    line = one_line(run("export", BREAD, "-o", "bread.wav", "--engine", "silence", code=code), 6)
    assert "not enough memory" in line
    assert not list(home.glob("*bread*"))


def test_deleted_working_directory_is_reported_in_one_line(run: Run, home: Path) -> None:
    gone = (
        "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone')\n"
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    assert "Traceback" not in run("text", "page.html", code=gone).stderr
    assert run("text", BREAD, code=gone).returncode == 0


def test_file_size_limit_names_the_directory(run: Run) -> None:
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))\n"
        "from reader.cli.main import main; main(sys.argv[1:])"
    )
    done = run("export", BREAD, "-d", "out", "--format", "txt", "--engine", "silence", code=code)
    assert done.returncode == 7
    assert "Cannot write out: " in done.stderr
    assert "The output" not in done.stderr


def test_no_file_handles_left_is_reported_in_one_line(run: Run) -> None:
    code = (
        "import resource, sys; from reader.cli.main import main\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3)); main(sys.argv[1:])"
    )
    assert "Too many open files" in one_line(run("text", BREAD, code=code), 1)
