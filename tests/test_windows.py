"""Nothing that Python lacks on Windows is needed there; see tests.support.without_posix."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import PAGES, ROOT

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
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.without_posix", *arguments],
        input="<p>One. Two.",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
        start_new_session=True,
        env={**os.environ, **folders, "PULSE_SERVER": "none"},
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (5 if arguments == ["doctor"] else 0), done.stderr
    assert said in done.stdout
