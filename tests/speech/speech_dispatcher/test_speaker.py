"""The speaker on a real speech-dispatcher: what is heard, its events, and what other clients do to it."""

from __future__ import annotations

import queue
import signal
from collections.abc import Callable, Iterator

import pytest

from reader.errors import SpeechError
from reader.speech.engine import Failed, Finished, Speaker, SpeakerEvent, Speech
from reader.speech.engines import open_engine
from reader.speech.speech_dispatcher.engine import SpeechDispatcher
from tests.speech.speech_dispatcher.private_server import OtherClient, PrivateServer
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.programs import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.listening]

FIRST = Speech("The sea comes and goes.", "en", "", 400)
SECOND = Speech("Nobody is <late> & all is well.", "en", "", 400)
COUNT = Speech("One two three four five six seven eight nine ten eleven twelve.", "en", "", 300)
ENDLESS = Speech("The sea comes and goes, twice a day. " * 20, "en", "", 200)


class Talk:
    """A speaker and what it tells."""

    def __init__(self) -> None:
        engine = open_engine("speech-dispatcher")
        assert isinstance(engine, SpeechDispatcher)
        self.engine = engine
        self.events: queue.SimpleQueue[SpeakerEvent] = queue.SimpleQueue()
        self.speaker: Speaker = engine.speaker(self.events.put)

    def next_event(self) -> SpeakerEvent:
        return self.events.get(timeout=20)

    def wait_until(self, fact: Callable[[int], bool]) -> None:
        """Wait until the offset that was heard is like this."""
        wait_for(lambda: fact(self.speaker.heard().offset))


@pytest.fixture
def talk(server: PrivateServer) -> Iterator[Talk]:
    opened = Talk()
    yield opened
    opened.speaker.close()


def test_speeches_are_heard_one_after_another(talk: Talk, ear: VirtualEar) -> None:
    asked = ear.now()
    talk.speaker.say(1, FIRST, [SECOND])
    ear.wait_for_sound(5, after=asked)
    assert talk.next_event() == Finished(1)
    assert talk.speaker.heard().offset == FIRST.text.index("goes")
    talk.speaker.say(2, SECOND)
    assert talk.next_event() == Finished(2)
    assert talk.speaker.heard().offset >= SECOND.text.index("well")


def test_new_speech_replaces_the_old_one(talk: Talk) -> None:
    talk.speaker.say(1, ENDLESS)
    talk.wait_until(lambda offset: offset > 0)
    talk.speaker.say(2, FIRST)
    assert talk.next_event() == Finished(2)


def test_stop_silences_and_tells_nothing(talk: Talk, ear: VirtualEar) -> None:
    talk.speaker.say(1, ENDLESS)
    talk.wait_until(lambda offset: offset > 0)
    stopped = ear.now()
    talk.speaker.stop()
    ear.wait_for_silence(0.1, 5, after=stopped)
    assert talk.events.empty()


def test_pause_resumes_at_the_word(talk: Talk, ear: VirtualEar) -> None:
    talk.speaker.say(1, COUNT)
    talk.wait_until(lambda offset: offset >= COUNT.text.index("four"))
    paused = ear.now()
    talk.speaker.pause()
    ear.wait_for_silence(0.1, 5, after=paused)
    offset = talk.speaker.heard().offset
    talk.speaker.resume()
    assert talk.next_event() == Finished(1)
    assert offset < talk.speaker.heard().offset == COUNT.text.index("twelve")


def test_screen_reader_interrupts_and_the_rest_is_heard_afterwards(talk: Talk, server: PrivateServer) -> None:
    with OtherClient(server, "MESSAGE") as screen_reader:
        talk.speaker.say(1, COUNT)
        for word in ("three", "six"):
            reached = COUNT.text.index(word)
            talk.wait_until(lambda offset, reached=reached: offset >= reached)  # type: ignore[misc]
            screen_reader.say("Battery low.")
            screen_reader.wait_until_ended()
    assert talk.next_event() == Finished(1)
    assert talk.speaker.heard().offset == COUNT.text.index("twelve")


def test_speech_waits_while_a_screen_reader_speaks(talk: Talk, server: PrivateServer) -> None:
    with OtherClient(server, "MESSAGE") as screen_reader:
        screen_reader.say("This is a rather long message of a screen reader about nothing at all.")
        talk.speaker.say(1, FIRST)
        screen_reader.wait_until_ended()
        assert talk.next_event() == Finished(1)


def test_paused_reader_leaves_the_server_to_others(talk: Talk, server: PrivateServer) -> None:
    talk.speaker.say(1, ENDLESS)
    talk.wait_until(lambda offset: offset > 0)
    talk.speaker.pause()
    with OtherClient(server, "MESSAGE") as screen_reader:
        screen_reader.say("Battery low.")
        screen_reader.wait_until_ended()
    assert talk.events.empty()


def test_program_that_keeps_interrupting_wins(talk: Talk, server: PrivateServer) -> None:
    other = Talk()
    talk.speaker.say(1, ENDLESS)
    other.speaker.say(1, ENDLESS)
    wait_for(lambda: not talk.events.empty() or not other.events.empty())
    failed = (other if talk.events.empty() else talk).next_event()
    assert isinstance(failed, Failed)
    assert "interrupting" in failed.message
    other.speaker.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_dead_server_is_noticed(talk: Talk, server: PrivateServer, number: int) -> None:
    talk.speaker.say(1, ENDLESS)
    talk.wait_until(lambda offset: offset > 0)
    server.send(number)
    talk.speaker.say(2, FIRST)
    failed = talk.next_event()
    assert isinstance(failed, Failed)
    assert failed.token in {1, 2}
    assert failed.message.startswith("speech-dispatcher ")
    assert failed.message.endswith("Try --engine espeak.")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
@pytest.mark.parametrize("is_speaking", [False, True])
def test_dead_synthesizer_is_noticed(
    talk: Talk, server: PrivateServer, is_speaking: bool, number: int
) -> None:
    if is_speaking:
        talk.speaker.say(1, ENDLESS)
        talk.wait_until(lambda offset: offset > 0)
    server.send_to_module(number)
    if not is_speaking:
        talk.speaker.say(1, FIRST)
    failed = talk.next_event()
    assert isinstance(failed, Failed)
    assert failed.message == "speech-dispatcher's synthesizer is silent. Try --engine espeak."


def test_language_and_voice_change_the_sound(talk: Talk) -> None:
    times = []
    for lang, voice in (("en", ""), ("de", ""), ("en", "female1"), ("en", "")):
        talk.speaker.say(1, FIRST._replace(lang=lang, voice=voice))
        assert talk.next_event() == Finished(1)
        times.append(talk.speaker.heard().milliseconds)
    assert times[1] != times[0]


def test_unknown_voice_is_named(talk: Talk) -> None:
    assert talk.engine.find_voice("speech-dispatcher:Female1") == "female1"
    with pytest.raises(SpeechError, match=r"no voice called anna\. Choose one of: male1"):
        talk.engine.find_voice("anna")


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "...", "\x00\x01900S", "]]>&<b>", ".\r\nQUIT\r\n", "\ud800", "👩\u200d👩\u200d👧",
        "s's" * 99, "x", "海は広いな、大きいな。",
    ],
)  # fmt: skip
def test_any_text_ends(talk: Talk, text: str) -> None:
    talk.speaker.say(1, Speech(text, "en", "", 900))
    assert talk.next_event() == Finished(1)
    talk.speaker.say(2, FIRST)
    assert talk.next_event() == Finished(2)
