"""What the player does when the voice fails."""

from __future__ import annotations

import pytest

from reader.speech.engine import Failed, Finished
from tests.playback.fakes import TEXT, Rig, Tone, rig, speech


@pytest.mark.parametrize("text", ["broken", "crash", "half"])
def test_failure_is_one_line_and_the_next_speech_works(tone: Rig, text: str) -> None:
    tone.say_made(5, speech(text))
    tone.pull_until_event()
    (failure,) = tone.events
    assert isinstance(failure, Failed)
    assert failure.token == 5
    assert failure.message
    assert len(failure.message.splitlines()) == 1
    pcm = tone.say_made(6, speech(TEXT))
    assert tone.pull_until_event()[: len(pcm)] == pcm
    assert tone.events[1:] == [Finished(6)]


def test_failure_of_prepared_speech_is_reported_at_its_turn(tone: Rig) -> None:
    tone.say_made(1, speech("One."), [speech("broken"), speech("Two.")])
    tone.pull_until_event()
    assert tone.events == [Finished(1)]
    tone.say_made(2, speech("broken"), [speech("Two.")])
    tone.pull_until_event()
    assert [type(event) for event in tone.events] == [Finished, Failed]
    tone.say_made(3, speech("Two."))
    tone.pull_until_event()
    assert tone.events[2:] == [Finished(3)]


def test_temporary_failure_is_not_cached() -> None:
    class Flaky(Tone):
        fails = True

        def synthesize(self, speech: object, emit: object) -> None:
            if self.fails:
                self.fails = False
                raise OSError("not now")
            super().synthesize(speech, emit)  # type: ignore[arg-type]

    flaky = rig(Flaky())
    flaky.say_made(1, speech(TEXT))
    flaky.pull_until_event()
    flaky.say_made(2, speech(TEXT))
    flaky.pull_until_event()
    assert isinstance(flaky.events[0], Failed)
    assert flaky.events[1:] == [Finished(2)]
    flaky.player.close()
