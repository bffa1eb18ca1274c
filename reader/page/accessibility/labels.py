"""Finds the label around a control, if it labels that control (WHATWG HTML, 4.10.4)."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.dom.queries import element_before, elements_in

_MAX_ANCESTORS = 16  # searched for a label
_MAX_ELEMENTS = 20  # of a label, searched for a control
NAMED_BY_LABEL = frozenset({"input", "select", "textarea", "meter", "progress", "output"})
_LABELABLE = NAMED_BY_LABEL | {"button"}


def enclosing_labels(element: Tag) -> list[Tag]:
    """The `<label>` around a control, in a list; none if it does not label that control."""
    for around in islice(element.parents, _MAX_ANCESTORS):
        if around.name == "label":
            return [around] if "for" not in around.attrs and _is_first_control(element, around) else []
    return []


def _is_first_control(control: Tag, label: Tag) -> bool:
    """True if a control is the first in the label around it, which is the one it labels."""
    before = control.previous_element
    while before is not None and before is not label:
        if isinstance(before, Tag) and before.name in _LABELABLE and before.attrs.get("type") != "hidden":
            return False
        before = before.previous_element
    return True


def is_checkbox_label(label: Tag) -> bool:
    """True if a label contains a checkbox or radio button, or comes directly after one."""
    before = element_before(label)
    beside = () if before is None else (before,)
    return any(
        element.name == "input" and element.attrs.get("type") in {"checkbox", "radio"}
        for element in (*islice(elements_in(label), _MAX_ELEMENTS), *beside)
    )
