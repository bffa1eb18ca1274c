"""Rules of the lexicon: for a part of words, and for patterns.

Patterns are regular expressions of RE2, which takes linear time for every pattern and text. It is imported
with the first pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from reader.errors import UsageError
from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.words import Match
from reader.settings import printable

_MAX_MATCHES = 1000  # of a pattern in a text: each match may look at the whole text
_MAX_MEMORY = 1_000_000  # bytes, of a compiled pattern
_GROUP = re.compile(r"\\(\d)")  # in the words to say: "\1" is what the first group matched

Find = Callable[[str], Iterator[Match]]


class Rules:
    """The rules for parts of words, then those for patterns; those for less, and longer parts, first."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        rules = sorted(entries, key=_order, reverse=True)
        self._finders = [(entry, _FINDERS[entry.kind](entry)) for entry in rules]

    def matches(self, text: str, lang: str) -> Iterator[Match]:
        """Where rules match a text; matches of several rules may overlap."""
        for entry, find in self._finders:
            if entry.is_for_language(lang):
                yield from find(text)


def _order(entry: LexiconEntry) -> tuple[bool, tuple[bool, bool, bool, int], int]:
    is_part = entry.kind == "part"
    return is_part, entry.precedence, len(entry.word) if is_part else 0


def _part_finder(entry: LexiconEntry) -> Find:
    part = re.compile(re.escape(entry.word), 0 if entry.is_case_sensitive else re.IGNORECASE)

    def find(text: str) -> Iterator[Match]:
        return (Match(match.start(), match.end(), entry.spoken, entry) for match in part.finditer(text))

    return find


def _pattern_finder(entry: LexiconEntry) -> Find:
    pattern = compile_pattern(entry)

    def find(text: str) -> Iterator[Match]:
        if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
            return  # RE2 reads UTF-8, which has no halves of characters
        for match in islice(pattern.finditer(text), _MAX_MATCHES):
            if match.end() > match.start():
                yield Match(match.start(), match.end(), _expanded(entry, match), entry)

    return find


def _expanded(entry: LexiconEntry, match: Any) -> str:
    """The words to say, with what the groups matched."""
    if entry.phonemes:
        return entry.spoken
    return _GROUP.sub(lambda group: match[int(group[1])] or "", entry.say)


def compile_pattern(entry: LexiconEntry) -> Any:
    """The entry's pattern. Raises UsageError if RE2 refuses it, or if the words name a group it lacks."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY
    try:
        pattern = re2.compile(entry.word, options)
    except re2.error as error:
        why = error.args[0] if error.args else b""
        reason = why.decode("utf-8", "replace") if isinstance(why, bytes) else str(why)
        raise UsageError(f"{printable(entry.word)} is not a pattern: {printable(reason)}.") from None
    groups = () if entry.phonemes else _GROUP.findall(entry.say)
    missing = [number for number in groups if int(number) > pattern.groups]
    if missing:
        raise UsageError(f"{printable(entry.word)} has no group {missing[0]}. Put it in ( and ).")
    return pattern


_FINDERS: dict[str, Callable[[LexiconEntry], Find]] = {"part": _part_finder, "pattern": _pattern_finder}
