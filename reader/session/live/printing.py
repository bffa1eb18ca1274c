"""Prints a sentence, with its announcements, as one line."""

from __future__ import annotations

from collections.abc import Sequence

from reader.script.model import Utterance


def sentence_line(parts: Sequence[Utterance]) -> str:
    """A sentence and its announcements in one line: "Costs, heading 2"; "1. Mix the flour."."""
    line = ""
    for before, part in zip((None, *parts), parts, strict=False):
        if before is None:
            line = part.text
        elif before.text.isdigit():
            line += f". {part.text}"
        elif before.start is not None and part.start is not None:
            line += part.text if before.end == part.start else f" {part.text}"
        else:
            line += f"{' ' if line[-1:] in '.:;,!?…' else ', '}{part.text}"
    return line
