"""File names made of titles, for any system: Linux, macOS, Windows, and the disks they share."""

from __future__ import annotations

import re
import unicodedata

from reader.export.one_line import one_line

_MAX_BYTES = 180  # bytes of UTF-8: most systems take 255, and a number and a suffix follow
_SEPARATORS = re.compile(r'\s*[/\\|:*?"<>]+\s*')  # what Windows takes in no name, and Linux parts folders by
_QUOTES = str.maketrans({'"': "'", "“": "'", "”": "'", "„": "'", "«": "'", "»": "'"})
_ENDS = " .-~\u200c\u200d"  # none of these begins or ends a name
_JOINERS = str.maketrans("", "", "\u200c\u200d")  # macOS takes no notice of them
# Windows' names of devices, with any suffix (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def file_stem(title: str) -> str:
    """The title as a file's name, without a suffix: it begins with no dot or dash, and leads nowhere."""
    text = unicodedata.normalize("NFC", one_line(title).translate(_QUOTES))
    text = _SEPARATORS.sub(" - ", text).strip(_ENDS)
    while len(text.encode()) > _MAX_BYTES:
        text = _shorter(text)
    text = text.rstrip(_ENDS)
    return f"_{text}" if _DEVICES.match(text) else text or "Untitled"


def collision_key(name: str) -> str:
    """Names that are the same to some system have this in common."""
    return unicodedata.normalize("NFKC", name.translate(_JOINERS)).casefold()


def _shorter(text: str) -> str:
    """Without its last word, or the last letter of the only one."""
    head, space, _ = text.rpartition(" ")
    return head.rstrip() if space and len(head.encode()) > _MAX_BYTES // 2 else text[:-1]
