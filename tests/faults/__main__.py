"""Inject faults into the real program: `python -m tests.faults [--full] [--only WORDS]`.

Each must end as the manual promises: the exit code, one line, a restored terminal, a saved place, an
unchanged queue, no partial file. By default the quick faults are injected once; --full injects more than 500.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.running import PARALLEL, run, selected, table


def main() -> int:
    """Inject the faults and print the table; returns 1 if one did not end as promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--full", action="store_true", help="inject more than 500, in about 20 minutes")
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="inject only faults with these words in group or name"
    )
    parser.add_argument(
        "--parallel", type=int, default=PARALLEL, metavar="N", help="faults injected at a time"
    )
    options = parser.parse_args()
    began = time.monotonic()
    faults = list(selected(options.full, options.only))
    if not faults:
        parser.error(f"no fault has these words in group or name: {options.only}")
    results = run(faults, options.parallel)
    print(*table(results), sep="\n")
    every = [result for found in results.values() for result in found]
    skipped = sum(result.outcome.startswith("not injected") for result in every)
    wrong = sum(bool(result.wrong) for result in every)
    took = time.monotonic() - began
    print(f"\n{len(every) - skipped} faults injected in {took:.0f} s, {wrong} did not end as promised")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
