"""Reads the hostile pages (`tests.page.hostile_pages`).

    python -m tests.page.hostile [MEGABYTES]

makes each page that large (10 by default), reads it in a process of its own, and prints the outcome,
the seconds of processor time and the peak memory of that process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader import parse_page, write_script
from reader.errors import SourceError
from reader.export.markup.xhtml import ArticleMarkup
from reader.script.model import ReadingOptions
from reader.script.writer import Script
from reader.session.commands.reading_options import moved_to
from reader.session.events import CommandGiven
from reader.session.machine import step
from reader.session.navigation import positions
from reader.session.state import Reading, State
from reader.sources.source import check_page
from tests.page.hostile_pages import HOSTILE, LAST


class ReadResult(NamedTuple):
    """The outcome of reading a page, the seconds, the peak memory in MB, and the files and sockets opened."""

    outcome: str
    seconds: float = 0.0
    megabytes: float = 0.0
    opened: tuple[str, ...] = ()


def used(page: bytes | str) -> None:
    """Do everything with a page that a listener can: list, hear, move through and export all of it."""
    found = parse_page(page, inventory=True)
    script = Script(found)
    for index in range(len(found.sections)):
        script.elements(index)
    markup = ArticleMarkup(found, (each for index in script.article for each in script.utterances(index)))
    for section in markup.sections:
        markup.section(section)
    place = positions.first(script)
    if place is not None:
        moved_to(script, script.with_options(ReadingOptions("most")), State(Reading(place), 180))
        for command in ("leave", "enter", "next list", "next link", "next cell"):
            step(script, State(Reading(place), 180), CommandGiven(command))


def read(page: bytes | str) -> ReadResult:
    """Read a page as a file would be."""
    html = page if isinstance(page, bytes) else page.encode()
    began = time.process_time()
    try:
        found = parse_page(check_page(html, "The page"))
    except SourceError:
        return ReadResult("refused", time.process_time() - began)
    said = " ".join(utterance.text for utterance in write_script(found))
    seconds = time.process_time() - began
    words = " ".join(block.text for section in found.sections for block in section.blocks)
    if not found.sections:
        return ReadResult("nothing to read", seconds)
    if LAST not in f"{words} {said}".replace("\n", " "):
        return ReadResult("beginning read" if found.notice else "words lost", seconds)
    return ReadResult("read", seconds)


def read_alone(name: str, size: int) -> ReadResult:
    """Read the page called `name` in a process of its own, which reports what it opens."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.page.hostile", "--only", name, str(size)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return ReadResult(f"died ({done.returncode}) {done.stderr[-200:]}")
    outcome, seconds, megabytes, opened = json.loads(done.stdout)
    return ReadResult(outcome, seconds, megabytes, tuple(opened))


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

    Not `ru_maxrss`: that begins with what the process held that this one was started from.
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
