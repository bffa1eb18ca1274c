"""Reads the hostile pages (`tests.page.hostile.pages`).

    python -m tests.page.hostile [MEGABYTES]

makes each page that large (10 by default), reads it in a process of its own, and prints the outcome,
the seconds of processor time and the peak memory of that process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.page.hostile.pages import HOSTILE
from tests.page.hostile.reading import ReadResult, read, read_alone


def _only(name: str, size: int) -> ReadResult:
    page = next(hostile.make(size) for hostile in HOSTILE if hostile.name == name)
    read(b"<p>First, all is imported, and a code page that is needed: \xff.</p>")
    opened: set[str] = set()

    def hook(event: str, arguments: Iterable[object]) -> None:
        if event == "open" or event.startswith(("socket.", "subprocess.", "os.system", "urllib.")):
            opened.add(f"{event} {next(iter(arguments), '')}")

    sys.addaudithook(hook)
    result = read(page)._replace(opened=tuple(opened))
    return result._replace(megabytes=_peak())


def _peak() -> float:
    """The most memory that this process held, in MB.

    Not `ru_maxrss`: it begins with the memory of the process that started this one.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(arguments: list[str]) -> None:
    """Print the list."""
    if arguments[:1] == ["--only"]:
        print(json.dumps(_only(arguments[1], int(arguments[2]))))
        return
    size = int(1_000_000 * float(arguments[0] if arguments else 10))
    print(f"{'page':30} {'outcome':17} {'seconds':>7} {'MB':>5}")
    for hostile in HOSTILE:
        result = read_alone(hostile.name, size)
        print(
            f"{hostile.name:30} {result.outcome:17} {result.seconds:7.1f} {result.megabytes:5.0f}",
            *result.opened,
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
