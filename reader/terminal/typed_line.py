"""A line being typed, key by key: echo, Enter to finish, Esc to cancel, and the keys that erase."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.terminal.width import columns

_ERASE_COLUMN = "\b \b"  # as in a terminal's own line editing
# The keys that erase, as in a terminal's own line editing, and the text that remains.
_EDIT_KEYS: dict[str, Callable[[str], str]] = {
    "Backspace": lambda text: text[:-1],
    "Ctrl+U": lambda _: "",
    "Ctrl+W": lambda text: text[: text.rstrip().rfind(" ") + 1],
}


class TypedLine(NamedTuple):
    """The text so far, what to echo for the last key, and whether the line is finished.

    A cancelled line has the text None.
    """

    text: str | None = ""
    echo: str = ""
    is_done: bool = False


def typed(line: TypedLine, key: str) -> TypedLine:
    """The line after one more key. Other keys change nothing."""
    text = line.text or ""
    if key == "Enter":
        return TypedLine(text, "\n", is_done=True)
    if key == "Esc" or (key == "Ctrl+D" and not text):
        return TypedLine(None, "\n", is_done=True)
    if key in _EDIT_KEYS:
        left = _EDIT_KEYS[key](text)
        return TypedLine(left, _ERASE_COLUMN * columns(text.removeprefix(left)))
    character = " " if key == "Space" else key
    if len(character) == 1 and character.isprintable():
        return TypedLine(text + character, character)
    return TypedLine(text)
