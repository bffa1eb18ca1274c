"""Finds media players, with their titles and durations.

A page builds its player from dozens of elements whose text is noise to a listener ("please wait",
"0:00 0:03:31 0:00"). So a player is read as its kind, title and duration only. It is the largest element
around the `<audio>` or `<video>` without prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from bs4.element import NavigableString, Tag

from reader.page.accessibility.accessible_names import accessible_name
from reader.page.article.measure import Measured
from reader.page.dom.elements import HEADINGS, MEDIA_TAGS
from reader.page.dom.queries import collapse_space, collapsed_text, nodes_in
from reader.page.model import Media

_PLAYERS = MEDIA_TAGS | {"iframe", "embed", "object"}
_MAX_PLAYER_CHARACTERS = 300  # an element with more is text that contains a player
_CLOCK = re.compile(r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?![\d:])")
# A frame that is a button or a program: "Tweet Button", "Social Plugin", "Tag Manager".
_WIDGET = re.compile(
    r"(?:[^\W\d_][\w+.:-]* ){0,4}(?:button|plugin|widget|tag manager|challenge|(?:re|h)?captcha)"
    r"|please ignore this frame|advertisement",
    re.IGNORECASE,
)
_DURATION = re.compile(r"PT?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?", re.IGNORECASE)


def find_players(
    body: Tag, elements: Iterable[Tag], measured: Measured, ids: Mapping[str, Tag]
) -> dict[int, tuple[Media, str]]:
    """The media players among `elements`: the `id()` of the whole player → its media and its title."""
    players: dict[int, tuple[Media, str]] = {}
    for element in elements:
        if element.name not in _PLAYERS or id(element) not in measured.places:
            continue
        if element.name in MEDIA_TAGS:
            whole = _whole_player(element, body, measured)
            kind: Literal["audio", "video"] = "video" if element.name == "video" else "audio"
            players[id(whole)] = (Media(kind, _seconds(whole)), _title(element, whole, ids))
        elif (title := accessible_name(element, "", ids)) and not _WIDGET.fullmatch(title):
            players[id(element)] = (Media("frame"), title)
    return players


def _whole_player(element: Tag, body: Tag, measured: Measured) -> Tag:
    whole = element
    while whole.parent is not None and whole.parent is not body:
        parent = whole.parent
        size = measured.size(parent)
        if size is None or size.prose or size.text > _MAX_PLAYER_CHARACTERS:
            break
        if parent.name in {"p", "li", "td", "figure", "section", "article", "main"}:
            break
        if size.has_h1 or size.players > 1:
            break
        whole = parent
    return whole


def _title(element: Tag, whole: Tag, ids: Mapping[str, Tag]) -> str:
    """The title: the element's name, a heading, the poster's alternative text, or ""."""
    own = accessible_name(element, "", ids)
    if own:
        return own
    heading = whole.find(list(HEADINGS))
    if isinstance(heading, Tag):
        return collapsed_text(heading)
    pictures = (collapse_space(str(image.attrs.get("alt", ""))) for image in whole.find_all("img"))
    return next((name for name in pictures if name), "")


def _seconds(whole: Tag) -> int | None:
    """The duration: from `<time>`, else the longest time that the player shows."""
    for time in whole.find_all("time"):
        match = _DURATION.fullmatch(str(time.attrs.get("datetime", "")).strip())
        if match and any(match.groups()):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600 + minutes * 60 + seconds
    shown = [
        int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
        for node in nodes_in(whole)
        if isinstance(node, NavigableString)
        for match in _CLOCK.finditer(node)
    ]
    return max(shown, default=0) or None
