"""What is announced: one table, from role to the words before and after, at each verbosity.

The important word comes first where the words stand alone, and the page's own words come before
what they are: "Costs, heading 2".
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.settings import VERBOSITIES, Verbosity

ANNOUNCEMENT_LANG = "en"


class Announcement(NamedTuple):
    """Words said before and after something, with the least verbosity at which each is said.

    The words are format strings over the facts of what they announce; an empty one is not said.
    """

    before: str = ""
    after: str = ""
    before_from: Verbosity = "few"
    after_from: Verbosity = "few"


ANNOUNCEMENTS: dict[str, Announcement] = {
    # role               before                                  after             from
    "heading":           Announcement("",                        "heading {level}"),
    "list":              Announcement("list of {items}",         "end of list",    after_from="most"),
    "description list":  Announcement("list of {terms}",         "end of list",    after_from="most"),
    "item":              Announcement("{marker}"),
    "quote":             Announcement("quote",                   "end of quote"),
    "code":              Announcement("code, {lines}",           "end of code"),
    "table":             Announcement("table, {name}{rows}, {columns}", "end of table"),
    "cell":              Announcement("{headers}"),
    "figure":            Announcement("picture",                 "end of picture", after_from="most"),
    "picture":           Announcement("picture: {name}"),
    "details":           Announcement("details",                 "end of details", after_from="most"),
    "note":              Announcement("note {marker}",           "end of note",    after_from="most"),
    "media":             Announcement("{media}"),
    "control":           Announcement("{name}, {control}"),
    "link":              Announcement("",                        "link",          after_from="most"),
    "note reference":    Announcement("",                        "note {marker}",  after_from="most"),
    "paragraph":         Announcement("",                        "paragraph",      after_from="all"),
}  # fmt: skip

CONTROL_NAMES = {
    "button": "button",
    "checkbox": "check box",
    "combobox": "list box",
    "link": "link",
    "listbox": "list box",
    "radio": "radio button",
    "searchbox": "search box",
    "slider": "slider",
    "spinbutton": "number box",
    "switch": "switch",
    "tab": "tab",
    "textbox": "edit box",
}
MEDIA_NAMES = {"audio": "Audio", "video": "Video", "frame": "Embedded page"}


def announce(role: str, verbosity: Verbosity, where: Literal["before", "after"], **facts: object) -> str:
    """The words announced before or after `role` at a verbosity, or "" where nothing is said."""
    entry = ANNOUNCEMENTS.get(role)
    if entry is None:
        return ""
    words, least = (entry.before, entry.before_from) if where == "before" else (entry.after, entry.after_from)
    if VERBOSITIES.index(verbosity) < VERBOSITIES.index(least):
        return ""
    return words.format(**facts).strip() if words else ""


def counted(number: int, singular: str, plural: str = "") -> str:
    """Give a number and its noun: "1 item", "5 items"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def duration(seconds: int) -> str:
    """Give a length in words, leaving out what is nought: "3 minutes 31 seconds"."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "hour"), (minutes, "minute"), (left, "second"))
    return " ".join(counted(number, unit) for number, unit in parts if number) or "0 seconds"
