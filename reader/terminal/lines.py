"""Writes plain lines: no control characters, and no character that the terminal cannot show.

Lines are only ever appended: no colour, no cursor movement, nothing that a screen reader would
stumble over.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import re
from contextlib import AbstractContextManager
from typing import IO, Protocol

from reader.invisible import without_invisible

_LINE_ENDS = re.compile("\r\n|[\t-\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # C0 and C1
_SURROGATE = re.compile("[\ud800-\udfff]")  # a byte of a file's name that is not a character
# Characters that Unicode's decomposition does not turn into ASCII.
_ASCII_FORMS = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'",
    "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "•": "*", "·": ".", "×": "x", "÷": "/", "⁄": "/", "→": "->", "←": "<-", "¦": "|",
    "€": "EUR", "£": "GBP", "¥": "JPY", "©": "(c)", "®": "(R)", "°": " degrees",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L",
    "ħ": "h", "Ħ": "H", "ı": "i",
})  # fmt: skip
_FALLBACK = "reader.readable"


def wants_plain_output() -> bool:
    """True if the listener asks every program to only add lines: the variable ACCESSIBLE is set."""
    return bool(os.environ.get("ACCESSIBLE"))


def plain_line(text: str) -> str:
    """`text` in one line, without control and invisible characters."""
    line = _LINE_ENDS.sub(" ", text.rstrip("\t\n\v\f\r\x85\u2028\u2029"))
    return _SURROGATE.sub("\ufffd", without_invisible(_CONTROL.sub("", line)))


def message_lines(text: str, stream: IO[str]) -> str:
    """`text` as `plain_line` gives it; on a terminal that is narrower, in lines that break between words."""
    line = plain_line(text)
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):  # it is gone, or in memory
        columns = 0
    if not 0 < columns < len(line):
        return line
    import textwrap

    return textwrap.fill(line, columns, break_long_words=False, break_on_hyphens=False)


def to_ascii(text: str) -> str:
    """`text` in ASCII: its letters without their accents, plain quotes and dashes, and ? for the rest."""
    import unicodedata

    parts: list[str] = []
    for character in text:
        plain = unicodedata.normalize("NFKD", character).translate(_ASCII_FORMS)
        plain = plain.encode("ascii", "ignore").decode()
        shows = unicodedata.category(character) not in {"Mn", "Me", "Cf"}
        parts.append(plain or ("?" if shows else ""))
    return "".join(parts)


def with_ascii_fallback(stream: IO[str]) -> IO[str]:
    """A stream that replaces each character that its encoding lacks with the nearest ASCII form."""
    codecs.register_error(_FALLBACK, _on_error)
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if codecs.lookup(stream.encoding).name != "ascii":
        stream.reconfigure(errors=_FALLBACK)
        return stream
    line_buffering = stream.line_buffering
    return _Ascii(stream.detach(), "ascii", _FALLBACK, line_buffering=line_buffering)


def _on_error(error: UnicodeError) -> tuple[str, int]:
    """An error handler for `codecs.register_error`."""
    assert isinstance(error, UnicodeEncodeError)  # these streams only write
    return to_ascii(error.object[error.start : error.end]), error.end


class _Ascii(io.TextIOWrapper):
    """An ASCII stream. Its encoding has another name because click replaces plain "ascii" with UTF-8."""

    encoding = "ascii, as asked"


class Below(Protocol):
    """Something shown below all lines, which moves aside while a line is written."""

    def aside(self) -> AbstractContextManager[None]:
        """Move aside for the duration of the block."""

    def hide(self) -> None:
        """Move aside until `unhide`."""

    def unhide(self) -> None:
        """Show it again."""


class Lines:
    """Writes lines for the listener: the page's sentences to `out`, everything else to `messages`.

    `below` is shown below the lines, if set.
    """

    def __init__(self, out: IO[str], messages: IO[str]) -> None:
        self.below: Below | None = None
        self._out = out
        self._messages = messages
        self.is_terminal = out.isatty()  # sentences go there

    def sentence(self, text: str) -> None:
        """Write a sentence of the page. Raises OSError if writing fails or the reader of a pipe has gone.

        A closed terminal raises nothing: the session hears of that by its own event.
        """
        try:
            with self._aside():
                self._out.write(plain_line(text) + "\n")
                self._out.flush()
        except OSError as error:
            if error.errno != errno.EIO or not self.is_terminal:
                raise

    def prompt(self, text: str) -> None:
        """Write a question; the listener types the answer on the same line."""
        if self.below is not None:
            self.below.hide()
        self.echo(plain_line(f"{text} ").rstrip() + " ")

    def echo(self, text: str) -> None:
        """Echo what the listener types, unchanged."""
        with contextlib.suppress(OSError, ValueError):
            self._messages.write(text)
            self._messages.flush()
        if self.below is not None and text.endswith("\n"):
            self.below.unhide()

    def message(self, text: str) -> None:
        """Write a title, an answer or a warning."""
        with contextlib.suppress(OSError, ValueError), self._aside():
            self._messages.write(message_lines(text, self._messages) + "\n")
            self._messages.flush()

    def _aside(self) -> AbstractContextManager[None]:
        return self.below.aside() if self.below is not None else contextlib.nullcontext()
