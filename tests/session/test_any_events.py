"""The machine under any sequence of events, on any page, with a slow loudspeaker.

The loudspeaker here is a model of the real one: it says one thing, can be paused, and what it tells
of an end may still be on its way while keys are pressed.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.script.writer import Script
from reader.session import machine, transitions
from reader.session.command_table import COMMANDS
from reader.session.effects import (
    Answer,
    Ask,
    Effect,
    Fade,
    FindVoice,
    Follow,
    ListVoices,
    Open,
    OpenSource,
    Pause,
    Quit,
    RemoveEntry,
    Reopen,
    ReplaceScript,
    Respond,
    Resume,
    Save,
    SaveEntry,
    Say,
    SetVolume,
    Stop,
)
from reader.session.events import (
    ChosenVoice,
    CommandGiven,
    LineEntered,
    RemoteCommand,
    RemoteSource,
    RequestFailed,
    SpeechFinished,
    TimerExpired,
    VoiceFound,
    VoicesListed,
)
from reader.session.greeting import Greeting
from reader.session.navigation import positions
from reader.session.state import Playlist, Position, Reading, State
from reader.settings import VERBOSITIES, Verbosity
from reader.speech.engine import FASTEST, SLOWEST
from tests.session.any_page import pages
from tests.session.playing import script_of

_SPELLING_WORDS = [command.name for command in COMMANDS if command.name != "quit"]
_LINES = [
    "1", "2", "99", "links", "sea", "code", "tables", "figures", "5", "off", "section", "article",
    "50%", "1 min", "heading 1", "skip 2", "rate 300", "volume 30", "mark here", "search tide", "next",
    "nonsense", "+", "0000010", "h", "citations", "verbosity none", "verbosity all", "voice en-us",
    "most", "skip links", "strasse", "search cafe", "n", "N", "quotes", "notes", "volume 999", "-", "/win/",
]  # fmt: skip

_REMOTE = ["play", "pause", "toggle", "stop", "next", "previous", "where", "seek +9", "seek -9", "seek 0"]


@settings(max_examples=200, stateful_step_count=30)
class AnySession(RuleBasedStateMachine):
    """A session with its loudspeaker, and their invariants."""

    @initialize(
        html=pages(),
        verbosity=st.sampled_from(VERBOSITIES),
        interactive=st.booleans(),
        where=st.integers(0, 99),
        articles=st.integers(2, 3),
    )
    def begin(self, html: str, verbosity: Verbosity, interactive: bool, where: int, articles: int) -> None:
        self.script: Script = script_of(html, verbosity)
        anywhere = [
            Position(section, number)
            for section in range(len(self.script.page.sections))
            for number in range(len(self.script.utterances(section)))
        ]
        assume(anywhere)
        first = positions.first(self.script) or anywhere[0]
        place = first if where < 50 else anywhere[where % len(anywhere)]
        self.state = State(Reading(place), 180, interactive=interactive, playlist=Playlist(1, articles))
        self.saying: int | None = None  # the token of the current or paused speech
        self.text = ""
        self.held = False
        self.on_its_way: list[int] = []  # tokens of ends that were reported and not handled yet
        self.over = False
        self.opening: Open | Follow | Reopen | OpenSource | FindVoice | ListVoices | None = None
        state, effects = machine.begin(self.script, self.state)
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.state.interactive)
    @rule(name=st.sampled_from(_SPELLING_WORDS), share=st.floats(0, 1), milliseconds=st.integers(0, 9000))
    def press(self, name: str, share: float, milliseconds: int) -> None:
        offset = int(share * max(0, len(self.text) - 1)) if self.saying is not None else 0
        state, effects = machine.step(
            self.script, self.state, CommandGiven(name, self.state.speech.token, offset, milliseconds)
        )
        assert effects, f"{name} was ignored"
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.state.prompt.asking)
    @rule(line=st.one_of(st.none(), st.sampled_from(_LINES), st.text(max_size=8)))
    def type_a_line(self, line: str | None) -> None:
        self.type(line)

    @precondition(lambda self: not self.over and self.state.interactive)
    @rule(line=st.one_of(st.sampled_from(_LINES), st.sampled_from(_SPELLING_WORDS)))
    def give_a_command_in_words(self, line: str) -> None:
        self.type(line)

    @precondition(lambda self: not self.over and self.state.interactive)
    @rule(command=st.sampled_from((*_REMOTE, *_LINES, *_SPELLING_WORDS)))
    def control_from_another_program(self, command: str) -> None:
        before = self.state.prompt
        event = RemoteCommand(command, print, self.state.speech.token)
        state, effects = machine.step(self.script, self.state, event)
        replies = [each.reply for each in effects if isinstance(each, Respond | FindVoice)]
        assert replies == [print]  # one answer, at once or when the voice is found
        assert state.prompt == before
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.state.interactive)
    @rule()
    def send_a_page_from_another_program(self) -> None:
        self.take(*machine.step(self.script, self.state, RemoteSource("page.html", True, print)))

    def type(self, line: str | None) -> None:
        state, effects = machine.step(self.script, self.state, LineEntered(line))
        assert effects, f"{line} was ignored"
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.state.sleep.number and self.state.interactive)
    @rule(late=st.booleans())
    def wake(self, late: bool) -> None:
        state, effects = machine.step(self.script, self.state, TimerExpired(self.state.sleep.number - late))
        assert (state, effects) == (self.state, ()) or not (late and self.state.reading.playing)
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.state.interactive)
    @rule(share=st.floats(0, 1))
    def press_space(self, share: float) -> None:
        """Pressed more often than other keys."""
        self.press("pause", share, 0)

    @precondition(lambda self: not self.over and self.saying is not None and not self.held)
    @rule()
    def reach_the_end(self) -> None:
        """The speech ends; its event is handled later."""
        assert self.saying is not None
        self.on_its_way.append(self.saying)
        self.saying = None

    @precondition(lambda self: not self.over and self.on_its_way)
    @rule()
    def take_the_end(self) -> None:
        token = self.on_its_way.pop(0)
        state, effects = machine.step(self.script, self.state, SpeechFinished(token))
        if token != self.state.speech.token:
            assert (state, effects) == (self.state, ())
        self.take(state, effects)

    @precondition(lambda self: not self.over and self.opening is not None)
    @rule(found=st.booleans())
    def open(self, found: bool) -> None:
        """The request succeeds or fails, perhaps too late."""
        opening, self.opening = self.opening, None
        assert opening is not None
        if not found:
            self.take(*machine.step(self.script, self.state, RequestFailed(opening.token, "It is gone.")))
        elif isinstance(opening, FindVoice):
            found_it = VoiceFound(opening.token, opening.name, ChosenVoice("en-us", "en-us", "en"))
            self.take(*machine.step(self.script, self.state, found_it))
        elif isinstance(opening, ListVoices):
            self.take(
                *machine.step(self.script, self.state, VoicesListed(opening.token, ("en-us: English",)))
            )
        elif opening.token == self.state.speech.token:
            history = self.state.history._replace(skip=-1)
            state = self.state._replace(
                reading=self.state.reading._replace(ended=False, offset=0), history=history
            )
            row = state.playlist
            if isinstance(opening, Open):
                state = state._replace(playlist=row._replace(article=opening.article, followed=0))
            elif isinstance(opening, Reopen):
                article, followed, position = opening.entry
                row = row._replace(article=article, followed=followed)
                state = transitions.at(state._replace(playlist=row), position)
            else:
                state = state._replace(playlist=row._replace(followed=row.followed + 1))
            self.take(*machine.begin(self.script, state, Greeting("The other one")))

    @precondition(lambda self: self.over or not self.state.interactive)
    @rule()
    def wait(self) -> None:
        """Nothing happens."""

    def opens(self) -> bool:
        return self.opening is not None and self.opening.token == self.state.speech.token

    def take(self, state: State, effects: tuple[Effect, ...]) -> None:  # noqa: C901, PLR0912
        spoken = [effect for effect in effects if isinstance(effect, Say | Answer | Ask)]
        assert len(spoken) <= 1
        assert state.speech.token >= self.state.speech.token
        for effect in effects:
            if isinstance(effect, Say | Answer | Ask):
                assert effect.token == state.speech.token > self.state.speech.token
                assert effect.rate == state.rate
                self.saying, self.held = effect.token, False
                self.text = (
                    effect.utterance.spoken[effect.offset :] if isinstance(effect, Say) else effect.words
                )
            if isinstance(effect, Say):
                assert effect.position == state.reading.position
                assert effect.utterance == positions.utterance_at(self.script, effect.position)
                assert 0 <= effect.offset <= len(effect.utterance.spoken)
            elif isinstance(effect, Stop):
                self.saying = None
            elif isinstance(effect, ReplaceScript):
                assert effect.script.page is self.script.page
                self.script = effect.script
            elif isinstance(effect, SaveEntry | RemoveEntry):
                assert effect.token == state.speech.token
            elif isinstance(effect, Open | Follow | Reopen | OpenSource | FindVoice | ListVoices):
                assert effect.token == state.speech.token
                self.opening = effect
                if isinstance(effect, Open):
                    assert 0 <= effect.article < state.playlist.articles
            elif isinstance(effect, Fade):
                self.held = True
            elif isinstance(effect, SetVolume):
                assert 0 <= effect.volume <= 100
            elif isinstance(effect, Pause):
                self.held = True
            elif isinstance(effect, Resume):
                self.held = False
            elif isinstance(effect, Save):
                section = self.script.page.sections[effect.position.section]
                assert effect.position.utterance < len(self.script.utterances(effect.position.section))
                assert section.in_article or not self.script.article
            elif isinstance(effect, Quit):
                self.over = True
        self.state = state

    @invariant()
    def the_position_is_in_the_script(self) -> None:
        if hasattr(self, "script"):
            marks = [mark.position for mark in self.state.marks]
            row = self.state.playlist
            # Entries of other articles belong to their own scripts.
            before = [
                entry.position
                for entry in self.state.history.back_stack
                if (entry.article, entry.followed) == (row.article, row.followed)
            ]
            for place in (self.state.reading.position, *marks, *before):
                assert 0 <= place.utterance < len(self.script.utterances(place.section))

    @invariant()
    def the_rate_is_within_its_limits(self) -> None:
        if hasattr(self, "script"):
            assert SLOWEST <= self.state.rate <= FASTEST

    @invariant()
    def what_goes_on_by_itself_is_never_stuck(self) -> None:
        """While the reading plays, something is spoken or its end is about to be handled."""
        if (
            hasattr(self, "script")
            and self.state.reading.playing
            and not self.over
            and not self.state.prompt.asking
        ):
            sounds = self.saying == self.state.speech.token and not self.held
            is_coming = self.state.speech.token in self.on_its_way or self.opens()
            assert sounds or is_coming

    @invariant()
    def without_keys_it_comes_to_an_end(self) -> None:
        """Without keys, the session is over or an event is still to come."""
        if hasattr(self, "script") and not self.state.interactive and not self.over:
            assert self.saying is not None or self.on_its_way or self.opens()


TestAnySession = pytest.mark.slow(AnySession.TestCase)
