"""A running session without keys: what it says, prints and saves, and how it ends."""

from __future__ import annotations

import io
import os
import signal
import threading

import pytest

from reader.errors import SourceError
from reader.session.article import Article, FirstArticle
from reader.session.greeting import Greeting
from reader.session.live.session import Interrupted, Session
from reader.session.live.session_options import SessionOptions
from reader.speech.engine import Failed, Finished
from reader.terminal.lines import Lines
from tests.session.live.scripted import ALL_OF_IT, SHORT, OneScript, ScriptedSpeaker, finish, run
from tests.session.playing import RATE, TIDES, script_of, start_of


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


def test_signal_ends_the_session_while_the_page_is_prepared() -> None:
    ended = threading.Event()

    def opened(article: Article) -> Article:
        os.kill(os.getpid(), signal.SIGTERM)
        ended.wait()
        return article

    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Interrupted) as caught:
        run(script_of(SHORT), opened=opened)
    ended.set()
    assert caught.value.number == signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before


def test_page_that_cannot_be_prepared_ends_the_session() -> None:
    def opened(article: Article) -> Article:
        raise SourceError("The page is damaged.")

    with pytest.raises(SourceError, match="damaged"):
        run(script_of(SHORT), opened=opened)


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
    *first, end = ALL_OF_IT
    assert ran.texts == [*first, f"{end}. Next article", "A greeting", *first, "End of the last article"]


def test_unavailable_article_is_reported_at_the_end() -> None:
    ran = run(script_of(SHORT), articles=2, missing=[1])
    assert ran.texts == [*ALL_OF_IT[:-1], "End of article. Next article", "Article 1 is gone"]
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


def test_printed_title_does_not_wait_for_a_voice_to_load() -> None:
    script = script_of(SHORT)
    state = start_of(script, interactive=False)
    source = OneScript(script, state.reading.position)
    options = SessionOptions("", lambda pause, _: pause, print_sentences=True)
    session = Session(Lines(io.StringIO(), io.StringIO()), options, source)
    speaker = ScriptedSpeaker(tell=session.tell)
    article = source.article(0)._replace(greeting=None, starts_with_title=True)
    session.run(speaker, FirstArticle(None, lambda: article), state, None)
    assert [speech.text for speech in speaker.said if not speech.is_instant] == ALL_OF_IT[1:-1]
