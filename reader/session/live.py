"""The session as it runs: events from keys, voice and signals in, effects out.

Threads only put events into one queue; this loop takes them out, one after another. What is waiting
is taken together, and of what it would have said only the last is said: ten quick presses lead to
the tenth heading, and it is the only one heard.
"""

from __future__ import annotations

import os
import queue
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import NamedTuple

from reader.script.announcements import ANNOUNCEMENT_LANG
from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session import machine, places
from reader.session.commands import BY_KEY
from reader.session.lines import Lines
from reader.session.state import (
    Answer,
    Asked,
    Broke,
    Effect,
    Ended,
    Event,
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
from reader.session.terminal import TOUCH, Keyboard
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent, Speech

_SPOKEN = (Say, Answer, Stop)


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


class Interrupted(Exception):
    """A signal ended the session; `number` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Session:
    """One article being heard. `save` is called with each place reached, and whether it is the end."""

    def __init__(
        self,
        script: Script,
        lines: Lines,
        manner: Manner,
        save: Callable[[Position, bool], None],
    ) -> None:
        self._script = script
        self._lines = lines
        self._manner = manner
        self._save = save
        self._events: queue.SimpleQueue[SpeakerEvent | _Key | _Signal] = queue.SimpleQueue()
        self._failed = ""
        self._over = False

    def tell(self, event: SpeakerEvent) -> None:
        """Take an event from the speaker. May be called from any thread."""
        self._events.put(event)

    def run(
        self, speaker: Speaker, state: State, keyboard: int | None, greeting: str, say_greeting: bool = False
    ) -> str:
        """Read until the end or until the listener quits. Gives why it failed, or "".

        `greeting` is shown first, or said and shown. `keyboard` is the descriptor that keys come
        from, None without keys. Raises Interrupted at Ctrl+C, a hang-up or a request to end, with
        the terminal restored.
        """
        self._speaker = speaker
        with ExitStack() as stack:
            keys = None
            if keyboard is not None:
                keys = stack.enter_context(Keyboard(keyboard, self._press))
            stack.enter_context(self._signals())
            if greeting and not say_greeting:
                self._lines.message(greeting)
            if keys is not None:
                self._lines.message("Keys: ? says them, q quits")
            state, effects = machine.begin(self._script, state, greeting if say_greeting else "")
            if not self._manner.aloud and keyboard is not None:
                state = state._replace(playing=False)
            self._perform(effects)
            while not self._over:
                state = self._take(state, self._waiting(), keys)
        return self._failed

    def _press(self, key: str) -> None:
        self._events.put(_Key(key))

    # -- events in ----------------------------------------------------------------------------

    def _waiting(self) -> list[SpeakerEvent | _Key | _Signal]:
        """What is waiting to be done; waits until there is something."""
        events = [self._events.get()]
        while not self._events.empty():
            events.append(self._events.get())
        return events

    def _take(
        self, state: State, events: Sequence[SpeakerEvent | _Key | _Signal], keys: Keyboard | None
    ) -> State:
        effects: list[Effect] = []
        for event in events:
            if isinstance(event, _Signal):
                state = self._on_signal(state, event.number, keys)
                continue
            if isinstance(event, _Key) and event.name == TOUCH:
                self._speaker.pause()  # the key itself says what comes then
                continue
            state, more = machine.step(self._script, state, self._translated(event))
            effects.extend(more)
        self._perform(_last_said(effects))
        return state

    def _translated(self, event: SpeakerEvent | _Key) -> Event:
        if isinstance(event, Finished):
            return Ended(event.token)
        if isinstance(event, Failed):
            return Broke(event.token, event.message)
        if event.name == "HangUp":
            raise Interrupted(signal.SIGHUP)
        command = BY_KEY.get(event.name)
        name = command.name if command is not None else event.name
        if name == "pause" and not self._manner.aloud:
            name = "next sentence"
        heard = self._speaker.heard()
        return Asked(name, heard.token, heard.offset, heard.milliseconds)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Signals become events, so that nothing is ever in the middle of something."""
        numbers = [signal.SIGINT, signal.SIGTERM]
        numbers += [
            getattr(signal, name) for name in ("SIGHUP", "SIGQUIT", "SIGTSTP") if hasattr(signal, name)
        ]

        def put(number: int, frame: FrameType | None) -> None:
            self._events.put(_Signal(number))

        before = {number: signal.signal(number, put) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, state: State, number: int, keys: Keyboard | None) -> State:
        if number != getattr(signal, "SIGTSTP", None):
            raise Interrupted(number)
        self._speaker.pause()
        if keys is not None:
            keys.restore()
        handler = signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # stopped here, until the shell lets us go on
        signal.signal(number, handler)
        if keys is not None:
            keys.raw()
        if state.playing or state.saying == "answer":
            self._speaker.resume()
        return state

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
                self._save(effect.position, effect.ended)
            elif isinstance(effect, Stop):
                self._speaker.stop()
            elif isinstance(effect, Pause):
                self._speaker.pause()
            elif isinstance(effect, Resume):
                self._speaker.resume()
            elif isinstance(effect, Quit):
                self._over = True
                self._failed = effect.failed

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
            lang or self._script.page.lang,
            self._manner.voice,
            effect.rate,
            self._manner.pause(pause, effect.rate),
        )

    def _print(self, effect: Say) -> None:
        """Show the whole sentence as its first utterance is spoken: what it says, in one line."""
        if places.sentence_start(self._script, effect.position) == effect.position:
            utterances = self._script.utterances(effect.position.section)
            number = effect.utterance.sentence
            self._lines.sentence(_joined([each for each in utterances if each.sentence == number]))


def _joined(parts: Sequence[Utterance]) -> str:
    """A sentence and what is announced with it, in one line: "Costs, heading 2"; "1. Mix the flour."."""
    line = ""
    for before, part in zip((None, *parts), parts, strict=False):
        if before is None:
            line = part.text
        elif before.text.isdigit():
            line += f". {part.text}"
        elif before.start is not None and part.start is not None:
            line += part.text if before.end == part.start else f" {part.text}"
        else:
            line += f"{' ' if line[-1] in '.:;,!?…' else ', '}{part.text}"
    return line


def _last_said(effects: Sequence[Effect]) -> list[Effect]:
    """`effects` without what the last thing said makes meaningless."""
    spoken = [index for index, effect in enumerate(effects) if isinstance(effect, _SPOKEN)]
    if len(spoken) < 2:
        return list(effects)
    last = spoken[-1]
    kept: list[Effect] = []
    shown = [effect for effect in effects[spoken[-2] + 1 : last] if isinstance(effect, Show)]
    kept.extend(shown)
    kept.extend(effect for effect in effects[:last] if isinstance(effect, Quit))
    saves = [effect for effect in effects[:last] if isinstance(effect, Save)]
    kept.extend(saves[-1:])
    kept.extend(effects[last:])
    return kept
