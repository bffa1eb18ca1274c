"""Recognises text with nothing to speak: rows of stars, dashes and dots."""

from __future__ import annotations

import re
import unicodedata

_SPOKEN_CATEGORIES = frozenset("LNS")  # letters, digits and symbols; punctuation alone is not said
# Symbols that pages draw lines and bullets with.
_ORNAMENTS = frozenset("=+~|^`<>•·◦‣⁃∙●○◎■□▪▫▬◆◇◊▲△▼▽►▶◄◀★☆✦✧✶✷✸✹❖❦❧☙⚜⁂※∗⋆─━═║│┃▀▄█░▒▓")

# A rating in stars: full ones, then empty ones.
RATING = re.compile(r"(?<![★☆])(?=[★☆]{3,10}(?![★☆]))★+☆*(?![★☆])")


def is_silent(text: str) -> bool:
    """True if `text` has nothing meaningful to speak."""
    is_ornament = all(
        character in _ORNAMENTS or unicodedata.category(character)[0] not in _SPOKEN_CATEGORIES
        for character in text
    )
    return is_ornament and RATING.search(text) is None
