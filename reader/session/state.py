"""The session's values: where the listener is, and what is being heard.

All are named tuples: data classes take five times as long to make, and this is part of every start.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.session.command_table import COMMANDS, Command

Saying = Literal["reading", "answer", "lead", "end", "nothing"]
Sleep = Literal["", "section", "article"]
Question = Literal[
    "", "command", "search", "elements", "leave out", "sleep", "marks", "note", "verbosity", "voice"
]


class Position(NamedTuple):
    """Utterance number `utterance` of section number `section`."""

    section: int
    utterance: int


class HistoryEntry(NamedTuple):
    """A place to come back to, in article number `article` or in one that was `followed` from it."""

    article: int
    followed: int
    position: Position


class Mark(NamedTuple):
    """A place that the listener marked, and what for."""

    position: Position
    note: str = ""


class Playlist(NamedTuple):
    """Which article is heard: number `article` of `articles`, or one that a link led to.

    `followed` counts those that links led to; it is 0 for the row's own.
    """

    article: int = 0
    articles: int = 1
    followed: int = 0


class History(NamedTuple):
    """Where the listener came from: the places that were jumped away from, the last one last.

    `skip` is the number of the skip link followed last, -1 before the first.
    """

    back_stack: tuple[HistoryEntry, ...] = ()
    skip: int = -1


class Search(NamedTuple):
    """What the listener looks for: `words` in the text; the list of elements as it was shown last.

    That was filtered by the words `listed`, and `first_listed` elements stood before those shown.
    """

    query: str = ""
    element_filter: str = ""
    first_listed: int = 0


class SleepTimer(NamedTuple):
    """What ends the reading, and the number of the alarm that runs."""

    until: Sleep = ""
    number: int = 0


class State(NamedTuple):
    """Where the listener is, and what is being heard.

    `saying` is what the current token says: the reading, an answer, an answer that leads to the
    reading, that the article ends, or nothing. `playing` is whether the reading goes on by itself;
    `held` whether the device holds a pause that can be taken up to the sample. `speech_start` is where
    in the current utterance's `spoken` the current speech began, and `offset` the word in it from
    which to go on. `ended` is set at the end of the article. Without `interactive` there are no keys, and
    the session is over when the last article is.

    `asking` is the question whose answer is awaited, `keys_from` where the next page of `?` begins.
    `left_out` are the kinds of blocks that are not read. `spelled` is the offset of the word that was
    spelled last, -1 for none. `linked` is the place of the link that was gone to last, and its offset in what
    is spoken there. `greeted` is whether the greeting said the sentence at the position, so that it is not
    said again. `commands` are what can be asked for, with the keys that the listener chose.
    """

    position: Position
    rate: int
    volume: int = 100
    playing: bool = True
    saying: Saying = "nothing"
    held: bool = False
    token: int = 0
    speech_start: int = 0
    offset: int = 0
    ended: bool = False
    greeted: bool = False
    spelled: int = -1
    focused_link: tuple[Position, int] | None = None
    interactive: bool = True
    asking: Question = ""
    keys_from: int = 0
    marks: tuple[Mark, ...] = ()
    skipped_kinds: frozenset[str] = frozenset()
    commands: tuple[Command, ...] = COMMANDS
    playlist: Playlist = Playlist()
    history: History = History()
    search: Search = Search()
    sleep: SleepTimer = SleepTimer()
