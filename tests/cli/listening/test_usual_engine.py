"""Which engine speaks by default, and the message when one cannot start."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path

import pytest

from tests.support.programs import run_to_end
from tests.support.terminal import WITHOUT_NATURAL

pytestmark = pytest.mark.slow

NO_LOADER = 'sys.modules["espeakng_loader"] = None'
NO_LIBRARY = f'{NO_LOADER}; sys.modules["pyttsx3.drivers._espeak"] = None'
NO_SERVER = (
    "import reader.speech.speech_dispatcher.server as s; from pathlib import Path; "
    "s.which = lambda _: None; s._default_socket = lambda: Path('/nowhere')"
)
# pyttsx3's dummy driver, in place of the system's.
SYSTEM = "import reader.speech.system.voices as s; s._DRIVERS = {sys.platform: 'dummy'}"
PAGE = "<title>Wind</title><h1>Wind</h1><p>It blows. It stops."
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `reader ARGUMENTS` after `circumstances`, a line of Python, in each of its processes."""

    def program(circumstances: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "sitecustomize.py").write_text(f"import sys\n{circumstances}\n", encoding="utf-8")
        folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("DATA", "CONFIG", "CACHE")}
        modules = os.pathsep.join((str(tmp_path), WITHOUT_NATURAL))
        env = {**folders, "PULSE_SERVER": "none", "PYTHONPATH": modules}
        return run_to_end(*arguments, env=env, stdin=PAGE)

    return program


def test_system_voice_speaks_without_espeak(run: Run) -> None:
    done = run(f"{NO_LIBRARY}; {SYSTEM}", "-", "--print")
    assert (done.returncode, done.stdout) == (0, "Wind\nIt blows.\nIt stops.\n")
    assert done.stderr == "Wind\nEnd of article\n"


def test_doctor_says_why_the_system_voice_speaks_and_how_to_fix_it(run: Run) -> None:
    done = run(f"{NO_LIBRARY}; {SYSTEM}", "doctor", "--json")
    checks = {check["name"]: check for check in json.loads(done.stdout)}
    assert not checks["engine"]["ok"]
    assert checks["engine"]["found"].startswith("system speaks")
    assert "eSpeak NG could not be loaded" in checks["engine"]["mend"]
    assert "pip install --force-reinstall espeakng-loader pyttsx3" in checks["engine"]["mend"]
    assert checks["voices"]["found"] == "3 voices in 1 language"


def test_no_working_engine_is_reported_in_one_line(run: Run) -> None:
    done = run(NO_LIBRARY, "-")
    assert done.returncode == 5
    assert done.stderr.startswith("reader: eSpeak NG could not be loaded")
    assert done.stderr.count("\n") == 1
    assert "pip install" in done.stderr


def test_doctor_reports_that_no_engine_works(run: Run) -> None:
    done = run(NO_LIBRARY, "doctor")
    assert done.returncode == 5
    assert "engine: PROBLEM, eSpeak NG could not be loaded" in done.stdout


def test_requested_engine_is_not_replaced(run: Run) -> None:
    done = run(f"{NO_LIBRARY}; {SYSTEM}", "-", "--engine", "espeak")
    assert done.returncode == 5
    assert "eSpeak NG could not be loaded" in done.stderr


def test_system_voices_are_listed_with_the_others(run: Run) -> None:
    voices = json.loads(run(SYSTEM, "voices", "--json").stdout)
    assert {voice["engine"] for voice in voices} >= {"espeak", "silence", "system"}
    assert {
        "id": "dummy.voice2", "engine": "system", "name": "Jane Doe", "language": "en-US", "gender": "female",
    } in voices  # fmt: skip


def test_engine_that_does_not_start_lists_no_voices(run: Run) -> None:
    done = run(f"{NO_LIBRARY}; {NO_SERVER}; {SYSTEM}", "voices")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "dummy.voice1: John Doe, en-US, male, system, default"


def test_empty_voice_list_gives_the_reason(run: Run) -> None:
    done = run(f"{NO_LIBRARY}; {NO_SERVER}", "voices")
    assert done.returncode == 5
    assert "eSpeak NG could not be loaded" in done.stderr


@pytest.mark.skipif(find_library("espeak-ng") is None, reason="eSpeak NG is not installed on this system")
def test_espeak_falls_back_to_the_systems_library(run: Run) -> None:
    done = run(NO_LOADER, "doctor", "--json")
    checks = {check["name"]: check for check in json.loads(done.stdout)}
    assert checks["engine"]["found"] == "espeak speaks, at 22050 Hz"
    assert run(NO_LOADER, "-", "--voice", "en-us+f3", "--rate", "900").returncode == 0
    assert run(NO_LOADER, "-", "--voice", "en-us+nobody").returncode == 5


def test_system_voice_is_chosen_by_name(run: Run) -> None:
    assert run(SYSTEM, "-", "--engine", "system", "--voice", "jane doe").returncode == 0
    done = run(SYSTEM, "-", "--engine", "system", "--voice", "nobody")
    assert done.returncode == 5
    assert done.stderr == "reader: No voice called nobody. List voices with: reader voices\n"


def test_system_voice_reports_that_it_cannot_choose_a_loudspeaker(run: Run) -> None:
    done = run(SYSTEM, "-", "--engine", "system", "--device", "headset")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == "This engine uses the default loudspeaker"


def test_saved_voice_belongs_to_the_default_engine(run: Run) -> None:
    assert run("", "config", "set", "voice", "en-gb").returncode == 0
    assert run("", "-", "--engine", "espeak", "--rate", "900").stderr.count("voice") == 0
    assert run(SYSTEM, "-", "--engine", "system").stderr == "Wind\nEnd of article\n"
