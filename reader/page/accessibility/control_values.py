"""What a control holds, for the names of which it is a part (accname 1.2, 4.3.2, C "embedded control")."""

from __future__ import annotations

from itertools import islice

from bs4.element import Tag

from reader.page.accessibility.roles import role_of
from reader.page.dom.tree import elements_in, first_text

_TYPED = frozenset({"searchbox", "textbox"})
_CHOSEN = frozenset({"combobox", "listbox"})
_RANGES = frozenset({"meter", "progressbar", "scrollbar", "slider", "spinbutton"})
VALUED = _TYPED | _CHOSEN | _RANGES

_MOST_OPTIONS = 200  # elements of a list that are looked at
_LONGEST_OPTION = 100  # characters


def value_of(element: Tag, role: str) -> str | None:
    """What a control with this role holds, "" for nothing; None for what is said by its content."""
    attributes = element.attrs
    if role in _TYPED and element.name == "input":
        value = str(attributes.get("value", ""))
        return "•" * len(value) if str(attributes.get("type", "")).lower() == "password" else value
    if role in _CHOSEN:
        return _chosen(element)
    if role in _RANGES:
        values = (attributes.get(key, "") for key in ("aria-valuetext", "aria-valuenow", "value"))
        return next((str(value) for value in values if value), "")
    return None


def _chosen(element: Tag) -> str | None:
    """The option that is chosen in a list or combobox; a combobox without one shows its first."""
    if element.name == "input":
        return str(element.attrs.get("value", ""))
    inside = islice(elements_in(element), _MOST_OPTIONS)
    options = [option for option in inside if role_of(option) == "option"]
    chosen = [option for option in options
              if "selected" in option.attrs or option.attrs.get("aria-selected") == "true"]  # fmt: skip
    if not chosen and element.name == "select" and role_of(element) == "combobox":
        chosen = options[:1]
    if not options and element.name != "select":
        return None
    return " ".join(first_text(option, _LONGEST_OPTION) for option in chosen)
