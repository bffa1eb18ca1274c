"""Text that a page hides until a script shows it: the pages of a listicle, the panels of tabs.

Scripts are never run here, so such text would be lost. What is hidden for good (menus, dialogs, a
translation) must stay hidden: only a row of parts alike, inside the page's own main part, that holds
more text than the page shows, or the main part itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.article.measure import Measured, Size
from reader.page.article.vocabulary import named_article

_A_TEXT = 200  # characters: less is no page of an article
_HIDING = ("hidden", "style")
_EMPTY = Size()


def reveal(body: Tag, measured: Measured) -> frozenset[int]:
    """Show what only a script would: the `id()` of each element shown. The tree is changed."""
    rows: dict[int, list[Tag]] = {}
    for element in measured.hidden:
        if (
            element.attrs.get("aria-hidden") != "true"
            and element.name != "dialog"
            and "lang" not in element.attrs
        ):
            rows.setdefault(id(element.parent), []).append(element)
    shown: set[int] = set()
    for row in rows.values():
        if _is_the_text(row, body, measured.sizes):
            for element in row:
                # Elements that are written alike share their attributes, and these are not all shown.
                element.attrs = {name: value for name, value in element.attrs.items() if name not in _HIDING}
                shown.add(id(element))
    return frozenset(shown)


def _is_the_text(row: list[Tag], body: Tag, sizes: Mapping[int, Size]) -> bool:
    length = _length(row)
    if length < _A_TEXT:
        return False
    first = row[0]
    if len(row) > 1 and all(_kind(element) == _kind(first) for element in row):
        scope: Tag | None = first.parent
        while scope is not None and role_of(scope) not in {"main", "article"} and not named_article(scope):
            scope = scope.parent
    elif role_of(first) in {"main", "article"}:
        scope = body
    else:
        return False
    return scope is not None and length > sizes.get(id(scope), _EMPTY).text


def _kind(element: Tag) -> tuple[str, str]:
    return element.name, str(element.attrs.get("class", ""))


def _length(row: list[Tag]) -> int:
    return sum(len(" ".join(element.get_text().split())) for element in row)
