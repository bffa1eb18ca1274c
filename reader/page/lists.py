"""Lists: their items, and the numbers that a numbered one shows (WHATWG HTML, 4.4.5 "ordinal value")."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.accessible_names import accessible_name
from reader.page.builder import Builder, Leave
from reader.page.model import Group
from reader.page.roles import is_hidden, role_of


def enter_list(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open a list."""
    items = [
        child
        for child in element.contents
        if isinstance(child, Tag) and role_of(child) == "listitem" and not is_hidden(child)
    ]
    ordered = element.name == "ol"
    if ordered:
        builder.markers.update(item_markers(element, items))
    if items:
        name = accessible_name(element, "list", builder.around.ids)
        builder.push_group(Group(builder.group_id("l"), "list", name, len(items), ordered), leaves)
    return True


def enter_item(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open an item, whose first block carries its number."""
    builder.marker = builder.markers.get(id(element), "")
    leaves.insert(0, lambda: _drop_marker(builder))  # when the item's text has become a block
    if not builder.kinds or builder.kinds[-1] != "note":
        builder.push_kind("item", leaves)
    return True


def _drop_marker(builder: Builder) -> None:
    builder.marker = ""


def enter_description_list(builder: Builder, element: Tag, role: str, leaves: list[Leave]) -> bool:
    """Open a list of terms and their descriptions."""
    parts = [child for child in element.contents if isinstance(child, Tag)]
    grouped = [part for child in parts if child.name == "div" for part in child.contents]
    terms = sum(isinstance(part, Tag) and part.name == "dt" for part in (*parts, *grouped))
    if terms:
        builder.push_group(Group(builder.group_id("d"), "description list", size=terms), leaves)
    return True


def item_markers(element: Tag, items: list[Tag]) -> dict[int, str]:
    """What stands before each item of an `<ol>`, by the `id()` of the item."""
    step = -1 if "reversed" in element.attrs else 1
    number = _integer(element.attrs.get("start"), len(items) if step < 0 else 1)
    style = str(element.attrs.get("type", "1"))
    markers = {}
    for item in items:
        number = _integer(item.attrs.get("value"), number)
        markers[id(item)] = _written(number, style)
        number += step
    return markers


def _integer(written: object, default: int) -> int:
    text = str(written).strip() if written is not None else ""
    digits = text.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 9:
        return default
    return int(text)


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number >= 1:
        return _letters(number, ord(style))
    if style in {"i", "I"} and 1 <= number < 4000:
        roman = _roman(number)
        return roman if style == "I" else roman.lower()
    return str(number)


def _letters(number: int, first: int) -> str:
    """A … z, aa, ab …: a count without a nought (CSS Counter Styles 3, "alphabetic")."""
    text = ""
    while number:
        number, digit = divmod(number - 1, 26)
        text = chr(first + digit) + text
    return text


def _roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    text = ""
    for value, letter in zip(values, letters, strict=True):
        text += letter * (number // value)
        number %= value
    return text
