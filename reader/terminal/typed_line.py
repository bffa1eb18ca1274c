"""A line being typed, key by key: plain echo, Enter, Esc to leave it, and the keys that erase."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_ERASE = "\b \b"  # as a terminal's own line editing does it
# What is left of a line after a key that erases: as a terminal's own line editing has them.
_LEFT: dict[str, Callable[[str], str]] = {
    "Backspace": lambda text: text[:-1],
    "Ctrl+U": lambda _: "",
    "Ctrl+W": lambda text: text[: text.rstrip().rfind(" ") + 1],
}


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
    if key == "Esc" or (key == "Ctrl+D" and not text):
        return Line(None, "\n", is_done=True)
    if key in _LEFT:
        left = _LEFT[key](text)
        return Line(left, _ERASE * (len(text) - len(left)))
    character = " " if key == "Space" else key
    if len(character) == 1 and character.isprintable():
        return Line(text + character, character)
    return Line(text)
