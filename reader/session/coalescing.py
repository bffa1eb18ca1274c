"""Of what came together, only the last is said: ten quick presses are answered once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.session.article import Article
from reader.session.effects import (
    Answer,
    Ask,
    Effect,
    Quit,
    Save,
    SaveChoice,
    SaveMarks,
    Say,
    SetTimer,
    SetVoice,
    SetVolume,
    Show,
    Stop,
)

_SPOKEN = (Say, Answer, Ask, Stop)
_LASTING = (Quit, SaveMarks, SaveChoice, SetTimer, SetVoice, SetVolume)


class PendingEffect(NamedTuple):
    """An effect, and the article as it was heard then: with its script, or None before the first is there."""

    article: Article | None
    effect: Effect


def coalesced(due: Sequence[PendingEffect]) -> list[PendingEffect]:
    """What is due, without what the last thing said makes meaningless."""
    spoken = [index for index, each in enumerate(due) if isinstance(each.effect, _SPOKEN)]
    if len(spoken) < 2:
        return list(due)
    *_, before_last, last = spoken
    saves = _last_saves(due[:last])
    return [
        each
        for index, each in enumerate(due)
        if index >= last
        or isinstance(each.effect, _LASTING)
        or index in saves
        or (isinstance(each.effect, Show) and index > before_last)
    ]


def _last_saves(due: Sequence[PendingEffect]) -> set[int]:
    """Where each article's last place is saved, and where that it was heard to its end."""
    last: dict[tuple[int, int] | None, int] = {}
    ended: set[int] = set()
    for index, (article, effect) in enumerate(due):
        if isinstance(effect, Save):
            last[(article.number, article.followed) if article is not None else None] = index
            if effect.ended:
                ended.add(index)
    return ended.union(last.values())
