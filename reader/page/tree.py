"""Text to a BeautifulSoup tree: the browser's own tree, and only what can be read.

BeautifulSoup's parsers either build another tree than browsers do (html.parser, lxml) or are slow
(html5lib). This builder walks the tree of lexbor, which follows the WHATWG rules, and makes the
BeautifulSoup objects itself, leaving out what is never read. That is twice as fast as calling
BeautifulSoup's own methods for each tag, and four times as fast as `BeautifulSoup(…, "lxml")`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import NavigableString, Tag
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from reader.page.bounds import bounded
from reader.page.decode import CONTROL

# Nobody listens to the document's mutations, and a long list of options takes forever with them.
_OPTIONS = LexborDocumentOptions.WO_EVENTS
_OMITTED = frozenset({"script", "style", "template", "noframes", "noembed", "datalist", "param"})
# Of a drawing, only its name and description can be read.
_DRAWING_KEPT = frozenset({"title", "desc", "text", "a", "g"})


class Element(Tag):
    """A tag that is made quickly: it sets what `Tag` sets, without asking a builder for each.

    `attrs` are plain strings, `class` too; an attribute without a value holds "".
    """

    def __init__(  # the base class would look all of this up again for every tag
        self, name: str, attrs: dict[str, str], parent: Tag, previous: Any
    ) -> None:
        self.parser_class = BeautifulSoup
        self.name = name
        self.attrs = attrs  # type: ignore[assignment]  # bs4 wants its own dict class, and needs none of it
        self.contents = []
        self.namespace = self.prefix = None
        self._namespaces = {}
        self.sourceline = self.sourcepos = None
        self.known_xml = self.hidden = self.can_be_empty_element = False
        self.cdata_list_attributes = self.preserve_whitespace_tags = None
        self.interesting_string_types = self.MAIN_CONTENT_STRING_TYPES
        _link(self, parent, previous)


def _link(node: Any, parent: Tag, previous: Any) -> None:
    """Append `node` to `parent`, after `previous` in document order."""
    node.parent = parent
    node.previous_element = previous
    previous.next_element = node
    node.next_element = node.next_sibling = None
    siblings = parent.contents
    if siblings:
        node.previous_sibling = siblings[-1]
        siblings[-1].next_sibling = node
    else:
        node.previous_sibling = None
    siblings.append(node)


class LexborTreeBuilder(HTMLTreeBuilder):
    """Builds BeautifulSoup's tree from lexbor's."""

    NAME = "lexbor"
    features = ["lexbor"]  # noqa: RUF012  # as the base class has it

    def prepare_markup(  # type: ignore[override]  # only the text is used of what bs4 offers
        self, markup: str, *_: object, **__: object
    ) -> Iterator[tuple[str, None, None, bool]]:
        """Take the text as it is: decoding is done."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Parse `markup` (text) into the soup that this builder belongs to."""
        soup = self.soup
        assert soup is not None
        # A character reference can still name a control character.
        clean = _without_controls if "&#" in markup else str
        node: LexborNode | None = LexborHTMLParser(bounded(markup), options=_OPTIONS).root
        parent: Tag = soup
        last: Any = soup
        path: list[LexborNode] = []
        while node is not None:
            child = None
            tag = node.tag
            if tag == "-text":
                text = NavigableString.__new__(NavigableString, clean(node.text_content or ""))
                _link(text, parent, last)
                last = text
            elif tag is not None and _is_kept(tag, node, parent):
                last = Element(tag, _attributes(node, clean), parent, last)
                child = node.first_child
            if child is not None:
                path.append(node)
                parent = last
                node = child
                continue
            following = node.next
            while following is None and path:
                following = path.pop().next
                parent = parent.parent  # type: ignore[assignment]  # the path is as long as the tree is deep
            node = following if path else None


def _is_kept(tag: str, node: LexborNode, parent: Tag) -> bool:
    if tag[0] == "-" or tag[0] == "!":
        return False
    if tag == "script":
        return node.attributes.get("type") == "application/ld+json"
    if parent.name in {"svg", "g"}:
        return tag in _DRAWING_KEPT
    return tag not in _OMITTED


def _attributes(node: LexborNode, clean: Any) -> dict[str, str]:
    attributes = node.attributes
    if not attributes:
        return {}
    return {name: clean(value) if value else "" for name, value in attributes.items()}


def _without_controls(text: str) -> str:
    return CONTROL.sub("", text)


def elements_in(element: Tag) -> Iterator[Tag]:
    """The elements inside another, in document order.

    BeautifulSoup's `descendants` first looks for the last of them, so that even a short look into a
    deep element takes as long as it is deep.
    """
    stack = [iter(element.contents)]
    while stack:
        for node in stack[-1]:
            if isinstance(node, Tag):
                yield node
                stack.append(iter(node.contents))
                break
        else:
            stack.pop()


def parse_tree(text: str) -> BeautifulSoup:
    """The tree of a page: no comments, styles or scripts (but JSON-LD, which describes the page)."""
    return BeautifulSoup(text, builder=LexborTreeBuilder())
