"""Rules: a pattern, and what is said for what it finds. The tables of rules stand in the other files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from reader.script.edits import Edits

# Gives the words for a match, None to leave it; the second argument is the language tag.
Say = Callable[[re.Match[str], str], str | None]

DIGITS = "0123456789"
NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,10})?"
ALONE = r"(?<![\w.,:/$€£#–-])"  # before a number that is no part of something longer


class Rule(NamedTuple):
    """Says what `pattern` finds in other words.

    Where the pattern has a group called "say", only that is replaced. One character of each string in
    `needs` must be in the text for the rule to apply: most texts are passed over for it, and a pattern
    is compiled when it is first needed, because that takes longer than to use it on a whole page.
    """

    needs: tuple[str, ...]
    pattern: str
    say: Say | str


def apply_rules(rules: Iterable[Rule], text: str, lang: str, edits: Edits) -> None:
    """Add the edits of every rule, the first rules first."""
    characters = frozenset(text)
    for rule in rules:
        if any(map(characters.isdisjoint, rule.needs)):
            continue
        pattern = compiled(rule.pattern)
        group = "say" if "say" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            words = rule.say if isinstance(rule.say, str) else rule.say(match, lang)
            if words is not None:
                edits.add(*match.span(group), words)


compiled = cache(re.compile)
