"""The name that an element's own HTML or SVG markup gives it, without ARIA and labels (HTML-AAM 1.0, 4.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bs4.element import Tag

from reader.page.dom.queries import child_named, collapse_space, leading_text
from reader.page.dom.visibility import is_hidden

MAX_NAME_CHARACTERS = 1000  # one long text can name every link of a page
PICTURES = frozenset({"area", "img"})
# The child that names its parent.
_NAME_CHILD = {
    "figure": "figcaption", "table": "caption", "fieldset": "legend",
    **dict.fromkeys(("svg", "g", "image"), "title"),
}  # fmt: skip
_NAME_ATTRIBUTE = {"math": "alttext", "optgroup": "label", "option": "label"}
NATIVELY_NAMED = PICTURES.union(_NAME_CHILD, _NAME_ATTRIBUTE, {"input"})
_BUTTON_LABELS = {"submit": "Submit", "reset": "Reset", "button": ""}


def native_name(element: Tag, text_of: Callable[[Tag], Iterable[str]]) -> str:
    """The name from an element's own markup, or ""; `text_of` gives the pieces of text in a child."""
    tag, attributes = element.name, element.attrs
    if tag in PICTURES:
        return collapse_space(str(attributes.get("alt", "")))
    if tag in _NAME_CHILD:
        child = child_named(element, _NAME_CHILD[tag])
        if child is not None:
            if child.name == "title":
                return collapse_space(leading_text(child, MAX_NAME_CHARACTERS))
            return "" if is_hidden(child) else collapse_space("".join(text_of(child)))
        return collapse_space(str(attributes.get("summary", ""))) if tag == "table" else ""
    if tag in _NAME_ATTRIBUTE:
        return collapse_space(str(attributes.get(_NAME_ATTRIBUTE[tag], "")))
    return _input_name(element) if tag == "input" else ""


def _input_name(element: Tag) -> str:
    """The name of a button or a picture that is an `<input>`."""
    attributes = element.attrs
    kind = str(attributes.get("type", "")).lower()
    if kind in _BUTTON_LABELS:
        return collapse_space(str(attributes.get("value", _BUTTON_LABELS[kind])))
    return (
        collapse_space(str(attributes.get("alt") or attributes.get("value", ""))) if kind == "image" else ""
    )


def tooltip(element: Tag) -> str:
    """The tooltip or placeholder (accname step I), or ""; an empty alt means that there is no name."""
    attributes = element.attrs
    if element.name in PICTURES and "alt" in attributes:
        return ""
    return collapse_space(str(attributes.get("title") or attributes.get("placeholder", "")))
