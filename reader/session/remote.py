"""What a session tells other programs: what it reads, and the answers to their requests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

PlaybackState = Literal["reading", "paused", "ended"]


class Status(NamedTuple):
    """What is read, how far, and how.

    `section` is the title of section `section_number` of `sections`. There are `words_before` of `words`
    before the position; times are in seconds, estimated from these and the rate. `article` is the number of
    `articles`, from 1, and `followed` the number of a page opened from it, or 0. `state` is "reading" while
    the reading continues by itself, and "ended" after its end.
    """

    title: str
    author: str
    url: str
    lang: str
    section: str
    section_number: int
    sections: int
    percent: int
    words: int
    words_before: int
    position_s: float
    length_s: float
    state: PlaybackState
    rate: int
    volume: int
    article: int
    articles: int
    followed: int


class RemoteAnswer(NamedTuple):
    """The answer to a request: one line, an exit code, and what is read now."""

    message: str
    code: int = 0
    status: Status | None = None


Reply = Callable[[RemoteAnswer], None]
