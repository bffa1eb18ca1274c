"""The session as it runs: events from keys, voice and signals in, effects out.

Threads only put events into one queue; this loop takes them out, one after another. What is waiting
is taken together, and of what it would have said only the last is said: ten quick presses lead to
the tenth heading, and it is the only one heard.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from reader.errors import ReaderError
from reader.script.announcements import ANNOUNCEMENT_LANG
from reader.script.writer import Script
from reader.session import machine, places, signals
from reader.session.coalescing import last_said
from reader.session.commands import BY_KEY
from reader.session.keyboard import AWAY, HANG_UP, HERE, TOUCH, Keyboard
from reader.session.keys import NONE
from reader.session.lines import Lines
from reader.session.printing import in_one_line
from reader.session.state import (
    Answer,
    Asked,
    Broke,
    Effect,
    Ended,
    Event,
    NotOpened,
    Open,
    Pause,
    Position,
    Quit,
    Resume,
    Save,
    Say,
    Show,
    State,
    Stop,
)
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent, Speech

_TERMINAL = {TOUCH, NONE, HERE, AWAY, HANG_UP}  # what a keyboard tells besides keys
_KEYS_LINE = "Keys: ? says them, q quits"
# Windows tells of Ctrl+C only between two waits.
_LONGEST_WAIT_S = 0.2 if sys.platform == "win32" else None


class _Key(NamedTuple):
    name: str


class _Signal(NamedTuple):
    number: int


class Manner(NamedTuple):
    """How this session speaks and shows.

    `pause` gives how long a pause lasts at a rate, in milliseconds; `print_sentences` shows each
    sentence as it is spoken; `aloud` is False where nothing is spoken, and Space asks for the next
    sentence.
    """

    voice: str
    pause: Callable[[int, int], int]
    print_sentences: bool = False
    aloud: bool = True


class Article(NamedTuple):
    """An article to be heard: its number in the row, and where to begin.

    `greeting` is shown first; said, too, with `say_greeting`. `save` is called with each place
    reached, and whether it is the end.
    """

    number: int
    script: Script
    start: Position
    greeting: str
    say_greeting: bool
    save: Callable[[Position, bool], None]


class _Opened(NamedTuple):
    token: int
    article: Article


class Interrupted(Exception):
    """A signal ended the session; `number` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


_Waiting = SpeakerEvent | _Key | _Signal | _Opened | NotOpened


class Session:
    """Articles being heard, one after another.

    `open_article(number, by)` gives the article with this number, or the next that can be had by
    steps of `by`; it is called in a thread of its own, and raises ReaderError where there is none.
    """

    def __init__(self, lines: Lines, manner: Manner, open_article: Callable[[int, int], Article]) -> None:
        self._lines = lines
        self._manner = manner
        self._open_article = open_article
        self._events: queue.SimpleQueue[_Waiting] = queue.SimpleQueue()
        self._failed = ""
        self._over = False

    def tell(self, event: SpeakerEvent) -> None:
        """Take an event from the speaker. May be called from any thread."""
        self._events.put(event)

    def run(self, speaker: Speaker, article: Article, state: State, keyboard: Keyboard | None) -> str:
        """Read until the end or until the listener quits. Gives why it failed, or "".

        `keyboard` is where keys come from, None without keys; while they are elsewhere, the session is
        over when the article is. Raises Interrupted at Ctrl+C, a hang-up or a request to end, with the
        terminal restored.
        """
        self._speaker = speaker
        self._article = article
        with ExitStack() as stack:
            stack.enter_context(signals.heeded(self._signal))
            if keyboard is not None:
                stack.callback(keyboard.close)
                state = state._replace(interactive=keyboard.start(self._press))
            state = self._begin(article, state, _KEYS_LINE if state.interactive else "")
            while not self._over:
                state = self._take(state, self._waiting(), keyboard)
        return self._failed

    def _begin(self, article: Article, state: State, hint: str = "") -> State:
        self._article = article
        if not article.say_greeting:
            self._lines.message(article.greeting)
        if hint:
            self._lines.message(hint)
        state = state._replace(position=article.start, offset=0, article=article.number, skip=-1, ended=False)
        greeting = article.greeting if article.say_greeting else ""
        state, effects = machine.begin(article.script, state, greeting)
        if not self._manner.aloud and state.interactive:
            state = state._replace(playing=False)
        self._perform(effects)
        return state

    def _press(self, key: str) -> None:
        self._events.put(_Key(key))

    def _signal(self, number: int) -> None:
        self._events.put(_Signal(number))

    # -- events in ----------------------------------------------------------------------------

    def _waiting(self) -> list[_Waiting]:
        """What is waiting to be done; waits until there is something."""
        events = [self._next_event()]
        while not self._events.empty():
            events.append(self._events.get())
        return events

    def _next_event(self) -> _Waiting:
        while True:
            try:
                return self._events.get(timeout=_LONGEST_WAIT_S)
            except queue.Empty:
                continue

    def _take(self, state: State, events: Sequence[_Waiting], keyboard: Keyboard | None) -> State:
        effects: list[Effect] = []
        for event in events:
            if isinstance(event, _Signal):
                state = self._on_signal(state, event.number, keyboard)
                continue
            if isinstance(event, _Key) and event.name in _TERMINAL:
                state = self._on_terminal(state, event.name)
                continue
            if isinstance(event, _Opened):
                if event.token == state.token:  # nothing was asked for since
                    self._perform(last_said(effects))
                    effects = []
                    state = self._begin(event.article, state)
                continue
            state, more = machine.step(self._article.script, state, self._translated(event))
            effects.extend(more)
        self._perform(last_said(effects))
        return state

    def _translated(self, event: SpeakerEvent | _Key | NotOpened) -> Event:
        if isinstance(event, NotOpened):
            return event
        if isinstance(event, Finished):
            return Ended(event.token)
        if isinstance(event, Failed):
            return Broke(event.token, event.message)
        command = BY_KEY.get(event.name)
        name = command.name if command is not None else event.name
        if name == "pause" and not self._manner.aloud:
            name = "next sentence"
        heard = self._speaker.heard()
        return Asked(name, heard.token, heard.offset, heard.milliseconds)

    def _on_signal(self, state: State, number: int, keyboard: Keyboard | None) -> State:
        if number == signals.GO_ON:
            if keyboard is not None:
                keyboard.look()
            return state
        if number != signals.STOP:
            raise Interrupted(number)
        self._speaker.pause()
        if keyboard is not None:
            keyboard.lend()
        signals.stop()
        if keyboard is not None:
            keyboard.look()
        self._go_on(state)
        return state

    def _on_terminal(self, state: State, told: str) -> State:
        if told == TOUCH:
            self._speaker.pause()  # the key itself says what comes then
        elif told == NONE:
            self._go_on(state)
        elif told == HERE:
            self._lines.message(_KEYS_LINE)
            return state._replace(interactive=True)
        elif told == HANG_UP and not (state.playing and signals.is_ignored(signals.HANG_UP)):
            raise Interrupted(signals.HANG_UP)
        else:
            return state._replace(interactive=False)
        return state

    def _go_on(self, state: State) -> None:
        """Speak on after a silence that nobody asked for."""
        if state.playing or state.saying == "answer":
            self._speaker.resume()

    # -- effects out --------------------------------------------------------------------------

    def _perform(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Say):
                self._say(effect)
            elif isinstance(effect, Answer):
                for line in effect.lines or (effect.words,):
                    self._lines.message(line)
                self._speaker.say(
                    effect.token, Speech(effect.words, ANNOUNCEMENT_LANG, self._manner.voice, effect.rate)
                )
            elif isinstance(effect, Show):
                self._lines.message(effect.words)
            elif isinstance(effect, Save):
                self._article.save(effect.position, effect.ended)
            elif isinstance(effect, Open):
                threading.Thread(target=self._open, args=(effect,), name="opening", daemon=True).start()
            elif isinstance(effect, Stop):
                self._speaker.stop()
            elif isinstance(effect, Pause):
                self._speaker.pause()
            elif isinstance(effect, Resume):
                self._speaker.resume()
            elif isinstance(effect, Quit):
                self._over = True
                self._failed = effect.failed

    def _open(self, effect: Open) -> None:
        """Have an article, in a thread of its own: the keys go on working."""
        try:
            article = self._open_article(effect.article, effect.by)
        except ReaderError as error:
            self._events.put(NotOpened(effect.token, str(error)))
        else:
            self._events.put(_Opened(effect.token, article))

    def _say(self, effect: Say) -> None:
        utterance = effect.utterance
        speech = self._speech(utterance.spoken[effect.offset :], utterance.lang, effect)
        ahead = [self._speech(each.spoken, each.lang, effect, each.pause_after) for each in effect.ahead]
        self._speaker.say(effect.token, speech, ahead)
        if self._manner.print_sentences and effect.offset == 0:
            self._print(effect)

    def _speech(self, text: str, lang: str, effect: Say, pause_after: int | None = None) -> Speech:
        pause = effect.utterance.pause_after if pause_after is None else pause_after
        return Speech(
            text,
            lang or self._article.script.page.lang,
            self._manner.voice,
            effect.rate,
            self._manner.pause(pause, effect.rate),
        )

    def _print(self, effect: Say) -> None:
        """Show the whole sentence as its first utterance is spoken: what it says, in one line."""
        script = self._article.script
        if places.sentence_start(script, effect.position) == effect.position:
            utterances = script.utterances(effect.position.section)
            number = effect.utterance.sentence
            self._lines.sentence(in_one_line([each for each in utterances if each.sentence == number]))
