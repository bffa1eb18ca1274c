"""Many faults injected, a few at once, and the table of what came of them."""

from __future__ import annotations

import random
import signal
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

AT_ONCE = 2
_TOLD_EVERY = 50


class Result(NamedTuple):
    """How one injection ended; `wrong` is empty where it ended as promised."""

    outcome: str
    wrong: str = ""


def inject(number: int, time_: int, times: int) -> Result:
    """Inject a fault once."""
    fault = FAULTS[number]
    dice = random.Random(f"{fault.name} {time_}")
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        try:
            return Result(fault.inject(Injection(Path(folder), dice, (time_ + 0.5) / times)))
        except Missing as missing:
            return Result(f"not injected: {missing}")
        except Exception as error:
            frames = [
                f"{Path(each.filename).name}:{each.lineno}"
                for each in traceback.extract_tb(error.__traceback__)
            ]
            return Result("WRONG", f"{type(error).__name__} at {' > '.join(frames[1:])}: {error}")


def wanted(full: bool, only: str) -> Iterator[tuple[int, int, int]]:
    """The number of each fault, which time it is, and of how many."""
    for number, fault in enumerate(FAULTS):
        if only and only not in f"{fault.group} {fault.name}":
            continue
        if full or not fault.slow:
            times = fault.times if full else 1
            yield from ((number, time_, times) for time_ in range(times))


def run(jobs: Sequence[tuple[int, int, int]], at_once: int = AT_ONCE) -> dict[int, list[Result]]:
    """Inject them all, a few at once, each in a process of its own; gives the results by fault."""
    _heed_signals()
    results: dict[int, list[Result]] = {number: [] for number, _, _ in jobs}
    context = get_context("spawn")
    with program.lived_in_home(), ProcessPoolExecutor(at_once, mp_context=context) as pool:
        running = {pool.submit(inject, *job): job for job in jobs}
        for count, done in enumerate(as_completed(running), 1):
            if count % _TOLD_EVERY == 0:
                print(f"-- {count} of {len(jobs)}", file=sys.stderr, flush=True)
            number, time_, _ = running[done]
            result = done.result()
            results[number].append(result)
            if result.wrong:
                fault = FAULTS[number]
                print(f"== {fault.group}: {fault.name}, time {time_}\n{result.wrong}\n", flush=True)
    return results


def _heed_signals() -> None:
    """Undo what `nohup` and `&` do, and what programs inherit: to ignore the very signals that are sent."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def table(results: dict[int, list[Result]]) -> Iterator[str]:
    """A line for each fault: how often, and what came of it."""
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
