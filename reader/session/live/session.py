"""Runs a session: takes events from keys, voice and signals, and runs the effects.

Threads only put events into one queue, and this loop takes them out in order. Waiting events are handled
together, and only their last speech is said: ten quick presses of h say only the tenth heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from reader.session import machine
from reader.session.article import Article, ArticleSource, FirstArticle
from reader.session.command_table import keys_hint
from reader.session.effects import Effect, ReplaceScript, Show, StatusHeading
from reader.session.events import RemoteEvent
from reader.session.live.coalescing import PendingEffect, coalesced
from reader.session.live.effect_runner import EffectRunner
from reader.session.live.event_queue import EventQueue
from reader.session.live.inputs import Input, Interpreter, Key, Signal, is_quit
from reader.session.live.session_options import SessionOptions
from reader.session.live.slow_requests import ArticleOpened, FirstLoaded, RequestResult, load_first
from reader.session.navigation import positions
from reader.session.state import State
from reader.session.transitions import paused
from reader.speech.engine import Speaker, SpeakerEvent
from reader.terminal import signals
from reader.terminal.keyboard import Keyboard, KeyboardEvent, KeyboardInput, WholeLine
from reader.terminal.keys import NOT_A_KEY
from reader.terminal.lines import Lines

if TYPE_CHECKING:
    from reader.session.live.remote_control import RemoteControl
    from reader.session.live.word_marker import WordMarker
    from reader.session.remote import Status
    from reader.terminal.region import Region


class Interrupted(BaseException):
    """A signal ended the session; `number` says which. No page is at fault, so it is no Exception."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _shown_greeting(article: Article, words: str) -> Show:
    """Show a greeting that is not spoken; if the first sentence is the title, that is not printed again."""
    if not article.starts_with_title:
        return Show(words)
    title = positions.utterance_at(article.script, article.start)
    return Show(words, StatusHeading(title.block, words, title.sentence))


class Session:
    """Reads the articles of `article_source`, one after another, and highlights words in `region`.

    `remote` brings requests from other programs.

    Only the session holds the current article and its script; it passes both on with each effect.
    """

    _article: Article

    def __init__(
        self,
        lines: Lines,
        options: SessionOptions,
        article_source: ArticleSource,
        region: Region | None = None,
        remote: RemoteControl | None = None,
    ) -> None:
        self._lines = lines
        self._options = options
        self._article_source = article_source
        self._region = region
        self._remote = remote
        self._marker: WordMarker | None = None
        self._events = EventQueue()

    def tell(self, event: SpeakerEvent | ArticleOpened | RequestResult | RemoteEvent) -> None:
        """Put an event into the queue. Any thread may call it."""
        self._events.put(event)

    def run(
        self, speaker: Speaker, first_article: FirstArticle, state: State, keyboard: Keyboard | None
    ) -> str:
        """Read until the end or until the listener quits; returns the error message, or "".

        The first article's greeting is said while the article loads. Without `keyboard`, or while another
        job has the terminal, the session ends with the article. Raises Interrupted on Ctrl+C, SIGTERM or a
        hang-up, with the terminal restored.
        """
        self._speaker = speaker
        if self._region is not None:
            from reader.session.live.word_marker import WordMarker

            self._marker = WordMarker(self._region, speaker)
        self._runner = EffectRunner(
            speaker, self._lines, self._options, self._article_source, self.tell, self._marker
        )
        self._interpreter = Interpreter(speaker, self._lines, aloud=self._options.aloud)
        with ExitStack() as stack:
            stack.enter_context(signals.handling_signals(self._signal))
            if self._region is not None:
                stack.callback(self._region.hide)
            stack.callback(self._runner.close)
            stack.callback(self._interpreter.leave_line)
            if keyboard is not None:
                stack.callback(keyboard.close)
                state = state._replace(interactive=keyboard.start(self._press))
            if first_article.greeting is not None:
                state, effects = machine.greet(state, first_article.greeting)
                self._runner.run(PendingEffect(None, effect) for effect in effects)
            article = self._load_first(first_article.load, state, keyboard)
            if article is None:
                return ""
            state, pending = self._begin(article, state, is_first=True)
            self._runner.run(pending)
            if self._remote is not None:
                self._remote.start(self._status(state), self.tell)
                stack.callback(self._remote.close)
            while not self._runner.over:
                watched = state.speech.kind == "reading" and not state.reading.held
                events = self._events.waiting(self._marker if watched else None)
                state = self._take(state, events, keyboard)
                if self._remote is not None:
                    self._remote.update(self._status(state))
        return self._runner.failed

    def _load_first(
        self, load: Callable[[], Article], state: State, keyboard: Keyboard | None
    ) -> Article | None:
        """Load the first article; returns None if the listener quits. Other events wait until it is there.

        A large page takes seconds. A thread of its own loads it, so that this one answers at once.
        """
        load_first(load, self._events.put)
        had_line = False
        while not isinstance(event := self._events.next(), FirstLoaded):
            if isinstance(event, Signal):
                self._handle_signal(state, event.number, keyboard)
            elif is_quit(event, state.commands) and not had_line:  # lines before it still get their answers
                self._speaker.stop()
                return None
            else:
                had_line = had_line or isinstance(event, WholeLine)
                self._events.defer(event)
        if event.error is not None:
            raise event.error
        return event.article

    def _begin(
        self, article: Article, state: State, *, is_first: bool = False
    ) -> tuple[State, list[PendingEffect]]:
        """Start an article; returns the state and the pending effects."""
        prints_title = self._options.print_sentences and article.starts_with_title
        state = state._replace(
            reading=state.reading._replace(
                position=article.start,
                offset=0,
                greeted=article.starts_with_title and not prints_title,
                ended=False,
                skipped_kinds=article.skipped_kinds,
            ),
            rate=article.rate or state.rate,
            playlist=state.playlist._replace(
                article=article.number, followed=article.followed, next_page=article.next_page
            ),
            history=state.history._replace(skip=-1),
            marks=article.marks,
            our_words=article.script.our_words,
        )
        self._article = article
        script = article.script
        greeting = article.greeting if article.say_greeting and not prints_title else None
        shown: list[Effect] = [Show(self._hint(state))] if is_first and state.interactive else []
        if state.speech.kind == "lead" and greeting is None:
            return state, self._with_article(shown)  # the first greeting still plays; the reading follows it
        if article.greeting is not None and greeting is None:
            shown.insert(0, _shown_greeting(article, article.greeting.words(state.our_words, state.commands)))
        state, effects = machine.begin(script, state, greeting)
        if not self._options.aloud and state.interactive:
            state = paused(state)
        return state, self._with_article((*effects, *shown) if greeting is not None else (*shown, *effects))

    def _hint(self, state: State) -> str:
        """How to get help and how to quit."""
        if self._options.has_typed_commands:
            return state.our_words.text("Type help for the commands, quit to quit")
        return keys_hint(state.our_words, state.commands)

    def _with_article(self, effects: Iterable[Effect]) -> list[PendingEffect]:
        """The effects, each with the article and script current at that point."""
        pending = []
        for effect in effects:
            if isinstance(effect, ReplaceScript):
                self._article = self._article._replace(script=effect.script)
            else:
                pending.append(PendingEffect(self._article, effect))
        return pending

    def _press(self, pressed: KeyboardInput) -> None:
        self._events.put(Key(pressed) if isinstance(pressed, str) else pressed)

    def _signal(self, number: int) -> None:
        self._events.put(Signal(number))

    # -- events in ----------------------------------------------------------------------------

    def _take(self, state: State, events: Sequence[Input], keyboard: Keyboard | None) -> State:
        pending: list[PendingEffect] = []
        for event in events:
            if isinstance(event, Signal):
                state = self._handle_signal(state, event.number, keyboard)
                continue
            if isinstance(event, KeyboardEvent):
                state = self._handle_keyboard_event(state, event)
                continue
            if event == Key(NOT_A_KEY):
                self._resume_speech(state)
                continue
            if isinstance(event, ArticleOpened):
                if event.token == state.speech.token:  # no later command replaced the request
                    state, more = self._begin(event.article, state)
                    pending.extend(more)
                continue
            assert not isinstance(event, FirstLoaded)  # that has come before
            meant = self._interpreter.meaning(event, state)
            if meant is None:
                continue
            state, effects = machine.step(self._article.script, state, meant)
            pending.extend(self._with_article(effects))
            if (
                state.prompt.asking
                and not self._options.has_typed_commands
                and not self._interpreter.is_typing
            ):
                self._run(pending)  # show the question before the typing
                pending = []
                self._interpreter.begin_line()
        self._run(pending)
        return state

    def _run(self, pending: Sequence[PendingEffect]) -> None:
        """Run effects. Without speech every sentence is printed, as none silences another."""
        self._runner.run(coalesced(pending) if self._options.aloud else pending)

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
            self._speaker.pause()  # the key itself follows
        elif event is KeyboardEvent.GAINED:
            self._lines.message(self._hint(state))
            return state._replace(interactive=True)
        elif event is KeyboardEvent.HANG_UP and not (
            state.reading.playing and signals.is_ignored(signals.HANG_UP)
        ):
            raise Interrupted(signals.HANG_UP)
        else:
            return state._replace(interactive=False)
        return state

    def _status(self, state: State) -> Status:
        """What is read, for other programs."""
        from reader.session.commands.remote import status_of

        return status_of(self._article.script, state)

    def _paint(self) -> None:
        if self._region is not None:
            self._region.paint()

    def _resume_speech(self, state: State) -> None:
        """Resume speech after a pause that the listener did not ask for."""
        if state.reading.playing or state.speech.kind == "answer":
            self._speaker.resume()
