"""reader doctor: a line for each thing, in order or with what mends it."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import ROOT

pytestmark = pytest.mark.slow


def doctor(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`reader doctor` where there is no sound system."""
    return subprocess.run(
        [sys.executable, "-m", "reader", "doctor", *more],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PULSE_SERVER": "none", "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)},
    )


def test_doctor_marks_each_item_ok_or_problem_with_advice(tmp_path: Path) -> None:
    lines = doctor(tmp_path).stdout.splitlines()
    names = [line.partition(":")[0] for line in lines]
    assert names == [
        "python", "engine", "voices", "kanji", "loudspeaker", "terminal", "data folder",
        "configuration folder", "settings", "exports", "cluster",
    ]  # fmt: skip
    assert all(": OK, " in line or ": PROBLEM, " in line for line in lines)
    assert "engine: OK, espeak speaks" in lines[1]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("rate = 5", "Run: reader config set rate 180"),
        ("rate = 5\nvoice = 3", "Run: reader config set rate 180; reader config set voice ''"),
        ("no_audio = 1", "Run: reader config set no_audio false"),
        ('engine = "nonesuch"', "Run: reader config set engine ''"),
        ("speed = 5", "Edit "),
        ("rate", "Edit "),
    ],
)
def test_doctor_says_how_to_fix_wrong_settings(tmp_path: Path, text: str, mend: str) -> None:
    path = tmp_path / "accessible-reader" / "config.toml"
    path.parent.mkdir()
    path.write_text(text)
    (line,) = (line for line in doctor(tmp_path).stdout.splitlines() if line.startswith("settings"))
    assert line.startswith(f"settings: PROBLEM, {path}")
    assert mend in line


def test_doctors_commands_fix_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "accessible-reader" / "config.toml"
    path.parent.mkdir()
    path.write_text('rate = 5\nvoice = 3\nno_audio = 1\nengine = "nonesuch"')
    line = next(line for line in doctor(tmp_path).stdout.splitlines() if line.startswith("settings"))
    for command in line.partition("Run: ")[2].split("; "):
        subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            check=True,
            cwd=ROOT,
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
        )
    assert "settings: OK, 4 saved" in doctor(tmp_path).stdout


def test_doctor_json_has_the_same_items(tmp_path: Path) -> None:
    checks = json.loads(doctor(tmp_path, "--json").stdout)
    assert all(set(check) == {"name", "ok", "found", "mend"} for check in checks)
    assert all(check["mend"] or check["ok"] for check in checks)


def test_missing_saved_voice_is_a_problem_with_its_fix(tmp_path: Path) -> None:
    path = tmp_path / "accessible-reader" / "config.toml"
    path.parent.mkdir()
    path.write_text('voice = "nobody"')
    (line,) = (line for line in doctor(tmp_path).stdout.splitlines() if line.startswith("voices"))
    assert line.startswith("voices: PROBLEM, No voice called nobody.")
    assert line.endswith("Run: reader config set voice ''")


def checks_where(circumstances: str, home: Path) -> dict[str, dict[str, str]]:
    """What `reader doctor --json` finds where `circumstances`, a line of Python, hold."""
    program = f"import sys; {circumstances}; from reader.cli.main import main; main(['doctor', '--json'])"
    told = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PULSE_SERVER": "none", "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)},
    ).stdout
    return {check["name"]: check for check in json.loads(told)}


def test_missing_optional_part_is_ok_with_how_to_install_it(tmp_path: Path) -> None:
    exports = checks_where("sys.modules['av'] = None", tmp_path)["exports"]
    assert exports["ok"]
    assert ".wav" in exports["found"]
    assert ".flac" not in exports["found"]
    assert ".flac" in exports["mend"]
    assert "pip install 'accessible-reader[export]'" in exports["mend"]


def test_missing_saved_loudspeaker_is_a_problem_with_its_fix(tmp_path: Path) -> None:
    path = tmp_path / "accessible-reader" / "config.toml"
    path.parent.mkdir()
    path.write_text('device = "Headset"')
    another = (
        "import reader.playback.device as d; d.open_output = lambda rate, name: None; "
        "d.output_names = lambda: ('Built-in',)"
    )
    loudspeaker = checks_where(another, tmp_path)["loudspeaker"]
    assert not loudspeaker["ok"]
    assert "No loudspeaker matches Headset. Available: Built-in" in loudspeaker["found"]
    assert loudspeaker["mend"] == "Run: reader config set device ''"


def test_doctors_exit_code_reports_problems(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json")
    assert done.returncode == (0 if all(check["ok"] for check in json.loads(done.stdout)) else 5)


def test_uncreatable_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "accessible-reader").write_text("a file where the folder should be")
    done = doctor(tmp_path)
    assert "data folder: PROBLEM" in done.stdout
    assert done.returncode == 5


def test_invalid_library_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "accessible-reader"
    folder.mkdir()
    (folder / "library.sqlite3").write_text("a letter")
    done = doctor(tmp_path)
    assert f"data folder: PROBLEM, Can't save your reading position to {folder}" in done.stdout
    assert "Move it away" in done.stdout
