"""File names made of titles, for any system: Linux, macOS, Windows, and the disks they share."""

from __future__ import annotations

import re
import unicodedata

from reader.export.one_line import one_line

_MAX_BYTES = 180  # bytes of UTF-8: most systems take 255, and a number and a suffix follow
_SEPARATORS = re.compile(r'\s*[/\\|:*?"<>]+\s*')  # what Windows takes in no name, and Linux parts folders by
_QUOTES = str.maketrans({'"': "'", "“": "'", "”": "'", "„": "'", "«": "'", "»": "'"})
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
# Windows' names of devices, with any suffix (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def file_stem(title: str) -> str:
    """The title as a file's name, without a suffix: it begins with no dot or dash, and leads nowhere."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", one_line(title)).translate(_QUOTES))
    text = _SEPARATORS.sub(" - ", text).strip(" .-~")
    while len(text.encode()) > _MAX_BYTES:
        text = _shorter(text)
    text = text.rstrip(" .-~")
    return f"_{text}" if _DEVICES.match(text) else text or "Untitled"


def collision_key(name: str) -> str:
    """Names that are the same to some system have this in common."""
    return unicodedata.normalize("NFKC", name).casefold()


def _shorter(text: str) -> str:
    """Without its last word, or the last letter of the only one."""
    head, space, _ = text.rpartition(" ")
    return head.rstrip() if space and len(head.encode()) > _MAX_BYTES // 2 else text[:-1]
