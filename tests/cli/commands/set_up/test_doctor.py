"""reader doctor: a line for each check, with the fix for a problem."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.support.programs import Run, run_to_end

pytestmark = pytest.mark.slow  # each check starts the engine


def checks(run: Run) -> dict[str, dict[str, Any]]:
    """The results of `reader doctor`, by check."""
    return {check["name"]: check for check in json.loads(run("doctor", "--json").stdout)}


def test_doctor_marks_each_item_ok_or_problem_with_advice(run: Run) -> None:
    lines = run("doctor").stdout.splitlines()
    names = [line.partition(":")[0] for line in lines]
    assert names == [
        "python", "engine", "voices", "natural voice", "screen reader's voice", "kanji", "loudspeaker",
        "terminal", "data folder", "configuration folder", "settings", "media keys", "exports", "cluster",
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
def test_doctor_says_how_to_fix_wrong_settings(run: Run, config_file: Path, text: str, mend: str) -> None:
    config_file.parent.mkdir()
    config_file.write_text(text)
    (line,) = (line for line in run("doctor").stdout.splitlines() if line.startswith("settings"))
    assert line.startswith(f"settings: PROBLEM, {config_file}")
    assert mend in line


def test_doctors_commands_fix_the_settings(run: Run, config_file: Path) -> None:
    config_file.parent.mkdir()
    config_file.write_text('rate = 5\nvoice = 3\nno_audio = 1\nengine = "nonesuch"')
    line = next(line for line in run("doctor").stdout.splitlines() if line.startswith("settings"))
    for command in line.partition("Run: ")[2].split("; "):
        reader, *arguments = shlex.split(command)
        assert (reader, run(*arguments).returncode) == ("reader", 0)
    assert "settings: OK, 4 saved" in run("doctor").stdout


def test_doctor_json_has_the_same_items(run: Run) -> None:
    found = json.loads(run("doctor", "--json").stdout)
    assert all(set(check) == {"name", "ok", "found", "mend"} for check in found)
    assert all(check["mend"] or check["ok"] for check in found)


def test_missing_saved_voice_is_a_problem_with_its_fix(run: Run, config_file: Path) -> None:
    config_file.parent.mkdir()
    config_file.write_text('voice = "nobody"')
    (line,) = (line for line in run("doctor").stdout.splitlines() if line.startswith("voices"))
    assert line.startswith("voices: PROBLEM, No voice called nobody.")
    assert line.endswith("Run: reader config set voice ''")


def test_missing_screen_readers_voice_is_a_problem_if_it_is_saved(
    run: Run, config_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 'none'}")
    assert checks(run)["screen reader's voice"]["ok"]
    config_file.parent.mkdir(parents=True, exist_ok=True)
    config_file.write_text('engine = "speech-dispatcher"')
    problem = checks(run)["screen reader's voice"]
    assert not problem["ok"]
    assert problem["found"].startswith("speech-dispatcher is not installed. Install it,")


def test_missing_optional_part_is_ok_with_how_to_install_it() -> None:
    code = "import sys; sys.modules['av'] = None; from reader.cli.main import main; main(sys.argv[1:])"
    done = run_to_end("doctor", "--json", env={"PULSE_SERVER": "none"}, stdin="", start=("-c", code))
    (exports,) = (check for check in json.loads(done.stdout) if check["name"] == "exports")
    assert exports["ok"]
    assert ".wav" in exports["found"]
    assert ".flac" not in exports["found"]
    assert ".flac" in exports["mend"]
    assert "pip install 'accessible-reader[export]'" in exports["mend"]


def test_missing_saved_loudspeaker_is_a_problem_with_its_fix(
    run: Run, config_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config_file.parent.mkdir()
    config_file.write_text('device = "Headset"')
    monkeypatch.setattr("reader.playback.device.open_output", lambda rate, name: None)
    monkeypatch.setattr("reader.playback.device.output_names", lambda: ("Built-in",))
    loudspeaker = checks(run)["loudspeaker"]
    assert not loudspeaker["ok"]
    assert "No loudspeaker matches Headset. Available: Built-in" in loudspeaker["found"]
    assert loudspeaker["mend"] == "Run: reader config set device ''"


def test_doctors_exit_code_reports_problems(run: Run) -> None:
    done = run("doctor", "--json")
    assert done.returncode == (0 if all(check["ok"] for check in json.loads(done.stdout)) else 5)


def test_uncreatable_folder_is_a_problem(run: Run, tmp_path: Path) -> None:
    (tmp_path / "accessible-reader").write_text("a file where the folder should be")
    done = run("doctor")
    assert "data folder: PROBLEM" in done.stdout
    assert done.returncode == 5


def test_invalid_library_is_a_problem(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "accessible-reader"
    folder.mkdir()
    (folder / "library.sqlite3").write_text("a letter")
    done = run("doctor")
    assert f"data folder: PROBLEM, Can't read or save your places and queue in {folder}" in done.stdout
    assert "Move it away" in done.stdout
