"""Reads a hostile page as a file would be read, in this process or in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
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
from tests.page.hostile.pages import LAST


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
