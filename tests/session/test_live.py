"""The running session, with a scripted speaker and keys from a pseudo-terminal."""

from __future__ import annotations

import io
import os
import signal
import termios
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from reader.errors import SourceError
from reader.script.lexicon.entries import Entry
from reader.script.writer import Script
from reader.session.article import Article, FirstArticle
from reader.session.coalescing import PendingEffect, coalesced
from reader.session.effect_runner import SessionOptions
from reader.session.effects import Answer, Effect, Pause, Quit, Resume, Save, SaveChoice, Say, Show, Stop
from reader.session.greeting import Greeting
from reader.session.live import Interrupted, Session
from reader.session.printing import sentence_line
from reader.session.state import HistoryEntry, Playlist, Position
from reader.speech.engine import Failed, Finished, Heard, SpeakerEvent, Speech
from reader.terminal.lines import Lines
from reader.terminal.raw_mode import Terminal
from tests.session.playing import RATE, TIDES, script_of, start_of

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
    entries: list[Entry] = field(default_factory=list)

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
            self.entries.append,
            self.entries.remove,
            self.skipped.append,
        )

    def open(self, number: int, by: int) -> Article:
        if number in self.missing:
            raise SourceError(f"Article {number} is gone.")
        return self.article(number)

    def follow(self, article: Article, href: str) -> Article:
        return self.article(article.number, 1, f"Followed {href}")

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
        "chosen",
        lambda pause, rate: pause * 180 // rate,
        print_sentences=prints,
        aloud=aloud,
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


# -- without keys ---------------------------------------------------------------------------------


def test_live_session_reads_to_the_end() -> None:
    ran = run(script_of(SHORT))
    assert ran.texts == ALL_OF_IT
    assert ran.failed == ""
    assert [ended for _, ended in ran.saved] == [False, False, False, True]


def test_speech_has_language_voice_and_pause() -> None:
    ran = run(script_of("<html lang=fr><article><p>Un. Deux. <i lang=de>Drei.</i></p></article>"))
    assert [speech.lang for speech in ran.speaker.said] == ["fr", "fr", "de", "fr"]
    assert {speech.voice for speech in ran.speaker.said} == {"chosen"}
    assert {speech.rate for speech in ran.speaker.said} == {RATE}
    assert all(speech.pause_after > 0 for speech in ran.speaker.said[:2])


def test_failure_ends_the_live_session_with_a_reason() -> None:
    ran = run(script_of(SHORT), [lambda speaker: speaker.tell(Failed(speaker.token, "The voice is gone."))])
    assert ran.failed == "The voice is gone."
    assert ran.texts == ["Tides"]


def test_late_ends_and_failures_are_ignored() -> None:
    def late(speaker: ScriptedSpeaker) -> None:
        for token in (speaker.token - 1, speaker.token + 7):
            speaker.tell(Finished(token))
            speaker.tell(Failed(token, "late"))
        finish(speaker)

    assert run(script_of(SHORT), [late] * 4).texts == ALL_OF_IT


def test_each_sentence_is_printed_once_as_spoken() -> None:
    ran = run(script_of(TIDES), prints=True)
    assert ran.out.splitlines() == [
        "Tides",
        "The sea comes and goes.",
        "It does so twice a day.",
        "Few know why.",
        "Causes, heading 2",
        "The moon pulls at it.",
        "La mer follows.",
        "Effects, heading 2",
        "Ships wait for it.",
        "Birds feed on the shore.",
    ]


def test_page_text_is_printed_only_on_request() -> None:
    assert run(script_of(SHORT)).out == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_the_session_and_handlers_are_restored(number: int) -> None:
    before = signal.getsignal(number)
    with pytest.raises(Interrupted) as caught:
        run(script_of(SHORT), [lambda _: os.kill(os.getpid(), number)])
    assert caught.value.number == number
    assert signal.getsignal(number) is before


def test_closed_output_pipe_ends_the_session() -> None:
    class Broken(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    script = script_of(SHORT)
    options = SessionOptions("", lambda pause, _: pause, print_sentences=True)
    state = start_of(script)
    article_source = OneScript(script, state.reading.position)
    session = Session(Lines(Broken(), io.StringIO()), options, article_source)
    with pytest.raises(BrokenPipeError):
        session.run(
            ScriptedSpeaker(tell=session.tell),
            FirstArticle(None, lambda: article_source.article(0)),
            state,
            None,
        )


def test_several_articles_are_read_one_after_another() -> None:
    ran = run(script_of(SHORT), articles=2)
    assert ran.texts == [*ALL_OF_IT, "A greeting", *ALL_OF_IT]


def test_unavailable_article_is_reported_at_the_end() -> None:
    ran = run(script_of(SHORT), articles=2, missing=[1])
    assert ran.texts == [*ALL_OF_IT, "Article 1 is gone"]
    assert ran.failed == ""


def test_title_is_spoken_while_the_article_is_prepared() -> None:
    script = script_of(SHORT)
    state = start_of(script, interactive=False)
    article_source = OneScript(script, state.reading.position)
    session = Session(
        Lines(io.StringIO(), io.StringIO()), SessionOptions("", lambda pause, _: pause), article_source
    )
    speaker = ScriptedSpeaker(tell=session.tell)

    def have() -> Article:
        assert [speech.text for speech in speaker.said] == ["Les marées"]
        return article_source.article(0)._replace(greeting=None, starts_with_title=True)

    session.run(speaker, FirstArticle(Greeting("Les marées", "fr"), have), state, None)
    assert [speech.text for speech in speaker.said] == ["Les marées", *ALL_OF_IT[1:]]
    assert speaker.said[0].lang == "fr"


@pytest.mark.parametrize("say_greeting", [True, False], ids=["spoken", "shown"])
@pytest.mark.parametrize("prints", [True, False], ids=["printed", "unprinted"])
@pytest.mark.parametrize("starts_with_title", [True, False], ids=["title", "later"])
def test_greeting_comes_before_the_hint_about_the_keys(
    terminal: tuple[int, int], say_greeting: bool, prints: bool, starts_with_title: bool
) -> None:
    ours, theirs = terminal
    ran = run(
        script_of(SHORT),
        [press(ours, b"q")],
        keyboard=theirs,
        prints=prints,
        opened=lambda article: article._replace(
            say_greeting=say_greeting, starts_with_title=starts_with_title
        ),
    )
    assert ran.messages.splitlines()[:2] == ["A greeting", "? lists the keys, q quits"]


def test_title_is_printed_once_on_a_terminal(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    ran = run(
        script_of(SHORT),
        [finish, press(ours, b"q")],
        keyboard=theirs,
        prints=True,
        is_terminal=True,
        opened=lambda article: article._replace(greeting=Greeting("Tides"), starts_with_title=True),
    )
    assert ran.messages.splitlines()[0] == "Tides"
    assert ran.out.splitlines() == ["The sea comes."]
    assert ran.texts == ["Tides", "The sea comes."]


# -- with keys ------------------------------------------------------------------------------------


def press(ours: int, keys: bytes, *, offset: int = 0, milliseconds: int = 0) -> Then:
    def pressed(speaker: ScriptedSpeaker) -> None:
        speaker.offset, speaker.milliseconds = offset, milliseconds
        os.write(ours, keys)

    return pressed


def test_keys_work_and_the_terminal_is_restored(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    before = termios.tcgetattr(theirs)
    then = [
        press(ours, b"\x1b[C"),  # at "Tides": the next sentence
        press(ours, b"w", offset=4),  # in "The sea comes.": where am I
        finish,  # the answer
        press(ours, b"\x1b[F"),  # at "sea comes.": the end
        press(ours, b"q"),
    ]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    said = ran.texts
    assert said[:2] == ["Tides", "The sea comes."]
    assert said[2].startswith("Tides, section 1 of 1")
    assert said[3:] == ["sea comes.", "The sea goes."]
    assert termios.tcgetattr(theirs) == before
    assert ran.speaker.calls[-1] == "stop"


def test_terminal_is_restored_after_a_crash(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)

    def break_down(speaker: ScriptedSpeaker) -> None:
        assert termios.tcgetattr(theirs) != before
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run(script_of(SHORT), [break_down], keyboard=theirs)
    assert termios.tcgetattr(theirs) == before


def test_space_pauses_and_resumes(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    then = [press(ours, b" "), press(ours, b" "), press(ours, b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    assert ran.speaker.calls == ["say", "pause", "resume", "stop"]
    assert ran.messages.splitlines()[-2:] == ["Paused", "Resumed"]
    assert ran.messages.startswith("A greeting\n")


def test_unknown_key_does_not_end_the_session(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    then = [press(ours, b"%"), finish, press(ours, b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs)
    assert ran.texts == ["Tides", "%: not a key. Question mark lists the keys", "Tides"]


def test_session_waits_for_a_key_after_the_end(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal

    def end_and_quit(speaker: ScriptedSpeaker) -> None:
        finish(speaker)
        os.write(ours, b"q")

    ran = run(script_of(SHORT), [finish, finish, finish, end_and_quit], keyboard=theirs)
    assert ran.texts == ALL_OF_IT
    assert ran.saved[-1][1]


def test_terminal_is_restored_after_a_signal(terminal: tuple[int, int]) -> None:
    _, theirs = terminal
    before = termios.tcgetattr(theirs)
    with pytest.raises(Interrupted):
        run(script_of(SHORT), [lambda _: os.kill(os.getpid(), signal.SIGINT)], keyboard=theirs)
    assert termios.tcgetattr(theirs) == before


def test_closed_terminal_ends_the_session(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal
    with pytest.raises(Interrupted) as caught:
        run(script_of(SHORT), [lambda _: os.close(ours)], keyboard=theirs)
    assert caught.value.number == signal.SIGHUP


def test_no_audio_speaks_a_sentence_at_each_space(terminal: tuple[int, int]) -> None:
    ours, theirs = terminal

    def then_press(keys: bytes) -> Then:
        def pressed(speaker: ScriptedSpeaker) -> None:
            finish(speaker)
            os.write(ours, keys)

        return pressed

    then = [then_press(b" "), then_press(b" "), then_press(b"q")]
    ran = run(script_of(SHORT), then, keyboard=theirs, prints=True, aloud=False)
    assert ran.out.splitlines() == ["Tides", "The sea comes.", "The sea goes."]


# -- what comes together --------------------------------------------------------------------------

UTTERANCE = script_of(SHORT).utterances(script_of(SHORT).article[0])[0]


def say(token: int) -> Say:
    return Say(token, Position(0, token), UTTERANCE, 0, RATE)


def answer(token: int) -> Answer:
    return Answer(token, f"answer {token}", RATE)


def save(number: int) -> Save:
    return Save(Position(0, number))


def left_of(effects: list[Effect]) -> list[Effect]:
    return [each.effect for each in coalesced([PendingEffect(None, effect) for effect in effects])]


def test_ten_quick_moves_speak_show_and_save_only_the_last() -> None:
    burst: list[Effect] = []
    for token in range(10):
        burst += [Show(f"heading {token}"), say(token), save(token)]
    left = left_of(burst)
    assert [effect for effect in left if isinstance(effect, Show | Say)] == [Show("heading 9"), say(9)]
    assert [effect for effect in left if isinstance(effect, Save)][-1] == save(9)


@pytest.mark.parametrize(
    ("effects", "left"),
    [
        ([], []),
        ([Show("Paused")], [Show("Paused")]),
        ([Pause(), Show("Paused"), Resume(), Show("Resumed")],) * 2,
        ([say(1), save(1), answer(2)], [save(1), answer(2)]),
        ([SaveChoice("rate", 200), answer(1), say(2)], [SaveChoice("rate", 200), say(2)]),
        ([answer(1), say(2), save(2)], [say(2), save(2)]),
        ([say(1), save(1), Stop(), Quit()], [save(1), Stop(), Quit()]),
        ([Show("a"), say(1), save(1), Pause(), Show("Paused")],) * 2,
    ],
)
def test_burst_of_keys_keeps_only_the_last_speech(effects: list[Effect], left: list[Effect]) -> None:
    assert left_of(effects) == left


def test_quit_is_never_lost() -> None:
    left = left_of([Quit(failed="gone"), say(1), answer(2)])
    assert Quit(failed="gone") in left


def test_end_of_the_article_is_saved_despite_a_following_key() -> None:
    over = Save(Position(0, 3), ended=True)
    assert over in left_of([answer(1), over, answer(2)])
    assert over in left_of([over, answer(1), save(0), say(2)])


# -- a sentence as a line -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("<ol><li>Mix the flour.</ol>", "1. Mix the flour."),
        ("<p>One <i lang=fr>deux</i> three.</p>", "One deux three."),
        ("<p>The word “<i lang=fr>pain</i>” is bread.</p>", "The word “pain” is bread."),
        ("<p>He said (<i lang=fr>tout bas</i>) no.</p>", "He said (tout bas) no."),
        ("<p>A half-<i lang=fr>fermé</i> door.</p>", "A half-fermé door."),
        ("<p>See <i lang=fr>la mer</i>, then go.</p>", "See la mer, then go."),
        ("<p lang=ja>これは<i lang=en>pen</i>です。</p>", "これはpenです。"),
    ],
)
def test_sentence_and_its_announcements_share_a_line(inside: str, line: str) -> None:
    script = script_of(f"<html lang=en><article><h1>Title</h1><p>Before it.</p>{inside}</article>")
    utterances = [each for section in script.article for each in script.utterances(section)]
    last = utterances[-1]
    sentence = [each for each in utterances if (each.section, each.sentence) == (last.section, last.sentence)]
    assert sentence_line(sentence) == line
