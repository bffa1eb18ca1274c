"""What the player makes ahead, and how far it was heard."""

from __future__ import annotations

from reader.speech.engine import Finished
from tests.playback.fakes import FADE_S, TEXT, Rig, Tone, rig, speech

# -- how far ------------------------------------------------------------------------------------


def test_heard_position_advances_word_by_word(any_engine: Rig) -> None:
    said = speech(TEXT)
    any_engine.say_made(1, said)
    marks = any_engine.synthesizer.marks[said]
    assert len(marks) == 5
    pulled = 0
    for mark in marks:
        any_engine.device.pull(mark.sample + 1 - pulled)
        pulled = mark.sample + 1
        heard = any_engine.player.heard()
        assert heard.offset == mark.start
        assert heard.milliseconds == pulled * 1000 // any_engine.synthesizer.sample_rate


def test_sound_in_the_device_buffer_does_not_count_as_heard() -> None:
    playing = rig(Tone(), latency_ms=100)
    playing.say_made(1, speech("One two three, and much more than that"))
    playing.device.pull(4 * 80 + 1)  # "two" has been taken, not heard
    assert playing.player.heard().offset == 0
    playing.device.pull(800)
    assert playing.player.heard().offset == 4
    playing.player.close()


def test_finished_speech_does_not_restart_at_its_first_word(tone: Rig) -> None:
    """A key pressed just as a sentence ends must not send the listener back to its first word."""
    tone.say_made(1, speech(TEXT))
    tone.pull_until_event()
    assert tone.player.heard().offset >= TEXT.index("goes")


def test_heard_position_restarts_with_each_speech(tone: Rig) -> None:
    tone.say_made(1, speech(TEXT))
    tone.device.pull(2000)
    tone.say_made(2, speech(TEXT))
    heard = tone.player.heard()
    assert (heard.token, heard.offset, heard.milliseconds) == (2, 0, 0)


# -- ahead --------------------------------------------------------------------------------------


def test_prepared_speech_is_not_synthesized_again(any_engine: Rig) -> None:
    one, two, three = speech("One."), speech("Two."), speech("Three.")
    any_engine.say_made(1, one, [two, three])
    any_engine.pull_until_event()
    pcm = any_engine.say_made(2, two, [three])
    assert any_engine.pull_until_event()[: len(pcm)] == pcm
    any_engine.say_made(3, three)
    any_engine.pull_until_event()
    assert [any_engine.synthesizer.times(each) for each in (one, two, three)] == [1, 1, 1]
    assert any_engine.events == [Finished(1), Finished(2), Finished(3)]


def test_repeated_speech_is_not_synthesized_again(tone: Rig) -> None:
    said = speech(TEXT)
    tone.say_made(1, said)
    tone.device.pull(1000)
    pcm = tone.say_made(2, said)
    heard = tone.pull_until_event()
    fade = 2 * int(FADE_S * Tone.sample_rate)
    assert heard[fade : len(pcm)] == pcm[fade:]
    assert tone.synthesizer.times(said) == 1


def test_another_rate_is_synthesized_anew(tone: Rig) -> None:
    tone.say_made(1, speech("One."), [speech("Two.")])
    tone.say_made(2, speech("Two.", rate=400))
    assert tone.synthesizer.times(speech("Two.", rate=400)) == 1


def test_endless_prepared_speech_does_not_delay_current_speech(tone: Rig) -> None:
    tone.player.say(1, speech("One."), [speech("endless")])
    tone.synthesizer.wait_for(speech("endless"))
    tone.pull_until_event()
    tone.say_made(2, speech("Two."))
    tone.pull_until_event()
    assert tone.events == [Finished(1), Finished(2)]
