"""Puts text that was delivered apart where browsers show it: shadow trees, and text that React streams.

A `<template shadowrootmode>` is the shadow tree of the element around it. It is shown instead of the
element's own children, which stand in its slots (DOM Standard, 4.2.2.3 "Finding slots and slottables").

React sends a slow part of a page at its end, as `<div hidden id="S:1">`. A short script puts it in place of
`<template id="B:1">` and the fallback content after that, up to a comment `<!--/$-->`, or in place of
`<template id="P:1">` alone. In the tree, templates stand for those comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bs4.element import Tag

from reader.page.dom.nodes import Document

BOUNDARY = "data-boundary"  # of the templates that stand for React's comments: "$" begins, "/$" ends
_ID = r"[^\"'\s<>]{0,40}"
_MAYBE_APART = re.compile(rf"<template\b[^>]*\b(?:shadowroot|id\s*=\s*[\"']?{_ID}[BP]:)", re.IGNORECASE)
_STREAMED = re.compile(rf"{_ID}[BP]:[0-9a-f]+")
_MOVES = re.compile(
    rf"""["']({_ID}B:[0-9a-f]+)["'],\s*["']({_ID}S:[0-9a-f]+)["']"""
    rf"""|["']({_ID}S:[0-9a-f]+)["'],\s*["']({_ID}P:[0-9a-f]+)["']"""
)
_COMMENT = re.compile(r"!--(?:/\$|\$[?!~]?)")


def is_delivered_apart(markup: str) -> bool:
    """True if a page has a shadow tree, or a placeholder for streamed text."""
    return _MAYBE_APART.search(markup) is not None


def boundary_of(comment: str) -> str:
    """The attributes of the template that stands for one of React's comments, "" for others."""
    if _COMMENT.fullmatch(comment) is None:
        return ""
    return f'{BOUNDARY}="{"/$" if "/" in comment else "$"}"'


def compose(document: Document, markup: str) -> None:
    """Put all text where it is shown; the scripts in `markup` say where React's parts go."""
    templates = [element for element in document.elements if element.name == "template"]
    replaced: set[int] = set()
    for template in templates:
        if "shadowrootmode" in template.attrs or "shadowroot" in template.attrs:
            _show_shadow(template, replaced)
    parts = _parts(templates, document, markup)
    moved = {id(part) for part in parts.values()}
    for element in (document, *document.elements):
        if any(
            isinstance(node, Tag) and (node.name == "template" or id(node) in moved)
            for node in element.contents
        ):
            element.contents = [node for node in _shown(element.contents, parts) if id(node) not in moved]
    document.relink()


def _show_shadow(template: Tag, replaced: set[int]) -> None:
    """Show a shadow tree in its host, and the host's own children in the slots.

    `replaced` are the elements whose content was replaced before: they get no shadow tree, or no second one.
    """
    host = template.parent
    if host is None or id(host) in replaced:
        return
    replaced.add(id(host))
    own: dict[str, list[Any]] = {}
    for node in host.contents:
        if node is not template:
            name = str(node.attrs.get("slot", "")) if isinstance(node, Tag) else ""
            own.setdefault(name, []).append(node)
    slots = list(_slots(template))
    host.contents = template.contents
    template.contents = ()  # type: ignore[assignment]  # as empty elements have it here
    for slot in slots:
        nodes = own.pop(str(slot.attrs.get("name", "")), [])
        if any(isinstance(node, Tag) or node.strip() for node in nodes):
            slot.contents = nodes
            replaced.add(id(slot))


def _slots(tree: Tag) -> Iterator[Tag]:
    """The slots of a shadow tree, without those of shadow trees in it."""
    stack = [iter(tree.contents)]
    while stack:
        for node in stack[-1]:
            if isinstance(node, Tag) and node.name != "template":
                if node.name == "slot":
                    yield node
                stack.append(iter(node.contents))
                break
        else:
            stack.pop()


def _parts(templates: list[Tag], document: Document, markup: str) -> dict[int, Tag]:
    """The streamed element for each placeholder, by the `id()` of the placeholder."""
    ids = {str(element.attrs["id"]): element for element in document.elements if "id" in element.attrs}
    moves = {
        placeholder or late: part or late_part
        for placeholder, part, late_part, late in _MOVES.findall(markup)
    }
    parts = {}
    for template in templates:
        written = str(template.attrs.get("id", ""))
        if _STREAMED.fullmatch(written):
            head, _, number = written.rpartition(":")
            part = ids.pop(moves.get(written, f"{head[:-1]}S:{number}"), None)
            if part is not None and "hidden" in part.attrs:
                parts[id(template)] = part
    return parts


def _shown(nodes: Sequence[Any], parts: dict[int, Tag]) -> Iterator[Any]:
    """The nodes as they are shown: streamed parts instead of their placeholders, and no templates.

    Each part is taken out of `parts`, so that a part that contains its own placeholder ends.
    """
    stack = [(nodes, _ends(nodes), 0)]
    while stack:
        nodes, ends, start = stack.pop()
        for number in range(start, len(nodes)):
            node = nodes[number]
            if not isinstance(node, Tag) or node.name != "template":
                yield node
            elif (part := parts.pop(id(node), None)) is not None:
                stack.append((nodes, ends, ends.get(id(node), number + 1)))
                stack.append((part.contents, _ends(part.contents), 0))
                break


def _ends(nodes: Sequence[Any]) -> dict[int, int]:
    """The index after the fallback content of each placeholder, by the `id()` of the placeholder."""
    ends: dict[int, int] = {}
    waiting: list[list[Tag]] = [[]]
    for number, node in enumerate(nodes):
        if not isinstance(node, Tag) or node.name != "template":
            continue
        sign = node.attrs.get(BOUNDARY)
        if sign == "$":
            waiting.append([])
        elif sign is None:
            waiting[-1].append(node)
        elif len(waiting) > 1:
            ends.update((id(placeholder), number) for placeholder in waiting.pop())
    return ends
