"""Extracts pages with one program in this process, and prints the time and memory it took.

    python -m tests.benchmarks.extract PROGRAM SECONDS PAGE...

It reads all pages once, and again until SECONDS are over. Prints the milliseconds of each
time, the peak memory in MB before and after the first, and how many pages the program failed on.
Run with the Python where the program is installed; nothing else is needed there.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks.process import peak_megabytes

_MAX_PASSES = 5  # passes after the first

Extract = Callable[[bytes], object]


def _ours() -> Extract:
    parse: Extract = import_module("reader.page.parse").parse_page
    return parse


def _lexbor() -> Extract:
    parse: Extract = import_module("selectolax.lexbor").LexborHTMLParser
    return parse


def _trafilatura() -> Extract:
    extract: Extract = import_module("trafilatura").extract
    return extract


def _readability() -> Extract:
    document: Any = import_module("readability").Document
    return lambda html: document(html).summary()


def _resiliparse() -> Extract:
    encoding: Any = import_module("resiliparse.parse.encoding")
    extract: Any = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: extract(
        encoding.bytes_to_str(html, encoding.detect_encoding(html)), main_content=True
    )


PROGRAMS = {
    "reader": _ours,
    "lexbor": _lexbor,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}


def main() -> None:
    program, seconds, *paths = sys.argv[1:]
    extract = PROGRAMS[program]()
    pages = [Path(path).read_bytes() for path in paths]
    before = peak_megabytes()
    first, failed = _pass(extract, pages)
    peak = peak_megabytes()
    again: list[float] = []
    while len(again) < _MAX_PASSES and first + sum(again) < 1000 * float(seconds):
        again.append(_pass(extract, pages)[0])
    print(json.dumps({"first": first, "again": again, "before": before, "peak": peak, "failed": failed}))


def _pass(extract: Extract, pages: Sequence[bytes]) -> tuple[float, int]:
    failed = 0
    began = time.perf_counter()
    for page in pages:
        try:
            extract(page)
        except Exception:  # some peers raise if there is nothing to read
            failed += 1
    return 1000 * (time.perf_counter() - began), failed


if __name__ == "__main__":
    main()
