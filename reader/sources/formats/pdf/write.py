"""Writes the words of a document as HTML, with links and the numbers of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from reader.sources.formats.hyphens import HYPHENS, Vocabulary
from reader.sources.formats.pdf.lines import Line

_LEADER = re.compile(r"(?: ?[.·…_]){4,} ?")
_BEFORE_A_NOTE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)\]\"'”’»])\Z")  # not "mc", as in a formula

FindNote = Callable[[str], str]  # the id of the note with a mark, "" if there is none


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
            if ends and (word.hyphenated or (len(text) > 1 and text.endswith(HYPHENS))):
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
