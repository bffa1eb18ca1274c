"""What is wrong with a request's command, and what is right."""

from __future__ import annotations

from collections.abc import Iterable

from reader.script.own_words import ENGLISH_WORDS
from reader.session.command_table import Command, by_key
from reader.session.commands import choices
from reader.session.commands.reading_options import SKIPPABLE
from reader.session.state import READING_MODES
from reader.settings import VERBOSITIES

# What the commands with an argument take, in English as the help of `reader ctl`.
_NEEDS = {
    "seek": "seconds: seek +15, seek -15 or seek 90",
    "search": "words: search tide",
    "sleep": "minutes, section, article or off: sleep 20",
    "verbosity": choices.listed(ENGLISH_WORDS, VERBOSITIES),
    "voice": "the name of a voice, or usual: voice usual",
    "leave out": choices.listed(ENGLISH_WORDS, tuple(SKIPPABLE)),
    "reading mode": "no words. Use “read”: read headings",
    "read": choices.listed(ENGLISH_WORDS, READING_MODES),
    "pronounce": "other words for the word at the cursor: pronounce tyde",
    "mark": "a note, as this sentence is marked: mark read again",
    "add": "a file or an address: add article.html",
    "say": "a file or an address: say article.html",
}
_WAYS = ("next", "previous")
_IN_SESSION_ONLY = frozenset({"elements", "marks", "command"})  # they show a list, or ask


def problem_with(words: str, commands: tuple[Command, ...]) -> str:
    """One sentence about a command that cannot run: "seek abc: needs seconds: seek +15, …"."""
    keys = by_key(commands)
    named = keys[words].name if words in keys else words.casefold()
    name = _first_of((*_NEEDS, *_WAYS, *_IN_SESSION_ONLY), named)
    if name in _NEEDS:
        return f"{words}: needs {_NEEDS[name]}"
    if name in _WAYS:
        nexts = (each.name.removeprefix("next ") for each in commands if each.name.startswith("next "))
        kinds = ", ".join(each for each in nexts if not each[-1].isdigit())
        return f"{words}: {name} takes nothing, or one of {kinds}"
    if name in _IN_SESSION_ONLY:
        return f"{words}: works in the session only, where you can answer"
    name = _first_of((each.name for each in commands), named)
    return f"{words}: {name} takes nothing after it" if name else f"{words}: not a command"


def _first_of(names: Iterable[str], words: str) -> str:
    """The longest of the names that the words start with, or ""."""
    return max((name for name in names if f"{words} ".startswith(f"{name} ")), key=len, default="")
