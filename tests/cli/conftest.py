"""Commands, run in this process or as the real program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.in_process import runner_here
from tests.support.programs import Run, runner


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `reader ARGUMENTS` in this process, without a terminal or a sound system."""
    return runner_here(tmp_path)


@pytest.fixture
def run_program(tmp_path: Path) -> Run:
    """Runs `reader ARGUMENTS` as a program, without a terminal or a sound system."""
    return runner(tmp_path)


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    """The settings file of both."""
    return tmp_path / "accessible-reader" / "config.toml"


@pytest.fixture
def lexicon_file(tmp_path: Path) -> Path:
    """The lexicon file of both."""
    return tmp_path / "accessible-reader" / "lexicon.toml"
