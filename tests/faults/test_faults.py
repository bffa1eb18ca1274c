"""Real faults on the real program; `python -m tests.faults --full` injects more than 500."""

from __future__ import annotations

import os

import pytest

from tests.faults.devices import LOUDSPEAKER
from tests.faults.every import FAULTS
from tests.faults.running import run, wanted

pytestmark = pytest.mark.slow

GROUPS = [
    pytest.param(group, marks=[pytest.mark.listening] if group == LOUDSPEAKER else [])
    for group in dict.fromkeys(fault.group for fault in FAULTS)
]


@pytest.mark.parametrize("group", GROUPS)
def test_each_fault_ends_as_the_manual_promises(group: str) -> None:
    results = run([job for job in wanted(full=False, only="") if FAULTS[job[0]].group == group])
    named = {f"{FAULTS[number].group}: {FAULTS[number].name}": found for number, found in results.items()}
    wrong = {name: each.wrong for name, found in named.items() for each in found if each.wrong}
    assert not wrong, "\n".join(f"{name}: {why}" for name, why in wrong.items())
    missing = [name for name, found in named.items() if found[0].outcome.startswith("not injected")]
    assert not missing or "CI" not in os.environ, f"these must be injected here: {missing}"


def test_the_full_run_injects_more_than_500() -> None:
    assert sum(fault.times for fault in FAULTS) > 500
