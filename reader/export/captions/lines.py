"""Breaks the text of a cue into two lines, as subtitles have them.

At most 42 columns a line (Netflix, BBC); a full-width character takes two.
"""

from __future__ import annotations

import re
from itertools import accumulate
from unicodedata import category, east_asian_width

LINE_COLUMNS = 42
# In columns: how much more unequal two lines may be for a break after a clause.
_CLAUSE_BONUS = 16
PAUSE_MARKS = (*",;:–—", *"、，；：", *"،؛")  # within a sentence
OPENING_BRACKETS, CLOSING_BRACKETS = "([（［【", ")]）］】"
_CLAUSE_ENDS = (*PAUSE_MARKS, *".!?。！？؟", *CLOSING_BRACKETS)
# In columns: how much a break after an article, a preposition or another short word is avoided.
SHORT_WORD_COST = 12
_SHORT_WORD = re.compile(r"(?:^|[\s(])([^\W\d_]{1,3})(\.?) ?\Z")
# In columns: how much a break before a Japanese word that begins after kana is preferred.
_AFTER_KANA_BONUS = 8
_NEVER_FIRST = "、。，．！？；：」』）］】》ーっッゃゅょャュョ"  # in a Chinese or Japanese line


def columns_before(text: str) -> list[int]:
    """The columns before each character, and of the whole text."""
    return list(accumulate((2 if east_asian_width(each) in "WF" else 1 for each in text), initial=0))


def line_break(text: str) -> int:
    """Where the second line begins, 0 if one is enough. The lines are as even as words and clauses allow."""
    columns = columns_before(text)
    whole = columns[-1]
    if whole <= LINE_COLUMNS:
        return 0

    def cost(place: int) -> tuple[int, int]:
        first, second = columns[len(text[:place].rstrip())], whole - columns[place]
        if is_after_short_word(text, place):
            bonus = -SHORT_WORD_COST
        elif text[:place].rstrip().endswith(_CLAUSE_ENDS):
            bonus = _CLAUSE_BONUS
        else:
            bonus = _AFTER_KANA_BONUS if _is_kana(text[place - 1]) and not _is_kana(text[place]) else 0
        return max(0, first - LINE_COLUMNS, second - LINE_COLUMNS), abs(first - second) - bonus

    return min((place for place in range(1, len(text)) if _may_begin(text, place)), key=cost, default=0)


def _may_begin(text: str, place: int) -> bool:
    """True if a line may begin here: after a space, or between full-width characters."""
    if text[place - 1] == " ":
        return text[place] != " "
    return (
        east_asian_width(text[place - 1]) in "WF"
        and east_asian_width(text[place]) in "WF"
        and text[place] not in _NEVER_FIRST
        and not _is_opening(text[place - 1])
    )


def opening_before(text: str, place: int) -> int:
    """Where the opening brackets and quotation marks begin that stand before a place, also with a space."""
    while (before := text[:place].rstrip()) and _is_opening(before[-1]):
        place = len(before) - 1
    return place


def is_after_short_word(text: str, place: int) -> bool:
    """True if a short word stands just before a place, or an abbreviation: "the", "St.", "J."."""
    match = _SHORT_WORD.search(text[max(0, place - 6) : place])
    return match is not None and (not match[2] or match[1][0].isupper())


def _is_opening(character: str) -> bool:
    return category(character) in {"Ps", "Pi"}


def _is_kana(character: str) -> bool:
    """True for a letter of hiragana, with which Japanese words end."""
    return "\u3041" <= character <= "\u309f"
