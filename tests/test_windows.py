"""The program runs without the modules that Python lacks on Windows; see tests.support.without_posix."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.programs import run_to_end
from tests.support.terminal import PAGES

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["text", str(PAGES / "bread.html")], "bread"),
        (["config", "set", "rate", "200"], ""),
        (
            ["doctor"],
            "engine: PROBLEM, espeak speaks instead of the default engine. The system's voices do not",
        ),
        (["-", "--engine", "silence", "--rate", "900", "--print"], "One.\nTwo.\n"),
        (["-", "--engine", "silence", "--no-audio"], "One.\nTwo.\n"),
    ],
)
def test_program_runs_without_posix_modules(tmp_path: Path, arguments: list[str], said: str) -> None:
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("DATA", "CONFIG", "CACHE")}
    done = run_to_end(
        *arguments,
        env={**folders, "PULSE_SERVER": "none"},
        stdin="<p>One. Two.",
        start=("-m", "tests.support.without_posix"),
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (5 if arguments == ["doctor"] else 0), done.stderr
    assert said in done.stdout
