"""Rules: a pattern, and the words for its matches. The other files are tables of rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from reader.script.edits import Edits

# Returns the words for a match, or None to keep it. The second argument is the language tag.
Say = Callable[[re.Match[str], str], str | None]

DIGITS = "0123456789"
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?"
ALONE = r"(?<![\w.,:/$€£#–-])"  # before a number that is not part of something longer

TEXT_END = r"[)\]”“’»\"'\s]*\Z"  # a stop before it ends the text, so it stays

_MAX_CACHED_TEXTS = 1000


class Rule(NamedTuple):
    """Replaces what `pattern` finds.

    If the pattern has a group called "say", only that group is replaced. A rule applies only to texts with at
    least one character of each string in `needs`. So most rules are skipped for most texts, and their
    patterns are not even compiled, which takes longer than matching a whole page.
    """

    needs: tuple[str, ...]
    pattern: str
    say: Say | str


class RuleTable:
    """Rules in order of precedence, and a quick check for those that a text may need."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        sets = dict.fromkeys(characters for rule in self._rules for characters in rule.needs)
        bits = {characters: 1 << number for number, characters in enumerate(sets)}
        self._required = [sum({bits[characters] for characters in rule.needs}) for rule in self._rules]
        self._bits: dict[str, int] = {}  # character → the sets of `needs` that contain it
        for characters, bit in bits.items():
            for character in characters:
                self._bits[character] = self._bits.get(character, 0) | bit
        self._wanted = frozenset(self._bits)
        self._possible: dict[int, tuple[Rule, ...]] = {}

    def possible(self, text: str) -> tuple[Rule, ...]:
        """The rules whose required characters are in the text."""
        held = 0
        for character in self._wanted.intersection(text):
            held |= self._bits[character]
        found = self._possible.get(held)
        if found is None:
            pairs = zip(self._rules, self._required, strict=True)
            found = tuple(rule for rule, required in pairs if held & required == required)
            if len(self._possible) < _MAX_CACHED_TEXTS:
                self._possible[held] = found
        return found


def apply_rules(table: RuleTable, text: str, lang: str, edits: Edits) -> None:
    """Add the edits of every rule, in order of precedence."""
    for rule in table.possible(text):
        pattern = compiled(rule.pattern)
        group = "say" if "say" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            words = rule.say if isinstance(rule.say, str) else rule.say(match, lang)
            if words is not None:
                edits.add(*match.span(group), words)


compiled = cache(re.compile)
