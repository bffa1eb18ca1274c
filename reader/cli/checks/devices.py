"""Check Python, the loudspeaker and the terminal."""

from __future__ import annotations

import os
import sys

from reader.cli.checks.finding import Finding
from reader.cli.options.effective_settings import saved_name
from reader.errors import SpeechError

_TONE_HZ, _TONE_S, _TONE_RATE = 440, 0.5, 22050


def check_python() -> Finding:
    """Check that Python is new enough."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(sys.version_info >= (3, 11), f"Python {version}")


def check_loudspeaker() -> Finding:
    """Check the saved loudspeaker, or the default one."""
    from reader.playback.device import Loudspeaker
    from reader.playback.outputs import output_names

    try:
        loudspeaker = Loudspeaker(_TONE_RATE, saved_name("device"))
    except SpeechError as error:
        return Finding(False, str(error), "Run: reader config set device ''")
    loudspeaker.close()
    if loudspeaker.silent_because:
        remedy = "Start PulseAudio or PipeWire, or connect a loudspeaker. Until then, sentences are printed."
        return Finding(False, loudspeaker.silent_because, remedy)
    return Finding(True, f"for --device: {', '.join(output_names()) or 'the default one'}")


def play_tone() -> Finding:
    """Play a tone, and wait until it ends."""
    import math
    import threading
    from array import array

    from reader.playback.device import Loudspeaker

    total = int(_TONE_S * _TONE_RATE)
    wave = array("h", (int(9000 * math.sin(math.tau * _TONE_HZ * n / _TONE_RATE)) for n in range(total)))
    pcm, done = bytearray(wave.tobytes()), threading.Event()

    def fill(frames: int) -> bytes:
        if not pcm:
            done.set()
        sound = bytes(pcm[: 2 * frames])
        del pcm[: 2 * frames]
        return sound.ljust(2 * frames, b"\0")

    loudspeaker = Loudspeaker(_TONE_RATE, saved_name("device"))
    loudspeaker.start(fill)
    loudspeaker.wake()
    played = done.wait(5)
    loudspeaker.close()
    if loudspeaker.silent_because:
        return Finding(False, loudspeaker.silent_because)
    return Finding(played, "played" if played else "could not be played")


def check_terminal() -> Finding:
    """Check that the terminal can show every letter."""
    if not sys.stdout.isatty():
        return Finding(True, "none here; pages are read without keys")
    encoding = (sys.stdout.encoding or "").lower()
    if "utf" not in encoding:
        return Finding(False, f"its encoding, {encoding}, lacks some letters.", "Set LANG=C.UTF-8")
    return Finding(True, f"{os.environ.get('TERM', 'unknown')}, {encoding}")
