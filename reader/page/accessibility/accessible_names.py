"""Computes an element's accessible name.

Sources: Accessible Name and Description Computation 1.2, 4.3.2 (the letters in comments are its
steps), and HTML-AAM 1.0, 4.1 (which markup names which element). If those leave it open, or a name
would be half a page (a link around a whole article), this follows Chromium.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from bs4.element import NavigableString, Tag

from reader.page.accessibility.control_values import VALUE_ROLES, value_of
from reader.page.accessibility.labels import NAMED_BY_LABEL, enclosing_labels
from reader.page.accessibility.layout_tables import is_data_table
from reader.page.accessibility.native_names import (
    MAX_NAME_CHARACTERS,
    NATIVELY_NAMED,
    PICTURES,
    native_name,
    tooltip,
)
from reader.page.accessibility.plain_names import plain_text
from reader.page.accessibility.roles import role_of
from reader.page.accessibility.svg import used_text
from reader.page.dom.elements import LINE_BLOCKS
from reader.page.dom.inline_style import parse_style
from reader.page.dom.queries import collapse_space
from reader.page.dom.visibility import is_collapsed, is_hidden, is_in_hidden

Ids = Mapping[str, Tag]
Labels = Mapping[str, Sequence[Tag]]

_MAX_NODES = 500  # visited for one name, so that no page takes long
_MAX_INNER_LABEL_NODES = 50  # visited after the start of a label in a label, which HTML does not allow

_NAME_FROM_CONTENT = frozenset(
    """
    button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio
    option radio row rowheader switch tab term tooltip treeitem
    doc-backlink doc-biblioref doc-glossref doc-noteref
    """.split()  # noqa: SIM905
)
# The content of these is not part of the name of an element around them.
_CONTAINER_ROLES = frozenset(
    """
    alert alertdialog application article banner blockquote complementary contentinfo dialog document
    feed figure form grid group listbox log main marquee menu menubar navigation note radiogroup
    rowgroup scrollbar search separator status suggestion table tablist tabpanel timer toolbar tree
    treegrid
    """.split()  # noqa: SIM905
)
_NATIVELY_NAMED = NATIVELY_NAMED | NAMED_BY_LABEL
_NAMELESS = frozenset({"desc", "rp", "rt", "script", "symbol"})
_EMBEDDED = frozenset({"audio", "embed", "iframe", "object", "video"})
_NAMED_WITHOUT_CONTENT = PICTURES | _EMBEDDED | {"input"}
_SEPARATE_ELEMENTS = LINE_BLOCKS | _EMBEDDED | {"br"}
_SEPARATE_ROLES = VALUE_ROLES | {"button", "checkbox", "radio"}
_SEPARATE_DISPLAYS = frozenset(
    {"block", "flex", "flow-root", "grid", "list-item", "table", "table-cell", "table-row"}
)
# Whatever their native role, it neither replaces their content nor adds a value.
_WITHOUT_ROLE = frozenset(
    {"b", "br", "details", "div", "em", "font", "i", "p", "picture", "small", "span", "strong", "u"}
)


def accessible_name(element: Tag, role: str, ids: Ids, labels: Labels | None = None) -> str:
    """The element's accessible name, or ""; a very long name is cut.

    `ids` maps ids to elements, for aria-labelledby; `labels` maps a control's id to its `<label>`s.
    """
    attributes = element.attrs
    name = _labelled_by(element, ids) if "aria-labelledby" in attributes else ""  # B
    if not name and "aria-label" in attributes:
        name = collapse_space(str(attributes["aria-label"]))  # D
    if name:
        return name
    if element.name in _NATIVELY_NAMED:
        name = native_name(element, _TextCollector(ids, with_containers=True).of) or _label(
            element, ids, labels or {}
        )  # E
    if not name and role in _NAME_FROM_CONTENT:
        name = _text_in(element, ids)  # F
    return name or tooltip(element)


def _text_in(element: Tag, ids: Ids) -> str:
    contents = element.contents
    if len(contents) == 1 and isinstance(contents[0], NavigableString) and "aria-owns" not in element.attrs:
        return collapse_space(contents[0])  # most links and headings
    text = plain_text(element)
    return collapse_space("".join(_TextCollector(ids).of(element)) if text is None else text)


def content_name(element: Tag, ids: Ids) -> str:
    """Step F for any element: all the text inside, with the names of pictures and labelled parts."""
    return collapse_space("".join(_TextCollector(ids, with_containers=True).of(element)))


def _labelled_by(element: Tag, ids: Ids, budget: _Budget | None = None) -> str:
    """Step B: the texts of the referenced elements, in order, also hidden ones; safe against cycles."""
    keys = str(element.attrs.get("aria-labelledby", "")).split()
    named = [ids[key] for key in dict.fromkeys(keys) if key in ids]
    budget = budget or _Budget()
    return collapse_space(
        " ".join(_referenced_name(referenced, ids, budget) for referenced in named if budget.nodes)
    )


def _referenced_name(element: Tag, ids: Ids, budget: _Budget) -> str:
    attributes = element.attrs
    words = _TextCollector(
        ids, with_containers=True, referenced=True, with_hidden=is_in_hidden(element), budget=budget
    )
    return (
        collapse_space(str(attributes.get("aria-label", "")))
        or collapse_space(words.replacement(element) or "")
        or native_name(element, words.of)
        or collapse_space("".join(words.of(element)))
        or tooltip(element)
    )


def _label(element: Tag, ids: Ids, labels: Labels) -> str:
    """The text of a control's labels, in order."""
    if element.name not in NAMED_BY_LABEL:
        return ""
    key = str(element.attrs.get("id", ""))
    # If several elements share an id, a label is for the first.
    found = (labels.get(key) if ids.get(key) is element else None) or enclosing_labels(element)
    texts = ("".join(_TextCollector(ids, with_containers=True, control=element).of(label)) for label in found)
    return collapse_space(" ".join(texts))


class _OpenElement(NamedTuple):
    """An element whose text is being collected; `said` is the number of texts before it."""

    parts: Iterator[Any]
    space: str = ""
    tooltip: str = ""
    said: int = 0


@dataclass(slots=True)
class _Budget:
    """How many nodes the name may still visit, and how many characters it may still get."""

    nodes: int = _MAX_NODES
    characters: int = MAX_NAME_CHARACTERS


class _TextCollector:
    """Collects the text inside an element, in order; a part with a name or value of its own gives that.

    `with_containers` includes the content of containers. In an element that aria-labelledby refers to
    (`referenced`), no further aria-labelledby is followed. `with_hidden` includes hidden parts, for a label
    that is hidden as a whole. `control` is the control that a label is for: it is not part of its own name.
    """

    def __init__(
        self,
        ids: Ids,
        *,
        with_containers: bool = False,
        referenced: bool = False,
        with_hidden: bool = False,
        control: Tag | None = None,
        budget: _Budget | None = None,
    ) -> None:
        self._ids = ids
        self._with_containers = with_containers
        self._referenced = referenced
        self._with_hidden = with_hidden
        self._control = control
        self._budget = budget or _Budget()
        self._visited: set[int] = set()  # elements reached by aria-owns, which can form a cycle

    def of(self, element: Tag) -> Iterator[str]:
        """The pieces of text inside the element, and inside the elements that it owns (aria-owns)."""
        said = 0
        self._visited.add(id(element))
        rest = [_OpenElement(self._parts(element))]
        while rest and self._budget.nodes and self._budget.characters:
            self._budget.nodes -= 1
            node = next(rest[-1].parts, None)
            if node is None:
                left = rest.pop()
                yield left.space if said > left.said or not left.tooltip else f" {left.tooltip} "  # I
            elif isinstance(node, NavigableString):
                piece = node[: self._budget.characters]
                self._budget.characters -= len(piece)
                said += not piece.isspace()
                yield piece
            elif node.name not in _NAMELESS and (
                self._with_hidden or not (is_hidden(node) or is_collapsed(node))
            ):
                if node.name == "label" and self._control is not None:
                    self._budget.nodes = min(self._budget.nodes, _MAX_INNER_LABEL_NODES)
                instead = self.replacement(node)
                if instead is None:
                    opened = _OpenElement(
                        self._parts(node), " " if _is_separate(node) else "", _own_tooltip(node), said
                    )
                    yield opened.space
                    rest.append(opened)
                elif instead or _is_separate(node):
                    said += bool(instead)
                    yield f" {instead} "

    def _parts(self, element: Tag) -> Iterator[Any]:
        if "aria-owns" not in element.attrs:
            return iter(element.contents)
        owned = (self._ids.get(key) for key in str(element.attrs["aria-owns"]).split())
        new = [each for each in owned if each is not None and id(each) not in self._visited]
        self._visited.update(map(id, new))
        return chain(element.contents, new)

    def replacement(self, element: Tag) -> str | None:
        """The text that replaces an element's content; None if its content is used."""
        attributes = element.attrs
        if "aria-labelledby" in attributes and not self._referenced:
            label = _labelled_by(element, self._ids, self._budget)
            if label:
                return label
        if element is self._control:
            return ""
        if element.name in _WITHOUT_ROLE and "role" not in attributes:
            return (
                collapse_space(str(attributes["aria-label"])) or None if "aria-label" in attributes else None
            )
        role = role_of(element)
        value = value_of(element, role)  # C
        named = value or collapse_space(str(attributes.get("aria-label", "")))  # D
        if named:
            return named
        return self._own_replacement(element, role) if value is None else tooltip(element)

    def _own_replacement(self, element: Tag, role: str) -> str | None:
        tag = element.name
        if tag == "use":
            return used_text(element, self._ids)
        if tag == "title" and element.parent is not None and element.parent.name == "svg":
            return ""  # names the drawing, and is not text in it
        if role == "img" or tag in _NAMED_WITHOUT_CONTENT:
            name = native_name(element, self.of) or tooltip(element)
            return name or (None if tag == "svg" and "role" not in element.attrs else "")
        if not self._with_containers and role in _CONTAINER_ROLES and _is_real_container(element):
            return ""
        return None


def _own_tooltip(element: Tag) -> str:
    """The tooltip of an element that is named from content, used if it has no content."""
    return tooltip(element) if "title" in element.attrs and role_of(element) in _NAME_FROM_CONTENT else ""


def _is_real_container(element: Tag) -> bool:
    """True if an element with a container's role is one; layout tables, headers and footers are not."""
    if element.name in {"footer", "header"} and "role" not in element.attrs:
        return False
    return element.name != "table" or is_data_table(element)


def _is_separate(element: Tag) -> bool:
    """True if an element is on lines of its own, so that spaces separate its words from others."""
    style = element.attrs.get("style")
    display = parse_style(str(style)).display if style else ""
    if display:
        return display in _SEPARATE_DISPLAYS
    return element.name in _SEPARATE_ELEMENTS or role_of(element) in _SEPARATE_ROLES
