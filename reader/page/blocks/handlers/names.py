"""Reads the names of elements without text: "four of five stars" on five star icons."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.dom.queries import collapse_space, elements_in
from reader.page.dom.visibility import is_hidden

_INLINE = frozenset({"abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time"})
_BLOCKS = frozenset({"dd", "div", "dt", "li", "p", "td", "th"})
_ROLES = frozenset(
    {
        "", "cell", "columnheader", "definition", "generic", "group", "listitem", "paragraph", "rowheader",
        "term",
    }
)  # fmt: skip
_MAX_ELEMENTS = 40  # of an element, searched for what it shows
_MAX_NAME_CHARACTERS = 200


def read_name_of_wordless(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> None:
    """Read the aria-label of an element if nothing else in it was read."""
    if role not in _ROLES or builder.silenced or builder.in_math or not builder.is_in_article():
        return
    if element.name not in _INLINE and not (element.name in _BLOCKS and _shows_something(element)):
        return
    progress = builder.progress

    def leave() -> None:
        name = collapse_space(str(element.attrs["aria-label"]))[:_MAX_NAME_CHARACTERS]
        if builder.progress == progress and name:
            add_name(builder, name)

    on_exit.closing(leave)


def add_name(builder: Builder, name: str) -> None:
    """Add a name to the text, separated from the words beside it."""
    if builder.run.text_end[-1:].isalnum():
        builder.run.add(" ")
    span = builder.run.open("image", name)
    span.lang = builder.name_lang()
    builder.run.add(name)
    builder.run.close(span)


def _shows_something(element: Tag) -> bool:
    """True if the element shows something without text; an empty box may be an advertisement."""
    inside = islice(elements_in(element), _MAX_ELEMENTS)
    return any(is_hidden(each) or each.name in {"svg", "img", "i", "picture"} for each in inside)
