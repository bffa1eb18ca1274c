"""Coalesces pending effects so that only the last speech is said: ten quick key presses get one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.session.article import Article
from reader.session.effects import (
    AddSource,
    Answer,
    Ask,
    Effect,
    OpenSource,
    Quit,
    RemoveEntry,
    Respond,
    Save,
    SaveChoice,
    SaveEntry,
    SaveMarks,
    SaveSkipped,
    SaveVoice,
    Say,
    SetTimer,
    SetVoice,
    SetVolume,
    Show,
    Stop,
)

_SPOKEN = (Say, Answer, Ask, Stop)
_LASTING = (
    Quit,
    SaveMarks,
    SaveChoice,
    SaveVoice,
    SaveSkipped,
    SaveEntry,
    RemoveEntry,
    SetTimer,
    SetVoice,
    SetVolume,
    Respond,
    AddSource,
    OpenSource,
)


class PendingEffect(NamedTuple):
    """An effect and its article, with the script of that moment; None before the first article."""

    article: Article | None
    effect: Effect


def coalesced(pending: Sequence[PendingEffect]) -> list[PendingEffect]:
    """The effects without those that the last speech makes obsolete."""
    spoken = [index for index, each in enumerate(pending) if isinstance(each.effect, _SPOKEN)]
    if len(spoken) < 2:
        return list(pending)
    *_, before_last, last = spoken
    saves = _last_saves(pending[:last])
    return [
        each
        for index, each in enumerate(pending)
        if index >= last
        or isinstance(each.effect, _LASTING)
        or index in saves
        or (isinstance(each.effect, Show) and index > before_last)
    ]


def _last_saves(pending: Sequence[PendingEffect]) -> set[int]:
    """The indexes of each article's last save, and of each save at an article's end."""
    last: dict[tuple[int, int] | None, int] = {}
    ended: set[int] = set()
    for index, (article, effect) in enumerate(pending):
        if isinstance(effect, Save):
            last[(article.number, article.followed) if article is not None else None] = index
            if effect.ended:
                ended.add(index)
    return ended.union(last.values())
