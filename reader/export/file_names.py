"""File names from titles that are valid on Linux, macOS, Windows, and the disks they share."""

from __future__ import annotations

import re
import unicodedata

from reader.export.one_line import one_line

_MAX_BYTES = 180  # of UTF-8: most systems allow 255, and a number and a suffix follow
_SEPARATORS = re.compile(r'\s*[/\\|:*?"<>]+\s*')  # not allowed on Windows, or a path separator
_QUOTES = str.maketrans({'"': "'", "“": "'", "”": "'", "„": "'", "«": "'", "»": "'"})
_ENDS = " .-~\u200c\u200d"  # none of these begins or ends a name
_WORD = re.compile(r"[^\W_]+")
_MAX_SLUG_CHARACTERS = 60
_JOINERS = str.maketrans("", "", "\u200c\u200d")  # macOS ignores them
# Windows device names, with any suffix (Microsoft: Naming Files, Paths, and Namespaces).
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def file_stem(title: str) -> str:
    """The title as a file name without suffix; it has no path separators and no leading dot or dash."""
    text = unicodedata.normalize("NFC", one_line(title).translate(_QUOTES))
    text = _SEPARATORS.sub(" - ", text).strip(_ENDS)[: _MAX_BYTES + 1]  # no character takes less than a byte
    while len(text.encode()) > _MAX_BYTES:
        text = _shorter(text)
    text = text.rstrip(_ENDS)
    return f"_{text}" if _DEVICES.match(text) else text or "Untitled"


def slug(title: str) -> str:
    """The title as a name for web addresses: "the-sea-at-noon". Letters of other scripts stay."""
    text = unicodedata.normalize("NFC", one_line(title)).casefold()
    words = _WORD.findall("".join(map(_plain_letter, text)))[:_MAX_SLUG_CHARACTERS]
    while len(words) > 1 and len("-".join(words)) > _MAX_SLUG_CHARACTERS:
        words.pop()
    return file_stem("-".join(words)[:_MAX_SLUG_CHARACTERS]) if words else "article"


def _plain_letter(letter: str) -> str:
    """A Latin letter without its accent, and nothing for an apostrophe."""
    if letter in "'’":
        return ""
    is_latin = unicodedata.name(letter, "").startswith("LATIN ")
    return unicodedata.normalize("NFKD", letter)[0] if is_latin else letter


def collision_key(name: str) -> str:
    """A key that is equal for names that some file system treats as equal."""
    return unicodedata.normalize("NFKC", name.translate(_JOINERS)).casefold()


def _shorter(text: str) -> str:
    """The text without its last word, or without its last letter."""
    head, space, _ = text.rpartition(" ")
    return head.rstrip() if space and len(head.encode()) > _MAX_BYTES // 2 else text[:-1]
