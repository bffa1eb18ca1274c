"""The table of commands and their keys.

`?`, the manual, `:` and the tests read this table. Keys have the names of `reader.terminal.keys`: the
character itself, or a name such as "Left", "Home", "Space" or "Esc".
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reader.script.own_words import ENGLISH_WORDS, OwnWords, message
from reader.session.key_names import shown_key, spoken_key


class Command(NamedTuple):
    """A command: its name, its keys (the most common first), and its help.

    The help is a message of our own words. A command without help is covered by the help of the one before
    it.
    """

    name: str
    keys: tuple[str, ...]
    help: str


def _pairs(*rows: tuple[str, str, str, str]) -> tuple[Command, ...]:
    """The "next" command of a kind on a small letter, and "previous" on its capital, with their help."""
    return tuple(
        Command(f"{way} {kind}", (pressed,), said)
        for kind, key, next_one, previous_one in rows
        for way, pressed, said in (("next", key, next_one), ("previous", key.upper(), previous_one))
    )


# The help of a command for levels 2 to 6, once it has a key of the listener's own.
NEXT_AT_LEVEL = message("Next heading {level}")
PREVIOUS_AT_LEVEL = message("Previous heading {level}")
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
    *_pairs(("heading", "h", "Next heading", "Previous heading")),
    *_LEVELS,
    Command("start", ("Home",), "Start of the article"),
    Command("end", ("End",), "Last sentence of the article"),
    Command("back", ("Backspace",), "Go back to before the last jump"),
    Command("elements", ("e",), "List headings, links and more"),
    Command("search", ("/",), "Search"),
    Command("next match", ("n",), "Next match"),
    Command("previous match", ("N",), "Previous match"),
    *_pairs(("link", "k", "Next link", "Previous link")),
    Command("follow", ("Enter",), "Follow this link"),
    Command("address", ("u",), "Say this link's address"),
    Command("note", ("o",), "Read the note cited here"),
    *_pairs(
        ("list", "l", "Next list", "Previous list"),
        ("item", "i", "Next list item", "Previous list item"),
        ("table", "t", "Next table", "Previous table"),
        ("cell", "c", "Next cell in the table", "Previous cell in the table"),
        ("row", "v", "Next row in the table", "Previous row in the table"),
    ),
    Command("leave", (",",), "End of this list, table or quote"),
    Command("enter", (";",), "Start of this list, table or quote"),
    *_pairs(
        ("figure", "g", "Next figure", "Previous figure"),
        ("landmark", "d", "Next landmark", "Previous landmark"),
    ),
    Command("next skip link", ("b",), "Follow the page's next skip link"),
    Command("previous skip link", ("B",), "Follow its previous skip link"),
    *_pairs(("word", "j", "Next word", "Previous word")),
    Command("spell", ("y",), "Spell the word; again: Alfa, Bravo"),
    Command("pronounce", ("Y",), "Say this word differently"),
    Command("mark", ("m",), "Mark this place; again: add a note"),
    Command("marks", ("M",), "List your marks"),
    Command("next article", ("Ctrl+N",), "Next article"),
    Command("previous article", ("Ctrl+P",), "Previous article"),
    Command("next page", (".",), "Next page of the article"),
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


def keys_hint(words: OwnWords, commands: tuple[Command, ...]) -> str:
    """A hint that says how to list the keys and how to quit."""
    keys, quits = (shown_key(words, key_of(commands, name)) for name in ("keys", "quit"))
    return words.text("{keys} lists the keys, {quits} quits", keys=keys, quits=quits)


def key_lines(commands: tuple[Command, ...] = COMMANDS, words: OwnWords = ENGLISH_WORDS) -> tuple[str, ...]:
    """The help for the keys, one line per command: "h: Next heading"."""
    either = words.text(" or ")
    return tuple(
        f"{either.join(shown_key(words, key) for key in command.keys)}: {help_of(words, command)}"
        for command in commands
        if command.help
    )


def key_speech(commands: tuple[Command, ...], words: OwnWords = ENGLISH_WORDS) -> tuple[str, ...]:
    """The help for the keys as spoken. It names each command's last key, which every keyboard has."""
    return tuple(
        f"{spoken_key(words, command.keys[-1])}: {help_of(words, command)}"
        for command in commands
        if command.help
    )


def help_of(words: OwnWords, command: Command) -> str:
    """A command's help in the language of our own words."""
    return words.text(command.help, level=command.name[-1])
