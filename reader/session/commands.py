"""What the listener can ask for: one table of commands and their keys.

Help, README, `:` and the tests read this table. A key is named as `reader.session.keys` names it:
the character itself, or the name of a key without one ("Left", "Home", "Space", "Esc").
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Command(NamedTuple):
    """A thing to ask for: its name in words, its keys (the first is shown first), and its help.

    One without help is like the one before it, whose help speaks for both.
    """

    name: str
    keys: tuple[str, ...]
    help: str


def _pairs(*rows: tuple[str, str, str]) -> tuple[Command, ...]:
    """The next and the previous of a kind: small letter and capital."""
    return tuple(
        Command(f"{way} {kind}", (key.upper() if way == "previous" else key,), f"{way.capitalize()} {said}")
        for kind, key, said in rows
        for way in ("next", "previous")
    )


_LEVELS = tuple(
    Command(f"{way} heading {level}", (f"{alt}{level}",), said if level == 1 else "")
    for way, alt, said in (
        ("next", "", "Next heading of level 1; so do 2 to 6"),
        ("previous", "Alt+", "Previous heading of level 1; so to 6"),
    )
    for level in range(1, 7)
)

COMMANDS: tuple[Command, ...] = (
    Command("pause", ("Space",), "Pause, or go on"),
    Command("silence", ("Esc",), "Be silent"),
    Command("quit", ("q",), "Quit; the place is kept"),
    Command("keys", ("?",), "Say and list the keys"),
    Command("next sentence", ("Right", "f"), "Next sentence"),
    Command("previous sentence", ("Left", "F"), "This sentence again, or the one before"),
    Command("next paragraph", ("Down", "p"), "Next paragraph"),
    Command("previous paragraph", ("Up", "P"), "Previous paragraph"),
    Command("next section", ("PageDown", "s"), "Next section"),
    Command("previous section", ("PageUp", "S"), "This section again, or the one before"),
    Command("start", ("Home",), "Start of the article"),
    Command("end", ("End",), "Last sentence of the article"),
    *_pairs(("word", "j", "word")),
    Command("spell", ("y",), "Spell the word; again: by names"),
    *_pairs(("heading", "h", "heading")),
    *_LEVELS,
    *_pairs(("landmark", "d", "landmark of the page")),
    Command("next skip link", ("b",), "Where the page's next skip link leads"),
    Command("previous skip link", ("B",), "Where its previous skip link leads"),
    *_pairs(
        ("link", "k", "link"),
        ("list", "l", "list"),
        ("item", "i", "list item"),
        ("table", "t", "table"),
        ("cell", "c", "cell of the table"),
        ("row", "v", "row of the table"),
        ("figure", "g", "figure"),
    ),
    Command("leave", (",",), "To the end of the list, table, quote"),
    Command("enter", (";",), "To the start of the list, table, quote"),
    Command("follow", ("Enter",), "Follow the link just reached"),
    Command("back", ("Backspace",), "Back to before the last jump"),
    Command("next article", ("Ctrl+N",), "Next article"),
    Command("previous article", ("Ctrl+P",), "Previous article"),
    Command("faster", ("+", "]", "="), "Faster"),
    Command("slower", ("-", "["), "Slower"),
    Command("quieter", ("9",), "Quieter"),
    Command("louder", ("0",), "Louder"),
    Command("verbosity", ("a",), "How much is announced"),
    Command("voice", ("A",), "Another voice"),
    Command("repeat", ("r",), "Say this sentence again"),
    Command("where", ("w",), "Where am I"),
    Command("address", ("u",), "This link's address"),
    Command("note", ("o",), "The note cited here"),
    Command("elements", ("e",), "List headings, links and the rest"),
    Command("search", ("/",), "Search for words"),
    Command("next match", ("n",), "Next place with those words"),
    Command("previous match", ("N",), "Previous place with those words"),
    Command("mark", ("m",), "Mark this place; again: with a note"),
    Command("marks", ("M",), "List the marks"),
    Command("leave out", ("x",), "Leave out code, citations and the like"),
    Command("sleep", ("z",), "Sleep timer"),
    Command("command", (":",), "A command or a place, in words"),
)


@lru_cache(maxsize=2)
def by_key(commands: tuple[Command, ...]) -> dict[str, Command]:
    """The commands by their keys."""
    return {key: command for command in commands for key in command.keys}


def key_of(commands: tuple[Command, ...], name: str) -> str:
    """The first key of the command called `name`."""
    return next(command.keys[0] for command in commands if command.name == name)


def keys_hint(commands: tuple[Command, ...]) -> str:
    """How to have the keys told, and how to leave."""
    return f"Keys: {key_of(commands, 'keys')} says them, {key_of(commands, 'quit')} quits"


def key_lines(commands: tuple[Command, ...] = COMMANDS) -> tuple[str, ...]:
    """The keys, one command a line: "h: Next heading"."""
    return tuple(f"{' or '.join(command.keys)}: {command.help}" for command in commands if command.help)


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
    return _SPOKEN.get(key, key.replace("Ctrl+", "control ").replace("Alt+", "alt "))


def key_speech(commands: tuple[Command, ...] = COMMANDS) -> tuple[str, ...]:
    """The keys as they are said: of each command the last, which is the same on every keyboard."""
    return tuple(f"{spoken_key(command.keys[-1])}: {command.help}" for command in commands if command.help)
