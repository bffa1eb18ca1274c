"""SVG drawings in the page: their text, and which of them expose their parts (SVG-AAM 1.0)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice

from bs4.element import NavigableString, Tag

from reader.page.accessibility.roles import role_of
from reader.page.dom.queries import elements_in, leading_text

_GROUPS = frozenset({"defs", "g", "switch"})
_PARTS = frozenset({"g", "image", "use"})
_WORDS = frozenset({"desc", "text", "title"})
_MAX_ELEMENTS = 100  # visited in a part
_MAX_CHARACTERS = 1000  # of a reused part, because a page can reuse it any number of times
# SVG-AAM 1.0, 5.1: an element with one of these is exposed; one with role=presentation is not.
_EXPOSED_BY = ("aria-describedby", "aria-label", "aria-labelledby", "role", "tabindex")


def used_text(use: Tag, ids: Mapping[str, Tag]) -> str:
    """The text of the drawing that a `<use>` shows again, or ""."""
    words = use.find("title", recursive=False) or _used_element(use, ids)
    return leading_text(words, _MAX_CHARACTERS) if isinstance(words, Tag) and words.name != "desc" else ""


def has_exposed_parts(drawing: Tag, ids: Mapping[str, Tag]) -> bool:
    """True if parts of a drawing are exposed one by one, so that the drawing itself is not a picture."""
    if drawing.attrs.get("role"):
        return False
    rest = [drawing]
    while rest:
        for part in rest.pop().contents:
            if not isinstance(part, Tag):
                continue
            if _is_exposed(part, ids):
                return True
            if part.name in _GROUPS:
                rest.append(part)
    return False


def _is_exposed(part: Tag, ids: Mapping[str, Tag]) -> bool:
    if part.name in {"foreignObject", "text"}:
        inside = chain((part,), islice(elements_in(part), _MAX_ELEMENTS))
        return any(
            isinstance(node, NavigableString) and node.strip() for each in inside for node in each.contents
        )
    if part.name == "a":
        return role_of(part) == "link"
    if part.name not in _PARTS or role_of(part) == "presentation":
        return False
    if part.find(["desc", "title"], recursive=False) or any(part.attrs.get(name) for name in _EXPOSED_BY):
        return True
    return part.attrs.get("aria-hidden") == "false" or (part.name == "use" and bool(_used_element(part, ids)))


def _used_element(use: Tag, ids: Mapping[str, Tag]) -> Tag | None:
    href = str(use.attrs.get("href") or use.attrs.get("xlink:href", ""))
    reused = ids.get(href[1:]) if href.startswith("#") else None
    inside = islice(elements_in(reused), _MAX_ELEMENTS) if reused is not None else ()
    return next((part for part in inside if part.name in _WORDS), None)
