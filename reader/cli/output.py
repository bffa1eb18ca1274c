"""Write a command's output: text without control characters, and JSON that every terminal keeps intact."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import click

from reader.invisible import INVISIBLE
from reader.terminal.lines import message_lines, plain_line

# JSON has these in strings only, where they are escaped: C1 controls, invisible characters, surrogates.
_UNSAFE = f"[\x7f-\x9f\u2028\u2029\ud800-\udfff]|{INVISIBLE}"  # compiled when it is needed


def write_line(text: str) -> None:
    """Write a line of text to standard output."""
    click.echo(plain_line(text))


def report(text: str) -> None:
    """Say on a terminal what a command did; programs and pipes need no such line."""
    if sys.stderr.isatty():
        click.echo(message_lines(text, sys.stderr), err=True)


def write_json(value: Any, indent: int | None = None) -> None:
    """Write a value as JSON; letters that standard output cannot encode are escaped."""
    unicode = "utf" in (sys.stdout.encoding or "").lower()
    written = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    click.echo(re.sub(_UNSAFE, lambda found: json.dumps(found[0])[1:-1], written))
