"""Effects: something for the outside to do, such as say, stop, show, save.

Tuples are equal by what they hold, so an effect that holds nothing holds its own name.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session.state import HistoryEntry, Mark, Position, State


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


class SaveMarks(NamedTuple):
    """Remember the marks of this article."""

    marks: tuple[Mark, ...]


class SaveChoice(NamedTuple):
    """Remember how this article is to be heard: so fast, in that voice, so much announced."""

    name: Literal["rate", "voice", "verbosity"]
    value: int | str


class ReplaceScript(NamedTuple):
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


class SetTimer(NamedTuple):
    """Start the sleep timer number `alarm`, or with 0 minutes end it."""

    number: int
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


class Reopen(NamedTuple):
    """Go back to a place in an article that was read before."""

    token: int
    entry: HistoryEntry


class Quit(NamedTuple):
    """Leave."""

    failed: str = ""


Effect = (
    Say | Answer | Show | Save | SaveMarks | SaveChoice | ReplaceScript | FindVoice | SetVoice | Stop | Pause
    | Resume | SetVolume | Fade | SetTimer
    | Ask | Open | Follow | Reopen | Quit
)  # fmt: skip
Result = tuple[State, tuple[Effect, ...]]
