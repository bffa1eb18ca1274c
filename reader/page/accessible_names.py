"""What an element is called: its accessible name.

Source: Accessible Name and Description Computation 1.2, 4.3.2 (the letters in comments are its
steps), and HTML-AAM 1.0, 4.1 (which markup names which element). Where those leave it open, and
where a name would be half a page (a link around a whole article), it is as Chromium has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from bs4.element import NavigableString, Tag

from reader.page.drawings import reused_words
from reader.page.inline_style import shown_by
from reader.page.measure import BLOCKS
from reader.page.roles import is_closed, is_hidden, role_of
from reader.page.tree import elements_in

Ids = Mapping[str, Tag]
Labels = Mapping[str, Sequence[Tag]]

_MOST_NODES = 1000  # more than that is no name; and so no page takes long
_LEVELS_UP = 16  # how far around an element its label, or what hides it, may be

_FROM_CONTENT = frozenset(
    """
    button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio
    option radio row rowheader switch tab term tooltip treeitem
    doc-backlink doc-biblioref doc-glossref doc-noteref
    """.split()  # noqa: SIM905
)
# These are things of their own: what is in them is no part of the name of what is around them.
_CONTAINERS = frozenset(
    """
    alert alertdialog application article banner blockquote complementary contentinfo dialog document
    feed figure form grid group listbox log main marquee menu menubar navigation note radiogroup
    rowgroup scrollbar search separator status suggestion table tablist tabpanel timer toolbar tree
    treegrid
    """.split()  # noqa: SIM905
)
# Step E: a control among the words of a name stands there with its value.
_TYPED = frozenset({"searchbox", "textbox"})
_CHOSEN = frozenset({"combobox", "listbox"})
_RANGES = frozenset({"meter", "progressbar", "scrollbar", "slider", "spinbutton"})

# The child that names its parent.
_NAMING_CHILD = {"figure": "figcaption", "table": "caption", "fieldset": "legend", "svg": "title"}
_PICTURES = frozenset({"area", "img"})
_NAMING_ATTRIBUTE = {"math": "alttext", "optgroup": "label", "option": "label"}
_LABELLED = frozenset({"input", "select", "textarea", "meter", "progress", "output"})
_LABELABLE = _LABELLED | {"button"}
_NATIVELY_NAMED = _PICTURES.union(_NAMING_CHILD, _NAMING_ATTRIBUTE, _LABELLED)
_NO_NAME = frozenset({"audio", "desc", "iframe", "object", "rp", "rt", "script", "symbol", "video"})
_WITH_VALUE = {"submit": "Submit", "reset": "Reset", "button": ""}
_INLINE = frozenset({"button", "optgroup", "option", "select"})
_BREAKS = (BLOCKS - _INLINE) | {"br"}
_APART = frozenset({"block", "flex", "flow-root", "grid", "list-item", "table", "table-cell", "table-row"})
# No role of their own, and no value: they need no closer look.
_PLAIN = frozenset(
    {"b", "br", "details", "div", "em", "font", "i", "p", "picture", "small", "span", "strong", "u"}
)


def squeeze(text: str) -> str:
    """`text` with every run of white space made one space, and none at the ends."""
    return " ".join(text.split())


def accessible_name(element: Tag, role: str, ids: Ids, labels: Labels | None = None) -> str:
    """The element's name, or "".

    `ids` finds the elements that aria-labelledby names; `labels` finds a control's `<label>`s by
    the control's id.
    """
    attributes = element.attrs
    name = _labelled_by(element, ids) if "aria-labelledby" in attributes else ""  # B
    if not name and "aria-label" in attributes:
        name = squeeze(str(attributes["aria-label"]))  # D
    if name:
        return name
    if element.name in _NATIVELY_NAMED:
        name = _native_name(element, _Words(ids, whole=True)) or _label(element, ids, labels or {})  # E
    if not name and role in _FROM_CONTENT:
        name = _words_in(element, ids)  # F
    return name or _tooltip(element)


def _words_in(element: Tag, ids: Ids) -> str:
    if len(element.contents) == 1 and isinstance(element.contents[0], NavigableString):
        return squeeze(element.contents[0])  # as it is in most links and headings
    return squeeze("".join(_Words(ids).of(element)))


def _tooltip(element: Tag) -> str:
    """Step I; an empty alternative says that there is nothing to say."""
    attributes = element.attrs
    if element.name in _PICTURES and "alt" in attributes:
        return ""
    return squeeze(str(attributes.get("title") or attributes.get("placeholder", "")))


def content_name(element: Tag, ids: Ids) -> str:
    """Step F for any element: all the text inside, pictures and labelled parts by their names."""
    return squeeze("".join(_Words(ids, whole=True).of(element)))


def _labelled_by(element: Tag, ids: Ids) -> str:
    """Step B: the texts of the elements named, in order; a hidden one counts, a cycle ends."""
    keys = str(element.attrs.get("aria-labelledby", "")).split()
    named = [ids[key] for key in dict.fromkeys(keys) if key in ids]
    return squeeze(" ".join(_referenced_name(referenced, ids) for referenced in named))


def _referenced_name(element: Tag, ids: Ids) -> str:
    attributes = element.attrs
    words = _Words(ids, whole=True, referenced=True, hidden_too=_stands_hidden(element))
    return (
        squeeze(str(attributes.get("aria-label", "")))
        or squeeze(words.instead_of(element) or "")
        or _native_name(element, words)
        or squeeze("".join(words.of(element)))
        or _tooltip(element)
    )


def _stands_hidden(element: Tag) -> bool:
    around: Tag | None = element
    for _ in range(_LEVELS_UP):
        if around is None:
            break
        if is_hidden(around):
            return True
        around = around.parent
    return False


def _native_name(element: Tag, words: _Words) -> str:
    """What the markup of an element says that it is called, labels of controls aside."""
    tag, attributes = element.name, element.attrs
    if tag in _PICTURES:
        return squeeze(str(attributes.get("alt", "")))
    if tag in _NAMING_CHILD:
        child = element.find(_NAMING_CHILD[tag], recursive=False)
        if isinstance(child, Tag):
            return squeeze(child.get_text() if tag == "svg" else "".join(words.of(child)))
        return squeeze(str(attributes.get("summary", ""))) if tag == "table" else ""
    if tag in _NAMING_ATTRIBUTE:
        return squeeze(str(attributes.get(_NAMING_ATTRIBUTE[tag], "")))
    kind = str(attributes.get("type", "")).lower() if tag == "input" else ""
    if kind in _WITH_VALUE:
        return squeeze(str(attributes.get("value", ""))) or _WITH_VALUE[kind]
    return squeeze(str(attributes.get("alt") or attributes.get("value", ""))) if kind == "image" else ""


def _label(element: Tag, ids: Ids, labels: Labels) -> str:
    """The words of the labels of a control, in order."""
    if element.name not in _LABELLED:
        return ""
    key = str(element.attrs.get("id", ""))
    # Of several elements with one id, a label is for the first.
    found = (labels.get(key) if ids.get(key) is element else None) or _label_around(element)
    texts = ("".join(_Words(ids, whole=True, control=element).of(label)) for label in found)
    return squeeze(" ".join(texts))


def _label_around(element: Tag) -> list[Tag]:
    around: Tag | None = element.parent
    for _ in range(_LEVELS_UP):
        if around is None:
            break
        if around.name == "label":
            return [around] if "for" not in around.attrs and _is_first_control(element, around) else []
        around = around.parent
    return []


def _is_first_control(control: Tag, label: Tag) -> bool:
    """Whether a control is the one that the label around it is for (WHATWG HTML, 4.10.4)."""
    before = control.previous_element
    while before is not None and before is not label:
        if isinstance(before, Tag) and before.name in _LABELABLE and before.attrs.get("type") != "hidden":
            return False
        before = before.previous_element
    return True


class _Words:
    """The words inside an element, in order, each part of it by its own name or value if it has one.

    `whole` takes in the content of containers too. Within what aria-labelledby names (`referenced`)
    no further aria-labelledby is followed; in a label that is hidden as a whole, what is hidden
    counts. The `control` that a label is for is not said in the label.
    """

    def __init__(
        self,
        ids: Ids,
        *,
        whole: bool = False,
        referenced: bool = False,
        hidden_too: bool = False,
        control: Tag | None = None,
    ) -> None:
        self._ids = ids
        self._whole = whole
        self._referenced = referenced
        self._hidden_too = hidden_too
        self._control = control

    def of(self, element: Tag) -> Iterator[str]:
        """The pieces of text inside."""
        rest: list[tuple[Iterator[Any], str]] = [(iter(element.contents), "")]
        left = _MOST_NODES
        while rest and left:
            left -= 1
            node = next(rest[-1][0], None)
            if node is None:
                yield rest.pop()[1]
            elif isinstance(node, NavigableString):
                yield node
            elif node.name not in _NO_NAME and (self._hidden_too or not (is_hidden(node) or is_closed(node))):
                instead = self.instead_of(node)
                if instead is None:
                    space = " " if _stands_apart(node) else ""
                    yield space
                    rest.append((iter(node.contents), space))
                elif instead:
                    yield f" {instead} "

    def instead_of(self, element: Tag) -> str | None:
        """What is said for an element instead of its content; None where its content is."""
        label = self._label_of(element)
        if label:
            return label
        if element is self._control:
            return ""
        if element.name in _PLAIN and "role" not in element.attrs:
            return None
        if element.name == "use":
            return reused_words(element, self._ids)
        role = role_of(element)
        if role in _TYPED and element.name == "input":
            return str(element.attrs.get("value", ""))
        if role in _CHOSEN:
            return _chosen(element)
        if role in _RANGES:
            values = (element.attrs.get(key, "") for key in ("aria-valuetext", "aria-valuenow", "value"))
            return next((str(value) for value in values if value), "")
        if element.name in _PICTURES or element.name == "input":
            return _native_name(element, self) or _tooltip(element)
        if element.name == "svg" and role == "img":
            return _native_name(element, self) or _tooltip(element) or None
        return "" if not self._whole and (role in _CONTAINERS or role == "img") else None

    def _label_of(self, element: Tag) -> str:
        attributes = element.attrs
        named = "aria-labelledby" in attributes and not self._referenced
        label = _labelled_by(element, self._ids) if named else ""
        return label or (squeeze(str(attributes["aria-label"])) if "aria-label" in attributes else "")


def _chosen(element: Tag) -> str | None:
    """The option that is chosen in a list or combobox; a combobox without one shows its first."""
    if element.name == "input":
        return str(element.attrs.get("value", ""))
    inside = islice(elements_in(element), _MOST_NODES)
    options = [option for option in inside if role_of(option) == "option"]
    chosen = [option for option in options
              if "selected" in option.attrs or option.attrs.get("aria-selected") == "true"]  # fmt: skip
    if not chosen and element.name == "select" and role_of(element) == "combobox":
        chosen = options[:1]
    if not options and element.name != "select":
        return None
    return " ".join(option.get_text() for option in chosen)


def _stands_apart(element: Tag) -> bool:
    """Whether an element stands in lines of its own, so that its words are no part of others."""
    style = element.attrs.get("style")
    display = shown_by(str(style)).display if style else ""
    if display:
        return display in _APART
    return element.name in _BREAKS or role_of(element) in {"button", "checkbox", "radio"}
