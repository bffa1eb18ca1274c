"""What an element is called: its accessible name.

Source: Accessible Name and Description Computation 1.2, 4.3 (the letters in comments are its
steps), and HTML-AAM 1.0, 4.1 (which markup names which element).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.measure import BLOCKS
from reader.page.roles import is_hidden

Ids = Mapping[str, Tag]

_FROM_CONTENT = frozenset(
    [
        "button",
        "cell",
        "checkbox",
        "columnheader",
        "gridcell",
        "heading",
        "link",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "option",
        "radio",
        "row",
        "rowheader",
        "switch",
        "tab",
        "tooltip",
        "treeitem",
        "term",
        "doc-backlink",
        "doc-noteref",
        "doc-biblioref",
        "doc-glossref",
    ]
)
# The child that names its parent.
_NAMING_CHILD = {"figure": "figcaption", "table": "caption", "fieldset": "legend", "svg": "title"}
_LABELLED = frozenset({"input", "select", "textarea", "meter", "progress", "output"})
_NO_NAME = frozenset({"script", "noscript", "select", "textarea", "datalist", "rp", "rt"})
_WITH_VALUE = {"submit": "Submit", "reset": "Reset", "button": ""}
_BREAKS = BLOCKS | {"br"}


def squeeze(text: str) -> str:
    """`text` with every run of white space made one space, and none at the ends."""
    return " ".join(text.split())


def accessible_name(element: Tag, role: str, ids: Ids, labels: Mapping[str, Tag] | None = None) -> str:
    """The element's name, or "".

    `ids` finds the elements that aria-labelledby names; `labels` finds a control's `<label>` by
    the control's id.
    """
    attributes = element.attrs
    if attributes:
        name = _labelled_by(element, ids) or squeeze(str(attributes.get("aria-label", "")))  # B, C
        if name:
            return name
    name = _native_name(element, ids, labels or {})  # D
    if not name and role in _FROM_CONTENT:
        name = content_name(element, ids)  # F
    return name or squeeze(str(attributes.get("title") or attributes.get("placeholder", "")))  # I


def _labelled_by(element: Tag, ids: Ids) -> str:
    """Step B: the texts of the elements named, in order; a hidden one counts, a cycle ends."""
    names = []
    for key in str(element.attrs.get("aria-labelledby", "")).split():
        referenced = ids.get(key)
        if referenced is None:
            continue
        own = squeeze(str(referenced.attrs.get("aria-label", "")))
        names.append(own or _image_name(referenced) or content_name(referenced, ids))
    return squeeze(" ".join(names))


def _image_name(element: Tag) -> str:
    return squeeze(str(element.attrs.get("alt", ""))) if element.name in {"img", "area"} else ""


def _native_name(element: Tag, ids: Ids, labels: Mapping[str, Tag]) -> str:
    tag = element.name
    if tag in {"img", "area"}:
        return _image_name(element)
    if tag in _NAMING_CHILD:
        child = element.find(_NAMING_CHILD[tag], recursive=False)
        return content_name(child, ids) if isinstance(child, Tag) else ""
    if tag == "math":
        return squeeze(str(element.attrs.get("alttext", "")))
    if tag in _LABELLED:
        return _control_name(element, ids, labels)
    return ""


def _control_name(element: Tag, ids: Ids, labels: Mapping[str, Tag]) -> str:
    kind = str(element.attrs.get("type", "")).lower()
    if kind in _WITH_VALUE:
        return squeeze(str(element.attrs.get("value", ""))) or _WITH_VALUE[kind]
    if kind == "image":
        return squeeze(str(element.attrs.get("alt") or element.attrs.get("value", "")))
    label = labels.get(str(element.attrs.get("id", ""))) or element.find_parent("label")
    return content_name(label, ids) if isinstance(label, Tag) else ""


def content_name(element: Tag, ids: Ids) -> str:
    """Step F: the text inside, with the names of pictures and of labelled parts in their place."""
    return squeeze("".join(_content(element, ids)))


def _content(element: Tag, ids: Ids) -> Iterator[str]:
    rest: list[Iterator[Any]] = [iter(element.contents)]
    while rest:
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
        elif isinstance(node, NavigableString):
            yield node
        elif not is_hidden(node) and node.name not in _NO_NAME:
            label = str(node.attrs.get("aria-label", "")) or _image_name(node)
            if label.strip():
                yield f" {label} "
            else:
                if node.name in _BREAKS:
                    yield " "
                rest.append(_then_break(node))


def _then_break(element: Tag) -> Iterator[Any]:
    yield from element.contents
    if element.name in _BREAKS:
        yield NavigableString(" ")
