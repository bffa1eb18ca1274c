"""The figures, beside the peers, in one table.

    python -m tests.benchmarks [--json FILE] [--page FILE] [--trafilatura PATH]

Nothing here fails because a figure is bad; the table says so. It takes about seven minutes, most of
it at the virtual ear, and wants a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import ear as ears
from tests.benchmarks import keys, parsing, resources, start
from tests.benchmarks.pages import news_page
from tests.benchmarks.rows import Report, median, p95, table

_GROUPS = ("start", "keys", "resources", "parsing")


def main() -> None:
    options = _options()
    report = Report()
    with ExitStack() as stack:
        # Compiled once, as an installation is, for us and for the peer alike.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = stack.enter_context(tempfile.TemporaryDirectory())
        page = options.page
        if page is None:
            page = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "news.html"
            page.write_bytes(news_page())
        ear = None
        if ears.available():
            ear = stack.enter_context(ears.VirtualEar())
        else:
            report.left_out.append("PulseAudio is not installed: nothing was measured at the ear")
        _measure(report, options, page.resolve(), ear)
        size = page.stat().st_size
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "page_bytes": size,
    }
    print(
        f"{machine['system']}, Python {machine['python']}, {machine['cores']} cores; page of {size:,} bytes\n"
    )
    print(table(report.rows))
    for line in [*_noise(report), *report.left_out]:
        print(line)
    if options.json:
        rows = [row.as_dict() for row in report.rows]
        options.json.write_text(json.dumps({"machine": machine, "rows": rows}, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description="Measure; print one table.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--page", type=Path, metavar="FILE", help="a page instead of the generated one")
    parser.add_argument("--trafilatura", metavar="PATH", default=shutil.which("trafilatura"))
    parser.add_argument("--starts", type=int, default=20, metavar="N", help="how often each is started")
    parser.add_argument("--presses", type=int, default=50, metavar="N", help="how often each key is pressed")
    parser.add_argument("--windows", type=int, default=6, metavar="N", help="tens of seconds of speaking")
    parser.add_argument("--only", nargs="+", choices=_GROUPS, default=_GROUPS, help="groups to measure")
    return parser.parse_args()


def _measure(report: Report, options: argparse.Namespace, page: Path, ear: ears.VirtualEar | None) -> None:
    def begins(group: str) -> bool:
        if group in options.only:
            print(f"measuring: {group}", file=sys.stderr, flush=True)
        return group in options.only

    if begins("start"):
        start.measure(report, page, ear, options.trafilatura, options.starts)
    if begins("parsing"):
        parsing.measure(report, page, options.starts)
    if ear is not None and begins("keys"):
        keys.measure(report, ear, options.presses)
    if ear is not None and begins("resources"):
        resources.measure(report, page, ear, options.windows)


def _noise(report: Report) -> list[str]:
    """How much the machine itself varies."""
    for row in report.rows:
        middle, worst = median(row.ours), p95(row.ours)
        if row.name.startswith("python -c pass") and middle and worst:
            spread = 100 * (worst / middle - 1)
            return [f"Noise: an empty Python took {middle:.1f} ms, its p95 is {spread:.0f} % above that."]
    return []


if __name__ == "__main__":
    main()
