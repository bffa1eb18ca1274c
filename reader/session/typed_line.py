"""A line being typed, key by key: plain echo, Backspace, Enter, and Esc to leave it."""

from __future__ import annotations

from typing import NamedTuple

_ERASE = "\b \b"  # as a terminal's own line editing does it


class Line(NamedTuple):
    """What has been typed, what to write to the terminal for the last key, and whether it is done.

    A line that is done and was left has the text None.
    """

    text: str | None = ""
    echo: str = ""
    is_done: bool = False


def typed(line: Line, key: str) -> Line:
    """The line after one more key; keys that mean nothing in a line change nothing."""
    text = line.text or ""
    if key == "Enter":
        return Line(text, "\n", is_done=True)
    if key == "Esc":
        return Line(None, "\n", is_done=True)
    if key == "Backspace":
        return Line(text[:-1], _ERASE if text else "")
    character = " " if key == "Space" else key
    if len(character) == 1 and character.isprintable():
        return Line(text + character, character)
    return Line(text)
