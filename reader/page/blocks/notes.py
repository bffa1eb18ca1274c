"""Footnotes: the marks that lead to them, and the links that lead back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.accessibility.skip_links import find_target, resolve_fragment

_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_SIGNS = re.compile(r"[*†‡§¶]+|\[[^\[\]]*\]")
_NUMBERS = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}\Z")
_OF_POWERS = frozenset({"cos", "exp", "log", "min", "mol", "sin", "tan"})
_STOPS = frozenset('.,;:!?…”’"»')
_IN_BRACKETS = re.compile(r"\[(?:\d{1,3}|[a-z]|[*†‡§])[],;–-]|[,;–-](?:\d{1,3}|[a-z])\]|[^*†‡]?[*†‡]+.?")
_LONGEST_MARK = 8  # characters
_LEVELS_UP = 8  # how far out of a note a link in it may stand


class Notes(NamedTuple):
    """`notes` are the `id()`s of the notes, `back` those of the links that lead back from them."""

    notes: frozenset[int]
    back: frozenset[int]


def is_mark(link: Tag) -> bool:
    """Whether a link within the page is the mark of a note: by its role, or because it is raised."""
    attributes = link.attrs
    if "role" in attributes and attributes["role"] in {"doc-noteref", "doc-backlink"}:
        return attributes["role"] == "doc-noteref"
    if not str(attributes.get("href", "")).startswith("#"):
        return False
    if (link.parent is not None and link.parent.name == "sup") or link.find("sup") is not None:
        return True
    return _IN_BRACKETS.fullmatch(_with_neighbours(link)) is not None


def _with_neighbours(link: Tag) -> str:
    """The words of a short link between the characters beside it; "" for a longer one."""
    text = link.string
    if text is None or len(text) > _LONGEST_MARK:
        return ""
    before, after = link.previous_sibling, link.next_sibling
    opening = before.rstrip()[-1:] if isinstance(before, NavigableString) else ""
    closing = after.lstrip()[:1] if isinstance(after, NavigableString) else ""
    words = text.strip()
    return words if words[:1] == "[" and words[-1:] == "]" else f"{opening}{words}{closing}"


def is_raised_mark(text: str, start: int, end: int) -> bool:
    """Whether raised text without a link is the mark of a note all the same.

    A number is one after a word or a stop; after a number, a symbol or a unit it is a power.
    """
    raised = text[start:end]
    if _SIGNS.fullmatch(raised):
        return True
    if not start or not _NUMBERS.fullmatch(raised):
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if word is not None:
        return word[0].lower() not in _OF_POWERS
    return text[start - 1] in _STOPS


def in_page_links(elements: Iterable[Tag]) -> Iterator[tuple[Tag, str]]:
    """The links within the page, and the fragment of each."""
    for element in elements:
        if element.name == "a" and "#" in element.attrs.get("href", ""):
            stays, fragment = resolve_fragment(str(element.attrs.get("href", "")), "")
            if stays and fragment:
                yield element, fragment


def find_notes(in_page: Iterable[tuple[Tag, str]], ids: Mapping[str, Tag]) -> Notes:
    """The notes of a page, known by the marks among its links within the page (`in_page_links`)."""
    links = [(link, find_target(fragment, ids)) for link, fragment in in_page]
    around: dict[int, set[int]] = {}  # note → its marks, and what stands just around and in them
    for link, target in links:
        if target is not None and target.name in _NOTE_TAGS and is_mark(link):
            beside = around.setdefault(id(target), set())
            beside.update(id(node) for node in (link, link.parent, *link.contents))
    back = {id(link) for link, target in links if id(target) in _marks_around(link, around)}
    return Notes(frozenset(around), frozenset(back))


def _marks_around(link: Tag, around: Mapping[int, set[int]]) -> set[int]:
    """The marks of the note that a link stands in."""
    element: Tag | None = link
    for _ in range(_LEVELS_UP):
        if element is None:
            break
        if id(element) in around:
            return around[id(element)]
        element = element.parent
    return set()
