"""Keeps the tests out of the user's own folders, shares one Chromium among them, orders them, and divides
them between processes (`pytest -n 2`).

The core suite comes first, and how long it took is printed. The tests that hear the program run one after
another in one process. On a busy machine sound has gaps, so the other processes are nice to that one.
"""

from __future__ import annotations

import compileall
import os
import tempfile
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.browser.chromium import Chromium, executable
from tests.support.terminal import ROOT

# A busy machine is no failure.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_HEARING = "hearing"  # the group of the tests that hear the program
_NICENESS = 15
_GIVES_WAY = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once, because tests start it hundreds of times, often where it may not write.

    All processes must collect the same tests in the same order, also those from a set; the programs that
    they start hash as usual.
    """
    if hasattr(config, "workerinput"):
        os.environ.pop("PYTHONHASHSEED", None)
    else:
        config.pluginmanager.register(CoreTime())
        compileall.compile_dir(ROOT / "reader", quiet=2)
        if config.getoption("numprocesses"):
            os.environ.setdefault("PYTHONHASHSEED", "0")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that hear the program first and in one process, then the core suite, then the slow tests.

    What a file has of each stays in one process. Xdist looks for the groups right after this.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=lambda item: (not hears(item), is_slow(item)))


def _group(item: pytest.Item) -> str:
    if hears(item):
        return _HEARING
    return f"{item.nodeid.partition('::')[0]} {'slow' if is_slow(item) else 'core'}"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give way to the process that hears, if this one does not."""
    stash = item.config.stash
    if hasattr(item.config, "workerinput") and _GIVES_WAY not in stash:
        stash[_GIVES_WAY] = hears(item.session.items[0]) and not hears(item)
        os.nice(_NICENESS if stash[_GIVES_WAY] else 0)


def hears(item: pytest.Item) -> bool:
    return item.get_closest_marker("listening") is not None


def is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


class CoreTime:
    """Prints how long the core suite took, in a run that has slow tests too."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._core = self._slow = 0
        self._seconds = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and "slow" in report.keywords:
            self._slow += 1
        elif report.when == "call":
            self._core += 1
            self._seconds = time.monotonic() - self._began

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self._core and self._slow:
            terminalreporter.write_line(f"the core suite: {self._core} tests in {self._seconds:.0f} s")


@pytest.fixture(scope="session", autouse=True)
def own_folders() -> Iterator[None]:
    """Temporary folders for data, settings and cache."""
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as environment:
        for name in ("DATA", "CONFIG", "CACHE"):
            environment.setenv(f"XDG_{name}_HOME", os.path.join(home, name.lower()))  # noqa: PTH118
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """The browser. Only one can run, because its driver occupies the thread."""
    if executable() is None:
        assert "CI" not in os.environ, "browser tests must not be skipped in CI"
        pytest.skip("Chromium is not installed. Install it with: apt-get install chromium")
    with Chromium() as browser:
        yield browser
