"""Text that a page hides until a script shows it: the pages of a listicle, the panels of tabs.

Scripts are never run here, so such text would be lost. What is hidden for good (menus, dialogs, a
translation) must stay hidden. Shown are:

- a row of similar parts inside the page's main part that holds more text than the page shows;
- the main part itself, and any part with more prose than the page shows;
- a panel with text under a button that opens it, as of questions and answers;
- a `noscript` with more text than the page shows: the whole page, for browsers without scripts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain, islice

from bs4.element import NavigableString, Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.measure import Measured, measure
from reader.page.dom.elements import HEADINGS
from reader.page.dom.tree import elements_in

_A_TEXT = 200  # characters: less is no page of an article
_HIDING = ("hidden", "style", "aria-hidden")
_DIALOGS = frozenset({"dialog", "alertdialog", "tooltip", "menu"})
_OPENING = ("aria-controls", "data-bs-target", "data-target", "href")  # attributes that name a panel
_NO_PANELS = _DIALOGS | {"form", "grid", "listbox", "menubar", "navigation", "search", "tree"}
_NO_PANELS_IN = frozenset({"nav", "footer", "form", "dialog", "menu"})
_FIELDS = frozenset({"input", "select", "textarea"})
_LEVELS_UP = 40


def reveal(body: Tag, measured: Measured) -> frozenset[int]:
    """Show what only a script would: the `id()` of each element shown. The tree is changed."""
    rows: dict[int, list[Tag]] = {}
    for element in measured.hidden:
        if element.name != "dialog" and "lang" not in element.attrs:
            rows.setdefault(id(element.parent), []).append(element)
    shown: set[int] = set()
    for row in rows.values():
        open_to_sight = [element for element in row if element.attrs.get("aria-hidden") != "true"]
        if open_to_sight and _is_the_text(open_to_sight, body, measured):
            shown.update(map(_show, open_to_sight))
        else:
            shown.update(_show(element) for element in row if _holds_the_page(element, measured))
    shown.update(_show(element) for element in _panels(measured) if id(element) not in shown)
    for element in measured.unscripted:
        if _length([element]) > max(_A_TEXT, measured.text[0]):
            element.name = "div"
            shown.add(id(element))
    return frozenset(shown)


def _panels(measured: Measured) -> Iterator[Tag]:
    """The hidden parts that a button or a tab opens, and which hold text rather than links or fields."""
    opened = {
        str(element.attrs[name]).removeprefix("#")
        for element in measured.elements
        if _is_opener(element)
        for name in _OPENING
        if name in element.attrs
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


def _is_opener(element: Tag) -> bool:
    attributes = element.attrs
    if "aria-haspopup" in attributes:
        return False
    return attributes.get("aria-expanded") == "false" or attributes.get("role") == "tab"


def _is_after_opener(element: Tag) -> bool:
    """Whether what stands right before an element opens something, or is a heading around what does."""
    before = element.previous_sibling
    while isinstance(before, NavigableString) and not before.strip():
        before = before.previous_sibling
    if not isinstance(before, Tag):
        return False
    inner = next((part for part in before.contents if isinstance(part, Tag)), before)
    return _is_opener(before) or (before.name in HEADINGS and _is_opener(inner))


def _is_panel(element: Tag) -> bool:
    if _is_set_apart(element, _NO_PANELS):
        return False
    around = islice(chain((element,), element.parents), _LEVELS_UP)
    return all(node.name not in _NO_PANELS_IN and node.attrs.get("role") not in _NO_PANELS for node in around)


def _is_set_apart(element: Tag, roles: Container[str]) -> bool:
    """Whether an element has one of the roles, or stands over the page when it is shown."""
    return role_of(element) in roles or "popover" in element.attrs or "aria-modal" in element.attrs


def _show(element: Tag) -> int:
    # Elements that are written alike share their attributes, and these are not all shown.
    element.attrs = {name: value for name, value in element.attrs.items() if name not in _HIDING}
    return id(element)


def _holds_the_page(element: Tag, measured: Measured) -> bool:
    """Whether a hidden part has more prose than all of the page that is shown, and is no dialog."""
    shown = measured.prose[0]
    if _is_set_apart(element, _DIALOGS):
        return False
    if _length([element]) <= max(_A_TEXT, shown):
        return False
    around = chain((element,), element.parents, elements_in(element))
    if any(node.name == "main" for node in around) and _length([element]) > measured.text[0]:
        return True
    return measure(element).prose[0] > max(_A_TEXT, shown)


def _is_the_text(row: list[Tag], body: Tag, measured: Measured) -> bool:
    length = _length(row)
    if length < _A_TEXT:
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
    return sum(len(" ".join(element.get_text().split())) for element in row)


def _is_named_article(element: Tag) -> bool:
    """Whether the element says that it is an article (schema.org's types, h-entry)."""
    kind = str(element.attrs.get("itemtype", "")).rpartition("/")[2]
    return kind.endswith(("Article", "Posting")) or "h-entry" in str(element.attrs.get("class", "")).split()
