"""The messages of our own words: those in the code, and those in tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import reader
from reader.page import notices
from reader.script.announcements import ANNOUNCEMENTS, CONTROL_NAMES, MEDIA_NAMES
from reader.script.earcons import EARCONS
from reader.script.own_words import (
    COUNTED_NOUNS,
    DATE,
    DAYS_AGO,
    END_OF_ARTICLE,
    MONTH_OF_YEAR,
    PERCENT,
    TODAY,
    YESTERDAY,
)
from reader.session.command_table import COMMANDS
from reader.session.commands.answers import WORDS_A_MINUTE
from reader.session.commands.containers import BLANK
from reader.session.state import READING_MODES
from reader.settings import VERBOSITIES

_ROOMS = ("script", "session", "cli")
# The functions that take a message, and which of their arguments it is.
_CALLS = {"message": 0, "text": 0, "reply": 1, "show": 1, "with_key": 1, "show_with_key": 1}
_NOTICES = (
    *(notices.TOO_LONG, notices.NO_ARTICLE, notices.NEEDS_SCRIPTS, notices.FOR_SUBSCRIBERS),
    notices.ONLY_CONSENT,
)
PLURALS = (
    *((f"{{n}} {noun}", f"{{n}} {noun}s") for noun in COUNTED_NOUNS),
    *(DAYS_AGO, PERCENT, WORDS_A_MINUTE, BLANK),
)


def messages() -> set[str]:
    """Every message without a plural."""
    rows = [text for row in ANNOUNCEMENTS.values() for text in (row.before, row.after)]
    rows += [earcon.words for earcon in EARCONS.values()]
    announced = {row for row in rows if re.sub(r"\{\w+\}|\W", "", row)}
    names = (END_OF_ARTICLE, TODAY, YESTERDAY, *CONTROL_NAMES.values(), *MEDIA_NAMES.values(), *_NOTICES)
    helps = {command.help for command in COMMANDS if command.help}
    chosen = (*VERBOSITIES, *READING_MODES)
    return {*announced, *names, DATE, MONTH_OF_YEAR, *helps, *chosen, *_in_code()}


def _in_code() -> Iterator[str]:
    root = Path(reader.__file__).parent
    for room in _ROOMS:
        for path in root.joinpath(room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _messages_of(node)


def _messages_of(call: ast.Call) -> Iterator[str]:
    func = call.func
    name = func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
    for argument in call.args[_CALLS[name] :][:1] if name in _CALLS else ():
        branches = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        for each in branches:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value
