"""The order of a line's characters where it mixes directions, by Unicode's bidirectional algorithm."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bidi import algorithm

_TO_LEFT = frozenset({"R", "AL"})  # Unicode's Bidi_Class
_LETTERS = _TO_LEFT | {"L"}
_IN_LINES = _LETTERS | {"EN", "ES", "ET", "AN", "CS", "NSM", "WS", "ON"}
_NEUTRAL = "\N{OBJECT REPLACEMENT CHARACTER}"


class Placed(NamedTuple):
    """A character by its place in the text, and whether it is read from right to left."""

    place: int
    to_left: bool


def visual_order(characters: Sequence[str], *, to_left: bool) -> list[Placed]:
    """The characters from left to right. The line as a whole is read from right to left, or not."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(to_left)
    storage["base_dir"] = "R" if to_left else "L"
    algorithm.get_embedding_levels("".join(map(_typed, characters)), storage)
    for index, each in enumerate(storage["chars"]):
        each["index"] = index
    for resolve in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
    ):
        resolve(storage, debug=False)
    return [Placed(each["index"], each["level"] % 2 == 1) for each in storage["chars"]]


def _typed(character: str) -> str:
    """The first character; a neutral one replaces formatting and unassigned characters."""
    return character[0] if unicodedata.bidirectional(character[0]) in _IN_LINES else _NEUTRAL


def begins_right_to_left(text: str) -> bool:
    """True if the first letter is of a script that is written from right to left."""
    found = map(unicodedata.bidirectional, text)
    return next((each in _TO_LEFT for each in found if each in _LETTERS), False)


def has_right_to_left(text: str) -> bool:
    """True if a letter is of such a script."""
    return not _TO_LEFT.isdisjoint(map(unicodedata.bidirectional, text))
