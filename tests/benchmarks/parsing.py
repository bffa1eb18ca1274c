"""How long imports and parsing take, each in fresh processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.rows import Report, Row
from tests.terminal import ROOT

_IMPORT = """
import sys, time
began = time.perf_counter()
__import__(sys.argv[1])
print(time.perf_counter() - began)
"""
_PARSE = """
import json, sys, time
from pathlib import Path
from reader.page.parse import parse_page
html = Path(sys.argv[1]).read_bytes()
times = []
for _ in range(6):
    began = time.perf_counter()
    parse_page(html)
    times.append(time.perf_counter() - began)
print(json.dumps(times))
"""
_WHOLE = ("reader.cli.listen", "reader.page.parse")


def measure(report: Report, page: Path, runs: int) -> None:
    """Each in turn in each round."""
    imports: dict[str, list[float]] = {module: [] for module in _WHOLE}
    first, later = [], []
    for _ in range(runs):
        for module, times in imports.items():
            times.append(1000 * float(_python(_IMPORT, module)))
        cold, *warm = json.loads(_python(_PARSE, str(page)))
        first.append(1000 * cold)
        later += [1000 * each for each in warm]
    report.rows += [Row(f"import {module}", times) for module, times in imports.items()]
    report.rows += [Row("parse_page, first in its process", first), Row("parse_page, again", later)]


def _python(program: str, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, argument], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout
