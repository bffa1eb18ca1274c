"""Fuzz with coverage: `python -m tests.fuzz SECONDS [FOLDER]`.

It needs atheris (`pip install atheris`; wheels for Linux only, so no extra of ours names it). New inputs
are kept in FOLDER for the next run. A fault is printed once for each place in the code, with its input's
file, and the run continues. It ends with the counts, and with code 1 if there was a fault.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reader", "html", "email", "zipfile"], enable_loader_override=False):
    for name in (
        "reader.sources.formats.epub.convert",
        "reader.sources.formats.mhtml",
        "reader.page.parse",
        "reader.script.writer",
    ):
        import_module(name)
    from tests.fuzz.seeds import SEEDS
    from tests.fuzz.targets import TARGETS, Target
from tests.support.terminal import PAGES, ROOT

LONGEST_INPUT = 20_000  # bytes
SLOW_CPU_S = 3.0  # for an input so short
_REPORT_EVERY_S = 300


class Run:
    """The counts and findings of a run."""

    def __init__(self, seconds: float, folder: Path) -> None:
        self.until = time.monotonic() + seconds
        self.next_report = time.monotonic() + _REPORT_EVERY_S
        self.folder = folder
        self.tried: Counter[str] = Counter()
        self.found: Counter[str] = Counter()

    def one_input(self, data: bytes) -> None:
        """Pass the input to the target that its first byte chooses."""
        if time.monotonic() > self.until:
            self.report("in all")
            os._exit(1 if self.found else 0)  # libFuzzer never stops by itself
        if time.monotonic() > self.next_report:
            self.next_report += _REPORT_EVERY_S
            self.report("so far")
        if not data:
            return
        target = TARGETS[data[0] % len(TARGETS)]
        self.tried[target.name] += 1
        began = time.process_time()
        try:
            target.run(data[1:], self.folder)
        except Exception as error:
            self.note(target, data, traceback.format_exc(), error)
        if time.process_time() - began > SLOW_CPU_S:
            self.note(target, data, f"took {time.process_time() - began:.1f} s\n", None)

    def note(self, target: Target, data: bytes, story: str, error: Exception | None) -> None:
        """Print a finding once for each place in the code."""
        frames = traceback.extract_tb(error.__traceback__)[-2:] if error else []
        place = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        key = f"{target.name}: {type(error).__name__ if error else 'slow'} {place}"
        self.found[key] += 1
        if self.found[key] == 1:
            kept = self.folder / f"found-{hashlib.sha256(data).hexdigest()[:12]}"
            kept.write_bytes(data)
            print(f"== {key}\n{kept}\n{story}", flush=True)

    def report(self, when: str) -> None:
        """Print the counts."""
        print(f"-- {when}: {sum(self.tried.values()):,} inputs: {dict(self.tried)}", flush=True)
        print(f"-- found: {dict(self.found) or 'nothing'}", flush=True)


def seeds(folder: Path) -> None:
    """The sample pages in the format of each target, after the byte that chooses the target."""
    pages = [*PAGES.glob("*.html"), *(ROOT / "tests" / "golden" / "structures").glob("*.html")]
    for number, target in enumerate(TARGETS):
        for page in pages:
            data = bytes([number]) + SEEDS[target.name](page.read_bytes())[: LONGEST_INPUT - 1]
            (folder / f"seed-{target.name}-{page.stem}").write_bytes(data)


def main(seconds: float, folder: Path) -> None:
    """Fuzz for the given time."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    seeds(inputs)
    options = (
        f"-max_len={LONGEST_INPUT}",
        "-rss_limit_mb=1500",
        "-timeout=120",
        f"-artifact_prefix={folder}/",
    )
    atheris.Setup([sys.argv[0], *options, str(inputs)], Run(seconds, folder).one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(float(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else temporary))
