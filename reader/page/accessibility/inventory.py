"""What a screen reader can list on the whole page, by kind, in document order.

This matches the browser's accessibility tree with scripts off. It is independent of the page's
sections, which join, reorder and drop content: an empty heading, a picture in a button or a table in
a cell is listed here, whether or not it is ever spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from bs4.element import Tag

from reader.page.accessibility.accessible_names import Ids, accessible_name
from reader.page.accessibility.layout_tables import is_data_table, table_size
from reader.page.accessibility.roles import heading_level, role_of
from reader.page.accessibility.svg import has_exposed_parts
from reader.page.dom.visibility import is_collapsed, is_hidden
from reader.page.model import HeadingEntry, ImageEntry, Inventory, LinkEntry, ListEntry, TableEntry

# The content of these is never shown, or is another document.
_OPAQUE = frozenset(
    """audio defs desc head iframe link math meta meter object progress rp rt script select symbol
    textarea title video""".split()  # noqa: SIM905
)
# Most elements on a page are one of these, and none of these has a role that counts here.
_WITHOUT_ROLE = frozenset(
    {"b", "body", "br", "button", "div", "em", "i", "label", "p", "span", "strong", "tbody", "td", "tr"}
)
_LINKS = frozenset({"link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"})
_TABLES = frozenset({"table", "grid", "treegrid"})
_MAX_NAMED_NESTING = 3  # links and headings nested more deeply get no name


def take_inventory(
    body: Tag,
    ids: Ids,
    names: Mapping[int, str],
    positions: Mapping[int, int],
    hidden: Container[int],
    section_at: Callable[[int], str],
) -> Inventory:
    """The inventory of a page.

    `names` holds the names that are already known, and `positions` each element's position in the
    text, both by the element's `id()`. `hidden` holds elements that are read although the page hides
    them. `section_at` gives the section at a position.
    """
    entries = _InventoryBuilder(ids, names)
    stack: list[tuple[Iterator[Any], bool, bool]] = [(iter((body,)), False, False)]
    position = 0
    while stack:
        node = next(stack[-1][0], None)
        if node is None:
            _, was_list, was_named = stack.pop()
            entries.leave(was_list, was_named)
        elif isinstance(node, Tag) and not (is_hidden(node) or is_collapsed(node) or id(node) in hidden):
            position = positions.get(id(node), position)
            is_list = is_named = False
            if node.name not in _WITHOUT_ROLE or "role" in node.attrs:
                is_list, is_named = entries.enter(node, section_at(position))
            inside = () if node.name in _OPAQUE else node.contents
            stack.append((iter(inside), is_list, is_named))
    return entries.inventory()


class _InventoryBuilder:
    """The entries found so far, and the open lists, links and headings."""

    def __init__(self, ids: Ids, names: Mapping[int, str]) -> None:
        self._ids = ids
        self._names = names
        self._headings: list[HeadingEntry] = []
        self._links: list[LinkEntry] = []
        self._images: list[ImageEntry] = []
        self._tables: list[TableEntry] = []
        self._lists: list[ListEntry] = []
        self._open_lists: list[int] = []
        self._named = 0  # how many links and headings are open

    def enter(self, element: Tag, section: str) -> tuple[bool, bool]:
        """Add an element. Returns two flags: it opened a list; it is a link or heading."""
        role = role_of(element)
        if role == "heading" or role in _LINKS:
            name = self._name(element, role) if self._named < _MAX_NAMED_NESTING else ""
            self._named += 1
            if role == "heading":
                self._headings.append(HeadingEntry(heading_level(element), name, section))
            else:
                self._links.append(LinkEntry(name, str(element.attrs.get("href", "")), section))
            return False, True
        if role == "img" and not (element.name == "svg" and has_exposed_parts(element, self._ids)):
            name = self._name(element, role)
            if name or element.name != "image":  # an unnamed <image> in a drawing is not exposed
                self._images.append(ImageEntry(name, section))
        elif (
            element.name == "input"
            and element.attrs.get("type") == "image"
            and element.attrs.get("alt") != ""
        ):
            self._images.append(ImageEntry("", section))  # the button has the name
        elif role == "list":
            self._open_lists.append(len(self._lists))
            self._lists.append(ListEntry(0, section))
            return True, False
        elif role == "listitem" and self._open_lists:
            index = self._open_lists[-1]
            entry = self._lists[index]
            self._lists[index] = entry._replace(items=entry.items + 1)
        elif role in _TABLES and is_data_table(element):
            self._tables.append(TableEntry(self._name(element, role), *table_size(element), section))
        return False, False

    def leave(self, was_list: bool, was_named: bool) -> None:
        """Close the list, link or heading that an element opened."""
        self._named -= was_named
        if was_list:
            self._open_lists.pop()

    def inventory(self) -> Inventory:
        return Inventory(
            tuple(self._headings), tuple(self._links), tuple(self._images), tuple(self._tables),
            tuple(self._lists),
        )  # fmt: skip

    def _name(self, element: Tag, role: str) -> str:
        known = self._names.get(id(element))
        return accessible_name(element, role, self._ids) if known is None else known
