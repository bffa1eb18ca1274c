"""Injects faults in parallel, and makes the table of results."""

from __future__ import annotations

import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from tests.faults import program
from tests.faults.every import FAULTS
from tests.faults.fault import Fault, Injection, Missing
from tests.support.programs import restore_signals

PARALLEL = 2
_REPORT_EVERY = 50


class Result(NamedTuple):
    """The outcome of an injection; `wrong` is empty if it ended as promised."""

    outcome: str
    wrong: str = ""


def inject(number: int, turn: int, times: int) -> Result:
    """Inject a fault once."""
    fault = FAULTS[number]
    rng = random.Random(f"{fault.name} {turn}")
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        try:
            return Result(fault.inject(Injection(Path(folder), rng, (turn + 0.5) / times)))
        except Missing as missing:
            return Result(f"not injected: {missing}")
        except Exception as error:
            frames = [
                f"{Path(each.filename).name}:{each.lineno}"
                for each in traceback.extract_tb(error.__traceback__)
            ]
            return Result("WRONG", f"{type(error).__name__} at {' > '.join(frames[1:])}: {error}")


def selected(full: bool, only: str) -> Iterator[tuple[int, int, int]]:
    """The selected injections: the fault's number, the injection's number, and how many there are of it."""
    for number, fault in enumerate(FAULTS):
        if only and only not in f"{fault.group} {fault.name}":
            continue
        if full or not fault.slow:
            times = fault.times if full else 1
            yield from ((number, turn, times) for turn in range(times))


def run(jobs: Sequence[tuple[int, int, int]], parallel: int = PARALLEL) -> dict[int, list[Result]]:
    """Inject faults, `parallel` at a time, each in its own process; returns the results by fault."""
    restore_signals()
    results: dict[int, list[Result]] = {number: [] for number, _, _ in jobs}
    context = get_context("spawn")
    with program.shared_home(), ProcessPoolExecutor(parallel, mp_context=context) as pool:
        running = {pool.submit(inject, *job): job for job in jobs}
        for count, done in enumerate(as_completed(running), 1):
            if count % _REPORT_EVERY == 0:
                print(f"-- {count} of {len(jobs)}", file=sys.stderr, flush=True)
            number, turn, _ = running[done]
            result = done.result()
            results[number].append(result)
            if result.wrong:
                fault = FAULTS[number]
                print(f"== {fault.group}: {fault.name}, time {turn}\n{result.wrong}\n", flush=True)
    return results


def table(results: dict[int, list[Result]]) -> Iterator[str]:
    """A line for each fault: the number of injections and their outcomes."""
    group = ""
    for number, found in results.items():
        fault: Fault = FAULTS[number]
        if fault.group != group:
            group = fault.group
            yield f"\n{group}"
        outcomes = Counter(result.outcome for result in found)
        shown = "; ".join(
            outcome if len(outcomes) == 1 else f"{count} × {outcome}"
            for outcome, count in outcomes.most_common()
        )
        yield f"  {fault.name:44} {len(found):4}  {shown}"
