"""Text in which there is nothing to hear: rows of stars, dashes and dots."""

from __future__ import annotations

import re
import unicodedata

_SPOKEN_CATEGORIES = frozenset("LNS")  # letters, digits and symbols; punctuation alone is not said
# Symbols that pages draw lines and bullets with.
_DRAWN = frozenset("=+~|^`<>•·◦‣⁃∙●○◎■□▪▫▬◆◇◊▲△▼▽►▶◄◀★☆✦✧✶✷✸✹❖❦❧☙⚜⁂※∗⋆─━═║│┃▀▄█░▒▓")

# Stars that say how good something is, out of how many.
RATING = re.compile(r"(?<![★☆])(?=[★☆]{3,10}(?![★☆]))★+☆*(?![★☆])")


def is_silent(text: str) -> bool:
    """Whether an engine would say nothing of `text` that means anything."""
    if RATING.search(text):
        return False
    return all(
        character in _DRAWN or unicodedata.category(character)[0] not in _SPOKEN_CATEGORIES
        for character in text
    )
