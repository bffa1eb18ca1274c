"""How commands write: lines that a terminal only shows, and JSON that is exact on every terminal."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import click

from reader.invisible import INVISIBLE
from reader.terminal.lines import plain_line

# Within JSON these stand in strings only, and are escaped there: C1, what shows nothing, surrogates.
_UNSAFE = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff]|{INVISIBLE.pattern}")


def write_line(text: str) -> None:
    """Write a line of data."""
    click.echo(plain_line(text))


def write_json(value: Any, indent: int | None = None) -> None:
    """Write a value; letters that standard output cannot hold are escaped."""
    unicode = "utf" in (sys.stdout.encoding or "").lower()
    written = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    click.echo(_UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], written))
