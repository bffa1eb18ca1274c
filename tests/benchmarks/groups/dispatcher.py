"""The engine speech-dispatcher at the virtual ear: how soon it speaks, falls silent, and notices a death.

A real server with its espeak-ng module runs in a folder of its own. Sounds are dated by the ear, as for keys.
The floor is a client that sends the same commands and does nothing else.
"""

from __future__ import annotations

import os
import queue
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from reader.speech.engine import Failed, Speaker, SpeakerEvent, Speech
from reader.speech.speech_dispatcher.engine import SpeechDispatcher
from tests.benchmarks.plan import Plan
from tests.benchmarks.rows import Row, median
from tests.speech.speech_dispatcher.private_server import OtherClient, PrivateServer, is_installed
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.programs import wait_for

_SPEECH = Speech("The sea comes and goes, twice a day, and nobody knows why it does. " * 8, "en", "", 180)
_SOUND_MS, _SILENCE_MS, _DEATH_MS = 100, 30, 1500  # the bounds
_LIMIT_S, _REST_S, _WORDS_S = 5.0, 0.3, 0.3


def measure(plan: Plan) -> Iterator[Row]:
    """Speak and stop; kill the synthesizer, then the server."""
    if not is_installed():
        yield Row("speech-dispatcher", (), peer_problem="needs speech-dispatcher-espeak-ng")
        return
    assert plan.ear is not None
    with _talk(plan.ear) as (server, speaker, _), OtherClient(server, "TEXT") as other:
        ours, bare = [], []
        for _ in range(plan.effort.presses):
            ours.append(_sound_and_silence(plan.ear, partial(speaker.say, 1, _SPEECH), speaker.stop))
            bare.append(_sound_and_silence(plan.ear, partial(other.say, _SPEECH.text), other.cancel))
    sounds, silences = zip(*ours, strict=True)
    sound_floor, silence_floor = map(median, zip(*bare, strict=True))
    yield Row("speech-dispatcher: say → sound", sounds, bound=_SOUND_MS, floor=sound_floor)
    yield Row("speech-dispatcher: stop → silence", silences, bound=_SILENCE_MS, floor=silence_floor)
    kills: tuple[tuple[str, Callable[[PrivateServer], None]], ...] = (
        ("server killed", lambda server: server.send(signal.SIGKILL)),
        ("synthesizer killed", lambda server: server.send_to_module(signal.SIGKILL)),
        ("synthesizer stopped", lambda server: server.send_to_module(signal.SIGSTOP)),
    )
    for name, kill in kills:
        for is_speaking in (False, True):
            noticed = tuple(_until_noticed(plan.ear, kill, is_speaking) for _ in range(plan.effort.rests))
            when = "while it speaks" if is_speaking else "before it speaks"
            yield Row(
                f"speech-dispatcher: {name} {when} → noticed",
                noticed,
                bound=_DEATH_MS,
                note="from the end of the sound",
            )


@contextmanager
def _talk(ear: VirtualEar) -> Iterator[tuple[PrivateServer, Speaker, queue.SimpleQueue[SpeakerEvent]]]:
    """A server that has spoken, its speaker, and what the speaker tells."""
    with PrivateServer(ear) as server:
        os.environ.update(server.env)
        events: queue.SimpleQueue[SpeakerEvent] = queue.SimpleQueue()
        speaker = SpeechDispatcher().speaker(events.put)
        _sound_and_silence(ear, partial(speaker.say, 1, _SPEECH), speaker.stop)
        yield server, speaker, events
        speaker.close()


def _sound_and_silence(
    ear: VirtualEar, say: Callable[[], None], stop: Callable[[], None]
) -> tuple[float, float]:
    """The milliseconds from `say` to sound, and from `stop` to silence."""
    asked = ear.now()
    say()
    began = ear.wait_for_sound(_LIMIT_S, after=asked)
    ear.wait_for_sound(_LIMIT_S, after=began + _WORDS_S)
    stopped = ear.now()
    stop()
    ended = ear.wait_for_silence(_REST_S, _LIMIT_S, after=stopped)
    return 1000 * (began - asked), 1000 * (ended - stopped)


def _until_noticed(ear: VirtualEar, kill: Callable[[PrivateServer], None], is_speaking: bool) -> float:
    """The milliseconds from a kill, the end of its sound or the first speech to the speaker's failure."""
    with _talk(ear) as (server, speaker, events):
        say = partial(speaker.say, 2, _SPEECH)
        if is_speaking:
            say()
            wait_for(lambda: speaker.heard().offset > 0)
        began = ear.now()
        kill(server)
        if not is_speaking:
            say()
        failed = events.get(timeout=_LIMIT_S)
        noticed = ear.now()
        assert isinstance(failed, Failed)
        silent = ear.wait_for_silence(_REST_S, _LIMIT_S, after=began)  # the server has sound in store
        return 1000 * max(0.0, noticed - max(began, silent))
