"""How wide a text is on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) if text.isascii() else _width_function()(text)


@lru_cache(maxsize=1)
def _width_function() -> Callable[[str], int]:
    from wcwidth import wcwidth

    return lambda text: sum(max(0, wcwidth(character)) for character in text)
