"""reader ctl: control the session that is running."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option, say
from reader.errors import UsageError

if TYPE_CHECKING:
    from reader.desktop.control import SocketAnswer

_SOURCES = ("add", "say")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="COMMAND...", nargs=-1, required=True)
@json_option
@debug_option
def ctl(words: tuple[str, ...], as_json: bool) -> int:
    """Control the session that is running: from a script, a switch or a key of your desktop.

    COMMAND is pause, play, toggle, stop, next, previous, where, quit, add SOURCE, say SOURCE, “seek +15”, or
    any command that “:” takes in the session: “next heading”, “rate 240”, “search tide”.
    """
    from reader.desktop.control import Request, send

    command, sources = words[0].strip(), words[1:]
    if not command:
        raise UsageError("COMMAND is empty. For example: reader ctl pause")
    if command not in _SOURCES:
        return _write(send(Request(" ".join(words))), as_json=as_json)
    if not sources or not all(sources):
        raise UsageError(f"SOURCE is missing. For example: reader ctl {command} article.html")
    code = 0
    for name in sources:
        code = _write(send(Request(command, _absolute(name))), as_json=as_json) or code
    return code


def _absolute(name: str) -> str:
    """A source's name as the session understands it: it runs in another folder."""
    if name == "-":
        raise UsageError("Standard input cannot be sent. Give a file or a web address.")
    return str(Path(name).absolute()) if os.path.lexists(name) else name


def _write(answer: SocketAnswer, *, as_json: bool) -> int:
    """Write an answer; returns its exit code."""
    if as_json:
        write_json(answer._asdict())
    elif answer.code:
        say(f"reader: {answer.message}")
    else:
        write_line(answer.message)
    return answer.code
