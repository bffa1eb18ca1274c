"""Makes a Speaker from any Synthesizer and Device.

Three threads meet here. The caller says, pauses and stops. One synthesis thread makes clips: first the
current one, then those that probably come next. The device's own thread takes samples, one period at a time,
and never waits for the other two.

A speech is one `_Clip`: the sound so far, and whether more will come. The device plays the current clip, then
the pause after it; then the player reports it as finished. A clip made ahead becomes current at once. A clip
that is no longer needed is abandoned: its synthesis stops at the next chunk.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Sequence

from reader.errors import SentenceLost, SpeechError
from reader.playback.device import Device
from reader.playback.earcons import earcon
from reader.speech.engine import Chunk, Failed, Finished, Heard, SpeakerEvent, Speech, Synthesizer, WordMark

_CUT_FADE_MS = 4  # cutting a wave in the middle makes a click
_SLEEP_FADE_S = 6.0  # the sleep timer's
_SLEEP_FADE_STEPS = 60
_SAMPLE_BYTES = 2  # per sample
_MAX_SILENT_SPEECHES = 3  # in a row; more mean that the voice is broken
_NO_MARK = WordMark(0, 0, 0)


class _Clip:
    """Sound as it is made. Not a dataclass: defining one adds a millisecond to every start."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.pcm = bytearray()
        self.marks: list[WordMark] = []
        self.done = False
        self.error = ""
        self.can_continue = False  # after the error


class Player:
    """A Speaker that plays a Synthesizer's sound on a Device. `tell` is called from other threads."""

    def __init__(
        self, synthesizer: Synthesizer, device: Device, tell: Callable[[SpeakerEvent], None]
    ) -> None:
        self._synthesizer = synthesizer
        self._device = device
        self._tell = tell
        self._changed = threading.Condition()
        self._current: _Clip | None = None
        self._ahead: list[_Clip] = []
        self._token = 0
        self._cursor = 0  # bytes of the current clip and its pause that the device has taken
        self._paused = False
        self._last = Heard(0)  # the position at the end of the last finished speech
        self._cut_off = b""  # the next milliseconds of a speech that was interrupted, to fade out
        self._closed = False
        self._volume = self._gain = 1.0
        self._silent_speeches = 0  # speeches without sound, in a row
        self._fade_ended = threading.Event()  # set it to end the fade that runs
        self._thread = threading.Thread(target=self._synthesize, name="synthesis", daemon=True)
        self._thread.start()
        self._device.start(self._fill)

    # -- the caller's side --------------------------------------------------------------------

    def say(self, token: int, speech: Speech, ahead: Sequence[Speech] = ()) -> None:
        """Stop the current speech and say `speech`; prepare `ahead`."""
        self._fade_ended.set()
        with self._changed:
            ready = {clip.speech: clip for clip in (*self._ahead, *self._replayable())}
            self._remember_cut()
            self._current = ready.get(speech) or _Clip(speech)
            self._ahead = [ready.get(next_one) or _Clip(next_one) for next_one in ahead]
            self._token = token
            self._cursor = 0
            self._paused = False
            is_ready = bool(self._current.pcm) or self._current.done
            self._changed.notify_all()
        if is_ready:
            self._device.wake()

    def stop(self) -> None:
        """Fall silent and forget the current speech."""
        self._fade_ended.set()
        with self._changed:
            self._remember_cut()
            self._current = None
            self._changed.notify_all()
        self._device.rest()

    def pause(self) -> None:
        """Fall silent and keep the position."""
        self._fade_ended.set()
        with self._changed:
            if not self._paused:
                self._remember_cut()
                self._paused = True
        self._device.rest()

    def resume(self) -> None:
        """Continue where `pause` stopped."""
        self._fade_ended.set()
        with self._changed:
            self._paused = False
        self._device.wake()

    def fade(self) -> None:
        """Fade out over some seconds, then pause."""
        with self._changed:
            self._fade_ended.set()
            self._fade_ended = threading.Event()
        threading.Thread(target=self._fade, args=(self._fade_ended,), name="fade", daemon=True).start()

    def _fade(self, ended: threading.Event) -> None:
        for step in range(_SLEEP_FADE_STEPS - 1, -1, -1):
            if ended.wait(_SLEEP_FADE_S / _SLEEP_FADE_STEPS):
                break
            self._gain = self._volume * step / _SLEEP_FADE_STEPS
        else:
            with self._changed:
                if not ended.is_set():  # no command came meanwhile
                    self._paused = True
                    self._device.rest()
        self._gain = self._volume

    def set_volume(self, percent: int) -> None:
        """Set the volume, in percent."""
        self._volume = self._gain = percent / 100

    def heard(self) -> Heard:
        """How far the current speech has been heard, without the sound that the device still holds."""
        with self._changed:
            clip = self._current
            if clip is None:
                return self._last if self._last.token == self._token else Heard(self._token)
            rate = self._synthesizer.sample_rate
            sample = max(0, self._cursor // _SAMPLE_BYTES - rate * self._device.latency_ms // 1000)
            past = next((mark for mark in reversed(clip.marks) if mark.sample <= sample), _NO_MARK)
            return Heard(self._token, past.start, sample * 1000 // rate, past.end)

    def close(self) -> None:
        """Fall silent and close the device and the synthesizer."""
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._current = None
            self._ahead = []
            self._changed.notify_all()
        self._device.close()
        self._thread.join(timeout=2)
        self._synthesizer.close()

    def _replayable(self) -> list[_Clip]:
        """The current clip, if it can be played again."""
        return [self._current] if self._current is not None and not self._current.error else []

    def _remember_cut(self) -> None:
        """Keep the next few milliseconds of sound, to fade them out without a click."""
        if self._current is not None and not self._paused and self._cursor and not self._cut_off:
            size = self._synthesizer.sample_rate * _CUT_FADE_MS // 1000 * _SAMPLE_BYTES
            self._cut_off = bytes(self._current.pcm[self._cursor : self._cursor + size])

    # -- the synthesis thread -----------------------------------------------------------------

    def _synthesize(self) -> None:
        while True:
            with self._changed:
                clip = self._next_to_make()
                while clip is None and not self._closed:
                    self._changed.wait()
                    clip = self._next_to_make()
                if self._closed or clip is None:
                    return
                clip.pcm.clear()
                clip.marks.clear()
            self._make(clip)

    def _next_to_make(self) -> _Clip | None:
        """The first unfinished clip, in speaking order."""
        wanted = (self._current, *self._ahead)
        return next((clip for clip in wanted if clip is not None and not clip.done), None)

    def _make(self, clip: _Clip) -> None:
        abandoned = False

        def emit(chunk: Chunk) -> bool:
            nonlocal abandoned
            with self._changed:
                abandoned = self._closed or self._next_to_make() is not clip
                if abandoned:
                    return False
                is_first = bool(chunk.pcm) and not clip.pcm and clip is self._current and not self._paused
                clip.pcm += chunk.pcm
                clip.marks.extend(chunk.marks)
            if is_first:  # waking the device sooner would play silence first
                self._device.wake()
            return True

        try:
            if clip.speech.earcon:
                emit(Chunk(earcon(clip.speech.earcon, self._synthesizer.sample_rate)))
            else:
                self._synthesizer.synthesize(clip.speech, emit)
        except SpeechError as error:
            clip.error = str(error)
            clip.can_continue = isinstance(error, SentenceLost)
        except Exception as error:  # an engine's fault must not end the session
            clip.error = f"The speech engine failed: {type(error).__name__}: {' '.join(str(error).split())}"
        if not clip.error and not abandoned:
            self._check_silence(clip)
        with self._changed:
            clip.done = bool(clip.error) or not abandoned
            is_waiting = clip.done and not clip.pcm and clip is self._current
        if is_waiting:
            self._device.wake()

    def _check_silence(self, clip: _Clip) -> None:
        """Fail the clip if the engine keeps returning no sound for words: the text would pass unheard."""
        is_silent = not clip.pcm and any(map(str.isalnum, clip.speech.text))
        self._silent_speeches = self._silent_speeches + 1 if is_silent else 0
        if self._silent_speeches >= _MAX_SILENT_SPEECHES:
            clip.error = "The voice makes no sound. Try another --voice or --engine."

    # -- the device's thread ------------------------------------------------------------------

    def _fill(self, frames: int) -> bytes:
        """The next `frames` samples. The device calls it."""
        size = frames * _SAMPLE_BYTES
        event: SpeakerEvent | None = None
        with self._changed:
            fading, self._cut_off = self._cut_off, b""
            sound = b""
            if self._current is not None and not self._paused:
                sound, event = self._next_samples(self._current, size)
        if fading:
            sound = _mixed(_faded(fading), sound)
        if event is not None:
            self._tell(event)
        if self._gain < 1:
            sound = array("h", (int(sample * self._gain) for sample in array("h", sound))).tobytes()
        return sound.ljust(size, b"\0")

    def _next_samples(self, clip: _Clip, size: int) -> tuple[bytes, SpeakerEvent | None]:
        sound = bytes(clip.pcm[self._cursor : self._cursor + size])
        if not clip.done:
            # Not made yet: play silence, and stay here.
            self._cursor += len(sound)
            return sound, None
        if clip.error:
            self._cursor += len(sound)
            if sound:  # play what was made before the error
                return sound, None
            self._current = None
            return b"", Failed(self._token, clip.error, clip.can_continue)
        self._cursor += size
        pause = self._synthesizer.sample_rate * clip.speech.pause_after // 1000 * _SAMPLE_BYTES
        if self._cursor < len(clip.pcm) + pause:
            return sound, None
        self._current = None
        last = clip.marks[-1] if clip.marks else _NO_MARK
        length = len(clip.pcm) // _SAMPLE_BYTES * 1000 // self._synthesizer.sample_rate
        self._last = Heard(self._token, last.start, length, last.end)
        return sound, Finished(self._token)


def _faded(pcm: bytes) -> bytes:
    """`pcm`, faded out linearly."""
    samples = array("h", pcm)
    total = len(samples)
    return array("h", (sample * (total - index) // total for index, sample in enumerate(samples))).tobytes()


def _mixed(one: bytes, other: bytes) -> bytes:
    """The sum of both sounds, clipped to 16 bits; as long as the longer."""
    left, right = array("h", one), array("h", other)
    short = min(len(left), len(right))
    both = array("h", (max(-32768, min(32767, left[index] + right[index])) for index in range(short)))
    return (both + left[short:] + right[short:]).tobytes()
