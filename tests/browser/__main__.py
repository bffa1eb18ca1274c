"""Compares Chromium and `reader outline --json`, kind by kind.

    python -m tests.browser [FOLDER …] [--kind KIND] [--worst N]

Without a folder, the sample pages. For each kind: the F1, how many entries are in both, how many in
only one of them, and the pages with the most differences.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.browser.agreement import Compared, compare, f1, pages_in
from tests.browser.chromium import Chromium, executable
from tests.browser.exposed import KINDS
from tests.support.terminal import PAGES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser", description=__doc__.splitlines()[0])
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path, default=[PAGES])
    parser.add_argument("--kind", choices=KINDS, help="show the differences of this kind")
    parser.add_argument("--worst", type=int, default=5, metavar="N", help="how many pages to name")
    options = parser.parse_args()
    if executable() is None:
        sys.exit("Chromium is not installed. Install it with: apt-get install chromium")
    rows: list[Compared] = []
    with Chromium() as browser:
        for page in pages_in(options.folders):
            rows.extend(compare(browser, page))
    for kind in (options.kind,) if options.kind else KINDS:
        _print_kind(kind, [row for row in rows if row.kind == kind], options.worst, bool(options.kind))


def _print_kind(kind: str, rows: list[Compared], worst: int, with_names: bool) -> None:
    both = sum(row.both for row in rows)
    ours = sum(row.ours_only.total() for row in rows)
    theirs = sum(row.browser_only.total() for row in rows)
    print(f"{kind}: F1 {f1(rows):.4f}, {both} in both, {ours} only ours, {theirs} only the browser's")
    for row in sorted(rows, key=lambda row: -row.differences)[:worst]:
        if row.differences:
            print(f"  {row.differences} on {row.page}")
            for title, entries in (("ours", row.ours_only), ("browser", row.browser_only)):
                for entry, count in entries.items() if with_names else ():
                    print(f"    {title}: {count} × {entry!r}"[:200])


main()
