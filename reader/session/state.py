"""The session's values: where the listener is, what happens, and what is to be done about it.

An event is a command, the end of something said, or its failure. An effect is something for the
outside to do: say, stop, show, save. `reader.session.machine` goes from one to the other.

All are named tuples: data classes take five times as long to make, and this is part of every start.
Tuples are equal by what they hold, so an effect that holds nothing holds its own name.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.script.model import Utterance


class Position(NamedTuple):
    """Utterance number `utterance` of section number `section`."""

    section: int
    utterance: int


class State(NamedTuple):
    """Where the listener is, and what is being heard.

    `saying` is what the current token says: the reading, an answer, that the article ends, or
    nothing. `playing` is whether the reading goes on by itself; `held` whether the device holds a
    pause that can be taken up to the sample. `said_from` is where in the current utterance the
    current speech began, and `offset` the word in it from which to go on. `skip` is the number of
    the skip link followed last, -1 before the first. `ended` is set at the end of the article.
    Without `interactive` there are no keys, and the session is over when the last article is.
    `article` is the number of this article among the `articles` to be heard.
    """

    position: Position
    rate: int
    playing: bool = True
    saying: Literal["reading", "answer", "end", "nothing"] = "nothing"
    held: bool = False
    token: int = 0
    said_from: int = 0
    offset: int = 0
    skip: int = -1
    ended: bool = False
    interactive: bool = True
    article: int = 0
    articles: int = 1


class Asked(NamedTuple):
    """The listener gave a command, having heard the current speech so far.

    `offset` counts in the text that was given to be said, `milliseconds` from its beginning.
    """

    command: str
    token: int = 0
    offset: int = 0
    milliseconds: int = 0


class Ended(NamedTuple):
    """What `token` said has been heard to its end."""

    token: int


class Broke(NamedTuple):
    """What `token` was to say could not be said."""

    token: int
    message: str


class NotOpened(NamedTuple):
    """No article could be had that `token` was to open."""

    token: int
    why: str


Event = Asked | Ended | Broke | NotOpened


class Say(NamedTuple):
    """Say an utterance of the script, from `offset` on; `ahead` will probably come next."""

    token: int
    position: Position
    utterance: Utterance
    offset: int
    rate: int
    ahead: tuple[Utterance, ...] = ()


class Answer(NamedTuple):
    """Say and show a few words of our own. `lines` are shown instead of the words, if given."""

    token: int
    words: str
    rate: int
    lines: tuple[str, ...] = ()


class Show(NamedTuple):
    """Show a line, and say nothing."""

    words: str


class Save(NamedTuple):
    """Remember the place. `ended`: the article has been heard to its end."""

    position: Position
    ended: bool = False


class Stop(NamedTuple):
    """Be silent."""

    effect: Literal["stop"] = "stop"


class Pause(NamedTuple):
    """Be silent, and hold the place to the sample."""

    effect: Literal["pause"] = "pause"


class Resume(NamedTuple):
    """Go on from where Pause held it."""

    effect: Literal["resume"] = "resume"


class Open(NamedTuple):
    """Have article number `article`, or what comes after it by steps of `by`, and begin to read it."""

    token: int
    article: int
    by: int


class Quit(NamedTuple):
    """Leave."""

    failed: str = ""


Effect = Say | Answer | Show | Save | Stop | Pause | Resume | Open | Quit
Result = tuple[State, tuple[Effect, ...]]
