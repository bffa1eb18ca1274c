"""The shape of a tree, for comparison."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.dom.tree import parse_tree


def shape(node: Tag) -> str:
    """An element's content as brackets: p(one) p(two)."""
    return " ".join(
        f"{child.name}({shape(child)})" if isinstance(child, Tag) else str(child)
        for child in node.contents
        if isinstance(child, Tag) or str(child).strip()
    )


def body(html: str) -> str:
    found = parse_tree(html).body
    assert found is not None
    return shape(found)
