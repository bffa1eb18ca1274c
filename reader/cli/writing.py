"""How commands write: lines that a terminal only shows, and JSON that is exact on every terminal."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import click

from reader.terminal.lines import plain_line

# Within JSON these stand in strings only, and are escaped there: C1, what turns the direction, surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write_line(text: str) -> None:
    """Write a line of data."""
    click.echo(plain_line(text))


def write_json(value: Any, indent: int | None = None) -> None:
    """Write a value; letters that standard output cannot hold are escaped."""
    unicode = "utf" in (sys.stdout.encoding or "").lower()
    written = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    click.echo(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written))
