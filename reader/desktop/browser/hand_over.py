"""Hands a kept page to Reader: to the session that runs, to a new one, or to the queue."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from reader.desktop.browser.messages import Action
from reader.desktop.control import NoSession, Request, send
from reader.desktop.runtime_folder import runtime_folder
from reader.desktop.terminals import terminal_command
from reader.errors import UNEXPECTED, ReaderError, SourceError
from reader.files.user_file import locked_folder
from reader.sources.source import display_name
from reader.terminal.lines import plain_line

_READER = (sys.executable, "-P", "-m", "reader")
# If Reader ends with an error, creates the file in the first argument, and keeps the window open, so that the
# message can be read.
_IN_WINDOW = (
    'failed=$1; shift; "$@" || '
    '{ : 2>/dev/null >"$failed"; printf "\\nPress Enter to close this window. "; read -r line; }'
)
_MAX_TITLE_CHARACTERS = 80
_TIMEOUT_S = 120  # a long page on a slow machine
_LOOK_EVERY_S = 0.1
_ANSWER_TIMEOUT_S = 5  # a session that begins or ends just now may not answer


def hand_over(path: Path, action: Action, title: str) -> str:
    """Read a page aloud, or add it to the queue; returns what was done.

    Raises ReaderError, which names the page by its title.
    """
    try:
        return _hand_over(path, action)
    except ReaderError as error:
        named = " ".join(plain_line(title).split())[:_MAX_TITLE_CHARACTERS] or "The page"
        raise SourceError(str(error).replace(display_name(str(path)), named)) from error


def _hand_over(path: Path, action: Action) -> str:
    if action == "queue":
        return _enqueue(path)
    # Of two pages at a time, the second goes to the session that the first one starts.
    with locked_folder(path.parent):
        try:
            answer = send(Request("say", str(path)))
        except NoSession:
            _check_runtime_folder()
            return _start(path)
    if answer.code:
        raise SourceError(answer.message)
    return "Reader reads this page"


def _check_runtime_folder() -> None:
    """Raise SourceError if no session could be reached: each page would start one more."""
    try:
        runtime_folder()
    except OSError as error:
        raise SourceError(
            f"Reader's sessions cannot be reached: {error.filename or error}. Delete it, and try again."
        ) from None


def _enqueue(path: Path) -> str:
    with tempfile.TemporaryFile() as errors:
        process = _detached([*_READER, "queue", "add", str(path)], errors)
        try:
            code = process.wait(_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise SourceError("The page was not ready within two minutes. Select a part of it.") from None
        if code:
            raise SourceError(_last_line(errors))
    return "Added to Reader's queue"


def _start(path: Path) -> str:
    """Start a session in a terminal window, or without one; returns when it answers."""
    command = [*_READER, "listen", str(path)]
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryDirectory() as folder:
        if terminal := terminal_command():
            failed = Path(folder, "failed")
            in_window = [*terminal, "sh", "-c", _IN_WINDOW, "reader", str(failed), *command]
            code = _wait_for_session(_detached(in_window, errors), failed)
            if code is None:
                raise SourceError("Reader did not start. Its terminal window says why.")
            if code == 0:
                return "Reader has started in a terminal"
        code = _wait_for_session(_detached(command, errors))
        if code != 0:
            raise SourceError(_last_line(errors))
        return "Reader has started"


def _wait_for_session(process: subprocess.Popen[bytes], failed: Path | None = None) -> int | None:
    """Wait until a session answers: 0, or the code of a program that failed; None if none answers in time.

    A terminal creates the file `failed` if Reader fails in its window. It may end with 0 before that: another
    process of it has opened the window. Any other program that ends with 0 has read its page.
    """
    end = time.monotonic() + _TIMEOUT_S
    while time.monotonic() < end:
        try:
            send(Request("where"), _ANSWER_TIMEOUT_S)
        except (NoSession, SourceError):
            code = process.poll()
            if code or (code == 0 and failed is None):
                return code
            if failed is not None and failed.exists():
                return UNEXPECTED
            time.sleep(_LOOK_EVERY_S)
        else:
            return 0
    return None


def _detached(command: list[str], errors: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """Start a program that lives on when the host and the browser end."""
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603  # our own program, or a terminal that runs it
        command, stdin=nowhere, stdout=nowhere, stderr=errors, start_new_session=True, cwd=Path.home()
    )


def _last_line(errors: IO[bytes]) -> str:
    """The message that Reader ended with."""
    errors.seek(0)
    lines = errors.read(100_000).decode("utf-8", "replace").splitlines()
    last = next(filter(str.strip, reversed(lines)), "Reader did not start. Run in a terminal: reader doctor")
    return last.removeprefix("reader: ")
