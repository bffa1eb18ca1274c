"""What will be said: utterances, in speaking order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.settings import Verbosity


class ReadingOptions(NamedTuple):
    """How a page is told: how much is announced, and whether by sounds; and whether citations are said."""

    verbosity: Verbosity = "few"
    earcons: bool = False
    citations: bool = True


Style = Literal["title", "heading", "text", "announcement"]


class Edit(NamedTuple):
    """Characters `start` to `end` of a text are said as `words`; not at all if those are empty."""

    start: int
    end: int
    words: str


class Utterance(NamedTuple):
    """What the speech engine is given in one piece: a sentence, a part of one, an announcement.

    `section` and `block` are ids in the page. `kind` is the block's, or "announcement", or "title".
    `text` is the page's words (or the announcement's); `spoken` is what the engine is given for
    them, and `edits`, in order and apart, say where the two differ and how: every other character
    stands for one of the text. `start` and `end` are offsets of `text` in the block's text, None
    for an announcement.

    `sentence` counts from 0 within the section: the utterances of one sentence (its passages in
    other languages, the announcements before and after it) share the number, so that whoever moves
    by sentence never lands inside one. `pause_after` is silence in milliseconds at normal speed.
    `earcon` is the name of a sound that stands for what is said, if one does.
    """

    section: str
    block: str
    kind: str
    text: str
    spoken: str
    lang: str
    start: int | None
    end: int | None
    sentence: int
    style: Style
    pause_after: int
    edits: tuple[Edit, ...] = ()
    earcon: str = ""
