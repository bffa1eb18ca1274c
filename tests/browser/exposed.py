"""What a page exposes to a screen reader, as values that can be counted and compared.

The kinds and their fields are those of `reader outline --json`. White space is collapsed on both
sides, as screen readers do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Exposed = dict[str, Counter[Any]]

KINDS: dict[str, tuple[str, ...]] = {
    "headings": ("level", "name"),
    "landmarks": ("role", "name"),
    "images": ("name",),
    "links": ("name",),
    "tables": ("name", "rows", "columns"),
    "lists": ("items",),
}


def exposed_by_outline(outline: Mapping[str, Any]) -> Exposed:
    """The entries in `reader outline --json` of a page."""
    return {
        kind: Counter(tuple(_without_extra_space(entry[name]) for name in fields) for entry in outline[kind])
        for kind, fields in KINDS.items()
    }


def exposed_by_browser(nodes: Iterable[Mapping[str, Any]]) -> Exposed:
    """The entries in the nodes of DevTools' `Accessibility.getFullAXTree`."""
    tree = _Tree(nodes)
    exposed: Exposed = {kind: Counter() for kind in KINDS}
    for node in tree.nodes:
        if node["ignored"]:
            continue
        role, name = _value(node, "role"), _without_extra_space(_value(node, "name"))
        if role == "heading":
            exposed["headings"][_level(node), name] += 1
        elif role in _LANDMARKS and (name or role != "form"):
            # HTML-AAM, "form": not a landmark without a name; Chromium leaves that to the screen reader.
            exposed["landmarks"][role, name] += 1
        elif role == "image":
            exposed["images"][name,] += 1
        elif role in _LINKS:
            exposed["links"][name,] += 1
        elif role in _TABLES:
            exposed["tables"][name, *tree.size(node)] += 1
        elif role == "list":
            exposed["lists"][len(list(tree.below(node, _ITEMS, {"list"}))),] += 1
    return exposed


_LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
# DPUB-AAM 1.0, 4: these are exposed as links and list items.
_LINKS = frozenset({"link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"})
_ITEMS = frozenset({"listitem", "doc-biblioentry", "doc-endnote"})
_TABLES = frozenset({"table", "grid", "treegrid"})
_CELLS = frozenset({"cell", "gridcell", "columnheader", "rowheader"})


class _Tree:
    def __init__(self, nodes: Iterable[Mapping[str, Any]]) -> None:
        self.nodes = list(nodes)
        self._by_id = {node["nodeId"]: node for node in self.nodes}

    def below(
        self, node: Mapping[str, Any], wanted: Iterable[str], not_inside: Iterable[str]
    ) -> Iterator[Mapping[str, Any]]:
        """The nearest descendants with a wanted role, except inside a node with a role in `not_inside`."""
        rest = list(node.get("childIds", ()))
        while rest:
            child = self._by_id.get(rest.pop())
            if child is None:
                continue
            role = "" if child["ignored"] else _value(child, "role")
            if role in wanted:
                yield child
            elif role not in not_inside:
                rest.extend(child.get("childIds", ()))

    def size(self, table: Mapping[str, Any]) -> tuple[int, int]:
        """Rows and columns of a table; Chromium's tree has no row spans or column spans."""
        rows = [len(list(self.below(row, _CELLS, _TABLES))) for row in self.below(table, {"row"}, _TABLES)]
        return len(rows), max(rows, default=0)


def _value(node: Mapping[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


def _level(node: Mapping[str, Any]) -> int:
    return next(
        (int(each["value"]["value"]) for each in node.get("properties", ()) if each["name"] == "level"), 0
    )


def _without_extra_space(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
