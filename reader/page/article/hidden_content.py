"""Shows text that a page hides until a script shows it: the pages of a listicle, the panels of tabs.

Scripts never run here, so such text would be lost. Menus, dialogs and translations must stay hidden. These
are shown:

- a row of similar parts inside the page's main part, if they have more text than the page shows;
- the main part itself, and any part with more prose than the page shows;
- a panel of text that a button or tab opens, such as an answer under its question;
- a `noscript` with more text than the page shows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.measure import Measured, measure
from reader.page.dom.elements import HEADINGS
from reader.page.dom.queries import collapse_space, element_before, elements_in, joined_text

_MIN_CHARACTERS = 200  # in a hidden part that is shown
_HIDING_ATTRIBUTES = ("hidden", "style", "aria-hidden")
_DIALOGS = frozenset({"dialog", "alertdialog", "tooltip", "menu"})
_PANEL_ATTRIBUTES = ("aria-controls", "data-bs-target", "data-target", "href")  # attributes that name a panel
_OPENER_ATTRIBUTES = frozenset({"aria-expanded", "role"})
_NO_PANEL_ROLES = _DIALOGS | {"form", "grid", "listbox", "menubar", "navigation", "search", "tree"}
_NO_PANEL_TAGS = frozenset({"nav", "footer", "form", "dialog", "menu"})
_FIELDS = frozenset({"input", "select", "textarea"})
_MAX_ANCESTORS = 40


def reveal_hidden_text(body: Tag, measured: Measured) -> frozenset[int]:
    """Show the parts of the text that only a script would, and return their `id()`s. Changes the tree."""
    rows: dict[int, list[Tag]] = {}
    for element in measured.hidden:
        if element.name != "dialog" and "lang" not in element.attrs:
            rows.setdefault(id(element.parent), []).append(element)
    shown: set[int] = set()
    for row in rows.values():
        candidates = [element for element in row if element.attrs.get("aria-hidden") != "true"]
        if candidates and _is_main_text(candidates, body, measured):
            shown.update(map(_show, candidates))
        else:
            shown.update(_show(element) for element in row if _has_more_than_page(element, measured))
    shown.update(_show(element) for element in _panels(measured) if id(element) not in shown)
    for element in measured.unscripted:
        if _length([element]) > max(_MIN_CHARACTERS, measured.text[0]):
            element.name = "div"
            shown.add(id(element))
    return frozenset(shown)


def _panels(measured: Measured) -> Iterator[Tag]:
    """The hidden parts that a button or tab opens, if they have text rather than links or fields."""
    opened = {
        str(attributes[name]).removeprefix("#")
        for attributes in measured.attributes
        if not _OPENER_ATTRIBUTES.isdisjoint(attributes) and _is_opener(attributes)
        for name in _PANEL_ATTRIBUTES
        if name in attributes
    }
    for element in measured.hidden:
        is_opened = (
            element.attrs.get("id") in opened or role_of(element) == "tabpanel" or _is_after_opener(element)
        )
        if is_opened and _is_panel(element):
            inside = measure(element)
            has_fields = any(part.name in _FIELDS for part in inside.elements)
            if inside.text[0] > 2 * inside.linked[0] and not has_fields:
                yield element


def _is_opener(attributes: Mapping[str, Any]) -> bool:
    if "aria-haspopup" in attributes:
        return False
    return attributes.get("aria-expanded") == "false" or attributes.get("role") == "tab"


def _is_after_opener(element: Tag) -> bool:
    """True if a button or tab, or a heading around one, comes directly before an element."""
    before = element_before(element)
    if before is None:
        return False
    inner = next((part for part in before.contents if isinstance(part, Tag)), before)
    return _is_opener(before.attrs) or (before.name in HEADINGS and _is_opener(inner.attrs))


def _is_panel(element: Tag) -> bool:
    if _is_dialog_like(element, _NO_PANEL_ROLES):
        return False
    around = islice(chain((element,), element.parents), _MAX_ANCESTORS)
    return all(
        node.name not in _NO_PANEL_TAGS and node.attrs.get("role") not in _NO_PANEL_ROLES for node in around
    )


def _is_dialog_like(element: Tag, roles: Container[str]) -> bool:
    """True if an element has one of the roles, or covers the page when it is shown."""
    return role_of(element) in roles or "popover" in element.attrs or "aria-modal" in element.attrs


def _show(element: Tag) -> int:
    # Elements with the same attributes share one dictionary, and the others stay hidden.
    element.attrs = {name: value for name, value in element.attrs.items() if name not in _HIDING_ATTRIBUTES}
    return id(element)


def _has_more_than_page(element: Tag, measured: Measured) -> bool:
    """True if a hidden part is no dialog, and has more prose than the page shows."""
    if _is_dialog_like(element, _DIALOGS):
        return False
    shown, length = max(_MIN_CHARACTERS, measured.prose[0]), _length([element])
    if length <= shown:
        return False
    around = chain((element,), element.parents, elements_in(element))
    if length > measured.text[0] and any(node.name == "main" for node in around):
        return True
    return measure(element).prose[0] > shown


def _is_main_text(row: list[Tag], body: Tag, measured: Measured) -> bool:
    """True if hidden siblings are the main part, or similar parts of it with more text than it shows."""
    length = _length(row)
    if length < _MIN_CHARACTERS:
        return False
    first = row[0]
    if len(row) > 1 and all(_kind(element) == _kind(first) for element in row):
        scope: Tag | None = first.parent
        while (
            scope is not None and role_of(scope) not in {"main", "article"} and not _is_named_article(scope)
        ):
            scope = scope.parent
    elif role_of(first) in {"main", "article"}:
        scope = body
    else:
        return False
    if scope is None:
        return False
    place = measured.places.get(id(scope))
    return length > (0 if place is None else measured.text[place])


def _kind(element: Tag) -> tuple[str, str]:
    return element.name, str(element.attrs.get("class", ""))


def _length(row: list[Tag]) -> int:
    return sum(len(collapse_space(joined_text(element))) for element in row)


def _is_named_article(element: Tag) -> bool:
    """True if an element is marked as an article (schema.org's types, h-entry)."""
    kind = str(element.attrs.get("itemtype", "")).rpartition("/")[2]
    return kind.endswith(("Article", "Posting")) or "h-entry" in str(element.attrs.get("class", "")).split()
