"""The messages of our own words: those in the code, and those in tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import reader
from reader.export.web_page.labels import in_frame, in_python, in_scripts
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
from reader.sources.media_types import TYPE_NAMES
from reader.sources.source import _PREFIXES

_ROOMS = ("script", "session", "cli", "export")
# The functions that take a message, and which of their arguments it is.
_CALLS = {"message": 0, "text": 0, "reply": 1, "refuse": 1, "show": 1, "with_key": 1, "show_with_key": 1}
_NOTICES = (
    *(notices.TOO_LONG, notices.NO_ARTICLE, notices.NEEDS_SCRIPTS, notices.FOR_SUBSCRIBERS),
    *(notices.ONLY_CONSENT, notices.ONLY_DESCRIPTION, notices.WRONG_LANGUAGE),
)
PLURALS = (
    *((f"{{n}} {noun}", f"{{n}} {noun}s") for noun in COUNTED_NOUNS),
    *(DAYS_AGO, PERCENT, WORDS_A_MINUTE, BLANK),
)
# Errors that a session says in the language of its answers, by their first sentences; others in English.
FAILURES = (
    "This link can't be opened from here",
    "This link is a {protocol} link, not a page",
    "{address}: timed out after {seconds:g} seconds",
    "cannot find {host}, or there is no network",
    "{host} refused the connection",
    "{host} cannot be reached ({reason})",
    "{address}: no answer within {seconds:g} seconds",
    "{address}: the connection broke before the whole page arrived",
    "{address}: its certificate is not trusted ({why})",
    "{address}: no secure connection is possible",
    "{address}: the page arrived damaged",
    "{address}: the page is empty",
    "{address}: the site has an error ({status})",
    "{address}: the site needs a name and a password (401)",
    "{address}: the site refuses programs (403)",
    "{address}: page not found (404)",
    "{address}: the page no longer exists (410)",
    "{address}: the site is busy (429)",
    "{address}: the page is withheld for legal reasons (451)",
    "{address}: the site sent no page ({status})",
    "{address} redirects in a loop",
    "{address} leads to {private}, in a private network",
    "{name} is an EPUB book, not an HTML page",
    "{name} is a picture, not an HTML page",
    "{name} is an audio file, not an HTML page",
    "{name} is a video, not an HTML page",
    "{name} is a zip archive, not an HTML page",
    "{name} is larger than {megabytes:g} MB",
    "{name} is a folder",
    "Cannot open {name}: no such file",
    "Cannot open {name}: permission denied",
    "{name} is empty",
    "{name} has nothing to read",
    "No voice called {name}",
    "eSpeak NG has no sound for {unknown}. Write the sounds of {word} without it.",
    "{text} is not a pronunciation. Use letters or digits, {most} at most.",
    "Speech is off (--no-audio)",
    "The voice crashed. Part of the text is skipped.",
)

_KINDS = ("pronunciation", *_PREFIXES.values(), *TYPE_NAMES.values())


@cache
def messages() -> frozenset[str]:
    """Every message without a plural."""
    rows = [text for row in ANNOUNCEMENTS.values() for text in (row.before, row.after)]
    rows += [earcon.words for earcon in EARCONS.values()]
    announced = {row for row in rows if re.sub(r"\{\w+\}|\W", "", row)}
    names = (END_OF_ARTICLE, TODAY, YESTERDAY, *CONTROL_NAMES.values(), *MEDIA_NAMES.values(), *_NOTICES)
    helps = {command.help for command in COMMANDS if command.help}
    chosen = (*VERBOSITIES, *READING_MODES)
    page = {*in_frame(), *in_scripts(), *in_python()}
    tables = {*announced, *names, DATE, MONTH_OF_YEAR, *helps, *chosen, *FAILURES}
    return frozenset({*page, *tables, *_in_code()})


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


@cache
def error_texts() -> frozenset[str]:
    """The strings in the rooms that raise errors; an f-string of a kind of file once for each kind."""
    texts = set()
    root = Path(reader.__file__).parent
    for room in ("sources", "page", "script", "speech", "cli"):
        for path in root.joinpath(room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    texts |= {"".join(_parts(node, kind)) for kind in _KINDS}
                elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                    texts.add(node.value)
    return frozenset(texts)


def _parts(joined: ast.JoinedStr, kind: str) -> Iterator[str]:
    for part in joined.values:
        yield str(part.value) if isinstance(part, ast.Constant) else kind
