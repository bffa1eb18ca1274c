"""The nodes of a page's tree: smaller versions of BeautifulSoup's, quicker to create."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag


class Text(NavigableString):
    """A text node without an instance dictionary, which is larger than most texts."""

    __slots__ = ("next_element", "next_sibling", "parent", "previous_element", "previous_sibling")
    __getitem__ = str.__getitem__  # BeautifulSoup's own is Python, and only refuses keys of attributes

    def __new__(cls, text: str, parent: Tag, previous: Any) -> Text:
        """The text of `parent` that comes after `previous` in document order."""
        node = str.__new__(cls, text)
        node.next_element = node.next_sibling = node.previous_sibling = None
        node.parent = parent
        node.previous_element = previous
        previous.next_element = node
        siblings = parent.contents
        if siblings:
            node.previous_sibling = last = siblings[-1]
            last.next_sibling = node
            siblings.append(node)
        else:
            parent.contents = [node]
        return node


class Element(Tag):
    """A tag that is quick to create: values that all tags share are class attributes.

    `attrs` are plain strings, `class` too; an attribute without a value holds "". Elements with the
    same attributes share one dictionary.
    """

    parser_class = BeautifulSoup
    namespace = prefix = sourceline = sourcepos = None
    known_xml = hidden = can_be_empty_element = False
    cdata_list_attributes = preserve_whitespace_tags = None
    interesting_string_types: set[type[NavigableString]] | None = {Text, NavigableString}  # noqa: RUF012  # as the base class has it
    _namespaces: dict[str, str] = {}  # noqa: RUF012  # as the base class has it, and nobody adds to it
    next_element = next_sibling = previous_sibling = None

    def __init__(  # the base class looks all of this up for every tag
        self, name: str, attrs: dict[str, str], parent: Tag, previous: Any
    ) -> None:
        self.name = name
        self.attrs = attrs  # type: ignore[assignment]  # bs4 wants its own dict class, and needs none of it
        self.contents = ()  # type: ignore[assignment]  # most elements have few children, or none
        self.parent = parent
        self.previous_element = previous
        previous.next_element = self
        siblings = parent.contents
        if siblings:  # as in Text: a function for both would be called for each node
            self.previous_sibling = last = siblings[-1]
            last.next_sibling = self
            siblings.append(self)
        else:
            parent.contents = [self]


class Document(BeautifulSoup):
    """The root of a page's tree.

    `elements` are all of its elements in document order; `is_whole` is false if the page was cut off.
    """

    elements: list[Tag]
    is_whole: bool

    def relink(self) -> None:
        """Make `elements` and all links follow the elements' contents, after some were moved."""
        self.elements.clear()
        last: Any = self
        stack: list[tuple[Tag, Iterator[Any]]] = [(self, iter(self.contents))]
        while stack:
            parent, nodes = stack[-1]
            for node in nodes:
                node.parent, node.previous_element = parent, last
                last.next_element = node
                last = node
                if isinstance(node, Tag):
                    self.elements.append(node)
                    stack.append((node, iter(node.contents)))
                    break
            else:
                stack.pop()
        last.next_element = None
        for element in (self, *self.elements):
            for before, after in pairwise((None, *element.contents, None)):
                if before is not None:
                    before.next_sibling = after
                if after is not None:
                    after.previous_sibling = before

    def take_apart(self) -> None:
        """Break the tree's reference cycles, so that its memory is freed at once without the collector."""
        elements, self.elements = self.elements, []
        self.contents = []
        self.next_element = None
        for element in elements:
            element.__dict__.clear()
