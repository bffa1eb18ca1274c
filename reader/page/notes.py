"""Footnotes: the marks that lead to them, and the links that lead back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4.element import Tag

from reader.page.skip_links import find_target, resolve_fragment

_NOTE_TAGS = frozenset({"li", "p", "div", "aside", "dd", "section"})
_LEVELS_UP = 8  # how far out of a note a link in it may stand


@dataclass(frozen=True, slots=True)
class Notes:
    """`notes` are the `id()`s of the notes, `back` those of the links that lead back from them."""

    notes: frozenset[int]
    back: frozenset[int]


def is_mark(link: Tag) -> bool:
    """Whether a link within the page is the mark of a note: by its role, or because it is raised."""
    if link.attrs.get("role") in {"doc-noteref", "doc-backlink"}:
        return link.attrs["role"] == "doc-noteref"
    if not str(link.attrs.get("href", "")).startswith("#"):
        return False
    return (link.parent is not None and link.parent.name == "sup") or link.find("sup") is not None


def in_page_links(body: Tag) -> Iterator[tuple[Tag, str]]:
    """The links within the page, and the fragment of each."""
    for element in body.descendants:
        if isinstance(element, Tag) and element.name == "a":
            stays, fragment = resolve_fragment(str(element.attrs.get("href", "")), "")
            if stays and fragment:
                yield element, fragment


def find_notes(body: Tag, ids: Mapping[str, Tag]) -> Notes:
    """The notes of a page, known by the marks that lead to them."""
    links = [(link, find_target(fragment, ids)) for link, fragment in in_page_links(body)]
    marks: dict[int, list[Tag]] = {}
    for link, target in links:
        if target is not None and target.name in _NOTE_TAGS and is_mark(link):
            marks.setdefault(id(target), []).append(link)
    back = {
        id(link)
        for link, target in links
        if target is not None and any(_is_at(target, mark) for mark in _marks_of(link, marks))
    }
    return Notes(frozenset(marks), frozenset(back))


def _marks_of(link: Tag, marks: Mapping[int, list[Tag]]) -> list[Tag]:
    """The marks of the note that a link stands in."""
    element: Tag | None = link
    for _ in range(_LEVELS_UP):
        if element is None:
            return []
        if id(element) in marks:
            return marks[id(element)]
        element = element.parent
    return []


def _is_at(target: Tag, mark: Tag) -> bool:
    """Whether a target is a mark, or just around it."""
    return target is mark or target is mark.parent or target in mark.contents
