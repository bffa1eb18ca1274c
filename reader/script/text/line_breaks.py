"""Hard line breaks: lines that are sentences of their own, and words hyphenated at a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.language_tags import primary_language
from reader.page.model import Block
from reader.script.model import Edit

_MIN_FULL_LINE_CHARACTERS = 40  # shorter lines are verses and addresses
_MAX_WRAPPED_CHARACTERS = 110  # a longer line was not broken to fit a page
_MIN_CAPITAL_SHARE = 0.6  # verses: the share of lines that begin with a capital
_MIN_FULL_LINE_SHARE = 0.6  # a full line's length, as a share of the longest line's
_ENDS = re.compile(r"[.!?:;…。！？][)\]”’\"'»]*\s*\Z")
_DIVIDED = re.compile(r"([^\W\d_]{2,})(-\s?)\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Words that a hyphen joins to a verb before them.
_JOINED_PRONOUNS = {
    "fr": frozenset({"il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "là", "ci", "moi",
                     "toi", "lui",
                     "leur", "même", "mêmes"}),
    "pt": frozenset({"se", "lhe", "lhes", "me", "lo", "la", "los", "las"}),
}  # fmt: skip
# Words that keep their hyphen: "well-" and "known" on two lines.
_KEEP_HYPHEN = frozenset({
    "well", "self", "non", "ex", "half", "long", "short", "high", "low", "all", "old", "year", "up", "so",
    "far", "near", "first", "second", "third", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "one", "two", "three", "four", "five", "vice", "cross", "north", "south", "east",
    "west", "est", "nord", "sud", "anglo",
})  # fmt: skip


def line_starts(block: Block) -> Iterator[int]:
    """The starts of the lines that begin a sentence."""
    text = block.text
    breaks = [span.start for span in block.spans if span.kind == "line break"]
    if not breaks:
        return
    longest = max(right - left for left, right in pairwise([0, *breaks, len(text)]))
    capitals = sum(text[place : place + 1].isupper() for place in breaks)
    are_verses = longest > _MAX_WRAPPED_CHARACTERS or (
        len(breaks) > 1 and capitals >= _MIN_CAPITAL_SHARE * len(breaks)
    )
    for before, place in pairwise([0, *breaks]):
        if place >= len(text) or text[place].islower() or text[place] in ",;.)":
            continue
        is_full = not are_verses and place - before >= max(
            _MIN_FULL_LINE_CHARACTERS, _MIN_FULL_LINE_SHARE * longest
        )
        if not (is_full and text[place].isalpha() and _ENDS.search(text, max(0, place - 8), place) is None):
            yield place


def divided_words(block: Block) -> Iterator[Edit]:
    """Edits that remove the hyphens of words hyphenated at a line's end."""
    for span in block.spans:
        if span.kind == "line break" and block.text[span.start : span.start + 1].islower():
            found = _DIVIDED.search(block.text, max(0, span.start - 30), span.start)
            if found is not None:
                is_kept = found[1].lower() in _KEEP_HYPHEN or _is_compound(block, found.start(), span.start)
                yield Edit(found.start(2), span.start, "-" if is_kept else "")


def _is_compound(block: Block, start: int, end: int) -> bool:
    """True if words are joined by a hyphen of their own: "rez-de-chaussée", "dit-il"."""
    if block.text[max(0, start - 1) : start] == "-":
        return True
    following = _FIRST_WORD.match(block.text, end)
    return following is not None and following[0] in _JOINED_PRONOUNS.get(primary_language(block.lang), ())
