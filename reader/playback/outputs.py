"""Opens this system's audio outputs, through miniaudio."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from reader.lazy_import import lazy_import

# Speech stops within two periods. Shorter periods stutter on a busy machine. Measured at 20 ms: 35 ms (p95)
# to silence, and 35 ms to new speech.
PERIOD_MS = 20
_APP_NAME = "Reader"


def open_output(sample_rate: int, name: str = "") -> Any:
    """A device that plays 16-bit mono through the first backend that works, or None.

    With a `name`, the first device whose name contains it; case does not matter.
    """
    miniaudio = _miniaudio()
    for backend in _backends(miniaudio):
        with suppress(miniaudio.MiniaudioError), _quiet_stderr():
            identity = _identity(miniaudio, backend, name) if name else None
            if name and identity is None:
                continue
            return _device(miniaudio, backend, sample_rate, identity)
    return None


def open_null_output(sample_rate: int) -> Any:
    """A device that takes samples in real time and plays nothing."""
    miniaudio = _miniaudio()
    return _device(miniaudio, miniaudio.Backend.NULL, sample_rate, None)


def output_names() -> tuple[str, ...]:
    """The names of the available loudspeakers."""
    miniaudio = _miniaudio()
    names: list[str] = []
    for backend in _backends(miniaudio):
        with suppress(miniaudio.MiniaudioError), _quiet_stderr():
            names += [str(device["name"]) for device in miniaudio.Devices([backend]).get_playbacks()]
    return tuple(dict.fromkeys(names))


def _miniaudio() -> Any:
    """miniaudio, imported without modules that would make the import three times as slow.

    It imports numpy if that is installed, for arrays that we never use, and an HTTP client for radio.
    """
    for module in ("urllib.request", "html"):
        lazy_import(module)
    if "miniaudio" in sys.modules or "numpy" in sys.modules:
        return import_module("miniaudio")
    sys.modules["numpy"] = None  # type: ignore[assignment]  # "cannot be imported" (the import system, 5.3.1)
    try:
        return import_module("miniaudio")
    finally:
        del sys.modules["numpy"]


def _device(miniaudio: Any, backend: Any, sample_rate: int, identity: Any) -> Any:
    return miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=sample_rate,
        buffersize_msec=PERIOD_MS,
        device_id=identity,
        backends=[backend],
        app_name=_APP_NAME,
    )


def _identity(miniaudio: Any, backend: Any, name: str) -> Any:
    for device in miniaudio.Devices([backend]).get_playbacks():
        if name.casefold() in str(device["name"]).casefold():
            return device["id"]
    return None


def _backends(miniaudio: Any) -> list[Any]:
    """The backends to try, best first.

    We try each by itself because miniaudio's own list ends in the null device, which it uses silently if
    nothing else works. JACK is not listed: probing it is noisy and slow.
    """
    backend = miniaudio.Backend
    if sys.platform == "darwin":
        return [backend.COREAUDIO]
    if sys.platform == "win32":
        return [backend.WASAPI, backend.DSOUND, backend.WINMM]
    return [backend.PULSEAUDIO, backend.ALSA, backend.OSS, backend.SNDIO]


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Hide what C libraries print about missing sound cards."""
    saved = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)
        os.close(nowhere)
