"""Gives the tests the accessible name of one element."""

from __future__ import annotations

from bs4.element import Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.accessibility.roles import role_of
from reader.page.dom.tree import parse_tree


def name_of(html: str) -> str:
    """The accessible name of the element whose id is x."""
    tags = [node for node in parse_tree(html).find_all(True) if isinstance(node, Tag)]
    ids = {str(node["id"]): node for node in tags if "id" in node.attrs}
    labels: dict[str, list[Tag]] = {}
    for node in tags:
        if "for" in node.attrs:
            labels.setdefault(str(node["for"]), []).append(node)
    return accessible_name(ids["x"], role_of(ids["x"]), ids, labels)
