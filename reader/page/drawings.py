"""Drawings in the page (SVG): the words that can be read of them (SVG-AAM 1.0)."""

from __future__ import annotations

from collections.abc import Mapping

from bs4.element import Tag


def reused_words(use: Tag, ids: Mapping[str, Tag]) -> str:
    """The words of the drawing that a `<use>` shows again, or ""."""
    href = str(use.attrs.get("href") or use.attrs.get("xlink:href", ""))
    reused = ids.get(href[1:]) if href.startswith("#") else None
    title = reused.find(["text", "title"]) if reused is not None else None
    return title.get_text() if isinstance(title, Tag) else ""


def is_composed(drawing: Tag, ids: Mapping[str, Tag]) -> bool:
    """Whether a drawing without a name has parts that are told one by one, so that it is no picture."""
    if drawing.attrs.get("role") or drawing.find("title", recursive=False):
        return False
    rest = [drawing]
    while rest:
        for part in rest.pop().contents:
            if not isinstance(part, Tag):
                continue
            if part.name in {"a", "text", "title"} or (part.name == "use" and reused_words(part, ids)):
                return True
            if part.name == "g":
                rest.append(part)
    return False
