"""Speaks texts outside a session, to try a voice, its styles or a pronunciation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import write_line
from reader.errors import SpeechError

if TYPE_CHECKING:
    from reader.speech.engine import Engine, Speech

_MAX_SAMPLE_S = 30  # no sample takes longer


def say_aloud(engine: Engine, *speeches: Speech) -> None:
    """Speak one text after another, and close the engine. Without a loudspeaker, print why.

    Raises SpeechError if the engine fails.
    """
    import threading

    from reader.playback.device import Loudspeaker
    from reader.playback.player import Player
    from reader.speech.engine import Failed, SelfSpeaking, Speaker, SpeakerEvent

    done = threading.Event()
    failed: list[str] = []

    def tell(event: SpeakerEvent) -> None:
        if isinstance(event, Failed):
            failed.append(event.message)
        done.set()

    speaker: Speaker
    if isinstance(engine, SelfSpeaking):
        speaker = engine.speaker(tell)
    else:
        loudspeaker = Loudspeaker(engine.sample_rate)
        if loudspeaker.silent_because:
            write_line(loudspeaker.silent_because)
        speaker = Player(engine, loudspeaker, tell)
    try:
        for number, speech in enumerate(speeches):
            done.clear()
            speaker.say(number + 1, speech, speeches[number + 1 :])
            done.wait(_MAX_SAMPLE_S)
            if failed:
                break
    finally:
        speaker.close()
        engine.close()
    if failed:
        raise SpeechError(failed[0])
