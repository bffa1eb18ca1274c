"""What a page says of itself, made safe for the fields of files."""

from __future__ import annotations

import re

from reader.invisible import without_invisible

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str) -> str:
    """The text as one line without control characters, which end or part a value in some formats.

    Nothing in it hides from the eye, or turns the direction of what stands after it.
    """
    return _BREAKS.sub(" ", without_invisible(text)).strip()
