"""The names of keys, shown and spoken, in the language of our own words.

A name of `reader.terminal.keys`, such as "PageDown", is the message that is translated.
"""

from __future__ import annotations

from reader.script.own_words import OwnWords, message

NAMED_KEYS = (
    *(message("Space"), message("Esc"), message("Enter"), message("Backspace"), message("Tab")),
    *(message("Left"), message("Right"), message("Up"), message("Down"), message("Home"), message("End")),
    *(message("PageUp"), message("PageDown"), message("Insert"), message("Delete")),
)
_MODIFIED = {"Ctrl+": message("Ctrl+{key}"), "Alt+": message("Alt+{key}")}
_SPOKEN_MODIFIED = {"Ctrl+": message("control {key}"), "Alt+": message("alt {key}")}
CAPITAL = message("capital {letter}")
# Keys that an engine does not say, or that sound like another key.
_SPOKEN = {
    "+": message("plus"), "-": message("minus"), "=": message("equals"), "[": message("left bracket"),
    "]": message("right bracket"), "?": message("question mark"), ",": message("comma"),
    ";": message("semicolon"), ".": message("full stop"), ":": message("colon"), "/": message("slash"),
    "Esc": message("escape"), "PageDown": message("page down"), "PageUp": message("page up"),
}  # fmt: skip


def shown_key(words: OwnWords, key: str) -> str:
    """A key's name as shown: "Ctrl+N", "Space"."""
    for modifier, name in _MODIFIED.items():
        if key.startswith(modifier):
            return words.text(name, key=shown_key(words, key.removeprefix(modifier)))
    return words.text(key) if key in NAMED_KEYS else key


def spoken_key(words: OwnWords, key: str) -> str:
    """A key's name as spoken: "control N", "capital H", "left bracket"."""
    for modifier, name in _SPOKEN_MODIFIED.items():
        if key.startswith(modifier):
            return words.text(name, key=key.removeprefix(modifier))
    if len(key) == 1 and key.isupper():
        return words.text(CAPITAL, letter=key)
    if key in _SPOKEN:
        return words.text(_SPOKEN[key])
    return words.text(key) if key in NAMED_KEYS else key
