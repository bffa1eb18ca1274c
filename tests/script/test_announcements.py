"""Announcements, by verbosity."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, get_args, get_type_hints

import pytest

from reader.page.model import BlockKind, GroupKind, Media, SpanKind
from reader.script.announcements import (
    ANNOUNCEMENTS,
    MEDIA_NAMES,
    SPAN_ROLES,
    UNANNOUNCED,
    AnnouncementPiece,
    announce,
)
from reader.script.earcons import EARCONS
from reader.script.model import ReadingOptions
from reader.script.own_words import counted, words_for
from reader.settings import VERBOSITIES, Verbosity

ENGLISH = words_for("en")
SIDES: tuple[Literal["before", "after"], ...] = ("before", "after")
FACTS = {
    "level": 2, "items": "5 items", "terms": "2 terms", "marker": "3", "lines": "4 lines", "name": "Ships",
    "rows": "2 rows", "columns": "3 columns", "headers": "Year", "media": "Audio", "length": "1 minute",
    "control": "button", "date": "May 4", "title": "Ships of the line", "number": 4, "notice": "Cut.",
    "site": "Harbour", "posts": "3 posts", "sections": "2 sections",
}  # fmt: skip


def words(
    role: str, verbosity: Verbosity
) -> tuple[tuple[AnnouncementPiece, ...], tuple[AnnouncementPiece, ...]]:
    telling = ReadingOptions(verbosity)
    return (
        announce(role, telling, ENGLISH, "before", **FACTS),
        announce(role, telling, ENGLISH, "after", **FACTS),
    )


def test_every_kind_is_either_in_the_table_or_unannounced() -> None:
    kinds = [*get_args(BlockKind), *get_args(GroupKind), *get_args(SpanKind)]
    in_table = {kind for kind in kinds if SPAN_ROLES.get(kind, kind) in ANNOUNCEMENTS}
    assert in_table ^ (set(kinds) & set(UNANNOUNCED)) == set(kinds)


@pytest.mark.parametrize("verbosity", VERBOSITIES)
def test_every_table_row_can_be_spoken(verbosity: Verbosity) -> None:
    rows = [(role, pieces) for role in ANNOUNCEMENTS for pieces in words(role, verbosity)]
    texts = [(role, piece.text) for role, pieces in rows for piece in pieces]
    assert texts or verbosity == "none"
    assert [row for row in texts if not row[1] or "{" in row[1] or row[1] != row[1].strip(" ,")] == []


def test_none_announces_only_the_byline_and_all_everything() -> None:
    assert [role for role in ANNOUNCEMENTS if any(words(role, "none"))] == ["byline"]
    assert [role for role in ANNOUNCEMENTS if not any(words(role, "all"))] == []


def test_higher_verbosity_never_says_less() -> None:
    for role in ANNOUNCEMENTS:
        for less, more in pairwise(VERBOSITIES):
            for before, after in zip(words(role, less), words(role, more), strict=True):
                assert before in {(), after}, role


@pytest.mark.parametrize("where", ["before", "after"])
def test_roles_outside_the_table_are_not_announced(where: Literal["before", "after"]) -> None:
    assert announce("main", ReadingOptions("all"), ENGLISH, where) == ()


def test_page_text_is_a_separate_piece() -> None:
    assert announce("table", ReadingOptions(), ENGLISH, "before", **FACTS) == (
        AnnouncementPiece("table", ours=True),
        AnnouncementPiece("Ships", ours=False),
        AnnouncementPiece("2 rows, 3 columns", ours=True),
    )


@pytest.mark.parametrize(
    ("role", "facts", "expected"),
    [
        ("table", {"rows": "2 rows", "columns": "3 columns"}, ["table, 2 rows, 3 columns"]),
        ("picture", {"name": ""}, ["picture"]),
        ("picture", {"name": "A lamp"}, ["picture:", "A lamp"]),
        ("media", {"media": "Video", "length": "1 minute"}, ["Video, 1 minute"]),
        ("media", {"media": "Video", "name": "Lamp"}, ["Video", "Lamp"]),
        ("note", {"marker": ""}, ["note"]),
    ],
)
def test_unknown_facts_leave_no_gap(role: str, facts: dict[str, str], expected: list[str]) -> None:
    assert [piece.text for piece in announce(role, ReadingOptions(), ENGLISH, "before", **facts)] == expected


def test_every_media_kind_has_a_name() -> None:
    assert set(MEDIA_NAMES) == set(get_args(get_type_hints(Media)["kind"]))


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1000, "1000 rows")]
)
def test_count_of_one_is_singular(number: int, expected: str) -> None:
    assert counted(number, "row") == expected


# -- sounds -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "where", "expected"),
    [
        ("heading", "after", [("heading 2", "heading 2")]),
        ("list", "before", [("list", "list"), ("5 items", "")]),
        ("table", "before", [("table", "table"), ("Ships", ""), ("2 rows, 3 columns", "")]),
        ("quote", "after", [("end of quote", "end")]),
        ("link", "after", [("link", "link")]),
        ("note reference", "after", [("note", "note"), ("3", "")]),
        ("cell", "before", [("Year", "")]),
        ("emphasis", "after", []),
    ],
)
def test_earcon_replaces_the_role_but_not_the_facts(
    role: str, where: Literal["before", "after"], expected: list[tuple[str, str]]
) -> None:
    pieces = announce(role, ReadingOptions("all", earcons=True), ENGLISH, where, **FACTS)
    assert [(piece.text, piece.earcon) for piece in pieces] == expected


@pytest.mark.parametrize("verbosity", VERBOSITIES)
def test_earcon_is_used_only_where_words_would_be(verbosity: Verbosity) -> None:
    only_sounded, changed = [], []
    for role in ANNOUNCEMENTS:
        for where in SIDES:
            worded = announce(role, ReadingOptions(verbosity), ENGLISH, where, **FACTS)
            sounded = announce(role, ReadingOptions(verbosity, earcons=True), ENGLISH, where, **FACTS)
            if bool(worded) != bool(sounded):
                only_sounded.append((role, where))
            if sounded != worded and not sounded[0].earcon:
                changed.append((role, where))
    closed = ["list", "description list", "quote", "table"]  # by a pause, or a sound
    assert sorted(only_sounded) == sorted((role, "after") for role in closed if verbosity == "few")
    assert changed == []


def test_every_earcon_belongs_to_an_announced_role() -> None:
    for role, where in EARCONS:
        entry = ANNOUNCEMENTS[role]
        assert entry.before if where == "before" else entry.after
