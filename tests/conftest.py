"""Keeps the tests out of the user's own folders, and shares one Chromium among the tests of a process."""

from __future__ import annotations

import compileall
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.chromium import Chromium, executable
from tests.support.in_process import runner_here
from tests.support.programs import Run, restore_signals, runner
from tests.support.terminal import ROOT, WITHOUT_NATURAL

sys.dont_write_bytecode = False  # several processes load the tests: one compiles them
_SLOW_FILE = re.compile(r"^pytestmark = (?:\[[^]]*)?pytest\.mark\.slow\b", re.MULTILINE)
# A busy machine is no failure.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once, because tests start it hundreds of times, often where it may not write.

    All processes must collect the same tests in the same order, also those from a set; the programs that
    they start hash as usual.
    """
    restore_signals()
    if hasattr(config, "workerinput"):
        os.environ.pop("PYTHONHASHSEED", None)
    else:
        compileall.compile_dir(ROOT / "reader", quiet=2)
        if config.getoption("numprocesses"):
            os.environ.setdefault("PYTHONHASHSEED", "0")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Import only the files that have a test of the kind that `-m` asks for.

    With `-m "slow …"` or `-m listening`, most files have none. With `-m "not slow …"`, some are wholly slow.
    """
    first, *more = config.option.markexpr.split()[:2] or [""]
    if collection_path.suffix != ".py" or first not in {"slow", "listening", "not"}:
        return None
    source = collection_path.read_text("utf-8")
    if first == "not":
        return (more == ["slow"] and _SLOW_FILE.search(source) is not None) or None
    return f"mark.{first}" not in source or None


@pytest.fixture(scope="session", autouse=True)
def own_folders() -> Iterator[None]:
    """Temporary folders for data, settings and cache; a natural voice or a desktop if a test asks."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as environment:
        for name in ("DATA", "CONFIG", "CACHE"):
            environment.setenv(f"XDG_{name}_HOME", os.path.join(home, name.lower()))  # noqa: PTH118
        environment.setenv("PYTHONPATH", WITHOUT_NATURAL)
        environment.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        environment.setattr("reader.speech.engines.has_natural_voice", lambda: False)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """The browser. Only one can run, because its driver occupies the thread."""
    if executable() is None:
        assert "CI" not in os.environ, "browser tests must not be skipped in CI"
        pytest.skip("Chromium is not installed. Install it with: apt-get install chromium")
    with Chromium() as browser:
        yield browser


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `reader ARGUMENTS` in this process, without a terminal or a sound system."""
    return runner_here(tmp_path)


@pytest.fixture
def run_program(tmp_path: Path) -> Run:
    """Runs `reader ARGUMENTS` as a program, without a terminal or a sound system."""
    return runner(tmp_path)
