"""What a page says of itself, made safe for the fields of files."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they turn the direction of what stands after them, too


def one_line(text: str) -> str:
    """The text as one line without control characters, which end or part a value in some formats."""
    return _BREAKS.sub(" ", _TURNS.sub("", text)).strip()
