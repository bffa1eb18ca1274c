"""Find where sentences begin in plain text, by language.

sentencex finds most beginnings; the tables here correct what it does not know. Each step is one sweep over
the text, so that no page can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import compiled
from reader.script.text.abbreviations import AT_THE_END, GERMAN_OPENINGS, SHARED
from reader.script.text.continuations import (
    CHESS_MOVE,
    ONLY_A_MARKER,
    ORDINAL_STOP,
    ContinuationRules,
)

_QUOTES = '“”„«»‘"()[]'
_UNQUOTED = str.maketrans(dict.fromkeys(_QUOTES, " "))
_ALL_QUOTES = _QUOTES + "'`‚‹›「」『』《》"
_WITHOUT_ANY = str.maketrans(dict.fromkeys(_ALL_QUOTES, " "))
_MAX_PIECE_CHARACTERS = 5000  # sentencex takes quadratic time for text without spaces that is not ASCII
# A text of only these characters is one sentence.
_ONE_SENTENCE = re.compile(r"[\w ,’'\"–-]*")
# sentencex ends the program at such a space between an initial and a stop, and at half a surrogate pair.
_UNUSUAL = re.compile(r"[^\S \t\n]|[\ud800-\udfff]")
_MAX_QUOTES = 400  # sentencex takes quadratic time for quotations that do not end
_CAPITALS = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ"
# A stop and a closing quotation mark end a sentence even where the page forgot the space after.
_MISSING_SPACE = re.compile(rf"(?<=[.!?…][”»’\"])(?=[{_CAPITALS}])")
# A sentence in brackets between other sentences ends where its bracket closes.
_BRACKETED = re.compile(
    rf"(?:^|(?<=[.!?…]\s)|(?<=[.!?…][”»\"]\s))[(\[][^()\[\]]+[.!?…][)\]]\s+(?=[{_CAPITALS}“\"(\[])"
)
# Chicago style ellipsis: the full stop ends a sentence, the points begin the next.
_POINTS = re.compile(rf"(?<=\w\.)\s+(?=\.\s\.\s\.\s+[{_CAPITALS}])")
# A year that a sentence begins with: "… anzumelden. 1967 war es soweit."
_YEAR_FIRST = re.compile(r"(?<=[^\W\d_]{5}\.)\s+(?=(?:1\d|20)\d\d\s[^\W\d_])")
# A symbol of the metric system has no stop of its own: "… up to 4.8 kg. Most of it …".
_METRIC_END = re.compile(
    rf"\d\s?(?:[mkµ]?g|[mck]?m|[mckh]?l|[kMG]?W|[kMG]?Wh|[kMG]Hz|[KMGT]B|[mµ]?s|h|°C|m²|km²|m³)\.\s+(?=[{_CAPITALS}]\w)"
)
_OPEN_OR_DIGIT_NEXT = re.compile(r"[「『“（]|[」』”）]|[。！？](?=[0-9０-９])")
_MARKER = re.compile(r"(?:^|(?<=\s))(?:[•⁃‣◦▪]\s?)?(?:(\d{1,3})|([a-z]))(\.\)|\)|\.)(?=\s)")


def sentence_starts(text: str, lang: str) -> list[int]:
    """The offsets where sentences begin, in order, without the first. `lang` is a BCP 47 tag."""
    if _ONE_SENTENCE.fullmatch(text):
        return []
    language = primary_language(lang) or "en"
    language = SHARED.get(language, language)
    found = {before_quotation(text, start) for start in _found(text, language)}
    items = set(_run_in_items(text)) if language not in ORDINAL_STOP else set()
    found |= items
    found |= {match.start() for match in _MISSING_SPACE.finditer(text)}
    found |= {match.end() for match in (*_BRACKETED.finditer(text), *_POINTS.finditer(text))}
    found |= {match.end() for match in _YEAR_FIRST.finditer(text) if text[match.end() + 5].islower()}
    certain = items | set(_after_abbreviations(text, language)) | set(_before_digits(text))
    certain |= {match.end() for match in _METRIC_END.finditer(text)}
    found |= certain
    continues = ContinuationRules(text, language)
    found |= continues.after_numbers
    starts: list[int] = []
    before = 0
    for start in sorted(found - {0, len(text)}):
        if start in certain or not continues(before, start):
            starts.append(start)
            before = start
    return starts


def _after_abbreviations(text: str, language: str) -> Iterator[int]:
    """Where a sentence begins after an abbreviation that ends the one before: "usw. Das ist gut"."""
    if language not in AT_THE_END:
        return
    for match in compiled(rf"\b(?:{AT_THE_END[language]})\.\s+(?=([{_CAPITALS}]\w*))").finditer(text):
        is_list_end = text.startswith(("usw", "etc"), match.start())
        if language != "de" or is_list_end or match[1].lower() in GERMAN_OPENINGS:
            yield match.end()


def _before_digits(text: str) -> Iterator[int]:
    """Where a Chinese or Japanese sentence begins with a number, outside quotations."""
    open_quotations = 0
    for match in _OPEN_OR_DIGIT_NEXT.finditer(text):
        if match[0] in "「『“（":
            open_quotations += 1
        elif match[0] in "」』”）":
            open_quotations = max(0, open_quotations - 1)
        elif not open_quotations:
            yield match.end()


def is_marker(text: str, start: int, end: int) -> bool:
    """True if characters `start` to `end` are only a list marker: "2.", "II."."""
    return ONLY_A_MARKER.fullmatch(text, start, end) is not None


def without_quotes(text: str) -> str:
    """Replace every quotation mark by a space, so that quoted sentences are found too."""
    return text.translate(_UNQUOTED)


def _found(text: str, language: str) -> Iterator[int]:
    """Where sentencex begins a new sentence."""
    if not text.isascii():
        text = _UNUSUAL.sub(" ", text)
    if sum(map(text.count, _ALL_QUOTES)) > _MAX_QUOTES:
        text = text.translate(_WITHOUT_ANY)
    piece = length = len(text) if text.isascii() else _MAX_PIECE_CHARACTERS
    position = 0
    while position < len(text):
        found = list(_places(text, position, position + length, language))
        if position + length < len(text):
            if len(found) < 2:  # the sentence is longer than the piece
                length *= 2
                continue
            *found, position = found  # the last sentence may continue
        else:
            position = len(text)
        yield from found
        length = piece


def _places(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where sentencex begins each sentence in a piece of the text, the first too."""
    position = start
    for part in sentencex.segment(language, text[start:end]):
        position = text.find(part, position)
        if position < 0:
            return
        indent = len(part) - len(part.lstrip())
        yield position + indent if position else 0
        position += len(part)


def before_quotation(text: str, boundary: int) -> int:
    """Move the boundary before an opening quotation mark or bracket."""
    opening = boundary - 1
    while opening > 0 and text[opening].isspace():
        opening -= 1
    is_left_behind = opening > 0 and text[opening] in "“‘«„(" and text[opening - 1].isspace()
    return opening if is_left_behind else boundary


def _run_in_items(text: str) -> Iterator[int]:
    """Where the items of a list within one text begin: "1. This 2. That".

    The text begins with the first marker; the others continue its numbers in the same form.
    """
    markers = _MARKER.finditer(text)
    first = next(markers, None)
    if first is None or first.start() > 0:
        return
    if CHESS_MOVE.match(text, first.end()):
        return
    number, form = _number(first), first[3]
    for marker in markers:
        if marker[3] == form and bool(marker[1]) == bool(first[1]) and _number(marker) == number + 1:
            number += 1
            yield marker.start()


def _number(marker: re.Match[str]) -> int:
    return int(marker[1]) if marker[1] else ord(marker[2])
