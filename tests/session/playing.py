"""Plays lists of events to the state machine, and collects the effects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from reader.page.parse import parse_page
from reader.script.model import ReadingOptions
from reader.script.writer import Script
from reader.session import machine
from reader.session.effects import Answer, Ask, Effect, Save, Say, Show
from reader.session.events import CommandGiven, Event, SpeechFinished
from reader.session.navigation import positions
from reader.session.state import Position, Reading, State
from reader.settings import Verbosity

RATE = 180
Action = Event | str | Callable[[State], Event]

TIDES = """<html lang=en><title>Tides</title><body>
<a href="#main">Skip to the article</a><a href="#nope">Skip to nowhere</a><a href="#foot">Skip to the end</a>
<nav aria-label=Menu><ul><li><a href="/a">News of the day</a><li><a href="/b">Sport and games</a></ul></nav>
<main id=main><article><h1>Tides</h1>
<p>The sea comes and goes. It does so twice a day. Few know why.</p>
<h2>Causes</h2><p>The moon pulls at it. <i lang=fr>La mer</i> follows.</p>
<h2>Effects</h2><p>Ships wait for it. Birds feed on the shore.</p></article></main>
<footer id=foot><p>Copyright ours. All rights kept.</p></footer>"""


@cache
def script_of(html: str, verbosity: Verbosity = "few") -> Script:
    return Script(parse_page(html), ReadingOptions(verbosity))


@dataclass(frozen=True)
class Played:
    """The last state after a list of events, and the effects of each event."""

    script: Script
    state: State
    steps: list[tuple[Effect, ...]] = field(default_factory=list)

    @property
    def last(self) -> tuple[Effect, ...]:
        return self.steps[-1]

    @property
    def said(self) -> list[str]:
        """All that was said: the page's words as they are, answers in brackets."""
        return [text for effects in self.steps for text in said(effects)]

    @property
    def saved(self) -> list[Save]:
        return [effect for effects in self.steps for effect in effects if isinstance(effect, Save)]

    def has(self, kind: type[Effect]) -> bool:
        """True if the last event had such an effect."""
        return any(isinstance(effect, kind) for effect in self.last)


def said(effects: tuple[Effect, ...]) -> list[str]:
    texts = []
    for effect in effects:
        if isinstance(effect, Say):
            texts.append(effect.utterance.spoken[effect.offset :])
        elif isinstance(effect, Answer | Ask):
            texts.append(f"[{effect.words}]")
    return texts


def shown(effects: tuple[Effect, ...]) -> list[str]:
    lines: list[str] = []
    for effect in effects:
        if isinstance(effect, Show):
            lines.append(effect.words)
        elif isinstance(effect, Answer):
            lines.extend(effect.lines or (effect.words,))
    return lines


def start_of(script: Script, *, interactive: bool = True) -> State:
    place = positions.first(script)
    assert place is not None
    return State(Reading(place), RATE, interactive=interactive)


def at(text: str, *, interactive: bool = True) -> State:
    """The state at the utterance of TIDES that starts with `text`."""
    script = script_of(TIDES)
    for section in range(len(script.page.sections)):
        for number, utterance in enumerate(script.utterances(section)):
            if utterance.text.startswith(text):
                return State(Reading(Position(section, number)), RATE, interactive=interactive)
    raise AssertionError(text)


def play(script: Script, *actions: Action, state: State | None = None) -> Played:
    """Begin, then take the actions: a command by its name, or "heard" for the end of the current speech."""
    now, effects = machine.begin(script, state or start_of(script))
    steps = [effects]
    for action in actions:
        now, effects = machine.step(script, now, event_of(action, now))
        steps.append(effects)
    return Played(script, now, steps)


def event_of(action: Action, state: State) -> Event:
    if action == "heard":
        return SpeechFinished(state.speech.token)
    if isinstance(action, str):
        return CommandGiven(action, state.speech.token)
    return action if isinstance(action, Event) else action(state)


def asked(command: str, *, offset: int = 0, milliseconds: int = 0) -> Callable[[State], Event]:
    """A command given when the current speech was heard up to there."""
    return lambda state: CommandGiven(command, state.speech.token, offset, milliseconds)


def ended(token: int) -> SpeechFinished:
    return SpeechFinished(token)


ARTICLE = [
    "Tides",
    "The sea comes and goes.", "It does so twice a day.", "Few know why.",
    "Causes", "heading 2",
    "The moon pulls at it.", "La mer", "follows.",
    "Effects", "heading 2",
    "Ships wait for it.", "Birds feed on the shore.",
]  # fmt: skip


script = script_of(TIDES)
