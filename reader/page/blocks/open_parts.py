"""What is open around the current element: lists and other groups, and the figure that becomes one block."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader.page.model import Group, GroupKind

Wrapping = Literal["", "prose", "verse"]  # of text with its author's line breaks; "" elsewhere, and in code
_MAX_GROUPS = 32  # nested; deeper groups are read as part of the innermost
_MIN_NUMBERED_WORDS = 2  # before the number of a picture: "Figure 1" and "Figure 2" are different ones
_LISTS: frozenset[GroupKind] = frozenset({"list", "description list"})


@dataclass(slots=True)
class OpenFigure:
    """A figure that becomes one block: the names of its pictures, and its picture credits.

    `lang` is the language of the names, if it is not the figure's.
    """

    has_caption: bool
    names: list[str] = field(default_factory=list)
    lang: str = ""
    credits: list[str] = field(default_factory=list)


class OpenGroups:
    """The groups around the current element, and how many items have begun in each list among them."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._items: list[int] = []
        self._too_deep = 0  # open groups beyond _MAX_GROUPS
        self._last_groups: tuple[Group, ...] = ()
        self._last_items: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self._groups)

    def has(self, kind: GroupKind) -> bool:
        """True if a group of this kind is open."""
        return any(group.kind == kind for group in self._groups)

    def push(self, group: Group) -> None:
        """Open a group."""
        if len(self._groups) >= _MAX_GROUPS:
            self._too_deep += 1
            return
        self._groups.append(group)
        if group.kind in _LISTS:
            self._items.append(0)

    def pop(self) -> None:
        """Close the innermost group."""
        if self._too_deep:
            self._too_deep -= 1
        elif self._groups.pop().kind in _LISTS:
            self._items.pop()

    def begin_item(self) -> None:
        """Count an item of the innermost list, or a term or description."""
        if self._items and not self._too_deep:
            self._items[-1] += 1

    def for_block(self) -> tuple[tuple[Group, ...], tuple[int, ...]]:
        """The groups and item positions for a block; blocks of the same groups share the tuples."""
        groups, items = tuple(self._groups), tuple(self._items)
        if groups != self._last_groups:
            self._last_groups = groups
        if items != self._last_items:
            self._last_items = items
        return self._last_groups, self._last_items


def without_number(name: str) -> str:
    """The name of one of several pictures, without its number if it has more than a word."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > _MIN_NUMBERED_WORDS and words[-1].isdecimal() else name
