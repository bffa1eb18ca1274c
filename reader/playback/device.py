"""The loudspeaker, or a clock in its place.

The device asks for samples a period at a time and plays them. It runs while there is something to
be heard and for a little after: to start it again takes some time, to keep it running costs a little
of the processor, and it must not keep a laptop awake when nobody listens.

A loudspeaker that goes away (an unplugged headset, a sound server that ended) does not say so: it
just asks for nothing any more. So its last question is watched. What was to be played stays where
it is until there is a loudspeaker again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from typing import Any, Protocol

from reader.errors import SpeechError
from reader.playback.outputs import PERIOD_MS, open_null_output, open_output, output_names

Fill = Callable[[int], bytes]

_REST_AFTER_S = 3.0
_LOST_AFTER_S = 0.6  # without a question; a busy machine is late by a tenth of that
_LOOK_EVERY_S = 0.3
_RETRY_EVERY_S = 1.0


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
    """The system's audio output, or the one called `name`; where there is none, a clock.

    The clock keeps time as a loudspeaker does, so that everything goes on as if it were heard;
    `silent_because` says why it is not. `tell` is called with one line, from another thread, when
    the loudspeaker is lost, and when it is there again. Raises SpeechError for a name that no
    loudspeaker has.
    """

    latency_ms = PERIOD_MS

    def __init__(self, sample_rate: int, name: str = "", tell: Callable[[str], None] = print) -> None:
        self.silent_because = ""
        self._sample_rate = sample_rate
        self._name = name
        self._tell = tell
        self._changed = threading.Condition()
        self._fill: Fill | None = None
        self._running = False
        self._resting_since = 0.0  # 0 while there is something to be heard
        self._asked_at = 0.0
        self._closed = False
        self._thread: threading.Thread | None = None
        self._device: Any = open_output(sample_rate, name)
        if self._device is None:
            if name and (names := output_names()):
                raise SpeechError(f"There is no loudspeaker called {name}. There are: {', '.join(names)}.")
            self.silent_because = "No loudspeaker was found."
            self._device = open_null_output(sample_rate)

    def start(self, fill: Fill) -> None:
        """Take samples from `fill` from the first `wake` on."""
        self._fill = fill

    def wake(self) -> None:
        """Run."""
        with self._changed:
            self._resting_since = 0.0
            if self._closed or self._fill is None or self._running or self._device is None:
                return
            self._run()
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="loudspeaker", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def rest(self) -> None:
        """Stop before long, unless there is something to be heard by then."""
        with self._changed:
            self._resting_since = self._resting_since or time.monotonic()

    def close(self) -> None:
        """Give the device back."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            if self._device is not None:
                self._device.close()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=2)

    def _run(self) -> None:
        assert self._fill is not None
        self._asked_at = time.monotonic()
        self._device.start(self._samples(self._fill))
        self._running = True

    def _samples(self, fill: Fill) -> Generator[bytes, int, None]:
        def asked() -> Generator[bytes, int, None]:
            frames = yield b""
            while True:
                self._asked_at = time.monotonic()
                frames = yield fill(frames)

        samples = asked()
        next(samples)
        return samples

    # -- the thread that watches it -----------------------------------------------------------

    def _watch(self) -> None:
        looked_at = time.monotonic()
        while True:
            with self._changed:
                is_idle = self._device is not None and not self._running
                self._changed.wait(None if is_idle else _LOOK_EVERY_S)
                if self._closed:
                    return
                now = time.monotonic()
                # This thread may have been held up itself, with the whole process.
                on_time = now - looked_at < 2 * _LOOK_EVERY_S
                looked_at = now
                message = self._look(now) if on_time else ""
            if message:
                self._tell(message)

    def _look(self, now: float) -> str:
        """Rest, notice a loss, or end it; gives what there is to tell."""
        if self._device is None:
            return self._find_again(now)
        if self._running and self._resting_since and now - self._resting_since > _REST_AFTER_S:
            self._device.stop()
            self._running = False
        elif self._running and now - self._asked_at > _LOST_AFTER_S and not self.silent_because:
            self._device.close()
            self._device, self._running = None, False
            self._asked_at = now
            return "The loudspeaker is gone. Reading waits for it"
        return ""

    def _find_again(self, now: float) -> str:
        if now - self._asked_at < _RETRY_EVERY_S:
            return ""
        self._asked_at = now
        self._device = open_output(self._sample_rate, self._name)
        if self._device is None:
            return ""
        if not self._resting_since:
            self._run()
        return "The loudspeaker is back"
