"""reader doctor: a line for each thing, in order or with what mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.terminal import ROOT


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


def test_each_thing_is_ok_or_a_problem_with_what_to_do(tmp_path: Path) -> None:
    lines = doctor(tmp_path).stdout.splitlines()
    names = [line.partition(":")[0] for line in lines]
    assert names == [
        "python", "engine", "voices", "loudspeaker", "terminal", "data folder", "configuration folder",
    ]  # fmt: skip
    assert all(": OK, " in line or ": PROBLEM, " in line for line in lines)
    assert "engine: OK, espeak speaks" in lines[1]


def test_json_has_the_same(tmp_path: Path) -> None:
    checks = json.loads(doctor(tmp_path, "--json").stdout)
    assert all(set(check) == {"name", "ok", "found", "mend"} for check in checks)
    assert all(check["mend"] or check["ok"] for check in checks)


def test_its_exit_code_says_whether_all_is_in_order(tmp_path: Path) -> None:
    done = doctor(tmp_path, "--json")
    assert done.returncode == (0 if all(check["ok"] for check in json.loads(done.stdout)) else 5)


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "accessible-reader").write_text("a file where the folder should be")
    done = doctor(tmp_path)
    assert "data folder: PROBLEM" in done.stdout
    assert done.returncode == 5
