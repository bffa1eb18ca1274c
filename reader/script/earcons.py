"""The announcements that a short sound replaces, and the words that remain."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Earcon(NamedTuple):
    """A sound's name and the words after it, as format strings over the element's facts."""

    name: str
    words: str = ""


# By the announcement's role and place, as in the table of announcements.
EARCONS: dict[tuple[str, Literal["before", "after"]], Earcon] = {
    ("heading", "after"): Earcon("heading {level}"),
    ("list", "before"): Earcon("list", "{items}"),
    ("description list", "before"): Earcon("list", "{terms}"),
    ("quote", "before"): Earcon("quote"),
    ("quotation", "before"): Earcon("quote"),
    ("code", "before"): Earcon("code", "{lines}"),
    ("inline code", "before"): Earcon("code"),
    ("table", "before"): Earcon("table", "{name}, {rows}, {columns}"),
    ("figure", "before"): Earcon("picture"),
    ("picture", "before"): Earcon("picture", "{name}"),
    ("details", "before"): Earcon("details"),
    ("note", "before"): Earcon("note", "{marker}"),
    ("note reference", "after"): Earcon("note", "{marker}"),
    ("link", "after"): Earcon("link"),
    ("separator", "before"): Earcon("separator"),
    **{
        (role, "after"): Earcon("end")
        for role in (
            "list", "description list", "quote", "quotation", "code", "table", "figure",
            "picture", "details", "note",
        )
    },
}  # fmt: skip
