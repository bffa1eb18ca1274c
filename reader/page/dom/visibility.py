"""Hidden elements, and visible elements inside invisible ones (CSS Display 4, 4 "visibility").

Unlike other ways to hide, descendants can undo `visibility: hidden`. To let tree walks skip hidden
elements whole, an invisible element with visible descendants becomes a plain box here. Its own text
is removed, and its invisible children are hidden.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from bs4.element import NavigableString, Tag

from reader.page.dom.elements import BLOCKS
from reader.page.dom.inline_style import parse_style

_INVISIBLE = frozenset({"collapse", "hidden"})
_MAX_ANCESTORS = 16  # searched for a hidden one


def is_hidden(element: Tag) -> bool:
    """True if the element's own markup hides it, without regard to style sheets.

    A closed popover or dialog, which only scripts can open, is hidden too. Content that the user can
    open (details, hidden="until-found") is not hidden: see `is_collapsed`.
    """
    attributes = element.attrs
    if not attributes:
        return element.name == "dialog"
    if "aria-hidden" in attributes and str(attributes["aria-hidden"]).lower() == "true":
        return True
    if "style" in attributes:
        style = parse_style(str(attributes["style"]))
        if style.is_hidden or style.is_laid_out:
            return style.is_hidden
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if element.name == "dialog":
        return "open" not in attributes
    return "popover" in attributes


def is_in_hidden(element: Tag) -> bool:
    """True if the element or one around it is hidden."""
    return any(map(is_hidden, islice(chain((element,), element.parents), _MAX_ANCESTORS)))


def is_collapsed(element: Tag) -> bool:
    """True if the element is in closed details or similar: read aloud, but not in the inventory."""
    around = element.parent
    if around is None or (around.name != "details" and "hidden" not in around.attrs):
        return False
    if around.attrs.get("hidden") == "until-found":
        return True
    if around.name != "details" or "open" in around.attrs:
        return False
    return element.name != "summary" or _has_summary_before(element)


def _has_summary_before(summary: Tag) -> bool:
    """True if a `<summary>` is not the first of its `<details>`; only the first one stays visible."""
    return any(isinstance(node, Tag) and node.name == "summary" for node in summary.previous_siblings)


def show_visible_parts(elements: Iterable[Tag]) -> None:
    """Reduce invisible elements to their visible descendants, in place; `elements` are in document order."""
    styled = [(element, _visibility(element)) for element in elements if "style" in element.attrs]
    invisible = [element for element, visibility in styled if visibility in _INVISIBLE]
    if not invisible:
        return
    around: set[int] = set()  # ancestors of visible elements
    for element, visibility in styled:
        parent = element.parent if visibility == "visible" else None
        while parent is not None and id(parent) not in around:
            around.add(id(parent))
            parent = parent.parent
    for element in invisible:
        if id(element) in around and _visibility(element) in _INVISIBLE:
            _reduce(element, around)


def _visibility(element: Tag) -> str:
    return parse_style(str(element.attrs.get("style", ""))).visibility


def _reduce(invisible: Tag, around: set[int]) -> None:
    """Hide an invisible element except for its visible descendants, whose ancestors are `around`."""
    boxes = [invisible]
    while boxes:
        box = boxes.pop()
        box.name = "div" if box.name in BLOCKS else "span"
        box.attrs = {"id": box.attrs["id"]} if "id" in box.attrs else {}
        for index, node in enumerate(box.contents):
            if isinstance(node, NavigableString):
                _replace(node, NavigableString(" "), index)
            elif isinstance(node, Tag) and _visibility(node) != "visible":
                if id(node) in around:
                    boxes.append(node)
                else:
                    node.attrs = {**node.attrs, "hidden": ""}


def _replace(old: NavigableString, new: NavigableString, index: int) -> None:
    """Replace `old`, which is at `index`, with `new`; bs4's own method searches for the index."""
    assert old.parent is not None
    old.parent.contents[index] = new
    new.parent = old.parent
    new.previous_element, new.next_element = old.previous_element, old.next_element
    new.previous_sibling, new.next_sibling = old.previous_sibling, old.next_sibling
    if new.previous_element is not None:
        new.previous_element.next_element = new
    if new.next_element is not None:
        new.next_element.previous_element = new
    if new.previous_sibling is not None:
        new.previous_sibling.next_sibling = new
    if new.next_sibling is not None:
        new.next_sibling.previous_sibling = new
