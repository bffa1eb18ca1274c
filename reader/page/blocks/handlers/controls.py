"""Controls in running text: a button within a sentence, a number field, a checkbox of a list.

Most controls are tools of the page, and are not read as text. A control between the words of a line is
read there with its label or value, unless it is a page tool ("Share").
"""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import NavigableString, Tag

from reader.page.accessibility.control_values import value_of
from reader.page.accessibility.labels import is_checkbox_label
from reader.page.accessibility.roles import role_of
from reader.page.accessibility.tool_labels import is_tool_label
from reader.page.blocks.builder import Builder
from reader.page.dom.elements import LINE_BLOCKS
from reader.page.dom.queries import (
    collapse_space,
    collapsed_text,
    contains,
    elements_in,
    joined_text,
    leading_text,
)
from reader.page.dom.visibility import is_hidden

_BUTTONS = frozenset({"button"})
_VALUES = frozenset({"combobox", "meter", "progressbar", "slider", "spinbutton", "textbox"})
_CHECKABLE = frozenset({"checkbox", "menuitemcheckbox", "menuitemradio", "radio", "switch"})
CONTROL_ROLES = _BUTTONS | _VALUES | _CHECKABLE
_LINE_ENDS = LINE_BLOCKS | {"br"}
_LINES = frozenset({"dd", "dt", "figcaption", "li", "p", "td", "th"})  # elements with running text
_MAX_NODES = 24  # searched around a control
_MAX_BUTTON_CHARACTERS, _MAX_BUTTON_ELEMENTS = 80, 20  # in a button that is part of a sentence
_NATIVE_TAGS = frozenset({"button", "input", "meter", "progress", "select", "textarea"})
_CONTENT_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"})
_MIN_CONTENT_CHARACTERS, _MAX_NODES_IN_CARD = 60, 200  # in a control that is content
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s*\Z")
_LETTER = re.compile(r"\w")
_CHECKED, _NOT_CHECKED = "☑ ", "☐ "


def is_in_line(builder: Builder, element: Tag, role: str) -> bool:
    """True if an element is a control, or a checkbox's label, within a line of the article."""
    if role not in CONTROL_ROLES and element.name != "label":
        return False
    if not builder.is_in_article() or (builder.level is not None and role in _CHECKABLE):
        return False
    if element.name == "label":
        return _is_in_text_line(element) and (
            is_checkbox_label(element) or _is_only_a_symbol(builder, element)
        )
    if role in _CHECKABLE:
        return _is_in_text_line(element)
    if builder.run.text_end.strip():
        is_wordless = role in _BUTTONS and not _LETTER.search(leading_text(element, _MAX_BUTTON_CHARACTERS))
        return is_wordless or bool(words_after(element))
    return role in _BUTTONS and _is_in_text_line(element) and words_after(element)[:1].islower()


def is_content(control: Tag) -> bool:
    """True if what a control of the page's own contains is content: a card to click, code in an editor."""
    if control.name in _NATIVE_TAGS:
        return False
    inside = islice(elements_in(control), _MAX_NODES_IN_CARD)
    return (
        any(element.name in _CONTENT_TAGS for element in inside)
        and len(leading_text(control, _MAX_NODES_IN_CARD).strip()) >= _MIN_CONTENT_CHARACTERS
    )


def is_picture(control: Tag) -> bool:
    """True if a button has only a picture, which it shows larger."""
    return control.name in _BUTTONS and contains(control, "img") and not joined_text(control).strip()


def is_tool_in_line(builder: Builder, box: Tag) -> bool:
    """True if a `<span>` within a sentence is a page tool: a button with a few words beside it."""
    if not builder.is_in_article() or not builder.run.text_end.strip():
        return False
    first = next((node for node in islice(box.contents, 3) if isinstance(node, Tag)), None)
    if (
        first is None
        or role_of(first) not in _BUTTONS
        or len(leading_text(box, _MAX_BUTTON_CHARACTERS)) >= _MAX_BUTTON_CHARACTERS
    ):
        return False
    return bool(words_after(box)) and not _is_in_sentence(builder.run.text_end, first)


def enter_control_in_line(builder: Builder, element: Tag, role: str) -> bool:
    """Write a control's value into its line. Returns True if the walk must go inside."""
    if element.name == "label":
        return not _is_only_a_symbol(builder, element)
    if role in _CHECKABLE:
        if not builder.run.text_end.strip():  # within a line it only opens and closes something
            builder.run.add(_CHECKED if _is_checked(element) else _NOT_CHECKED)
        return role in {"checkbox", "radio"} and element.name not in _NATIVE_TAGS  # its label is inside
    if role in _BUTTONS:
        return _is_in_sentence(builder.run.text_end, element)
    if str(element.attrs.get("type", "")).lower() not in {"hidden", "password"}:
        value = _share_of(element) or value_of(element, role) or ""
        builder.run.add(collapse_space(value)[:_MAX_BUTTON_CHARACTERS])
    return False


def _share_of(element: Tag) -> str:
    """What a `<progress>` or `<meter>` shows: its text for browsers that cannot draw it, or a percentage."""
    if element.name not in {"meter", "progress"}:
        return ""
    if text := leading_text(element, _MAX_BUTTON_CHARACTERS).strip():
        return text
    try:
        least, most = float(str(element.attrs.get("min", 0))), float(str(element.attrs.get("max", 1)))
        return f"{round(100 * (float(str(element.attrs['value'])) - least) / (most - least))}%"
    except (ArithmeticError, KeyError, ValueError):
        return ""


def _is_in_sentence(before: str, button: Tag) -> bool:
    """True if the label of a button within a line is part of the sentence."""
    inside = list(islice(elements_in(button), _MAX_BUTTON_ELEMENTS))
    if len(inside) == _MAX_BUTTON_ELEMENTS or any(element.name in _LINE_ENDS for element in inside):
        return False
    words = collapsed_text(button)
    if not _LETTER.search(words) or len(words) > _MAX_BUTTON_CHARACTERS:
        return False
    if words[0].islower() and before.strip():
        return True
    begins = not before.strip() or _SENTENCE_END.search(before) is not None
    continues = not words_after(button).lstrip()[:1].isupper()
    return (continues or not begins) and not is_tool_label(words)


def _is_only_a_symbol(builder: Builder, label: Tag) -> bool:
    """True if a label within a line is only a symbol ("⊕"), which opens a side note."""
    return bool(builder.run.text_end.strip()) and not _LETTER.search(
        leading_text(label, _MAX_BUTTON_CHARACTERS)
    )


def _is_checked(control: Tag) -> bool:
    if control.name == "input":
        return "checked" in control.attrs
    return str(control.attrs.get("aria-checked", "")).lower() == "true"


def _is_in_text_line(element: Tag) -> bool:
    """True if an element is in a paragraph, item or cell, with only inline boxes between them."""
    blocks = (around for around in islice(element.parents, _MAX_NODES) if around.name in _LINE_ENDS)
    return next((block.name in _LINES for block in blocks), False)


def words_after(element: Tag) -> str:
    """The first words after an element in its line, or ""."""
    node: Tag | NavigableString = element
    for _ in range(_MAX_NODES):
        following = node.next_sibling
        if following is None:
            parent = node.parent
            if parent is None or parent.name in _LINE_ENDS:
                return ""
            node = parent
            continue
        assert isinstance(following, Tag | NavigableString)
        node = following
        if isinstance(node, Tag):
            if node.name in _LINE_ENDS:
                return ""
            text = "" if is_hidden(node) else leading_text(node, _MAX_BUTTON_CHARACTERS).strip()
        else:
            text = node[:_MAX_BUTTON_CHARACTERS].strip()
        if text:
            return text
    return ""
