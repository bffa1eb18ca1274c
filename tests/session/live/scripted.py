"""A live session with a scripted speaker, on articles that are all the same."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reader.errors import SourceError
from reader.script.lexicon.entries import LexiconEntry
from reader.script.writer import Script
from reader.session.article import Article, FirstArticle
from reader.session.greeting import Greeting
from reader.session.live.session import Session
from reader.session.live.session_options import SessionOptions
from reader.session.state import HistoryEntry, Playlist, Position
from reader.speech.engine import Finished, Heard, SpeakerEvent, Speech
from reader.terminal.lines import Lines
from reader.terminal.raw_mode import Terminal
from tests.session.playing import start_of

SHORT = "<html lang=en><article><h1>Tides</h1><p>The sea comes. The sea goes.</p></article>"
ALL_OF_IT = ["Tides", "The sea comes.", "The sea goes.", "End of article"]
Then = Callable[["ScriptedSpeaker"], object]


@dataclass
class ScriptedSpeaker:
    """Records each speech, then takes the next step of `then`; without one, it finishes."""

    then: list[Then] = field(default_factory=list)
    said: list[Speech] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    token: int = 0
    offset: int = 0
    milliseconds: int = 0
    tell: Callable[[SpeakerEvent], None] = print

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        self.calls.append("say")
        self.said.append(speech)
        self.token, self.offset, self.milliseconds = token, 0, 0
        self.go_on()

    def go_on(self) -> None:
        then = self.then.pop(0) if self.then else finish
        then(self)

    def stop(self) -> None:
        self.calls.append("stop")

    def pause(self) -> None:
        self.calls.append("pause")
        self.go_on()

    def resume(self) -> None:
        self.calls.append("resume")
        self.go_on()

    def fade(self) -> None:
        self.calls.append("fade")

    def set_volume(self, percent: int) -> None:
        self.calls.append(f"volume {percent}")

    def heard(self) -> Heard:
        return Heard(self.token, self.offset, self.milliseconds)

    def close(self) -> None:
        self.calls.append("close")


def finish(speaker: ScriptedSpeaker) -> None:
    speaker.tell(Finished(speaker.token))


@dataclass
class Ran:
    failed: str
    speaker: ScriptedSpeaker
    out: str
    messages: str
    saved: list[tuple[Position, bool]]

    @property
    def texts(self) -> list[str]:
        return [speech.text for speech in self.speaker.said]


@dataclass
class OneScript:
    """An article source on which every article is the same."""

    script: Script
    start: Position
    saved: list[tuple[Position, bool]] = field(default_factory=list)
    missing: Sequence[int] = ()
    choices: list[tuple[str, int | str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    entries: list[LexiconEntry] = field(default_factory=list)
    prepared: list[int] = field(default_factory=list)

    def article(self, number: int, followed: int = 0, greeting: str = "A greeting") -> Article:
        return Article(
            number,
            followed,
            self.script,
            self.start,
            Greeting(greeting),
            number > 0 or followed > 0,
            (),
            lambda script, position, ended: self.saved.append((position, ended)),
            lambda script, marks: None,
            lambda name, value: self.choices.append((name, value)),
            lambda language, voice: self.choices.append((language, voice)),
            self.entries.append,
            self.entries.remove,
            self.skipped.append,
        )

    def open(self, number: int, by: int) -> Article:
        if number in self.missing:
            raise SourceError(f"Article {number} is gone.")
        return self.article(number)

    def prepare(self, number: int) -> None:
        self.prepared.append(number)

    def follow(self, article: Article, href: str) -> Article:
        return self.article(article.number, 1, f"Followed {href}")

    def say(self, article: Article, source: str) -> Article:
        return self.article(article.number, 1, f"Said {source}")

    def add(self, source: str) -> tuple[str, bool]:
        return source, True

    def reopen(self, entry: HistoryEntry) -> Article:
        return self.article(entry.article, entry.followed, "Back")._replace(start=entry.position)


def run(
    script: Script,
    then: Sequence[Then] = (),
    *,
    keyboard: int | None = None,
    prints: bool = False,
    aloud: bool = True,
    articles: int = 1,
    missing: Sequence[int] = (),
    is_terminal: bool = False,
    opened: Callable[[Article], Article] = lambda article: article,
) -> Ran:
    out, messages = io.StringIO(), io.StringIO()
    saved: list[tuple[Position, bool]] = []
    options = SessionOptions(
        "chosen", lambda pause, rate: pause * 180 // rate, print_sentences=prints, aloud=aloud
    )
    state = start_of(script, interactive=False)
    article_source = OneScript(script, state.reading.position, saved, missing)
    lines = Lines(out, messages)
    lines.is_terminal = is_terminal
    session = Session(lines, options, article_source)
    speaker = ScriptedSpeaker(list(then), tell=session.tell)
    keys = None if keyboard is None else Terminal(keyboard)
    failed = session.run(
        speaker,
        FirstArticle(None, lambda: opened(article_source.article(0))),
        state._replace(playlist=Playlist(articles=articles)),
        keys,
    )
    return Ran(failed, speaker, out.getvalue(), messages.getvalue(), saved)


def press(ours: int, keys: bytes, *, offset: int = 0, milliseconds: int = 0) -> Then:
    def pressed(speaker: ScriptedSpeaker) -> None:
        speaker.offset, speaker.milliseconds = offset, milliseconds
        os.write(ours, keys)

    return pressed
