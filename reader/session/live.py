"""The session as it runs: events from keys, voice and signals in, effects out.

Threads only put events into one queue; this loop takes them out, one after another. What is waiting
is taken together, and of what it would have said only the last is said: ten quick presses lead to
the tenth heading, and it is the only one heard.
"""

from __future__ import annotations

import queue
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from reader.session import machine
from reader.session.article import Article, ArticleSource, FirstArticle
from reader.session.coalescing import PendingEffect, coalesced
from reader.session.command_table import by_key
from reader.session.commands import reading_options
from reader.session.effect_runner import ArticleOpened, EffectRunner, SessionOptions
from reader.session.effects import Effect, ReplaceScript
from reader.session.events import (
    CommandGiven,
    Event,
    LineEntered,
    RequestFailed,
    SpeechFailed,
    SpeechFinished,
    TimerExpired,
    VoiceFound,
)
from reader.session.state import State
from reader.session.word_marker import WordMarker
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent
from reader.terminal import signals
from reader.terminal.keyboard import Keyboard, KeyboardEvent, KeyboardInput, WholeLine
from reader.terminal.keys import NOT_A_KEY
from reader.terminal.lines import Lines
from reader.terminal.region import Region
from reader.terminal.typed_line import Line, typed

_WORD_POLL_S = 0.03  # which word sounds; a word takes a fifteenth of a second at least
# Windows tells of Ctrl+C only between two waits.
_MAX_WAIT_S = 0.2 if sys.platform == "win32" else None


class _Key(NamedTuple):
    name: str


class _Signal(NamedTuple):
    number: int


class Interrupted(Exception):
    """A signal ended the session; `number` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


_Input = (
    SpeakerEvent
    | _Key
    | KeyboardEvent
    | WholeLine
    | _Signal
    | ArticleOpened
    | RequestFailed
    | VoiceFound
    | TimerExpired
)


def _is_line(event: _Input) -> bool:
    """Whether it is a whole line; each is answered, however many come at once."""
    return isinstance(event, WholeLine)


class Session:
    """Articles being heard, one after another; they come from `article_source`. In `region` words are marked.

    It alone holds the article that is being heard and its script: what is due is passed on with both.
    """

    _article: Article

    def __init__(
        self,
        lines: Lines,
        options: SessionOptions,
        article_source: ArticleSource,
        region: Region | None = None,
    ) -> None:
        self._lines = lines
        self._options = options
        self._article_source = article_source
        self._region = region
        self._marker: WordMarker | None = None
        self._events: queue.SimpleQueue[_Input] = queue.SimpleQueue()
        self._line: Line | None = None  # while one is typed

    def tell(self, event: SpeakerEvent | ArticleOpened | RequestFailed | VoiceFound | TimerExpired) -> None:
        """Take an event. May be called from any thread."""
        self._events.put(event)

    def run(self, speaker: Speaker, opening: FirstArticle, state: State, keyboard: Keyboard | None) -> str:
        """Read until the end or until the listener quit_effect. Gives why it failed, or "".

        What is known of the first article is said while it is being made ready.

        `keyboard` is where keys come from, None without keys; while they are elsewhere, the session is
        over when the article is. Raises Interrupted at Ctrl+C, a hang-up or a request to end, with the
        terminal restored.
        """
        self._speaker = speaker
        if self._region is not None:
            self._marker = WordMarker(self._region, speaker)
        self._runner = EffectRunner(
            speaker, self._lines, self._options, self._article_source, self.tell, self._marker
        )
        with ExitStack() as stack:
            stack.enter_context(signals.handling_signals(self._signal))
            if self._region is not None:
                stack.callback(self._region.hide)
            stack.callback(self._runner.close)
            stack.callback(self._leave_line)
            if keyboard is not None:
                stack.callback(keyboard.close)
                state = state._replace(interactive=keyboard.start(self._press))
            hint = self._options.keys_line if state.interactive else ""
            if opening.words:
                state, effects = machine.greet(state, opening.words, opening.lang)
                self._runner.run(PendingEffect(None, effect) for effect in effects)
            state, due = self._begin(opening.have(), state, hint)
            self._runner.run(due)
            while not self._runner.over:
                state = self._take(state, self._waiting(state), keyboard)
        return self._runner.failed

    def _begin(self, article: Article, state: State, hint: str = "") -> tuple[State, list[PendingEffect]]:
        """Have an article begin: the state, and what is due."""
        if article.greeting and not article.say_greeting:
            self._lines.message(article.greeting)
        if hint:
            self._lines.message(hint)
        state = state._replace(
            position=article.start,
            rate=article.rate or state.rate,
            offset=0,
            playlist=state.playlist._replace(article=article.number, followed=article.followed),
            history=state.history._replace(skip=-1),
            marks=article.marks,
            greeted=article.greeted,
            ended=False,
        )
        script, state = reading_options.apply_skipped_citations(article.script, state)
        self._article = article = article._replace(script=script)
        greeting = article.greeting if article.say_greeting else ""
        if state.saying == "lead" and not greeting:  # it is being said, and leads to the reading
            return state, []
        state, effects = machine.begin(script, state, greeting)
        if not self._options.aloud and state.interactive:
            state = state._replace(playing=False)
        return state, self._due(effects)

    def _due(self, effects: Iterable[Effect]) -> list[PendingEffect]:
        """The effects, each with the article as it is heard then."""
        due = []
        for effect in effects:
            if isinstance(effect, ReplaceScript):
                self._article = self._article._replace(script=effect.script)
            else:
                due.append(PendingEffect(self._article, effect))
        return due

    def _press(self, told: KeyboardInput) -> None:
        self._events.put(_Key(told) if isinstance(told, str) else told)

    def _signal(self, number: int) -> None:
        self._events.put(_Signal(number))

    # -- events in ----------------------------------------------------------------------------

    def _waiting(self, state: State) -> list[_Input]:
        """What is waiting to be done; waits until there is something."""
        events = [self._next_event(state)]
        while not self._events.empty() and not _is_line(events[-1]):
            events.append(self._events.get())
        return events

    def _next_event(self, state: State) -> _Input:
        watched = self._marker if state.saying == "reading" and not state.held else None
        while True:
            try:
                return self._events.get(timeout=_WORD_POLL_S if watched else _MAX_WAIT_S)
            except queue.Empty:
                if watched:
                    watched.update()

    def _take(self, state: State, events: Sequence[_Input], keyboard: Keyboard | None) -> State:
        due: list[PendingEffect] = []
        for event in events:
            if isinstance(event, _Signal):
                state = self._handle_signal(state, event.number, keyboard)
                continue
            if isinstance(event, KeyboardEvent):
                state = self._handle_keyboard_event(state, event)
                continue
            if event == _Key(NOT_A_KEY):
                self._resume_speech(state)
                continue
            if isinstance(event, ArticleOpened):
                if event.token == state.token:  # nothing was asked for since
                    state, more = self._begin(event.article, state)
                    due.extend(more)
                continue
            meant = self._session_event(event, state)
            if meant is None:
                continue
            state, effects = machine.step(self._article.script, state, meant)
            due.extend(self._due(effects))
            if state.asking and self._line is None:
                self._runner.run(coalesced(due))  # the question stands before what is typed
                due = []
                self._line = Line()
        self._runner.run(coalesced(due))
        return state

    def _session_event(
        self, event: SpeakerEvent | _Key | WholeLine | RequestFailed | VoiceFound | TimerExpired, state: State
    ) -> Event | None:
        if isinstance(event, RequestFailed | VoiceFound | TimerExpired):
            return event
        if isinstance(event, Finished):
            return SpeechFinished(event.token)
        if isinstance(event, Failed):
            return SpeechFailed(*event)
        if isinstance(event, WholeLine):
            self._line = None
            return LineEntered(event.text)
        if self._line is not None:
            return self._typed(self._line, event.name)
        command = by_key(state.commands).get(event.name)
        name = command.name if command is not None else event.name
        if name == "pause" and not self._options.aloud:
            name = "next sentence"
        heard = self._speaker.heard()
        return CommandGiven(name, heard.token, heard.offset, heard.milliseconds)

    def _typed(self, line: Line, key: str) -> LineEntered | None:
        line = typed(line, key)
        self._lines.echo(line.echo)
        self._line = None if line.is_done else line
        return LineEntered(line.text) if line.is_done else None

    def _leave_line(self) -> None:
        """What comes after us, the shell's own prompt, begins a line."""
        if self._line is not None:
            self._lines.echo("\n")

    def _handle_signal(self, state: State, number: int, keyboard: Keyboard | None) -> State:
        if number == signals.RESIZED:
            self._paint()
            return state
        if number == signals.CONTINUED:
            if keyboard is not None:
                keyboard.resume()
            self._paint()
            return state
        if number != signals.STOP:
            raise Interrupted(number)
        self._speaker.pause()
        if keyboard is not None:
            keyboard.suspend()
        if self._region is not None:
            self._region.erase()
        signals.stop()
        if keyboard is not None:
            keyboard.resume()
        self._paint()
        self._resume_speech(state)
        return state

    def _handle_keyboard_event(self, state: State, event: KeyboardEvent) -> State:
        if event is KeyboardEvent.KEY_BEGUN:
            self._speaker.pause()  # the key itself says what comes then
        elif event is KeyboardEvent.GAINED:
            self._lines.message(self._options.keys_line)
            return state._replace(interactive=True)
        elif event is KeyboardEvent.HANG_UP and not (state.playing and signals.is_ignored(signals.HANG_UP)):
            raise Interrupted(signals.HANG_UP)
        else:
            return state._replace(interactive=False)
        return state

    def _paint(self) -> None:
        if self._region is not None:
            self._region.paint()

    def _resume_speech(self, state: State) -> None:
        """Speak on after a silence that nobody asked for."""
        if state.playing or state.saying == "answer":
            self._speaker.resume()
