"""Keeps the tests out of the user's own folders, shares one Chromium among them, and divides them
between processes (`pytest -n 2`).

The tests that hear the program run one after another in one process, the others in the rest. On a busy
machine sound has gaps, so the other processes are nice to that one.
"""

from __future__ import annotations

import compileall
import os
import tempfile
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
        compileall.compile_dir(ROOT / "reader", quiet=2)
        if config.getoption("numprocesses"):
            os.environ.setdefault("PYTHONHASHSEED", "0")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that hear the program first and in one process, and those of a file in one process."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_HEARING if hears(item) else item.nodeid.partition("::")[0]))
    items.sort(key=lambda item: not hears(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give way to the process that hears, if this one does not."""
    stash = item.config.stash
    if hasattr(item.config, "workerinput") and _GIVES_WAY not in stash:
        stash[_GIVES_WAY] = hears(item.session.items[0]) and not hears(item)
        os.nice(_NICENESS if stash[_GIVES_WAY] else 0)


def hears(item: pytest.Item) -> bool:
    return item.get_closest_marker("listening") is not None


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
