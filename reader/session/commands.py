"""What the listener can ask for: one table of commands and their keys.

Help, README and the tests read this table. A key is named as `reader.session.keys` names it:
the character itself, or the name of a key without one ("Left", "Home", "Space", "Esc").
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A thing to ask for: its name in words, its keys (the first is shown first), and its help."""

    name: str
    keys: tuple[str, ...]
    help: str


COMMANDS: tuple[Command, ...] = (
    Command("pause", ("Space",), "Pause, or go on"),
    Command("silence", ("Esc",), "Be silent; Space goes on"),
    Command("next sentence", ("Right", "f"), "Next sentence"),
    Command("previous sentence", ("Left", "F"), "This sentence again, or the one before"),
    Command("next paragraph", ("Down", "p"), "Next paragraph"),
    Command("previous paragraph", ("Up", "P"), "Previous paragraph"),
    Command("next section", ("PageDown", "s"), "Next section"),
    Command("previous section", ("PageUp", "S"), "Previous section"),
    Command("next heading", ("h",), "Next heading"),
    Command("previous heading", ("H",), "Previous heading"),
    Command("next skip link", ("b",), "Where the page's next skip link leads"),
    Command("previous skip link", ("B",), "Where its previous skip link leads"),
    Command("start", ("Home",), "Start of the article"),
    Command("end", ("End",), "Last sentence of the article"),
    Command("next article", ("Ctrl+N",), "Next article"),
    Command("previous article", ("Ctrl+P",), "Previous article"),
    Command("faster", ("+", "]", "="), "Faster"),
    Command("slower", ("-", "["), "Slower"),
    Command("repeat", ("r",), "Say this sentence again"),
    Command("where", ("w",), "Where am I"),
    Command("keys", ("?",), "Say and list the keys"),
    Command("quit", ("q",), "Quit; the place is kept"),
)

BY_KEY: dict[str, Command] = {key: command for command in COMMANDS for key in command.keys}


def key_lines() -> tuple[str, ...]:
    """The keys, one command a line: "h: Next heading"."""
    return tuple(f"{' or '.join(command.keys)}: {command.help}" for command in COMMANDS)


# What an engine does not say, or says so that it cannot be told from another key.
_SPOKEN = {
    "+": "plus", "-": "minus", "=": "equals", "[": "left bracket", "]": "right bracket",
    "?": "question mark", ",": "comma", ";": "semicolon", ".": "full stop", ":": "colon", "/": "slash",
    "Esc": "escape", "PageDown": "page down", "PageUp": "page up",
}  # fmt: skip


def spoken_key(key: str) -> str:
    """A key as it is said: "capital H", "left bracket"."""
    if len(key) == 1 and key.isupper():
        return f"capital {key}"
    return _SPOKEN.get(key, key.replace("Ctrl+", "control "))


def key_speech() -> tuple[str, ...]:
    """The keys as they are said: of each command the last, which is the same on every keyboard."""
    return tuple(f"{spoken_key(command.keys[-1])}: {command.help}" for command in COMMANDS)
