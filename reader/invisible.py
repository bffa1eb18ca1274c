"""Invisible characters: they hide text, reverse it, or make two names look the same.

Joiners and variation selectors are invisible too, but some scripts and emoji need them, so they are kept
where they can have a meaning.
"""

from __future__ import annotations

import re

# Unicode's Default_Ignorable_Code_Point and format characters, without joiners and variation selectors.
_ALWAYS_REMOVED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINERS, _SELECTORS = "\u200c\u200d", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
INVISIBLE = (  # a regular expression, compiled when it is needed
    f"[{_ALWAYS_REMOVED}]"
    # A joiner has no meaning after Latin, Greek, Cyrillic and Armenian letters,
    f"|(?<![\u0590-\u200b\u200e-\U0010ffff])[{_JOINERS}]"
    # and a variation selector none after another, or at the beginning of a word.
    f"|(?<=[{_SELECTORS}])[{_SELECTORS}]|(?<![^\\s{_JOINERS}])[{_SELECTORS}]"
)


def without_invisible(text: str) -> str:
    """The text without invisible characters."""
    return text if text.isascii() else re.sub(INVISIBLE, "", text)
