"""The session's state: where the listener is, and what is playing.

All types are named tuples: defining a dataclass takes five times as long, and every start pays for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from reader.script.own_words import ENGLISH_WORDS, OwnWords
from reader.session.command_table import COMMANDS, Command
from reader.settings import MediaKeyStep, NotesMode

if TYPE_CHECKING:
    from reader.sources.next_page import NextPage

SpeechKind = Literal["reading", "note", "answer", "lead", "end", "nothing"]
Sleep = Literal["", "section", "article"]
Question = Literal[
    "", "command", "search", "elements", "leave out", "sleep", "marks", "note", "verbosity", "voice",
    "reading mode", "pronounce",
]  # fmt: skip
ReadingMode = Literal[
    "all", "headings", "first sentences", "links", "sentence by sentence", "paragraph by paragraph"
]
NOTE = "note"  # the kind of block that a note is
CITED_NOTE = "cited note"  # a note that the article cites
_LEFT_OUT_NOTES: dict[NotesMode, frozenset[str]] = {
    "as written": frozenset(),
    "never": frozenset({NOTE}),
    "where cited": frozenset({CITED_NOTE}),
}
READING_MODES: tuple[ReadingMode, ...] = get_args(ReadingMode)


class Position(NamedTuple):
    """Utterance number `utterance` of section number `section`."""

    section: int
    utterance: int


class HistoryEntry(NamedTuple):
    """A position to go back to: in article number `article`, or in page number `followed` opened from it."""

    article: int
    followed: int
    position: Position


class Mark(NamedTuple):
    """A position that the listener marked, with an optional note."""

    position: Position
    note: str = ""


class Playlist(NamedTuple):
    """The current article: number `article` of `articles`, or a page opened through a link.

    `followed` counts the pages opened through links; it is 0 for an article of the playlist itself.
    `next_page` is the next page of an article that is split into several.
    """

    article: int = 0
    articles: int = 1
    followed: int = 0
    next_page: NextPage | None = None


class History(NamedTuple):
    """The positions that the listener jumped away from, the latest last.

    `skip` is the number of the last skip link followed, -1 before the first.
    """

    back_stack: tuple[HistoryEntry, ...] = ()
    skip: int = -1


class Search(NamedTuple):
    """The listener's last search of the text, and the last list of elements.

    `element_filter` holds the words that filter the list; `first_listed` is the index of the first one shown.
    """

    query: str = ""
    element_filter: str = ""
    first_listed: int = 0


class SleepTimer(NamedTuple):
    """Where the reading sleeps, and the number of the current timer; older timers are ignored."""

    until: Sleep = ""
    number: int = 0


class Reading(NamedTuple):
    """Where the listener reads, and how.

    `offset` is the word in the utterance's `spoken` from which to continue. `playing`: the reading continues
    by itself. `held`: the device is paused and can resume at the exact sample. `ended`: the end of the
    article was reached. `greeted`: the greeting said the sentence at the position, which is not repeated.
    Blocks of `skipped_kinds` are not read, `notes` says when notes are. `mode` says which sentences are read,
    and where the reading stops. `paused_at` is when the listener paused, in seconds since the epoch.
    """

    position: Position
    offset: int = 0
    playing: bool = True
    held: bool = False
    ended: bool = False
    greeted: bool = False
    skipped_kinds: frozenset[str] = frozenset()
    mode: ReadingMode = "all"
    paused_at: float = 0
    notes: NotesMode = "as written"

    @property
    def left_out(self) -> frozenset[str]:
        """The kinds of blocks that are not read in their place."""
        return self.skipped_kinds | _LEFT_OUT_NOTES[self.notes]

    def leaves_out(self, kind: str) -> bool:
        """True if blocks of a kind are not read in their place."""
        return kind in self.skipped_kinds or (kind == NOTE and self.notes != "as written")


class CurrentSpeech(NamedTuple):
    """What is being said: the reading, an answer, a lead, the end of the article, or nothing.

    A "note" is one that the sentence just read cites. A lead is an answer before the reading. `start` is the
    offset in the utterance's `spoken` at which the speech began. Events with a token other than `token` are
    about an earlier speech.
    """

    kind: SpeechKind = "nothing"
    token: int = 0
    start: int = 0


class Cursor(NamedTuple):
    """What a key reached within the sentence.

    `focused_link` is the position of the last link, and its offset in the spoken text. `spelled` is the
    offset of the last word spelled, -1 for none.
    """

    focused_link: tuple[Position, int] | None = None
    spelled: int = -1


class Prompt(NamedTuple):
    """The open question; `keys_from` is the first line of the next page of `?`."""

    asking: Question = ""
    keys_from: int = 0


class State(NamedTuple):
    """Where the listener is, and what is playing.

    `rate` is in words a minute, `volume` in percent. Without `interactive` there are no keys, and the session
    ends with the last article. `commands` is the table with the listener's keys. `our_words` are in the
    language that the session answers in. `media_keys` is how far Next and Previous of other programs move.
    With `is_remote` one has given a command: a session without keys waits for the next one when it is paused.
    """

    reading: Reading
    rate: int
    volume: int = 100
    speech: CurrentSpeech = CurrentSpeech()
    cursor: Cursor = Cursor()
    prompt: Prompt = Prompt()
    interactive: bool = True
    marks: tuple[Mark, ...] = ()
    commands: tuple[Command, ...] = COMMANDS
    our_words: OwnWords = ENGLISH_WORDS
    playlist: Playlist = Playlist()
    history: History = History()
    search: Search = Search()
    sleep: SleepTimer = SleepTimer()
    media_keys: MediaKeyStep = "section"
    is_remote: bool = False
