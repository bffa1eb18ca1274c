"""Measures Reader and its peers, and prints one table.

    python -m tests.benchmarks [--quick] [--only GROUP...] [--json FILE] [--against FILE [FILE]]

A bad figure is no failure; the table shows it. The whole run takes about a quarter of an hour, --quick
three minutes, on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.benchmarks.groups import dispatcher, export, imports, keys, parsing, resources, start, voices
from tests.benchmarks.pages import news_page
from tests.benchmarks.plan import FULL, QUICK, Plan, empty_python, peers_python
from tests.benchmarks.rows import Row, Run, read_run, write_run
from tests.benchmarks.tables import compared, shown_run
from tests.support.ear import virtual_ear as ears

_OURS = ("accessible-reader", "beautifulsoup4", "selectolax", "sentencex", "espeakng-loader", "miniaudio")
_PEERS = ("trafilatura", "readability-lxml", "lxml", "resiliparse", "piper-tts")
_NOISE = 5  # runs of an empty Python before each group, and after the last


class _Group(NamedTuple):
    """A group of measurements. `at_ear` says if it needs the virtual ear: no, also, or only."""

    measure: Callable[[Plan], Iterable[Row]]
    heard: Literal["not", "also", "only"]


_GROUPS = {
    "start": _Group(start.measure, "also"),
    "imports": _Group(imports.measure, "not"),
    "parsing": _Group(parsing.measure, "not"),
    "export": _Group(export.measure, "not"),
    "voices": _Group(voices.measure, "not"),
    "dispatcher": _Group(dispatcher.measure, "only"),
    "keys": _Group(keys.measure, "only"),
    "resources": _Group(resources.measure, "only"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, or compare two saved runs."""
    options = options_parser().parse_args(arguments)
    kept = options.against
    if len(kept) > 2:
        options_parser().error("--against takes one run, or two")
    if len(kept) == 2:
        print(compared(read_run(kept[0]), read_run(kept[1])))
        return
    run = _run(options)
    print(shown_run(run))
    if options.json:
        write_run(run, options.json)
    if kept:
        print("", compared(read_run(kept[0]), run), sep="\n")


def options_parser() -> argparse.ArgumentParser:
    """The options, which README names."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description="Measure; print one table.")
    parser.add_argument("--quick", action="store_true", help="fewer repeats: about three minutes")
    parser.add_argument("--only", nargs="+", choices=_GROUPS, default=list(_GROUPS), help="groups to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the run there")
    parser.add_argument(
        "--against", type=Path, nargs="+", default=[], metavar="FILE",
        help="compare with a run that was kept; of two, the second with the first, and measure nothing",
    )  # fmt: skip
    parser.add_argument("--page", type=Path, metavar="FILE", help="a page to start on, not a generated one")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="real pages to be parsed, too")
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="where the peers are; else .peers")
    return parser


def _run(options: argparse.Namespace) -> Run:
    rows: list[Row] = []
    noise: list[float] = []
    left_out: list[str] = []
    with ExitStack() as stack:
        # Compiled once, like an installation, for Reader and its peers.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = stack.enter_context(tempfile.TemporaryDirectory())
        page = options.page
        if page is None:
            page = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "news.html"
            page.write_bytes(news_page())
        ear = None
        if any(_GROUPS[name].heard != "not" for name in options.only):
            if ears.available():
                ear = stack.enter_context(ears.VirtualEar())
            else:
                left_out.append("Nothing was measured at the ear: PulseAudio is not installed.")
        effort = QUICK if options.quick else FULL
        plan = Plan(page.resolve(), effort, options.pages, ear, peers_python(options.peers))
        empty_python()  # once to fill the disk's cache
        for name in options.only:
            noise += [empty_python() for _ in range(_NOISE)]
            if _GROUPS[name].heard == "only" and ear is None:
                continue
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            rows += _GROUPS[name].measure(plan)
        noise += [empty_python() for _ in range(_NOISE)]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Run(now, _machine(page), _versions(plan.peers), tuple(noise), tuple(rows), tuple(left_out))


def _machine(page: Path) -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "page": f"{page.stat().st_size:,} bytes",
    }


def _versions(peers: Path | None) -> dict[str, str]:
    """The versions of everything that affects the figures, if installed."""
    versions = {"Python": platform.python_version(), **{name: version(name) for name in _OURS}}
    if peers is not None:
        ask = "import importlib.metadata as m, sys; [print(n, m.version(n)) for n in sys.argv[1:]]"
        output = subprocess.run(
            [peers, "-c", ask, *_PEERS], capture_output=True, text=True, check=False
        ).stdout
        versions |= dict(line.split() for line in output.splitlines())
    if espeak := shutil.which("espeak-ng"):
        output = subprocess.run([espeak, "--version"], capture_output=True, text=True, check=False).stdout
        versions["espeak-ng"] = "".join(re.findall(r": (\S+)", output)[:1])
    return versions


if __name__ == "__main__":
    main()
