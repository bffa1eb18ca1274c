"""Effects: what the session asks the outside to do, such as say, stop, show or save.

Named tuples with equal content compare equal, so an effect without content holds its own name.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.script.lexicon.entries import LexiconEntry
from reader.script.model import Style, Utterance
from reader.script.writer import Script
from reader.session.remote import RemoteAnswer, Reply
from reader.session.state import HistoryEntry, Mark, Position, State
from reader.settings import ENGLISH


class Say(NamedTuple):
    """Say an utterance from `offset` on; the utterances in `ahead` probably come next."""

    token: int
    position: Position
    utterance: Utterance
    offset: int
    rate: int
    ahead: tuple[Utterance, ...] = ()


class Answer(NamedTuple):
    """Say and show a short answer in `lang`, a BCP 47 tag; `lines` are shown instead, if given.

    With `is_refusal` it says what is wrong with the command.
    """

    token: int
    words: str
    rate: int
    lines: tuple[str, ...] = ()
    lang: str = ENGLISH
    style: Style = "text"
    is_refusal: bool = False


class StatusHeading(NamedTuple):
    """A heading in a status line: its block, and the line with the full title.

    With `sentence` the line shows only that sentence of the block; a title's block has an author and a date.
    """

    block: str
    line: str
    sentence: int | None = None


class Show(NamedTuple):
    """Show a line without saying it. If sentences are printed too, `heading` is not printed again."""

    words: str
    heading: StatusHeading | None = None


class Save(NamedTuple):
    """Save the reading position. `ended`: the listener heard the article to its end."""

    position: Position
    ended: bool = False


class SaveMarks(NamedTuple):
    """Save the article's marks."""

    marks: tuple[Mark, ...]


class SaveChoice(NamedTuple):
    """Save the article's rate or verbosity."""

    name: Literal["rate", "verbosity"]
    value: int | str


class SaveVoice(NamedTuple):
    """Save the voice for a language, by its name as for --voice; "" for the usual one."""

    language: str
    voice: str


class SaveSkipped(NamedTuple):
    """Save what is left out on this site: names with commas between them, as in the setting `skip`."""

    kinds: str


class SaveEntry(NamedTuple):
    """Save how a word is said. The answer with this token said so already."""

    token: int
    entry: LexiconEntry


class RemoveEntry(NamedTuple):
    """Forget how a word is said. The answer with this token said so already."""

    token: int
    entry: LexiconEntry


class ReplaceScript(NamedTuple):
    """Read the article from this script; later positions refer to it. The session itself does this."""

    script: Script


class FindVoice(NamedTuple):
    """Look for a voice by name, and tell another program if it asked."""

    token: int
    name: str
    reply: Reply | None = None


class ListVoices(NamedTuple):
    """Look for the voices that speak a language."""

    token: int
    lang: str


class SetVoice(NamedTuple):
    """Change the voice of a language, by id; "" for the usual one. `engine` is one to change to, or ""."""

    language: str
    voice: str
    engine: str = ""


class Stop(NamedTuple):
    """Stop speaking."""

    effect: Literal["stop"] = "stop"


class Pause(NamedTuple):
    """Stop speaking, and keep the exact sample for `Resume`."""

    effect: Literal["pause"] = "pause"


class Resume(NamedTuple):
    """Continue from the sample where `Pause` stopped."""

    effect: Literal["resume"] = "resume"


class SetVolume(NamedTuple):
    """Change the volume, in percent."""

    volume: int


class Fade(NamedTuple):
    """Fade out slowly, then pause."""

    effect: Literal["fade"] = "fade"


class SetTimer(NamedTuple):
    """Start sleep timer `number`; with 0 minutes, only end the current one."""

    number: int
    minutes: float


class Ask(NamedTuple):
    """Show `lines`, say and show the question `words`, and let the listener type an answer."""

    token: int
    words: str
    rate: int
    lines: tuple[str, ...] = ()
    lang: str = ENGLISH


class Open(NamedTuple):
    """Load article number `article`, or the next that can be opened in steps of `by`, and read it."""

    token: int
    article: int
    by: int


class Prepare(NamedTuple):
    """Load article number `article`, because it will be opened soon."""

    article: int


class Follow(NamedTuple):
    """Load the page behind a link, and read it."""

    token: int
    href: str


class Reopen(NamedTuple):
    """Load an article from the history again, and read on at the entry's position."""

    token: int
    entry: HistoryEntry


class Respond(NamedTuple):
    """Answer another program's request."""

    reply: Reply
    answer: RemoteAnswer


class AddSource(NamedTuple):
    """Load a page that another program gave, and put it at the end of the playlist and the queue."""

    source: str
    reply: Reply


class OpenSource(NamedTuple):
    """Load a page that another program gave, and read it."""

    token: int
    source: str
    reply: Reply


class Quit(NamedTuple):
    """End the session; `failed` is the error message, or ""."""

    failed: str = ""


Effect = (
    Say | Answer | Ask | Show | Stop | Pause | Resume | Fade | SetVolume | SetTimer | FindVoice | ListVoices
    | SetVoice | Save | SaveMarks | SaveChoice | SaveVoice | SaveSkipped | SaveEntry | RemoveEntry
    | ReplaceScript | Open | Prepare | Follow | Reopen | Respond | AddSource | OpenSource | Quit
)  # fmt: skip
Result = tuple[State, tuple[Effect, ...]]
