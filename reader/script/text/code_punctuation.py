"""Speak code for programmers: name its punctuation, and announce indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.language_tags import primary_language
from reader.page.model import Block
from reader.script.model import Edit
from reader.settings import Verbosity

_NAMES_PUNCTUATION: frozenset[Verbosity] = frozenset({"most", "all"})
_WITH_INDENTATION: frozenset[Verbosity] = frozenset({"all"})
_OPERATOR = r"===|\.\.\.|&&|\|\||[!=<>+-]=|=>|->|\+\+|--|//|>>|<<"
_SIGN = re.compile(rf"(?:{_OPERATOR})|[^\w\s]")
_LINE = re.compile(r"^([ \t]*)(?=\S)", re.MULTILINE)
_MAX_PUNCTUATION_CHARACTERS = 8  # longer code without letters or digits is a drawing
_TAB_COLUMNS = 4


def code_edits(block: Block, verbosity: Verbosity) -> Iterator[Edit]:
    """Edits that name the punctuation in code, and announce indentation before a line's first word."""
    for start, end in _code(block):
        is_punctuation = end - start <= _MAX_PUNCTUATION_CHARACTERS and not any(
            map(str.isalnum, block.text[start:end])
        )
        if verbosity in _NAMES_PUNCTUATION or (is_punctuation and block.kind != "code"):
            lang = primary_language(block.lang) or "en"
            has_indentation = verbosity in _WITH_INDENTATION
            yield from _named(block.text, start, end, lang, with_indentation=has_indentation)


def _code(block: Block) -> Iterator[tuple[int, int]]:
    if block.kind == "code":
        yield 0, len(block.text)
        return
    end = 0
    for span in block.spans:
        if span.kind in {"code", "kbd"} and span.start >= end:
            yield span.start, span.end
            end = span.end


def _indentations(text: str, start: int, end: int, spaces: str) -> dict[int, str]:
    """Announcements of indentation, by the offset of a line's first word, where the indentation changes."""
    found, last = {}, 0
    for line in _LINE.finditer(text, start, end):
        columns = len(line[1].expandtabs(_TAB_COLUMNS))
        if columns != last:
            found[line.end()] = spaces.format(columns)
            last = columns
    return found


def _named(text: str, start: int, end: int, lang: str, with_indentation: bool) -> Iterator[Edit]:
    # Few pages have code.
    from reader.script.spoken_forms.sign_names import NAMES, OPERATORS, SPACES

    if lang not in NAMES:
        return
    names, operators = NAMES[lang], OPERATORS.get(lang, {})
    indentations = _indentations(text, start, end, SPACES[lang]) if with_indentation else {}
    signs = {match.start(): match[0] for match in _SIGN.finditer(text, start, end)}
    done = start
    for place in sorted({*signs, *indentations}):
        indentation = f"{indentations[place]}, " if place in indentations else ""
        if place not in signs:  # a word
            yield Edit(place, place + 1, f"{indentation}{text[place]}")
            continue
        sign = signs[place]
        past = place + len(sign)
        said = indentation + (operators.get(sign) or " ".join(names.get(each, "") for each in sign))
        if said.strip() and said != sign:
            before = " " if place > done and not text[place - 1].isspace() else ""
            after = " " if text[past : past + 1].strip() else ""
            yield Edit(place, past, f"{before}{said}{after}")
            done = past
