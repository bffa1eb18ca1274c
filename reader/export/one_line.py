"""Text of a page, made safe for metadata fields."""

from __future__ import annotations

import re

from reader.invisible import without_invisible

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str) -> str:
    """The text as one line. Control characters, which end or split a value in some formats, become spaces.

    Invisible characters and changes of direction are removed.
    """
    return _BREAKS.sub(" ", without_invisible(text)).strip()
