"""Lists: their items, and the numbers of ordered lists (WHATWG HTML, 4.4.5 "ordinal value")."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import role_of
from reader.page.blocks.builder import Builder
from reader.page.blocks.context import ExitActions
from reader.page.blocks.handlers.numbering import marker_of
from reader.page.dom.visibility import is_hidden
from reader.page.model import Group

_MAX_DIGITS = 9  # of an item's number


def enter_list(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a list. One in code is its lines."""
    if builder.preformatted:
        return True
    items = [
        child
        for child in element.contents
        if isinstance(child, Tag) and _is_item(child) and not is_hidden(child)
    ]
    ordered = element.name == "ol"
    if ordered:
        builder.markers.update(_item_markers(element, items))
    if items:
        name = accessible_name(element, "list", builder.context.ids)
        group = Group(builder.group_id("l"), "list", name, 0, ordered, _numbering_of(element))
        builder.push_group(group, on_exit)
    return True


def _is_item(child: Tag) -> bool:
    """True if a child of a list is an item of it."""
    return (child.name == "li" and "role" not in child.attrs) or role_of(child) == "listitem"


def enter_item(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open an item; its first block gets the number."""
    if builder.preformatted:
        return True
    builder.groups.begin_item()
    builder.marker = builder.markers.get(id(element), "")

    def leave() -> None:
        builder.marker = ""

    on_exit.after_block(leave)
    if not builder.kinds or builder.kinds[-1] != "note":
        builder.push_kind("item", on_exit)
    return True


def enter_description_list(builder: Builder, element: Tag, role: str, on_exit: ExitActions) -> bool:
    """Open a list of terms and their descriptions."""
    parts = [child for child in element.contents if isinstance(child, Tag)]
    grouped = [part for child in parts if child.name == "div" for part in child.contents]
    if any(isinstance(part, Tag) and part.name == "dt" for part in (*parts, *grouped)):
        builder.push_group(Group(builder.group_id("d"), "description list"), on_exit)
    return True


def _item_markers(element: Tag, items: list[Tag]) -> dict[int, str]:
    """The marker of each item of an `<ol>`, by the `id()` of the item."""
    step = -1 if "reversed" in element.attrs else 1
    number = _integer(element.attrs.get("start"), len(items) if step < 0 else 1)
    style = _numbering_of(element)
    markers = {}
    for item in items:
        number = _integer(item.attrs.get("value"), number)
        markers[id(item)] = marker_of(number, style)
        number += step
    return markers


def _integer(written: object, default: int) -> int:
    text = str(written).strip() if written is not None else ""
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _MAX_DIGITS:
        return default
    return int(text)


def _numbering_of(element: Tag) -> str:
    """The numbering style of an `<ol>`: 1, a, A, i or I."""
    style = str(element.attrs.get("type", "1")).strip()
    return style if style in {"a", "A", "i", "I"} else "1"
