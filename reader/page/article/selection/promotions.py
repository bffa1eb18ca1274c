"""Excludes lines within an article that lead away from it: other stories, advertisements' labels, calls.

Only lines of a page that is mostly prose are excluded: on other pages they can be what the page is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.page.accessibility.named_callouts import is_named_callout
from reader.page.article.measure import Measured, TextRun
from reader.page.article.selection.promotion_phrases import (
    ends_with_link_label,
    is_call,
    is_credit,
    is_label,
    story_label_end,
)

_MIN_PROSE_RUNS = 3
_MIN_PROSE_SHARE = 0.6  # of the article's text
_MAX_EXCLUDED_SHARE = 0.25  # of the article's prose, in lines of one kind without a label
_MAX_LINE_CHARACTERS = 240
_MAX_TOOL_CHARACTERS = 14  # of a heading's tool, such as "[edit]"
_MAX_UNDER_HEADING = 40  # lines
_MAX_FOLLOWERS = 6  # lines after a label
_MIN_TITLE_WORDS, _MIN_TITLE_CHARACTERS = 4, 20  # of a paragraph that is a link to another story
_MAX_TITLES = 5
_MAX_CALLOUT_DEPTH = 3  # of a label in a callout
_MIN_LINKED_SHARE = 0.5
_LINES = frozenset({"p", "div", "span", "figcaption"})
_ITEMS = frozenset({"li", "td", "th", "dd", "dt"})
_SENTENCE_END = re.compile(r"[.。:：;,…][\"'”’»)\]]*\Z")
_FILE = re.compile(
    r"\.(?:pdf|zip|docx?|xlsx?|pptx?|csv|epub|mp3|mp4|exe|dmg|apk|tar|gz)(?:[?#]|\Z)", re.IGNORECASE
)
_UNLINKED_CARD_WORDS = frozenset({"newsletter", "fallback", "advertisement"})
_CARD_WORDS = _UNLINKED_CARD_WORDS | {"related", "recirculation", "recirc", "read also", "also read"}


def promotions(measured: Measured, kept: Sequence[bool]) -> set[int]:
    """The numbers of the kept runs that lead away from the article."""
    prose = [number for number, run in enumerate(measured.runs) if kept[number] and run.prose]
    total = sum(run.length for number, run in enumerate(measured.runs) if kept[number])
    prose_length = sum(measured.runs[number].length for number in prose)
    if len(prose) < _MIN_PROSE_RUNS or prose_length < total * _MIN_PROSE_SHARE:
        return set()
    found = {*_labels(measured, kept), *_labelled_stories(measured, kept)}
    for numbers in (
        set(_linked_titles(measured, kept)),
        set(_cards(measured, kept)),
        set(_calls(measured, kept)),
    ):
        if sum(measured.runs[number].length for number in numbers) <= prose_length * _MAX_EXCLUDED_SHARE:
            found |= numbers
    return found


def _short_runs(measured: Measured, kept: Sequence[bool]) -> Iterator[tuple[int, TextRun]]:
    for number, run in enumerate(measured.runs):
        if kept[number] and run.length <= _MAX_LINE_CHARACTERS:
            yield number, run


def _labels(measured: Measured, kept: Sequence[bool]) -> Iterator[int]:
    """Labels of advertisements and sharing buttons, which may be headings, and picture credits."""
    for number, run in _short_runs(measured, kept):
        is_line = measured.tags[run.box] in _LINES
        if is_label(run.text) or (is_line and is_credit(run.text)):
            yield number


def _labelled_stories(measured: Measured, kept: Sequence[bool]) -> Iterator[int]:
    """Links to other stories with a label: in the same line, or in a line before them."""
    for number, run in _short_runs(measured, kept):
        end = story_label_end(run.text)
        if end and _is_in_callout(measured, run.box):
            continue  # "See also" in a manual leads to its other pages
        if not end:
            if run.link_density >= _MIN_LINKED_SHARE and ends_with_link_label(run.text):
                yield number
            continue
        if end < len(run.text):
            is_sentence = run.text[:end].strip()[-1:].isalpha() and _SENTENCE_END.search(run.text)
            if run.linked >= (run.length - end) * _MIN_LINKED_SHARE and not is_sentence:
                yield number
            continue
        if measured.in_heading[run.box] and _is_left_over(measured, kept, number):
            yield number
            continue
        following = list(_linked_after(measured, kept, number))
        is_section = measured.in_heading[run.box] or len(following) > _MAX_FOLLOWERS
        if not is_section and (following or run.linked == run.length):
            yield number
            yield from following


def _is_in_callout(measured: Measured, place: int) -> bool:
    """True if an element or one of the next two around it is a callout."""
    for _ in range(_MAX_CALLOUT_DEPTH):
        if place < 0:
            break
        element = measured.elements[place]
        if is_named_callout(element, str(measured.attributes[place].get("role", ""))):
            return True
        place = measured.parents[place]
    return False


def _is_left_over(measured: Measured, kept: Sequence[bool], heading: int) -> bool:
    """True if there is something under a heading before the next paragraph, but none of it is read."""
    is_excluded = False
    for after in range(heading + 1, min(heading + 1 + _MAX_UNDER_HEADING, len(kept))):
        run = measured.runs[after]
        if run.length <= _MAX_TOOL_CHARACTERS:
            continue
        if kept[after]:
            return is_excluded and (run.prose > 0 or measured.in_heading[run.box])
        is_excluded = True
    return is_excluded


def _linked_after(measured: Measured, kept: Sequence[bool], number: int) -> Iterator[int]:
    """The lines directly after one that are links."""
    for after in range(number + 1, min(number + 2 + _MAX_FOLLOWERS, len(kept))):
        run = measured.runs[after]
        if not kept[after] or run.link_density < _MIN_LINKED_SHARE or _SENTENCE_END.search(run.text):
            return
        yield after


def _linked_titles(measured: Measured, kept: Sequence[bool]) -> list[int]:
    """Paragraphs that are one link with the title of another story, each alone between two paragraphs.

    None if there are many: then the page is about what it links to.
    """
    read = [number for number, is_kept in enumerate(kept) if is_kept]
    titles = [
        (before, number, after)
        for before, number, after in zip(read, read[1:], [*read[2:], -1], strict=False)
        if _is_title_of_story(measured, number)
    ]
    if len(titles) > _MAX_TITLES:
        return []
    return [
        number
        for before, number, after in titles
        if _is_text_beside(measured, number, before)
        and (
            after < 0
            or measured.in_heading[measured.runs[after].box]
            or _is_text_beside(measured, number, after)
        )
    ]


def _is_title_of_story(measured: Measured, number: int) -> bool:
    run = measured.runs[number]
    return (
        run.linked == run.length
        and _MIN_TITLE_CHARACTERS <= run.length <= _MAX_LINE_CHARACTERS
        and not measured.in_heading[run.box]
        and measured.tags[run.box] not in _ITEMS
        and len(run.text.split()) >= _MIN_TITLE_WORDS
        and not _SENTENCE_END.search(run.text)
        and leads_to_pages(measured, run)
    )


def _is_text_beside(measured: Measured, number: int, other: int) -> bool:
    """True if a run is prose that does not announce what follows, in the same part as the run `number`."""
    run, beside = measured.runs[number], measured.runs[other]
    is_sibling = measured.parents[run.box] == measured.parents[beside.box]
    return is_sibling and beside.prose > 0 and not beside.text.endswith((":", "："))


def leads_to_pages(measured: Measured, run: TextRun) -> bool:
    """True if all links of a run lead to other pages, and none to a file or a place in the page."""
    links = [measured.elements[place] for place in run.inner if measured.tags[place] == "a"]
    if not links:  # the link is around the paragraph
        return True
    hrefs = [str(link.attrs.get("href", "")).strip() for link in links]
    return all(
        href and not href.startswith(("#", "mailto:", "tel:")) and not _FILE.search(href) for href in hrefs
    )


def _cards(measured: Measured, kept: Sequence[bool]) -> Iterator[int]:
    """Small parts whose class name says that they are other stories or a newsletter's form."""
    end = 0
    for place, names in enumerate(measured.words):
        if place < end or not 0 < measured.text[place] <= _MAX_LINE_CHARACTERS:
            continue
        words = _CARD_WORDS.intersection(names) if measured.tags[place] not in _ITEMS else None
        is_linked = measured.linked[place] >= measured.text[place] * _MIN_LINKED_SHARE
        if not words or not (is_linked or words & _UNLINKED_CARD_WORDS):
            continue
        end = measured.ends[place]
        first = measured.runs_before[place]
        for number in range(first, first + measured.run_counts[place]):
            if kept[number]:
                yield number


def _calls(measured: Measured, kept: Sequence[bool]) -> Iterator[int]:
    """Short lines that ask to subscribe, share or follow."""
    for number, run in _short_runs(measured, kept):
        parent = max(0, measured.parents[run.box])
        is_line = _ITEMS.isdisjoint((measured.tags[run.box], measured.tags[parent]))
        if is_line and not measured.in_heading[run.box] and is_call(run.text):
            yield number
