"""Text that a page hides until a script shows it: the pages of a listicle, the panels of tabs.

Scripts are never run here, so such text would be lost. What is hidden for good (menus, dialogs, a
translation) must stay hidden. Shown are:

- a row of similar parts inside the page's main part that holds more text than the page shows;
- the main part itself, and any part with more prose than the page shows;
- a `noscript` with more text than the page shows: the whole page, for browsers without scripts.
"""

from __future__ import annotations

from itertools import chain

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.measure import Measured, measure
from reader.page.dom.tree import elements_in

_A_TEXT = 200  # characters: less is no page of an article
_HIDING = ("hidden", "style", "aria-hidden")
_DIALOGS = frozenset({"dialog", "alertdialog", "tooltip", "menu"})


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
    for element in measured.unscripted:
        if _length([element]) > max(_A_TEXT, measured.text[0]):
            element.name = "div"
            shown.add(id(element))
    return frozenset(shown)


def _show(element: Tag) -> int:
    # Elements that are written alike share their attributes, and these are not all shown.
    element.attrs = {name: value for name, value in element.attrs.items() if name not in _HIDING}
    return id(element)


def _holds_the_page(element: Tag, measured: Measured) -> bool:
    """Whether a hidden part has more prose than all of the page that is shown, and is no dialog."""
    shown = measured.prose[0]
    if role_of(element) in _DIALOGS or "popover" in element.attrs or "aria-modal" in element.attrs:
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
    size = measured.size(scope) if scope is not None else None
    return scope is not None and length > (size.text if size is not None else 0)


def _kind(element: Tag) -> tuple[str, str]:
    return element.name, str(element.attrs.get("class", ""))


def _length(row: list[Tag]) -> int:
    return sum(len(" ".join(element.get_text().split())) for element in row)


def _is_named_article(element: Tag) -> bool:
    """Whether the element says that it is an article (schema.org's types, h-entry)."""
    kind = str(element.attrs.get("itemtype", "")).rpartition("/")[2]
    return kind.endswith(("Article", "Posting")) or "h-entry" in str(element.attrs.get("class", "")).split()
