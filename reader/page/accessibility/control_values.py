"""The value of a control embedded in a name (accname 1.2, 4.3.2, C "embedded control")."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.dom.queries import elements_in, leading_text

_TEXT_ROLES = frozenset({"searchbox", "textbox"})
_CHOICE_ROLES = frozenset({"combobox", "listbox"})
_RANGE_ROLES = frozenset({"meter", "progressbar", "scrollbar", "slider", "spinbutton"})
VALUE_ROLES = _TEXT_ROLES | _CHOICE_ROLES | _RANGE_ROLES

_MAX_LIST_ELEMENTS = 200  # visited in a list
_MAX_OPTION_CHARACTERS = 100


def value_of(element: Tag, role: str) -> str | None:
    """The value of a control with this role, "" if empty; None if its content is used instead."""
    attributes = element.attrs
    if role in _TEXT_ROLES and element.name == "input":
        value = str(attributes.get("value", ""))
        return "•" * len(value) if str(attributes.get("type", "")).lower() == "password" else value
    if role in _CHOICE_ROLES:
        return _selected_text(element)
    if role in _RANGE_ROLES:
        values = (attributes.get(key, "") for key in ("aria-valuetext", "aria-valuenow", "value"))
        return next((str(value) for value in values if value), "")
    return None


def _selected_text(element: Tag) -> str | None:
    """The text of the selected options of a listbox or combobox; by default a combobox has its first."""
    if element.name == "input":
        return str(element.attrs.get("value", ""))
    inside = islice(elements_in(element), _MAX_LIST_ELEMENTS)
    options = [option for option in inside if role_of(option) == "option"]
    chosen = [option for option in options
              if "selected" in option.attrs or option.attrs.get("aria-selected") == "true"]  # fmt: skip
    if not chosen and element.name == "select" and role_of(element) == "combobox":
        chosen = options[:1]
    if not options and element.name != "select":
        return None
    return " ".join(leading_text(option, _MAX_OPTION_CHARACTERS) for option in chosen)
