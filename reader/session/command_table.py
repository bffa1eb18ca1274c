"""The table of commands and their keys.

`?`, the manual, `:` and the tests read this table. Keys have the names of `reader.terminal.keys`: the
character itself, or a name such as "Left", "Home", "Space" or "Esc".
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Command(NamedTuple):
    """A command: its name, its keys (the most common first), and its help.

    A command without help is covered by the help of the one before it.
    """

    name: str
    keys: tuple[str, ...]
    help: str


def _pairs(*rows: tuple[str, str, str]) -> tuple[Command, ...]:
    """The "next" command of a kind on a small letter, and "previous" on its capital."""
    return tuple(
        Command(f"{way} {kind}", (key.upper() if way == "previous" else key,), f"{way.capitalize()} {said}")
        for kind, key, said in rows
        for way in ("next", "previous")
    )


_LEVELS = tuple(
    Command(f"{way} heading {level}", (f"{alt}{level}",), said if level == 1 else "")
    for way, alt, said in (
        ("next", "", "Next heading at level 1; also 2 to 6"),
        ("previous", "Alt+", "Previous heading at level 1; also 2 to 6"),
    )
    for level in range(1, 7)
)

# In the order of `?`: what a newcomer needs comes first.
COMMANDS: tuple[Command, ...] = (
    Command("pause", ("Space",), "Pause or resume"),
    Command("silence", ("Esc",), "Stop speaking"),
    Command("quit", ("q",), "Quit and keep your place"),
    Command("keys", ("?",), "Say and list the keys"),
    Command("reading mode", ("R",), "Skim, or stop after each sentence"),
    Command("repeat", ("r",), "Repeat this sentence"),
    Command("where", ("w",), "Where am I"),
    Command("faster", ("+", "]", "="), "Faster"),
    Command("slower", ("-", "["), "Slower"),
    Command("quieter", ("9",), "Quieter"),
    Command("louder", ("0",), "Louder"),
    Command("next sentence", ("Right", "f"), "Next sentence"),
    Command("previous sentence", ("Left", "F"), "This sentence again, or the previous one"),
    Command("next paragraph", ("Down", "p"), "Next paragraph"),
    Command("previous paragraph", ("Up", "P"), "Previous paragraph"),
    Command("next section", ("PageDown", "s"), "Next section"),
    Command("previous section", ("PageUp", "S"), "This section again, or the previous one"),
    *_pairs(("heading", "h", "heading")),
    *_LEVELS,
    Command("start", ("Home",), "Start of the article"),
    Command("end", ("End",), "Last sentence of the article"),
    Command("back", ("Backspace",), "Go back to before the last jump"),
    Command("elements", ("e",), "List headings, links and more"),
    Command("search", ("/",), "Search"),
    Command("next match", ("n",), "Next match"),
    Command("previous match", ("N",), "Previous match"),
    *_pairs(("link", "k", "link")),
    Command("follow", ("Enter",), "Follow this link"),
    Command("address", ("u",), "Say this link's address"),
    Command("note", ("o",), "Read the note cited here"),
    *_pairs(
        ("list", "l", "list"),
        ("item", "i", "list item"),
        ("table", "t", "table"),
        ("cell", "c", "cell in the table"),
        ("row", "v", "row in the table"),
    ),
    Command("leave", (",",), "End of this list, table or quote"),
    Command("enter", (";",), "Start of this list, table or quote"),
    *_pairs(("figure", "g", "figure"), ("landmark", "d", "landmark")),
    Command("next skip link", ("b",), "Follow the page's next skip link"),
    Command("previous skip link", ("B",), "Follow its previous skip link"),
    *_pairs(("word", "j", "word")),
    Command("spell", ("y",), "Spell the word; again: Alfa, Bravo"),
    Command("pronounce", ("Y",), "Say this word differently"),
    Command("mark", ("m",), "Mark this place; again: add a note"),
    Command("marks", ("M",), "List your marks"),
    Command("next article", ("Ctrl+N",), "Next article"),
    Command("previous article", ("Ctrl+P",), "Previous article"),
    Command("verbosity", ("a",), "Change verbosity"),
    Command("voice", ("A",), "Change voice"),
    Command("leave out", ("x",), "Skip code, citations and more"),
    Command("sleep", ("z",), "Set the sleep timer"),
    Command("command", (":",), "Type a command or a place"),
)


@lru_cache(maxsize=2)
def by_key(commands: tuple[Command, ...]) -> dict[str, Command]:
    """The commands, by key."""
    return {key: command for command in commands for key in command.keys}


def key_of(commands: tuple[Command, ...], name: str) -> str:
    """The first key of the command named `name`."""
    return next(command.keys[0] for command in commands if command.name == name)


def keys_hint(commands: tuple[Command, ...]) -> str:
    """A hint that says how to list the keys and how to quit."""
    return f"{key_of(commands, 'keys')} lists the keys, {key_of(commands, 'quit')} quits"


def key_lines(commands: tuple[Command, ...] = COMMANDS) -> tuple[str, ...]:
    """The help for the keys, one line per command: "h: Next heading"."""
    return tuple(f"{' or '.join(command.keys)}: {command.help}" for command in commands if command.help)


# Keys that an engine does not say, or that sound like another key.
_SPOKEN = {
    "+": "plus", "-": "minus", "=": "equals", "[": "left bracket", "]": "right bracket",
    "?": "question mark", ",": "comma", ";": "semicolon", ".": "full stop", ":": "colon", "/": "slash",
    "Esc": "escape", "PageDown": "page down", "PageUp": "page up",
}  # fmt: skip


def spoken_key(key: str) -> str:
    """A key's name as spoken: "capital H", "left bracket"."""
    if len(key) == 1 and key.isupper():
        return f"capital {key}"
    return _SPOKEN.get(key, key.replace("Ctrl+", "control ").replace("Alt+", "alt "))


def key_speech(commands: tuple[Command, ...] = COMMANDS) -> tuple[str, ...]:
    """The help for the keys as spoken. It names each command's last key, which every keyboard has."""
    return tuple(f"{spoken_key(command.keys[-1])}: {command.help}" for command in commands if command.help)
