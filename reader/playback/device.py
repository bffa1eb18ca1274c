"""The loudspeaker, or a clock in its place.

The device requests samples one period at a time and plays them. It keeps running for a few seconds after the
sound ends, because starting it takes time; then it stops, so that it does not keep a laptop awake.

A lost loudspeaker (an unplugged headset, a stopped sound server) reports nothing: its requests just stop. So
we watch the time of the last request. Playback waits at its position until the loudspeaker is back.

A call to a hung sound server never returns. So one thread makes all calls to the device and no other thread
waits for it: keys still work, and the session can quit.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, Protocol

from reader.errors import SpeechError
from reader.playback.outputs import PERIOD_MS, open_null_output, open_output, output_names

Fill = Callable[[int], bytes]

_IDLE_TIMEOUT_S = 3.0
_LOSS_TIMEOUT_S = 1.0  # without a request; on a busy machine requests come up to 0.6 s late
_POLL_INTERVAL_S = 0.3
_RETRY_INTERVAL_S = 1.0
_OPEN_TIMEOUT_S = 5.0  # a sound system that takes longer is hung
_CLOSE_TIMEOUT_S = 1.0


class Device(Protocol):
    """Takes samples from `fill` as it needs them."""

    @property
    def latency_ms(self) -> int:
        """The time from taking a sample to hearing it."""

    @property
    def silent_because(self) -> str:
        """Why there is no sound, in one line; empty for a loudspeaker."""

    def start(self, fill: Fill) -> None:
        """Take samples after the first `wake`: `fill(frames)` returns 16-bit mono samples."""

    def wake(self) -> None:
        """Start to play: there is sound."""

    def rest(self) -> None:
        """Stop soon: there is no sound until `wake`."""

    def close(self) -> None:
        """Take no more samples. Safe to call twice."""


class Loudspeaker:
    """The system's audio output, or the one named `name`; without an output, a clock.

    The clock takes samples at the speed of a loudspeaker, so the session runs as usual; `silent_because` says
    why nothing is heard. `tell` gets one line, from another thread, when the loudspeaker is lost and when it
    is back. Raises SpeechError if no loudspeaker matches `name`.
    """

    latency_ms = PERIOD_MS

    def __init__(self, sample_rate: int, name: str = "", tell: Callable[[str], None] = print) -> None:
        self.silent_because = ""
        self._sample_rate = sample_rate
        self._name = name
        self._tell = tell
        self._changed = threading.Condition()
        self._fill: Fill | None = None
        self._is_awake = False
        self._resting_since = 0.0  # 0 while there is sound
        self._last_request_at = 0.0
        self._closed = False
        self._thread: threading.Thread | None = None
        # Only the device's thread touches these, once it runs.
        self._is_running = False
        self._device = self._open_first()

    def start(self, fill: Fill) -> None:
        """Take samples from `fill` after the first `wake`."""
        self._fill = fill

    def wake(self) -> None:
        """Start the device, if it is stopped."""
        with self._changed:
            self._resting_since = 0.0
            if self._closed or self._fill is None or self._is_awake:
                return
            self._is_awake = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._drive, name="loudspeaker", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def rest(self) -> None:
        """Stop the device after a few seconds, unless `wake` comes first."""
        with self._changed:
            self._resting_since = self._resting_since or time.monotonic()

    def close(self) -> None:
        """Close the device, without waiting for a hung sound system."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        closing = self._thread or _in_thread(self._device.close)
        closing.join(_CLOSE_TIMEOUT_S)

    def _open_first(self) -> Any:
        opened: list[Any] = []
        opening = _in_thread(lambda: opened.append(open_output(self._sample_rate, self._name)))
        opening.join(_OPEN_TIMEOUT_S)
        if opened and opened[0] is not None:
            return opened[0]
        if opened and self._name and (names := output_names()):
            raise SpeechError(f"No loudspeaker matches {self._name}. Available: {', '.join(names)}.")
        self.silent_because = "No loudspeaker was found." if opened else "The sound system is not responding."
        return open_null_output(self._sample_rate)

    # -- the device's thread ------------------------------------------------------------------

    def _drive(self) -> None:
        checked_at = time.monotonic()
        while True:
            with self._changed:
                self._changed.wait_for(self._must_act, None if self._is_idle() else _POLL_INTERVAL_S)
                if self._closed:
                    break
            now = time.monotonic()
            # If this thread itself was late, a late request proves nothing.
            on_time = now - checked_at < 2 * _POLL_INTERVAL_S
            checked_at = now
            message = self._check_device(now) if on_time or self._must_act() else ""
            if message:
                self._tell(message)
        if self._device is not None:
            self._device.close()

    def _must_act(self) -> bool:
        return self._closed or (self._is_awake and not self._is_running and self._device is not None)

    def _is_idle(self) -> bool:
        return self._device is not None and not self._is_awake and not self._is_running

    def _check_device(self, now: float) -> str:
        """Start, stop, or reopen the device as needed; returns a message for the listener, or ""."""
        if self._device is None:
            return self._reopen(now)
        if not self._is_running:
            if self._is_awake:
                self._run()
        elif self._resting_since and now - self._resting_since > _IDLE_TIMEOUT_S:
            self._stop()
        elif now - self._last_request_at > _LOSS_TIMEOUT_S and not self.silent_because:
            _in_thread(self._device.close)
            self._device, self._is_running = None, False
            self._last_request_at = now
            return "The loudspeaker is gone. Waiting for it"
        return ""

    def _run(self) -> None:
        assert self._fill is not None
        self._last_request_at = time.monotonic()
        with suppress(Exception):  # a dead device makes no requests, so its loss is noticed
            self._device.start(self._samples(self._fill))
        self._is_running = True

    def _stop(self) -> None:
        with self._changed:
            if not self._resting_since:  # woken meanwhile
                return
            self._is_awake = False
        self._device.stop()
        self._is_running = False

    def _samples(self, fill: Fill) -> Generator[bytes, int, None]:
        def asked() -> Generator[bytes, int, None]:
            frames = yield b""
            while True:
                self._last_request_at = time.monotonic()
                frames = yield fill(frames)

        samples = asked()
        next(samples)
        return samples

    def _reopen(self, now: float) -> str:
        if now - self._last_request_at < _RETRY_INTERVAL_S:
            return ""
        self._device = open_output(self._sample_rate, self._name)
        self._last_request_at = time.monotonic()
        return "The loudspeaker is back" if self._device is not None else ""


def _in_thread(call: Callable[[], object]) -> threading.Thread:
    """Make a call in a thread of its own, so that a hang blocks nobody."""
    thread = threading.Thread(target=call, name="sound system", daemon=True)
    thread.start()
    return thread
