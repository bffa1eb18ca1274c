"""Split text into sentences, and sentences into passages by language, keeping offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from reader.language_tags import primary_language
from reader.page.model import Block
from reader.script.edits import apply_edits, first_of_overlaps
from reader.script.model import Edit
from reader.script.text.line_breaks import line_starts
from reader.script.text.notation import note_reference_stretches
from reader.script.text.other_scripts import by_script
from reader.script.text.sentence_ends import before_quotation, is_marker, sentence_starts, without_quotes
from reader.script.text.tex import tex_formulas

_WORD = re.compile(r"\w")
_MAX_SENTENCE_CHARACTERS = 600
_MIN_QUOTATION_CHARACTERS = 250  # a shorter sentence with a quotation is not split
_CLAUSE_END = re.compile(r"[,;:—)](?=\s)")
_SPACE = re.compile(r"\s+")
# Never split inside these: a part of them cannot be spoken or understood.
_WHOLE = frozenset({"code", "math", "abbreviation"})
_start, _end = itemgetter(0), itemgetter(1)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}")


def split_sentences(block: Block) -> list[tuple[int, int]]:
    """Start and end of each sentence in the block's text, without the white space between them.

    No sentence ends inside a link, code, an abbreviation or an address. A note reference belongs to the
    sentence before it.
    """
    text = _without_code(block)
    if block.kind == "heading":
        whole = trimmed(text, 0, len(text))
        return list(_split_long(block.text, *whole, [])) if whole else []
    kept = [(span.start, span.end) for span in block.spans if span.kind in _WHOLE]
    kept += [(link.start, link.end) for link in block.links]
    kept += [(start, end) for start, end, _ in tex_formulas(block)]
    if "@" in text or "http" in text or "www." in text:
        kept += [match.span() for match in _ADDRESS.finditer(text)]
    kept = _merged(kept)
    boundaries = sorted({*_starts(block, text), *line_starts(block)})
    boundaries = [end for start, end in pairwise([0, *boundaries]) if not is_marker(text, start, end)]
    sentences: list[tuple[int, int]] = []
    start = 0
    for end in [*_outside(boundaries, kept), len(text)]:
        sentence = trimmed(block.text, start, end)
        if sentence is None:
            continue
        if not _WORD.search(text, *sentence) and sentences:  # a stray stop belongs to the sentence before it
            sentences[-1] = (sentences[-1][0], sentence[1])
        else:
            inside = _inside(kept, *sentence)
            for left, right in _in_long_quotation(text, *sentence, block.lang, inside):
                sentences.extend(_split_long(block.text, left, right, inside))
        start = end
    return sentences


def _starts(block: Block, text: str) -> set[int]:
    """Where sentences begin; inside a quotation in another language by the rules of that language."""
    starts = set(sentence_starts(text, block.lang))
    language = primary_language(block.lang)
    quoted = [
        span for span in block.spans if span.kind == "lang" and primary_language(span.value) != language
    ]
    if not quoted or not starts:
        return starts
    inside = _merged([(span.start + 1, span.end) for span in quoted])
    starts = set(_outside(sorted(starts), inside))
    for span in quoted:
        starts |= {span.start + each for each in sentence_starts(text[span.start : span.end], span.value)}
    return starts


def _without_note_references(block: Block) -> str:
    """Replace note references in the block's text by spaces; offsets stay the same."""
    spaces = (Edit(start, end, " " * (end - start)) for start, end in note_reference_stretches(block))
    return apply_edits(block.text, spaces)


def _without_code(block: Block) -> str:
    """The text to split: without note references, and with a capitalised word for each piece of code.

    Code has capitals of its own, so a sentence that begins with code would not look like one.
    """
    code = (
        Edit(span.start, span.end, "X".ljust(span.end - span.start, "x"))
        for span in block.spans
        if span.kind == "code" and span.start < span.end
    )
    return apply_edits(_without_note_references(block), first_of_overlaps(code))


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort the stretches, and merge those that overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _inside(stretches: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches that touch `start` to `end`; stretches are in order and do not overlap."""
    return stretches[bisect_right(stretches, start, key=_end) : bisect_left(stretches, end, key=_start)]


def _in_long_quotation(
    text: str, start: int, end: int, lang: str, kept: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Split a long sentence after each sentence in its quotation."""
    if end - start > _MIN_QUOTATION_CHARACTERS:
        quoted = without_quotes(text[start:end])
        starts = [before_quotation(text, start + each) for each in sentence_starts(quoted, lang)]
        for begin in _outside(starts, kept):
            yield start, begin
            start = begin
    yield start, end


def _split_long(text: str, start: int, end: int, kept: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Split a sentence that is too long to speak, at a comma, else at a space."""
    while end - start > _MAX_SENTENCE_CHARACTERS:
        cut = _cut(text, start, start + _MAX_SENTENCE_CHARACTERS, kept)
        stretch = trimmed(text, start, cut)
        if stretch is not None:
            yield stretch
        start = cut
    stretch = trimmed(text, start, end)
    if stretch is not None:
        yield stretch


def _cut(text: str, start: int, limit: int, kept: list[tuple[int, int]]) -> int:
    """Where to cut between `start` and `limit`, outside the `kept` stretches.

    The place is after the last comma of the second half, or else after the last space, or else the limit.
    """
    inside = _inside(kept, start, limit)
    for pattern, begin in ((_CLAUSE_END, start + _MAX_SENTENCE_CHARACTERS // 2), (_SPACE, start + 1)):
        cuts = [match.end() for match in pattern.finditer(text, begin, limit)]
        for cut in reversed(cuts):
            if not any(left < cut < right for left, right in inside):
                return cut
    return limit


def _outside(boundaries: Iterable[int], kept: list[tuple[int, int]]) -> Iterator[int]:
    """The boundaries outside all `kept` stretches. Both are in order, so one sweep finds them."""
    reach = index = 0
    for boundary in boundaries:
        while index < len(kept) and kept[index][0] < boundary:
            reach = kept[index][1]
            index += 1
        if boundary >= reach:
            yield boundary


def split_passages(
    block: Block, sentences: Iterable[tuple[int, int]]
) -> Iterator[list[tuple[int, int, str]]]:
    """The passages of each sentence by language: start, end, tag.

    Bare punctuation joins its neighbour.
    """
    places, langs = _languages(block)
    whole = _merged([(span.start, span.end) for span in block.spans if span.kind in _WHOLE])
    for start, end in sentences:
        first = bisect_right(places, start) - 1
        last = max(first + 1, bisect_left(places, end))
        edges = [start, *places[first + 1 : last], end]
        passages = _passages(block.text, edges, langs[first:last])
        if block.kind not in _WHOLE:
            inside = _inside(whole, start, end)
            passages = [part for passage in passages for part in _by_script(block.text, passage, inside)]
        yield passages


def _by_script(
    text: str, passage: tuple[int, int, str], whole: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    for left, right, lang in by_script(text, *passage, whole):
        stretch = trimmed(text, left, right)
        if stretch is not None:
            yield *stretch, lang


def _languages(block: Block) -> tuple[list[int], list[str]]:
    """The places where the language changes in the block's text, and the tag from each place on."""
    places, langs = [0], [block.lang]

    def change(place: int, lang: str) -> None:
        if places[-1] == place:
            langs[-1] = lang
        else:
            places.append(place)
            langs.append(lang)

    around = [(len(block.text) + 1, block.lang)]  # the open stretches: end and tag
    # Skip text in the phonetic alphabet, which is marked as a language.
    marked = [span for span in block.spans if span.kind == "lang" and "fonipa" not in span.value.lower()]
    for span in sorted(marked, key=lambda span: (span.start, -span.end)):
        while around[-1][0] <= span.start:
            end, _ = around.pop()
            change(end, around[-1][1])
        around.append((min(span.end, around[-1][0]), span.value))
        change(span.start, span.value)
    while len(around) > 1:
        end, _ = around.pop()
        change(end, around[-1][1])
    return places, langs


def _passages(text: str, edges: list[int], langs: list[str]) -> list[tuple[int, int, str]]:
    """The stretches between the edges with their languages; neighbours of one language are merged."""
    if len(langs) == 1:
        return [(edges[0], edges[1], langs[0])]
    passages: list[tuple[int, int, str]] = []
    for (left, right), lang in zip(pairwise(edges), langs, strict=True):
        has_words = _WORD.search(text, left, right) is not None
        if passages and (not has_words or passages[-1][2] == lang):
            passages[-1] = (passages[-1][0], right, passages[-1][2])
        elif has_words or not passages:
            passages.append((left, right, lang))
    if len(passages) > 1 and not _WORD.search(text, *passages[0][:2]):
        passages[:2] = [(passages[0][0], passages[1][1], passages[1][2])]
    return [
        (*stretch, lang)
        for left, right, lang in passages
        if (stretch := trimmed(text, left, right)) is not None
    ]


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without the spaces at its ends; None if it is all space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
