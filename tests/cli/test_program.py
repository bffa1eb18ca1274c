"""The real program without a terminal: what is printed, how it ends, and a page or commands from a pipe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import BREAD, PERU, Run
from tests.support.terminal import PAGES, ROOT, WITHOUT_NATURAL

pytestmark = pytest.mark.slow


def test_source_alone_means_listen(run_program: Run) -> None:
    short = run_program(PERU, "--no-audio", "--from-start")
    assert short.returncode == 0
    assert short.stdout == run_program("listen", PERU, "--no-audio", "--from-start").stdout
    assert short.stdout.splitlines()[0] == "America’s Top Diplomat Pays a Visit to Peru"


def test_session_without_keys_reads_to_the_end(run_program: Run) -> None:
    page = "<h1>Two words</h1><p>One. Two."
    done = run_program("-", "--engine", "silence", "--rate", "900", "--print", page=page)
    assert done.returncode == 0
    assert done.stdout.splitlines() == ["Two words", "One.", "Two."]


def test_missing_loudspeaker_is_reported_once_and_sentences_are_printed(run_program: Run) -> None:
    done = run_program("-", "--rate", "900", page="<p>The sea comes and goes.")
    assert done.returncode == 0
    assert done.stderr.count("No loudspeaker") == 1
    assert done.stdout == "The sea comes and goes.\n"


def test_error_is_one_line_and_an_exit_code_and_debug_shows_the_traceback(run_program: Run) -> None:
    done = run_program("text", "nowhere.html")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "reader: Cannot open nowhere.html: no such file. Check the name.\n"
    assert "Traceback" in run_program("text", "nowhere.html", "--debug").stderr


def test_closed_standard_output_ends_the_program_quietly() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "reader", "script", str(PAGES / "tides.html"), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(30) == 0


def test_full_device_is_reported_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "text", BREAD],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_while_an_object_is_freed_still_interrupts() -> None:
    """Python itself only prints an exception that comes then, and goes on."""
    program = """
import signal, sys, time, weakref
from reader.__main__ import interrupt_again

class Freed:
    pass

sys.unraisablehook = interrupt_again
freed = Freed()
weakref.finalize(freed, signal.raise_signal, signal.SIGINT).atexit = False
try:
    del freed
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    sys.exit(130)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False, timeout=30
    )
    assert (done.returncode, done.stderr) == (130, b"")


def test_ctrl_c_during_start_up_ends_silently(tmp_path: Path) -> None:
    """A stand-in for click delays the start until the test continues."""
    (tmp_path / "click.py").write_text("import sys; print('starting', flush=True); sys.stdin.read()")
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", BREAD],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), WITHOUT_NATURAL))},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"starting\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == -signal.SIGINT


def test_program_ends_without_a_thread_that_is_still_at_work() -> None:
    program = (
        "import atexit, threading, reader.__main__, reader.cli.main\n"
        "def run():\n"
        "    threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "    raise SystemExit(3)\n"
        "reader.cli.main.main = run\n"
        "atexit.register(print, 'Python ends around the thread')\n"
        "reader.__main__.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"")
