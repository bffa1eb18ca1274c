"""Pictures and figures: what stands for them, and their captions."""

from __future__ import annotations

import re

from bs4.element import Tag

from reader.page.accessible_names import accessible_name
from reader.page.builder import Builder, Leave
from reader.page.model import Group
from reader.page.tree import elements_in

# A figure that holds one of these is read part by part; else it is a picture and its caption.
_FIGURE_PARTS = frozenset(
    {"audio", "blockquote", "dl", "figure", "iframe", "math", "ol", "pre", "table", "ul", "video"}
)


def enter_picture(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Write a picture: a place among the words, or a name of the figure that it stands in."""
    name = accessible_name(element, role, builder.around.ids)
    builder.seen.images.append((name, builder.drafts.position))
    if not name or builder.silent:
        return False
    if builder.figure_names is not None:
        builder.figure_names.append(name)
    else:
        builder.run.close(builder.run.open("image", name))
    return False


def enter_figure(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open a figure: one block where it is a picture and its caption, else a group."""
    if _has_parts(element):
        builder.push_group(Group(builder.group_id("f"), "figure"), leaves)
        return True
    builder.figure_names = []
    builder.push_kind("figure", leaves)

    def leave() -> None:
        names, builder.figure_names = builder.figure_names or [], None
        text, opened = builder.run.take()
        builder.emit("figure", text, opened, name=_unless_said(", ".join(dict.fromkeys(names)), text))

    leaves.append(leave)
    return True


def _has_parts(figure: Tag) -> bool:
    paragraphs = 0
    for element in elements_in(figure):
        paragraphs += element.name == "p"
        if element.name in _FIGURE_PARTS or paragraphs > 2:
            return True
    return False


def enter_caption(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open a caption, which is a block of its own unless its figure is one."""
    if builder.figure_names is None:
        builder.push_kind("caption", leaves)
    return True


def _unless_said(name: str, text: str) -> str:
    """A picture's name, or "" where the caption says the same."""
    plain = " ".join(re.findall(r"\w+", name.casefold()))
    return "" if plain in " ".join(re.findall(r"\w+", text.casefold())) else name
