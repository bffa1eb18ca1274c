"""Which announcements a short sound can stand for, and what is still said in words then."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Earcon(NamedTuple):
    """A sound by its name, and the words after it: format strings over the facts of what is announced."""

    name: str
    words: str = ""


# By the role and the place of the announcement, as the table of announcements has them.
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
            "list", "description list", "quote", "quotation", "code", "inline code", "table", "figure",
            "picture", "details", "note",
        )
    },
}  # fmt: skip
