"""Repairs text that was encoded twice: bytes of UTF-8 that a program took for Latin-1 or windows-1252.

"It’s" is then "Itâ€™s". Hardly any text means such a sequence. If a page has no other characters above
ASCII, all of it was encoded twice; otherwise only its quotation marks and dashes are repaired, of which
nobody can doubt it.
"""

from __future__ import annotations

import re

# What the bytes 80 to BF, the later ones of a character in UTF-8, are in Latin-1 and in windows-1252.
_LATER = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_CHARACTER = re.compile(f"[Â-ß]{_LATER}|[à-ï]{_LATER}{{2}}|[ð-ô]{_LATER}{{3}}")
_PUNCTUATION = re.compile(f"â[\x80€]{_LATER}")
_SIGNS = ("â\x80", "â€")  # how quotation marks and dashes begin


def decode_twice(text: str) -> str:
    """The text as it was before it was encoded the second time; the same text if it was not."""
    if not any(sign in text for sign in _SIGNS):
        return text
    is_whole = _CHARACTER.sub("", text).isascii()
    return (_CHARACTER if is_whole else _PUNCTUATION).sub(_decoded, text)


def _decoded(sequence: re.Match[str]) -> str:
    encoded = b"".join(
        bytes((ord(character),)) if ord(character) < 256 else character.encode("windows-1252")
        for character in sequence[0]
    )
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return sequence[0]
