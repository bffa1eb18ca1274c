"""The session's values: where the listener is, what happens, and what is to be done about it.

An event is a command, the end of something said, or its failure. An effect is something for the
outside to do: say, stop, show, save. `reader.session.machine` goes from one to the other.

All are named tuples: data classes take five times as long to make, and this is part of every start.
Tuples are equal by what they hold, so an effect that holds nothing holds its own name.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.script.model import Utterance
from reader.script.writer import Script
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


class Spot(NamedTuple):
    """A place to come back to, in article number `article` or in one that was `followed` from it."""

    article: int
    followed: int
    position: Position


class Mark(NamedTuple):
    """A place that the listener marked, and what for."""

    position: Position
    note: str = ""


class Row(NamedTuple):
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

    before: tuple[Spot, ...] = ()
    skip: int = -1


class Search(NamedTuple):
    """What the listener looks for: `words` in the text; the list of elements as it was shown last.

    That was filtered by the words `listed`, and `listed_from` elements stood before those shown.
    """

    words: str = ""
    listed: str = ""
    listed_from: int = 0


class SleepTimer(NamedTuple):
    """What ends the reading, and the number of the alarm that runs."""

    at: Sleep = ""
    alarm: int = 0


class State(NamedTuple):
    """Where the listener is, and what is being heard.

    `saying` is what the current token says: the reading, an answer, an answer that leads to the
    reading, that the article ends, or nothing. `playing` is whether the reading goes on by itself;
    `held` whether the device holds a pause that can be taken up to the sample. `said_from` is where
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
    said_from: int = 0
    offset: int = 0
    ended: bool = False
    greeted: bool = False
    spelled: int = -1
    linked: tuple[Position, int] | None = None
    interactive: bool = True
    asking: Question = ""
    keys_from: int = 0
    marks: tuple[Mark, ...] = ()
    left_out: frozenset[str] = frozenset()
    commands: tuple[Command, ...] = COMMANDS
    row: Row = Row()
    history: History = History()
    search: Search = Search()
    sleep: SleepTimer = SleepTimer()


# -- events -----------------------------------------------------------------------------------


class Asked(NamedTuple):
    """The listener gave a command, having heard the current speech so far.

    `offset` counts in the text that was given to be said, `milliseconds` from its beginning.
    """

    command: str
    token: int = 0
    offset: int = 0
    milliseconds: int = 0


class Typed(NamedTuple):
    """The listener typed a line: the answer to a question, or a command in words; None to leave it."""

    line: str | None


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


class VoiceFound(NamedTuple):
    """The voice that `token` was to look for: what it was called, and its id."""

    token: int
    name: str
    voice: str


class Woke(NamedTuple):
    """The sleep timer number `alarm` has run out."""

    alarm: int


Event = Asked | Typed | Ended | Broke | NotOpened | VoiceFound | Woke


# -- effects ----------------------------------------------------------------------------------


class Say(NamedTuple):
    """Say an utterance of the script, from `offset` on; `ahead` will probably come next."""

    token: int
    position: Position
    utterance: Utterance
    offset: int
    rate: int
    ahead: tuple[Utterance, ...] = ()


class Answer(NamedTuple):
    """Say and show a few words of our own, or in `lang`. `lines` are shown instead, if given."""

    token: int
    words: str
    rate: int
    lines: tuple[str, ...] = ()
    lang: str = ""


class Heading(NamedTuple):
    """The heading that a line names: its block, and the line with all of its words."""

    block: str
    line: str


class Show(NamedTuple):
    """Show a line, and say nothing. Where sentences are printed, `heading` need not be printed again."""

    words: str
    heading: Heading | None = None


class Save(NamedTuple):
    """Remember the place. `ended`: the article has been heard to its end."""

    position: Position
    ended: bool = False


class KeepMarks(NamedTuple):
    """Remember the marks of this article."""

    marks: tuple[Mark, ...]


class KeepChoice(NamedTuple):
    """Remember how this article is to be heard: so fast, in that voice, so much announced."""

    name: Literal["rate", "voice", "verbosity"]
    value: int | str


class Retell(NamedTuple):
    """From now on the page is told so; all positions that follow are in this script. The session does it."""

    script: Script


class FindVoice(NamedTuple):
    """Look for the voice that is called so."""

    token: int
    name: str


class SetVoice(NamedTuple):
    """Speak with a voice, by its id."""

    voice: str


class Stop(NamedTuple):
    """Be silent."""

    effect: Literal["stop"] = "stop"


class Pause(NamedTuple):
    """Be silent, and hold the place to the sample."""

    effect: Literal["pause"] = "pause"


class Resume(NamedTuple):
    """Go on from where Pause held it."""

    effect: Literal["resume"] = "resume"


class SetVolume(NamedTuple):
    """Speak so loud, in percent."""

    volume: int


class Fade(NamedTuple):
    """Grow silent slowly, and hold the place then."""

    effect: Literal["fade"] = "fade"


class SetAlarm(NamedTuple):
    """Start the sleep timer number `alarm`, or with 0 minutes end it."""

    alarm: int
    minutes: float


class Ask(NamedTuple):
    """Say `words`, and let the listener type a line after them; `lines` are shown before."""

    token: int
    words: str
    rate: int
    lines: tuple[str, ...] = ()


class Open(NamedTuple):
    """Have article number `article`, or what comes after it by steps of `by`, and begin to read it."""

    token: int
    article: int
    by: int


class Follow(NamedTuple):
    """Have the page that a link leads to, and begin to read it."""

    token: int
    href: str


class Return(NamedTuple):
    """Go back to a place in an article that was read before."""

    token: int
    spot: Spot


class Quit(NamedTuple):
    """Leave."""

    failed: str = ""


Effect = (
    Say | Answer | Show | Save | KeepMarks | KeepChoice | Retell | FindVoice | SetVoice | Stop | Pause
    | Resume | SetVolume | Fade | SetAlarm
    | Ask | Open | Follow | Return | Quit
)  # fmt: skip
Result = tuple[State, tuple[Effect, ...]]
