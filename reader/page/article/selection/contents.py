"""Excludes lines that turn pages, and tables of contents: links with the words of later headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.page.accessibility.page_turning import is_page_turning
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.queries import collapsed_text

_MIN_ENTRIES = 3  # of a table of contents
_MAX_BETWEEN = 2  # lines between two entries, such as those of headings that the page does not show
_MIN_LINKED_SHARE = 0.5  # of an entry
_MAX_TITLE_CHARACTERS = 40  # of a table of contents
_MAX_TURNING_CHARACTERS = 300  # of a line that turns pages
_MIN_TURNING = 2  # links in such a line within the text
_NUMBER = re.compile(r"(?:(?:\d+|[A-Z])(?:\.\d+)*\.|\d+(?:\.\d+)+|(?:\d+|[A-Z]|[IVX]+)\.?(?=\s))\s*")
_SIGNS = re.compile(r"[\W_]+")
_RELATIONS = frozenset(
    {"contents", "first", "index", "last", "next", "prev", "previous", "start", "top", "up"}
)


def contents(measured: Measured, kept: Sequence[bool], headline: int) -> set[int]:
    """The numbers of the kept runs in tables of contents, with their titles; `headline` is a place, or -1."""
    later = _headings(measured)
    entries = [number for number, run in enumerate(measured.runs) if _is_entry(measured, number, run, later)]
    found: set[int] = set()
    for first, last, count in _sequences(entries):
        if count < _MIN_ENTRIES:
            continue
        start = first
        while start and _NUMBER.fullmatch(measured.runs[start - 1].text):
            start -= 1  # the number of an entry, in an element of its own
        if start and _is_title(measured, start - 1, first, headline):
            start -= 1
        found.update(range(start, last + 1))
    return {number for number in found if kept[number]}


def _headings(measured: Measured) -> dict[str, int]:
    """The words of each heading, with the number of the last run that has them."""
    return {
        words: number
        for number, run in enumerate(measured.runs)
        if measured.in_heading[run.box] and (words := _words(run.text))
    }


def _words(text: str) -> str:
    """The letters and digits of a title, without its number."""
    number = _NUMBER.match(text)
    return _SIGNS.sub("", text[number.end() :] if number else text).casefold()


def _is_entry(measured: Measured, number: int, run: TextRun, headings: Mapping[str, int]) -> bool:
    """True if a line is a link within a page with the words of a later heading."""
    if run.linked < run.length * _MIN_LINKED_SHARE or headings.get(_words(run.text), -1) <= number:
        return False
    return any("#" in str(link.get("href", "")) for link in _links(measured, run))


def _links(measured: Measured, run: TextRun) -> Iterator[Mapping[str, object]]:
    """Yield the attributes of the links in a run."""
    return (measured.attributes[place] for place in run.inner if measured.tags[place] == "a")


def _sequences(entries: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last number of entries close together, and how many they are."""
    start = 0
    for index in range(1, len(entries) + 1):
        if index == len(entries) or entries[index] - entries[index - 1] > 1 + _MAX_BETWEEN:
            yield entries[start], entries[index - 1], index - start
            start = index


def _is_title(measured: Measured, number: int, first: int, headline: int) -> bool:
    """True if a run is the title of the table of contents whose first entry follows it."""
    run = measured.runs[number]
    if run.length > _MAX_TITLE_CHARACTERS or run.linked or run.text.endswith("."):
        return False
    if headline >= 0 and measured.is_inside(run.box, headline):
        return False
    around = measured.parents[run.box]
    while around > 0 and measured.run_counts[around] == 1:  # only the title is in it
        around = measured.parents[around]
    return measured.is_inside(measured.runs[first].box, around)


def page_turning(measured: Measured, kept: Sequence[bool]) -> Iterator[int]:
    """Yield the numbers of the kept lines of links that turn pages or lead to an index.

    Within the text, a line with one such link can be a part of it.
    """
    texts = [
        n for n, run in enumerate(measured.runs) if kept[n] and (run.prose or measured.in_heading[run.box])
    ]
    first, last = (texts[0], texts[-1]) if texts else (len(kept), -1)
    for number, run in enumerate(measured.runs):
        if kept[number] and run.linked > 0 and run.length <= _MAX_TURNING_CHARACTERS:
            turning = _turning_links(measured, run)
            if turning >= (1 if number < first or number > last else _MIN_TURNING):
                yield number


def _turning_links(measured: Measured, run: TextRun) -> int:
    """How many links of a line turn pages, if all that it says is links with labels; else 0."""
    rest = run.text
    turning = links = 0
    for place in run.inner:
        if measured.tags[place] != "a":
            continue
        label = collapsed_text(measured.elements[place])
        before, found, rest_after = rest.partition(label)
        if not found:
            return 0
        if before.strip() and not _is_label(before):
            return 0
        links += 1
        relations = str(measured.attributes[place].get("rel", "")).lower().split()
        is_named = is_page_turning(label) or is_page_turning(before)
        turning += is_named or not _RELATIONS.isdisjoint(relations)
        rest = rest_after
    return turning if turning * 2 > links and (not rest.strip() or _is_label(rest)) else 0


def _is_label(text: str) -> bool:
    """True if a text between links is a label of them or has no words."""
    return not _SIGNS.sub("", text) or is_page_turning(text)
