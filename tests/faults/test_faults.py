"""The quick faults, injected into the real program; `python -m tests.faults --full` injects more than 500."""

from __future__ import annotations

import os

import pytest

from tests.faults.causes.devices import LOUDSPEAKER
from tests.faults.every import FAULTS
from tests.faults.running import Result, run, selected

pytestmark = pytest.mark.slow


def outcomes(*, heard: bool) -> dict[str, list[Result]]:
    """The results of the quick faults: those that need the virtual ear, or all others."""
    jobs = [job for job in selected(full=False, only="") if (FAULTS[job[0]].group == LOUDSPEAKER) == heard]
    return {f"{FAULTS[number].group}: {FAULTS[number].name}": found for number, found in run(jobs).items()}


@pytest.mark.parametrize("heard", [False, pytest.param(True, marks=pytest.mark.listening)])
def test_each_fault_ends_as_the_manual_promises(heard: bool) -> None:
    found = outcomes(heard=heard)
    wrong = {name: each.wrong for name, results in found.items() for each in results if each.wrong}
    assert not wrong, "\n".join(f"{name}: {why}" for name, why in wrong.items())
    missing = [name for name, results in found.items() if results[0].outcome.startswith("not injected")]
    assert not missing or "CI" not in os.environ, f"not injected: {missing}"


def test_the_full_run_injects_more_than_500() -> None:
    assert sum(fault.times for fault in FAULTS) > 500
