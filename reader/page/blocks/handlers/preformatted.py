"""Text with its author's line breaks: code, verse and hard-wrapped prose."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.open_parts import Wrapping
from reader.page.dom.queries import element_after, elements_in, leading_text

_CODE = frozenset({"code", "kbd", "samp", "span"})
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_WORDS = re.compile(r"[^\W\d_]|[ ,.;:!?'’‘“”\"–—-]")
_IN_COLUMNS = re.compile(r"\S {3,}\S")
_LINE_ENDS = (".", ",", ";", ":", "!", "?", "—", "–", "”", "’", '"')
_PROMPT = re.compile(r"\s*(?:(?:In|Out) ?)?\[[\d ]*\]:\s*")  # the number of a notebook's cell
_MAX_PROMPT_CHARACTERS = 20
_MIN_LINES = 3
_MIN_PROSE_SHARE = 0.95  # of letters, spaces and stops among the characters of prose
_MIN_PROSE_LINE_CHARACTERS = 40  # on average; verse has shorter lines
_MIN_STOPPED_SHARE = 0.4  # of the lines of verse, with a stop at the end
_MIN_CAPITAL_SHARE = 0.6  # of the lines of verse, with a capital at the beginning
_MAX_ELEMENTS = 100  # searched for code
_MAX_SAMPLE_CHARACTERS = 50_000


def enter_preformatted_text(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open preformatted text: prose, verse, or code, which keeps its lines."""
    if builder.wrapping:
        return True
    if _PROMPT.fullmatch(leading_text(element, _MAX_PROMPT_CHARACTERS)):
        return False
    wrapping: Wrapping = "" if builder.preformatted else wrapping_of(element)
    builder.push_kind("paragraph" if wrapping else "code", on_exit)
    if wrapping:
        builder.wrapping = wrapping
    else:
        builder.preformatted += 1

    def leave() -> None:
        builder.flush()
        if wrapping:
            builder.wrapping = ""
        else:
            builder.preformatted -= 1

    on_exit.closing(leave)
    return True


def wrapping_of(element: Tag) -> Wrapping:
    """The kind of preformatted text: hard-wrapped prose, verse, or "" for code and the like."""
    if any(inside.name in _CODE for inside in islice(elements_in(element), _MAX_ELEMENTS)):
        return ""
    text = element.get_text()[:_MAX_SAMPLE_CHARACTERS]
    paragraphs = [part.splitlines() for part in _BLANK_LINE.split(text.strip()) if part.strip()]
    lines = [line.strip() for part in paragraphs for line in part]
    if len(lines) < _MIN_LINES or _IN_COLUMNS.search(text):
        return ""
    if len(_WORDS.findall("".join(lines))) < _MIN_PROSE_SHARE * sum(map(len, lines)):
        return ""
    inner = [line.strip() for part in paragraphs for line in part[:-1]]  # the last may be short
    ended = sum(line.endswith(_LINE_ENDS) for line in lines)
    if inner and sum(map(len, inner)) >= _MIN_PROSE_LINE_CHARACTERS * len(inner):
        return "prose" if any(line.endswith((".", "!", "?", "”")) for line in lines) else ""
    capitalised = sum(line[:1].isupper() or not line[:1].isalpha() for line in lines)
    is_verse = ended >= _MIN_STOPPED_SHARE * len(lines) and capitalised >= _MIN_CAPITAL_SHARE * len(lines)
    return "verse" if is_verse else ""


def add_wrapped(builder: Builder, text: str) -> None:
    """Add hard-wrapped text. Blank lines separate paragraphs; verse keeps its line breaks."""
    for number, paragraph in enumerate(_BLANK_LINE.split(text)):
        if number:
            builder.flush()
        lines = paragraph.split("\n") if builder.wrapping == "verse" else [paragraph]
        for line_number, line in enumerate(lines):
            if line_number and builder.run.length:
                _end_line(builder)
            builder.run.add(line)


def _end_line(builder: Builder) -> None:
    builder.run.add(" ")
    builder.run.close(builder.run.open("line break"))


def enter_line_break(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """End a line, or a paragraph at a second break."""
    following = element_after(element)
    if builder.preformatted:
        builder.run.add("\n", keep_space=True)
    elif following is not None and following.name == "br":
        builder.flush()  # old pages separate paragraphs by two breaks
    else:
        _end_line(builder)
    return False
