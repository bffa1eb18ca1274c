"""Find where sentences begin in plain text, by language.

sentencex finds most beginnings; the tables here correct what it does not know. Each step is one sweep over
the text, so that no page can make it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

import sentencex

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import compiled
from reader.script.text.abbreviations import (
    ANYWHERE,
    AT_THE_END,
    BEFORE_NAME,
    BEFORE_NUMBER,
    GERMAN_OPENINGS,
    KNOWN_INITIALS,
    LETTERS_STAND_FOR_WORDS,
    OPENINGS,
    WITHOUT_STOPS,
)

# Languages that write an ordinal number with a full stop.
_ORDINAL_STOP = frozenset({
    "de", "lb", "da", "nb", "nn", "no", "fi", "et", "hu", "cs", "sk", "pl", "sl", "hr", "sr", "bs",
    "mk", "lv", "lt", "tr", "is", "fo", "hsb", "dsb", "eu",
})  # fmt: skip
_NUMERAL_FIRST = frozenset({"tr", "hu"})  # "II. Abdülhamid"
_ROMAN = re.compile("[IVX]{1,6}")
_HALF_DAYS = frozenset({"a.m", "p.m"})  # "At 3 p.m." can begin a sentence
_ONLY_A_TIME = re.compile(r"\W*(?:At|By|Around|From|Until|Before|After|Since) [\d:.]{1,5} [ap]\.m\.\s+")
# After "10 a.m." these continue the sentence.
_WHEN = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "eastern", "central", "mountain", "pacific", "local", "gmt", "utc", "bst", "cet", "et", "est", "edt",
    "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt",
})  # fmt: skip
_QUOTES = '“”„«»‘"()[]'
_UNQUOTED = str.maketrans(dict.fromkeys(_QUOTES, " "))
_ALL_QUOTES = _QUOTES + "'`‚‹›「」『』《》"
_WITHOUT_ANY = str.maketrans(dict.fromkeys(_ALL_QUOTES, " "))
_MAX_PIECE_CHARACTERS = 5000  # sentencex takes quadratic time for text without spaces that is not ASCII
# A text of only these characters is one sentence.
_ONE_SENTENCE = re.compile(r"[\w ,’'\"–-]*")
_MAX_QUOTES = 400  # sentencex takes quadratic time for quotations that do not end
_CAPITALS = "A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ"
_CLOSING = '”»’"“)]'
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
# A stop without the space after it: "ended.Then".
_FORGOTTEN_SPACE = re.compile(r"[^\W\d_A-Z]{2}\.(?![A-Z]{2,3}\b)[^\W\d_a-z]")
_NUMBER_NEXT = re.compile(r"[(\[]?(?:\d|[IVXLC]{1,7}\b|[A-Z](?=[,;:)]| (?:and|or|to|for|in|is|of)\b))")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_PREFIXED_LETTER = re.compile(r"[وفبلك]?(?:ال)?[^\W\d_]")  # Arabic joins "and" to the word after it
_MEASURE = re.compile(r"[\d.]{1,6}-(?:in|ft|lb|oz|yd|mi|gal|qt|pt|sq)")  # "a 60-in. TV"
_JOINED_INITIALS = re.compile(r"(?:[^\W\d_]\.-)+[^\W\d_]")  # "J.-P. Martin"
_MARKER = re.compile(r"(?:^|(?<=\s))(?:[•⁃‣◦▪]\s?)?(?:(\d{1,3})|([a-z]))(\.\)|\)|\.)(?=\s)")
_ONLY_A_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,6})(?:\.\)|\)|\.)\s*")
_WORD = re.compile(r"\w")
_LAST_WORD = re.compile(r"([^\s(\[“„«\"‘'’–—]{1,20})\.\s*$")
_NEXT_WORD = re.compile(r"\W*(\w+)")
_QUOTED_SIGN = re.compile(r"[“「『«„](?:[?？!！。.])[”」』»“]\s*\Z")
_INNER_CAPITAL = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-ZÀ-Þ]")
_EXCLAMATIONS = frozenset("?!؟。！？")
_SAID = re.compile(r"[—–-]\s+[^\W\d_]")  # « Oui ! — dit-il »


def sentence_starts(text: str, lang: str) -> list[int]:
    """The offsets where sentences begin, in order, without the first. `lang` is a BCP 47 tag."""
    if _ONE_SENTENCE.fullmatch(text):
        return []
    language = primary_language(lang) or "en"
    found = {before_quotation(text, start) for start in _found(text, language)}
    items = set(_run_in_items(text)) if language not in _ORDINAL_STOP else set()
    found |= items
    found |= {match.start() for match in _MISSING_SPACE.finditer(text)}
    found |= {match.end() for match in (*_BRACKETED.finditer(text), *_POINTS.finditer(text))}
    found |= {match.end() for match in _YEAR_FIRST.finditer(text) if text[match.end() + 5].islower()}
    certain = items | set(_after_abbreviations(text, language)) | set(_before_digits(text))
    certain |= {match.end() for match in _METRIC_END.finditer(text)}
    found |= certain
    continues = _ContinuationRules(text, language)
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
        if language != "de" or match[1].lower() in GERMAN_OPENINGS:
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
    return _ONLY_A_MARKER.fullmatch(text, start, end) is not None


def without_quotes(text: str) -> str:
    """Replace every quotation mark by a space, so that quoted sentences are found too."""
    return text.translate(_UNQUOTED)


def _found(text: str, language: str) -> Iterator[int]:
    """Where sentencex begins a new sentence."""
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
    number, form = _number(first), first[3]
    for marker in markers:
        if marker[3] == form and bool(marker[1]) == bool(first[1]) and _number(marker) == number + 1:
            number += 1
            yield marker.start()


def _number(marker: re.Match[str]) -> int:
    return int(marker[1]) if marker[1] else ord(marker[2])


class _ContinuationRules:
    """A function of two offsets: True if the sentence from `before` continues at `start`, despite a stop."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._anywhere = _words(ANYWHERE.get(language, ""))
        self._before_number = _words(BEFORE_NUMBER.get(language, ""))
        self._before_name = _words(BEFORE_NAME.get(language, ""))

    @cached_property
    def _has_capitals(self) -> bool:
        return any(map(str.isupper, self._text))

    def __call__(self, before: int, start: int) -> bool:
        text = self._text
        if _ONLY_A_MARKER.fullmatch(text, before, start):  # "2." of a list, "II." of a chapter
            return True
        if text.startswith(". . .", before) and not _WORD.search(text, before, start):
            return True
        if self._is_inside_a_word(start):
            return True
        if text[start] in "—–-":
            said = _SAID.match(text, start)
            return said is not None and text[said.end() - 1].islower()
        if _QUOTED_SIGN.search(text, max(0, start - 8), start):  # “?”
            return True
        if text.startswith("と", start):  # 「…。」と言った
            return text[start - 1] in "」』"
        if text[start].islower():
            return self._has_capitals and self._is_stop(start) and not _INNER_CAPITAL.match(text, start)
        word = _LAST_WORD.search(text, max(before, start - 40), start)
        return word is not None and self._does_not_end(word[1], before, start)

    def _is_stop(self, start: int) -> bool:
        """True if the sentence ends with a stop, not a question or exclamation mark."""
        return self._text[max(0, start - 40) : start].rstrip().rstrip(_CLOSING)[-1:] not in _EXCLAMATIONS

    def _is_inside_a_word(self, start: int) -> bool:
        """True if the stop begins a name (".NET", "./go") or is inside one ("J.-C.", "a.C.")."""
        text = self._text
        if text[start - 1] != ".":
            return False
        return _FORGOTTEN_SPACE.match(text, max(0, start - 3)) is None and not _is_ideographic(text[start])

    def _does_not_end(self, word: str, before: int, start: int) -> bool:
        """True if a last word with its stop is an abbreviation, or a German ordinal before its noun."""
        small = word.lower()
        if self._language in WITHOUT_STOPS:
            return True
        if small in self._anywhere or _JOINED_INITIALS.fullmatch(word) or _MEASURE.fullmatch(word):
            return True
        if word in self._before_name or (word[:1].isupper() and small in self._before_name):
            return True
        following = _NEXT_WORD.match(self._text, start, start + 60)
        next_word = following[1] if following is not None else ""
        if self._language == "en" and small in _HALF_DAYS:
            is_name = next_word in self._before_name or next_word.lower() not in OPENINGS
            is_after_time = is_name and bool(_ONLY_A_TIME.fullmatch(self._text, before, start))
            return next_word.lower() in _WHEN or is_after_time
        if small in self._before_number or (small.endswith("str") and "str" in self._before_number):
            return _NUMBER_NEXT.match(self._text, start) is not None
        if self._language in LETTERS_STAND_FOR_WORDS and _PREFIXED_LETTER.fullmatch(word):
            return True
        if _INITIALS.fullmatch(word):
            return self._are_initials_of_name(word, next_word)
        if self._language in _NUMERAL_FIRST and _ROMAN.fullmatch(word):
            return next_word[:1].isupper()
        if not (word.isdecimal() and len(word) <= 3) or self._language != "de":
            return False
        return bool(next_word) and next_word.lower() not in GERMAN_OPENINGS

    def _are_initials_of_name(self, initials: str, name: str) -> bool:
        """True if initials, without their last stop, belong to the name after them: "J.D. Marlow"."""
        if self._language in LETTERS_STAND_FOR_WORDS:  # with several stops
            return True
        if "." not in initials:
            return False
        known = initials.lower() in KNOWN_INITIALS or initials.count(".") > 1
        return not known and initials.isupper() and name[:1].isupper() and name.lower() not in OPENINGS


def _is_ideographic(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
