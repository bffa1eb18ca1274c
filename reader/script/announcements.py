"""Announcements: a table from role to the words before and after, at each verbosity.

The important word comes first, and the page's own words before their role: "Costs, heading 2". Words of the
page (alternative text, a header cell) are separate pieces, because they are spoken in the page's language,
and our own words in the language of announcements.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.script.earcons import EARCONS
from reader.script.model import ReadingOptions
from reader.script.own_words import OwnWords
from reader.settings import VERBOSITIES, Verbosity

if TYPE_CHECKING:
    from reader.page.model import SpanKind

_FACTS_FROM_PAGE = frozenset({"name", "headers", "title", "site"})  # facts that are words of the page
_COMMAS = re.compile(r"(?:, )+")


class Announcement(NamedTuple):
    """The words before and after an element, and the lowest verbosity at which each is spoken.

    The words are format strings that take facts about the element, and messages that the catalogues of our
    own words translate (`reader.script.own_words`). An empty string is not spoken.
    """

    before: str = ""
    after: str = ""
    before_from: Verbosity = "few"
    after_from: Verbosity = "few"


class AnnouncementPiece(NamedTuple):
    """A part of an announcement. `ours` is true for our own words, false for words of the page.

    `earcon` names the sound that replaces it, if any. With `leads_on` the next piece follows without a pause.
    """

    text: str
    ours: bool
    earcon: str = ""
    leads_on: bool = False


# At verbosity "none" only the page's own text is spoken, and in a session also author and date.
ANNOUNCEMENTS: dict[str, Announcement] = {
    # role               before                              after                before from, after from
    "site":              Announcement("",                    "{site}"),
    "title":             Announcement("",                    "by {name}, {date}"),
    "date":              Announcement("",                    "{date}"),
    "byline":            Announcement("",                    "{name}, {date}",    "none", "none"),
    "updated":           Announcement("",                    "updated {date}"),
    "discussion":        Announcement("",                    "discussion of {posts}"),
    "length":            Announcement("",                    "{length}, {sections}"),
    "notice":            Announcement("{notice}"),
    "post":              Announcement("Post {number}, {name}"),
    "heading":           Announcement("",                    "heading {level}"),
    "list":              Announcement("list of {items}",     "end of list",       "few", "most"),
    "description list":  Announcement("list of {terms}",     "end of list",       "few", "most"),
    "item":              Announcement("{marker}"),
    "quote":             Announcement("quote",               "end of quote",      "few", "most"),
    "code":              Announcement("code, {lines}",       "end of code"),
    "table":             Announcement("table, {name}, {rows}, {columns}", "end of table", "few", "most"),
    "row":               Announcement("row {number}",        "",                  "all"),
    "cell":              Announcement("{headers}"),
    "empty cell":        Announcement("blank"),
    "figure":            Announcement("figure",              "end of figure",     "most", "most"),
    "sign":              Announcement("{name}"),
    "picture":           Announcement("picture: {name}",     "end of picture",    "few", "most"),
    "details":           Announcement("details",             "end of details",    "few", "most"),
    "callout":           Announcement("note {marker}",       "end of note",       "few", "most"),
    "note":              Announcement("note {marker}",       "end of note",       "few", "most"),
    "media":             Announcement("{media}, {name}, {length}"),
    "control":           Announcement("{name}, {control}"),
    "link":              Announcement("",                    "link",              "few", "most"),
    "note reference":    Announcement("",                    "note {marker}",     "few", "most"),
    "abbreviation":      Announcement("",                    "{name}, {title}",   "few", "most"),
    "inline code":       Announcement("code",                "",                  "all"),
    "emphasis":          Announcement("emphasis",            "",                  "all"),
    "strong":            Announcement("strong",              "",                  "all"),
    "superscript":       Announcement("superscript",         "",                  "all"),
    "subscript":         Announcement("subscript",           "",                  "all"),
    "deleted":           Announcement("deleted",             "end of deleted"),
    "inserted":          Announcement("inserted",            "end of inserted",   "few", "most"),
    "marked":            Announcement("highlighted",         "",                  "most"),
    "quotation":         Announcement("quote",               "end of quote",      "most", "most"),
    "separator":         Announcement("separator",           "",                  "most"),
    "caption":           Announcement("caption",             "",                  "most"),
    "term":              Announcement("term",                "",                  "all"),
    "description":       Announcement("description",         "",                  "all"),
    "math":              Announcement("math",                "end of math",       "most", "all"),
    "paragraph":         Announcement("",                    "paragraph",         "few", "all"),
}  # fmt: skip

# Announcements in narration: "words" as usual, "names" only the page's own words. Pauses replace the rest.
_NARRATED: dict[str, Literal["words", "names"]] = {
    **dict.fromkeys(
        (
            *("site", "title", "date", "byline", "updated", "notice"),
            *("post", "item", "cell", "sign", "note", "deleted"),
        ),
        "words",
    ),
    **dict.fromkeys(("picture", "table"), "names"),
}

# At verbosity "few" a longer pause ends these, or with earcons a sound.
_ENDED_BY_EARCON = frozenset({"list", "description list", "quote", "table"})

# Span kinds that have another name in the table.
SPAN_ROLES: dict[SpanKind, str] = {"image": "picture", "code": "inline code"}
# Span kinds that change how text is spoken, and are not announced.
UNANNOUNCED: frozenset[SpanKind] = frozenset({"lang", "line break", "reading", "credit"})
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


def announce(
    role: str,
    options: ReadingOptions,
    our_words: OwnWords,
    where: Literal["before", "after"],
    **facts: object,
) -> tuple[AnnouncementPiece, ...]:
    """The announcement before or after an element; empty if this verbosity has none."""
    entry = ANNOUNCEMENTS.get(role)
    if entry is None or (options.is_narrated and role not in _NARRATED):
        return ()
    words, lowest = (
        (entry.before, entry.before_from) if where == "before" else (entry.after, entry.after_from)
    )
    if options.is_narrated and _NARRATED[role] == "names":
        return tuple(piece for piece in _pieces(our_words.text(words), facts) if not piece.ours)
    earcon = EARCONS.get((role, where)) if options.earcons and words else None
    if earcon is not None and role in _ENDED_BY_EARCON:
        lowest = "few"
    if VERBOSITIES.index(options.announcement_verbosity) < VERBOSITIES.index(lowest):
        return ()
    if earcon is None:
        return _pieces(our_words.text(words), facts)
    name = earcon.name.format(**facts)
    text = name if earcon.words else our_words.text(words).format(**facts)
    return (AnnouncementPiece(text, ours=True, earcon=name), *_pieces(earcon.words, facts))


def _pieces(words: str, facts: Mapping[str, object]) -> tuple[AnnouncementPiece, ...]:
    pieces: list[AnnouncementPiece] = []
    ours = ""
    for literal, fact, _, _ in Formatter().parse(words):
        ours += literal
        value = str(facts.get(fact, "")) if fact else ""
        if fact not in _FACTS_FROM_PAGE:
            ours += value
        elif value:
            leads_on = ours[-2:-1].isalpha() and ours.endswith(" ")  # "by "
            pieces += (*_our_piece(ours, leads_on=leads_on), AnnouncementPiece(value, ours=False))
            ours = ""
    pieces += _our_piece(ours.rstrip(": "))
    return tuple(pieces)


def _our_piece(words: str, *, leads_on: bool = False) -> tuple[AnnouncementPiece, ...]:
    """Our words, without the commas around a missing fact."""
    text = _COMMAS.sub(", ", words).strip(", ")
    return (AnnouncementPiece(text, ours=True, leads_on=leads_on),) if text else ()
