"""Writes the words of a document as HTML, with links and the numbers of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from reader.sources.formats.pdf.lines import Line

_HYPHENS = ("-", "\xad", "‐")
_LEADER = re.compile(r"(?: ?[.·…_]){4,} ?")
_BEFORE_A_NOTE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]\"'”’»])\Z")  # not "mc", as in a formula
_LETTERS = re.compile(r"[^\W\d_]+")
_MIN_WORD = 4  # letters of a half that is a word of its own: "well-known", not "in-formation"

FindNote = Callable[[str], str]  # the id of the note with a mark, "" if there is none


class Vocabulary:
    """The words of a document, which tell whether a hyphen at a line's end belongs to the word.

    `texts` are in reading order. The halves of words that are divided there do not count as words.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._as_written: set[str] = set()
        is_half = False
        for text in texts:
            for word in text.split():
                is_first_half = len(word) > 1 and word.endswith(_HYPHENS)
                if not is_half and not is_first_half:
                    self._counts[_bare(word).casefold()] += 1
                    self._as_written.add(_bare(word))
                is_half = is_first_half

    def joined(self, before: str, after: str) -> str:
        """The two halves of a word that a line's end divides; `before` may end with the hyphen."""
        if not before.endswith(_HYPHENS):
            return before + after
        stem = before[:-1]
        return before + after if before.endswith("-") and self._keeps_hyphen(stem, after) else stem + after

    def _keeps_hyphen(self, stem: str, after: str) -> bool:
        """True if a hyphen is part of the word: as written elsewhere in the document, else by its halves."""
        first, last = _bare(stem.rpartition("-")[2]), _bare(after)
        with_hyphen = self._counts[f"{first}-{last}".casefold()]
        without = self._counts[f"{first}{last}".casefold()]
        if with_hyphen or without:
            return with_hyphen >= without
        is_divided = _LETTERS.fullmatch(first) and len(first) > 1 and after[:1].islower()
        return not is_divided or all(
            len(half) >= _MIN_WORD and half in self._as_written for half in (first, last)
        )


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]\"'“”‘’„«»")


class _Part(NamedTuple):
    text: str
    href: str
    is_raised: bool
    glued: bool


def inline_html(lines: Sequence[Line], vocabulary: Vocabulary, find_note: FindNote = lambda _: "") -> str:
    """The words of the lines as HTML."""
    parts: list[_Part] = []
    divided: str | None = None
    for line in lines:
        for position, word in enumerate(line.words):
            text, glued = word.text, word.glued
            if divided is not None:
                text = vocabulary.joined(divided, text)
                glued = parts.pop().glued
                divided = None
            ends = position == len(line.words) - 1 and line is not lines[-1]
            if ends and (word.hyphenated or (len(text) > 1 and text.endswith(_HYPHENS))):
                divided = text
            parts.append(_Part(text, word.href, position > 0 and line.is_raised(word), glued))
    html: list[str] = []
    before = ""
    for (href, is_raised), group in groupby(parts, key=lambda part: (part.href, part.is_raised)):
        run = list(group)
        joined = "".join(part.text if part.glued else f" {part.text}" for part in run)
        text = escape(_LEADER.sub(" ", joined).strip(), quote=False)
        note = find_note(text.strip(" ,;()[]")) if is_raised and _BEFORE_A_NOTE.search(before) else ""
        before = joined
        if html and not run[0].glued:
            html.append(" ")
        if note:
            text = f'<a role="doc-noteref" href="#{note}">{text}</a>'
        elif href:
            text = f'<a href="{escape(href)}">{text}</a>'
        html.append(f"<sup>{text}</sup>" if is_raised else text)
    return "".join(html)
