"""Choices by name: the listener types one as it is shown in the language of our own words, or in English.

The English names are messages. Case and accents do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from reader.script.own_words import OwnWords
from reader.session.navigation.finding import folded

Choice = TypeVar("Choice", bound=str)


def named(words: OwnWords, choices: Iterable[Choice], typed: str) -> Choice | None:
    """The choice with the typed name, or None."""
    return next((each for each in starting(words, choices, typed) if _is_named(words, each, typed)), None)


def starting(words: OwnWords, choices: Iterable[Choice], typed: str) -> list[Choice]:
    """The choices whose names start with the typed words.

    A name as shown comes first: "citations" is French for quotes, and English for another choice.
    """
    rows, start = tuple(choices), folded(typed)
    shown = [each for each in rows if folded(words.text(each)).startswith(start)]
    return shown or [each for each in rows if folded(each).startswith(start)]


def listed(words: OwnWords, choices: Sequence[str]) -> str:
    """The names of the choices in one line."""
    return ", ".join(map(words.text, choices))


def _is_named(words: OwnWords, choice: str, typed: str) -> bool:
    return folded(typed) in {folded(choice), folded(words.text(choice))}
