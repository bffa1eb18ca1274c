"""Finds things in a script: elements, links, search matches, words, and the position after N words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.script.edits import spoken_offset_of, text_range_of
from reader.script.elements import Element, ElementKind, list_elements, may_have_elements
from reader.script.model import Utterance
from reader.script.spoken_forms.characters import plain_letter
from reader.script.writer import Script
from reader.session.navigation import positions
from reader.session.state import Position

Kinds = frozenset[ElementKind]
_WORD = re.compile(r"\S+")
# Chinese and Japanese write no spaces. In Japanese a run of one script counts as a word, kanji with the kana
# after them; in Chinese each character does. Punctuation belongs to the word before it.
_KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30ff"
_STOPS = "\u3001-\u3003\u3008-\u3020\uff01-\uff0f\uff1a-\uff20"
_OTHER = f"[^\\s{_KANJI}{_HIRAGANA}{_KATAKANA}{_STOPS}]+"
_KANA = re.compile(f"[{_HIRAGANA}{_KATAKANA}]")
_UNSPACED = re.compile(f"[{_KANJI}{_HIRAGANA}{_KATAKANA}]")
_JAPANESE_WORD = re.compile(
    f"(?:[{_KANJI}]+[{_HIRAGANA}]*|[{_HIRAGANA}]+|[{_KATAKANA}]+|{_OTHER})[{_STOPS}]*|[{_STOPS}]+"
)
_CHINESE_WORD = re.compile(f"(?:[{_KANJI}]|{_OTHER})[{_STOPS}]*|[{_STOPS}]+")


class _Folded(dict[int, str]):
    """Folds characters for search: without accents, case, or kinds of quotes and spaces."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", plain_letter(chr(code))).casefold()
        letters = "".join(each for each in plain if not unicodedata.combining(each))
        self[code] = " " if plain.isspace() else letters
        return self[code]


_FOLDED = _Folded({ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("\N{SOFT HYPHEN}"): ""})


def folded(text: str) -> str:
    """A text for comparison, without accents and case."""
    return text.translate(_FOLDED)


class FoundElement(NamedTuple):
    """An element, and the number of its section."""

    section: int
    element: Element

    @property
    def position(self) -> Position:
        """The position of the utterance in which it starts."""
        return Position(self.section, self.element.utterance)


def next_element(script: Script, position: Position, offset: int, kinds: Kinds) -> FoundElement | None:
    """The next element of the reading that starts after `offset` in the text at a position."""
    here = (position.utterance, offset)
    order = positions.reading(script, position)
    for section in order[bisect_left(order, position.section) :]:
        for element in _elements(script, section, kinds):
            if element.kind in kinds and (section != position.section or element[1:3] > here):
                return FoundElement(section, element)
    return None


def previous_element(script: Script, position: Position, offset: int, kinds: Kinds) -> FoundElement | None:
    """The last element of the reading that starts before that offset."""
    here = (position.utterance, offset)
    order = positions.reading(script, position)
    for section in reversed(order[: bisect_right(order, position.section)]):
        for element in reversed(_elements(script, section, kinds)):
            if element.kind in kinds and (section != position.section or element[1:3] < here):
                return FoundElement(section, element)
    return None


def _elements(script: Script, section: int, kinds: Kinds) -> tuple[Element, ...]:
    """A section's elements; none without these kinds, because writing a whole large page takes seconds."""
    return script.elements(section) if may_have_elements(script.page.sections[section], kinds) else ()


def all_elements(script: Script, position: Position, kinds: Kinds) -> Iterator[FoundElement]:
    """Every element of the reading, in order, without utterance numbers."""
    for section in positions.reading(script, position):
        for element in list_elements(script.page.sections[section].blocks):
            if element.kind in kinds:
                yield FoundElement(section, element)


def with_position(script: Script, found: FoundElement) -> FoundElement | None:
    """An element with its utterance number; None if the script never says it."""
    wanted = (found.element.kind, found.element.block, found.element.start)
    said = script.elements(found.section)
    element = next((each for each in said if (each.kind, each.block, each.start) == wanted), None)
    return FoundElement(found.section, element) if element is not None else None


def link_reached(script: Script, position: Position, offset: int) -> Element | None:
    """The last link in this sentence that starts at or before an offset, or else the first after it."""
    number = positions.utterance_at(script, position).sentence
    utterances = script.utterances(position.section)
    links = [
        element
        for element in _elements(script, position.section, frozenset({"link"}))
        if element.kind == "link" and utterances[element.utterance].sentence == number
    ]
    reached = [element for element in links if element[1:3] <= (position.utterance, offset)]
    return next(iter(reached[-1:] or links[:1]), None)


class SearchMatch(NamedTuple):
    """The start of a search match: in block number `block` of a section, at `offset`."""

    section: int
    block: int
    offset: int


@lru_cache(maxsize=1)
def matches(script: Script, in_article: bool, words: str) -> tuple[SearchMatch, ...]:
    """All matches of words in a reading, in order; accents and case do not matter."""
    wanted = folded(words)
    sections = script.article if in_article else range(len(script.page.sections))
    if not wanted:
        return ()
    return tuple(
        SearchMatch(section, number, offset)
        for section in sections
        for number, block in enumerate(script.page.sections[section].blocks)
        for offset in _offsets(block.text, wanted)
    )


def _offsets(text: str, wanted: str) -> Iterator[int]:
    plain = folded(text)
    at = plain.find(wanted)
    if at < 0:
        return
    # Folding may drop or split characters; then map each folded character to its original.
    stands_for: Sequence[int] = range(len(text))
    if len(plain) != len(text):
        stands_for = [at for at, each in enumerate(text) for _ in folded(each)]
    while at >= 0:
        yield stands_for[at]
        at = plain.find(wanted, at + len(wanted))


def match_place(script: Script, match: SearchMatch) -> Position | None:
    """The start of the sentence with a match; None if the script never says it."""
    block = script.page.sections[match.section].blocks[match.block].id
    reached: int | None = None
    for index, utterance in enumerate(script.utterances(match.section)):
        if utterance.block == block and utterance.start is not None and utterance.start <= match.offset:
            reached = index
    return positions.sentence_start(script, Position(match.section, reached)) if reached is not None else None


def sentence_span(script: Script, position: Position) -> tuple[SearchMatch, SearchMatch]:
    """The start and end of the sentence at a position, comparable with matches."""
    utterances = script.utterances(position.section)
    here = utterances[position.utterance]
    blocks = script.page.sections[position.section].blocks
    number = next((at for at, block in enumerate(blocks) if block.id == here.block), -1)
    first = positions.sentence_start(script, position).utterance
    last = positions.sentence_end(script, position).utterance
    spans = [
        (each.start, each.end)
        for each in utterances[first : last + 1]
        if each.block == here.block and each.start is not None and each.end is not None
    ]
    begin, end = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    return SearchMatch(position.section, number, begin), SearchMatch(position.section, number, end)


def position_after_words(script: Script, count: int) -> Position | None:
    """The start of the sentence that contains word number `count` of the reading."""
    befores = [script.words_before(section)[0] for section in script.read]
    first = max(0, bisect_right(befores, count) - 1)  # writing the earlier sections is slow on a large page
    for section, before in list(zip(script.read, befores, strict=True))[first:]:
        for index in range(len(script.utterances(section))):
            if before + script.words_until(section, index + 1) > count:
                return positions.sentence_start(script, Position(section, index))
    return positions.last_sentence(script)


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text, with their punctuation."""
    if not _UNSPACED.search(text):
        return _WORD.finditer(text)
    return (_JAPANESE_WORD if _KANA.search(text) else _CHINESE_WORD).finditer(text)


def word_after(text: str, offset: int) -> tuple[int, int] | None:
    """The span of the next word that starts after `offset`."""
    return next((match.span() for match in _words(text) if match.start() > offset), None)


def word_before(text: str, offset: int) -> tuple[int, int] | None:
    """The span of the last word that starts before `offset`."""
    spans = [match.span() for match in _words(text) if match.start() < offset]
    return spans[-1] if spans else None


def word_at(text: str, offset: int) -> tuple[int, int] | None:
    """The span of the word at `offset`, or of the next one."""
    return next((match.span() for match in _words(text) if match.end() > offset), None)


def in_text(utterance: Utterance, offset: int) -> int:
    """An offset in an utterance's `spoken`, as an offset in its `text`."""
    return text_range_of(utterance.edits, offset, offset)[0]


def in_spoken(utterance: Utterance, offset: int) -> int:
    """An offset in an utterance's `text`, as an offset in its `spoken`."""
    return spoken_offset_of(utterance.edits, offset)
