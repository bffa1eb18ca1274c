"""Plain lines out: nothing that a terminal would obey, and nothing that it cannot show.

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

from reader.invisible import visible

_LINE_ENDS = re.compile("\r\n|[\t-\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")  # C0 and C1
_SURROGATE = re.compile("[\ud800-\udfff]")  # a byte of a file's name that is no character
# What Unicode itself does not take apart into ASCII.
_SIMPLER = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'",
    "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "•": "*", "·": ".", "×": "x", "÷": "/", "⁄": "/", "→": "->", "←": "<-", "¦": "|",
    "€": "EUR", "£": "GBP", "¥": "JPY", "©": "(c)", "®": "(R)", "°": " degrees",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
    "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L",
    "ħ": "h", "Ħ": "H", "ı": "i",
})  # fmt: skip
_READABLE = "reader.readable"


def plain_line(text: str) -> str:
    """`text` without anything that a terminal would obey, or that hides from the eye."""
    line = _LINE_ENDS.sub(" ", text.rstrip("\t\n\v\f\r\x85\u2028\u2029"))
    return _SURROGATE.sub("\ufffd", visible(_CONTROL.sub("", line)))


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


def simpler(text: str) -> str:
    """`text` in ASCII: its letters without their accents, plain quotes and dashes, and ? for the rest."""
    import unicodedata

    parts: list[str] = []
    for character in text:
        plain = unicodedata.normalize("NFKD", character).translate(_SIMPLER)
        plain = plain.encode("ascii", "ignore").decode()
        shows = unicodedata.category(character) not in {"Mn", "Me", "Cf"}
        parts.append(plain or ("?" if shows else ""))
    return "".join(parts)


def readable(stream: IO[str]) -> IO[str]:
    """A stream that writes whatever its encoding lacks by what is most like it, and never fails at it."""
    codecs.register_error(_READABLE, _on_error)
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if codecs.lookup(stream.encoding).name != "ascii":
        stream.reconfigure(errors=_READABLE)
        return stream
    line_buffering = stream.line_buffering
    return _Ascii(stream.detach(), "ascii", _READABLE, line_buffering=line_buffering)


def _on_error(error: UnicodeError) -> tuple[str, int]:
    """Answer a codec, as `codecs.register_error` describes it."""
    assert isinstance(error, UnicodeEncodeError)  # nothing is read through these streams
    return simpler(error.object[error.start : error.end]), error.end


class _Ascii(io.TextIOWrapper):
    """A stream that is meant to be ASCII. By that name click takes it for a mistake, and writes UTF-8."""

    encoding = "ascii, as asked"


class Aside(Protocol):
    """What stands below all lines, and gives way while one is written."""

    def aside(self) -> AbstractContextManager[None]:
        """Out of the way meanwhile."""

    def hide(self) -> None:
        """Out of the way until it is unhidden."""

    def unhide(self) -> None:
        """There again."""


class Lines:
    """Lines for the listener: the page's sentences to `out`, all else to `messages`.

    `below` is what stands below them, if anything does.
    """

    def __init__(self, out: IO[str], messages: IO[str]) -> None:
        self.below: Aside | None = None
        self._out = out
        self._messages = messages
        self.is_terminal = out.isatty()  # sentences go there

    def sentence(self, text: str) -> None:
        """A sentence of the page. Raises OSError where it cannot be written, or nobody reads any more.

        A terminal that is gone is no such case: the news of that ends the session, or does not.
        """
        try:
            with self._aside():
                self._out.write(plain_line(text) + "\n")
                self._out.flush()
        except OSError as error:
            if error.errno != errno.EIO or not self.is_terminal:
                raise

    def prompt(self, text: str) -> None:
        """A question, on whose line the answer is typed."""
        if self.below is not None:
            self.below.hide()
        self.echo(plain_line(f"{text} ").rstrip() + " ")

    def echo(self, text: str) -> None:
        """What is typed, as it is: it comes from the listener's own keys."""
        with contextlib.suppress(OSError, ValueError):
            self._messages.write(text)
            self._messages.flush()
        if self.below is not None and text.endswith("\n"):
            self.below.unhide()

    def message(self, text: str) -> None:
        """A title, an answer, a warning."""
        with contextlib.suppress(OSError, ValueError), self._aside():
            self._messages.write(message_lines(text, self._messages) + "\n")
            self._messages.flush()

    def _aside(self) -> AbstractContextManager[None]:
        return self.below.aside() if self.below is not None else contextlib.nullcontext()
