"""The loudspeaker, or a clock in its place.

The device asks for samples a period at a time and plays them. It runs while there is something to
be heard and for a little after: to start it again takes some 40 ms, to keep it running costs a
little of the processor, and it must not keep a laptop awake when nobody listens.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

Fill = Callable[[int], bytes]

# Silence comes within two periods of asking for it. Shorter ones stutter whenever the machine is
# held up for a moment; at 20 ms, silence was heard after 35 ms (p95), and new speech after 35.
_PERIOD_MS = 20
_REST_AFTER_S = 3.0


class Device(Protocol):
    """Takes samples from `fill` as it needs them."""

    @property
    def latency_ms(self) -> int:
        """How long it takes from a sample's being taken to its being heard."""

    @property
    def silent_because(self) -> str:
        """Why nothing will be heard, in one line; empty for a loudspeaker."""

    def start(self, fill: Fill) -> None:
        """Take samples from the first `wake` on: `fill(frames)` gives 16-bit mono samples."""

    def wake(self) -> None:
        """There is something to be heard."""

    def rest(self) -> None:
        """There is nothing to be heard until `wake`."""

    def close(self) -> None:
        """Take no more samples. Safe to call twice."""


class Loudspeaker:
    """The system's audio output through miniaudio; where there is none, its null device.

    The null device keeps time as a loudspeaker does, so that everything goes on as if it were
    heard; `silent_because` says why it is not.
    """

    def __init__(self, sample_rate: int, app_name: str = "Reader") -> None:
        import miniaudio

        self.latency_ms = _PERIOD_MS
        self.silent_because = ""
        self._lock = threading.Lock()
        self._running = False
        self._closed = False
        self._fill: Fill | None = None
        self._timer: threading.Timer | None = None
        options: dict[str, Any] = {
            "output_format": miniaudio.SampleFormat.SIGNED16,
            "nchannels": 1,
            "sample_rate": sample_rate,
            "buffersize_msec": _PERIOD_MS,
            "app_name": app_name,
        }
        self._device = _open(miniaudio, options)
        if self._device is None:
            self.silent_because = "No loudspeaker was found."
            self._device = miniaudio.PlaybackDevice(backends=[miniaudio.Backend.NULL], **options)

    def start(self, fill: Fill) -> None:
        """Take samples from `fill` from the first `wake` on."""
        self._fill = fill

    def wake(self) -> None:
        """Run."""
        with self._lock:
            self._cancel_timer()
            if not self._running and not self._closed and self._fill is not None:
                self._device.start(_as_generator(self._fill))
                self._running = True

    def rest(self) -> None:
        """Stop before long, unless there is something to be heard by then."""
        with self._lock:
            self._cancel_timer()
            if self._running and not self._closed:
                self._timer = threading.Timer(_REST_AFTER_S, self._stop)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Give the device back."""
        with self._lock:
            self._cancel_timer()
            if not self._closed:
                self._closed = True
                self._device.close()

    def _stop(self) -> None:
        with self._lock:
            if self._running and not self._closed:
                self._device.stop()
                self._running = False

    def _cancel_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _as_generator(fill: Fill) -> Generator[bytes, int, None]:
    def samples() -> Generator[bytes, int, None]:
        frames = yield b""
        while True:
            frames = yield fill(frames)

    generator = samples()
    next(generator)
    return generator


def _open(miniaudio: Any, options: dict[str, Any]) -> Any:
    """The loudspeaker, by the first way that works, or None."""
    for backend in _real_backends(miniaudio):
        with suppress(miniaudio.MiniaudioError), _quiet_stderr():
            return miniaudio.PlaybackDevice(backends=[backend], **options)
    return None


def _real_backends(miniaudio: Any) -> list[Any]:
    """The ways to a loudspeaker, best first.

    Each is tried by itself: miniaudio's own list ends in the null device, which it takes without a
    word where nothing else works. JACK is left out, because asking for it is noisy and slow.
    """
    backend = miniaudio.Backend
    if sys.platform == "darwin":
        return [backend.COREAUDIO]
    if sys.platform == "win32":
        return [backend.WASAPI, backend.DSOUND, backend.WINMM]
    return [backend.PULSEAUDIO, backend.ALSA, backend.OSS, backend.SNDIO]


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Keep what C libraries write about missing sound cards off the terminal."""
    saved = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)
