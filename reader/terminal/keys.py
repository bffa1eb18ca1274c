"""Turns the bytes that a terminal sends into names of keys.

A key is named by its character, or by its label: "Left", "Home", "Esc". `UNKNOWN` is a key without a name
here. `NOT_A_KEY` is any other report: a terminal also sends mouse positions, focus changes and its own
attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

UNKNOWN = "unknown key"
NOT_A_KEY = "no key"
_MAX_SEQUENCE_BYTES = 4096  # no key and no report is longer
_NAMED = {" ": "Space", "\r": "Enter", "\n": "Enter", "\x7f": "Backspace", "\x08": "Backspace", "\t": "Tab"}
_NAMED |= {chr(code): f"Ctrl+{chr(code + 64)}" for code in range(1, 27) if chr(code) not in _NAMED}
_SEQUENCES = {
    "[A": "Up", "[B": "Down", "[C": "Right", "[D": "Left", "[H": "Home", "[F": "End",
    "OA": "Up", "OB": "Down", "OC": "Right", "OD": "Left", "OH": "Home", "OF": "End",
    "[1~": "Home", "[7~": "Home", "[4~": "End", "[8~": "End", "[5~": "PageUp", "[6~": "PageDown",
    "[2~": "Insert", "[3~": "Delete",
}  # fmt: skip
# The terminal turns these into signals.
_SIGNALS = {"Ctrl+C", "Ctrl+Z"}
# xterm's control sequences, and the strings of ECMA-48, 5.6, that answer what another program may have asked.
_TERMINAL_REPORT = re.compile(
    r"\[[IO]"  # the focus (mode 1004)
    r"|\[M[^\x00-\x1f]{3}|\[<[0-9;]*[Mm]"  # the mouse (modes 1000 and 1006)
    r"|\[[?>][0-9;]*\$?[A-Za-z]"  # device attributes and modes
    r"|\][0-9][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\"
)
# ECMA-48, 5.4: control sequences; the Linux console's function keys; SS3.
_SEQUENCE = re.compile(r"\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|\[[0-9]+[\^$@]|O[0-9]?[A-Za-z]")
# The start of one of these, still incomplete.
_INCOMPLETE = re.compile(r"(?:\[M[^\x00-\x1f]{0,2}|\[\[?|\[[0-?]*[ -/]*|O[0-9]?|\])\Z|\][0-9]|[P_^X]")
_PASTE_START, _PASTE_END = "\x1b[200~", "\x1b[201~"  # around pasted text (xterm, mode 2004)


def is_key(name: str) -> bool:
    """True if a terminal can send a key of this name: "h", "Left", "Ctrl+B", "Alt+b"."""
    plain = name.removeprefix("Alt+")
    if len(plain) == 1:
        return plain.isprintable() and not plain.isspace()
    named = set(_NAMED.values()) - _SIGNALS
    return plain in named or (plain == name and plain in {"Esc", *_SEQUENCES.values()})


def split_keys(data: bytes, final: bool) -> tuple[list[str], bytes]:
    """The keys in a terminal's bytes, and the bytes of a key that is still incomplete.

    With `final` no more bytes will come: a lone Esc is Esc, and an incomplete key is UNKNOWN.
    """
    keys: list[str] = []
    text = data.decode("utf-8", "surrogateescape")
    index = 0
    while index < len(text):
        if text.startswith(_PASTE_START, index):
            end = text.find(_PASTE_END, index)
            if end < 0 and not final:
                last = text[index + len(_PASTE_START) :][1 - len(_PASTE_END) :]  # enough to find the end
                return keys, (_PASTE_START + last).encode("utf-8", "surrogateescape")
            key, length = UNKNOWN, (end + len(_PASTE_END) if end >= 0 else len(text)) - index
        elif text[index] == "\x1b":
            key, length = _escape(
                text[index + 1 : index + _MAX_SEQUENCE_BYTES],
                final or len(text) - index >= _MAX_SEQUENCE_BYTES,
            )
        elif _is_broken(text[index]):
            key, length = _broken(text[index : index + 4], final)
        else:
            key, length = _NAMED.get(text[index], text[index]), 1
        if not length:
            return keys, text[index:].encode("utf-8", "surrogateescape")
        keys.append(key)
        index += length
    return keys, b""


def _is_broken(character: str) -> bool:
    """True if a character stands for a byte that is not UTF-8."""
    return "\udc80" <= character <= "\udcff"


def _broken(text: str, final: bool) -> tuple[str, int]:
    """The key and length of a broken or incomplete character; length 0 if more bytes must come."""
    length = next((at for at, each in enumerate(text) if not _is_broken(each)), len(text))
    return (UNKNOWN, length) if final or length < len(text) or length > 3 else ("", 0)


def _escape(rest: str, final: bool) -> tuple[str, int]:
    """The key that begins with Esc, and its length; length 0 if more bytes must come."""
    if not rest:
        return ("Esc", 1) if final else ("", 0)
    if rest[0] == "\x1b":
        return "Esc", 1
    if report := _TERMINAL_REPORT.match(rest):
        return NOT_A_KEY, 1 + report.end()
    if incomplete := _INCOMPLETE.match(rest):
        if not final:
            return "", 0
        if incomplete.end() > 1 and rest[0] in "[O":
            return UNKNOWN, 1 + incomplete.end()
    if sequence := _SEQUENCE.match(rest):
        return _SEQUENCES.get(sequence[0], UNKNOWN), 1 + sequence.end()
    if _is_broken(rest[0]):
        key, length = _broken(rest[:4], final)
        return key, length and length + 1
    return f"Alt+{_NAMED.get(rest[0], rest[0])}", 2


# Microsoft's C run-time library, _getwch: the second code of a key without a character.
_WINDOWS_SCAN_CODES = {
    "H": "Up", "P": "Down", "K": "Left", "M": "Right", "G": "Home", "O": "End", "I": "PageUp",
    "Q": "PageDown", "R": "Insert", "S": "Delete",
}  # fmt: skip


def windows_key(read: Callable[[], str], is_waiting: Callable[[], bool | Literal[0, 1]]) -> str:
    """The next key of a Windows console; `read` returns one UTF-16 code at a time."""
    code = read()
    if code == "\0" or (code == "\xe0" and is_waiting()):  # alone, it is à
        return _WINDOWS_SCAN_CODES.get(read(), UNKNOWN)
    if "\ud800" <= code <= "\udbff" and is_waiting():
        code = (code + read()).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if code == "\x1b":
        return "Esc"
    return UNKNOWN if "\ud800" <= code[:1] <= "\udfff" else _NAMED.get(code, code)
