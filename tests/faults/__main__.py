"""Inject faults into the real program: `python -m tests.faults [--full] [--only WORDS]`.

Each must end as the manual promises: the exit code, one line, the terminal as it was, the place kept, the
queue as it was, no partial file. Quick by default: each fault once. The full run injects more than 500.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.running import AT_ONCE, run, table, wanted


def main() -> int:
    """Inject, print the table, and give 1 if anything did not end as promised."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--full", action="store_true", help="more than 500, in some 20 minutes")
    parser.add_argument(
        "--only", default="", metavar="WORDS", help="those whose group and name hold these words"
    )
    parser.add_argument("--at-once", type=int, default=AT_ONCE, metavar="N", help="how many at once")
    options = parser.parse_args()
    began = time.monotonic()
    faults = list(wanted(options.full, options.only))
    if not faults:
        parser.error(f"no group and name hold the words {options.only}")
    results = run(faults, options.at_once)
    print(*table(results), sep="\n")
    every = [result for found in results.values() for result in found]
    skipped = sum(result.outcome.startswith("not injected") for result in every)
    wrong = sum(bool(result.wrong) for result in every)
    took = time.monotonic() - began
    print(f"\n{len(every) - skipped} faults injected in {took:.0f} s, {wrong} did not end as promised")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
