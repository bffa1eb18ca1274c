"""The ways to a loudspeaker that this system has, through miniaudio."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from reader.lazy_import import lazy_import

# Silence comes within two periods of asking for it. Shorter ones stutter whenever the machine is
# held up for a moment; at 20 ms, silence was heard after 35 ms (p95), and new speech after 35.
PERIOD_MS = 20
_APP_NAME = "Reader"


def open_output(sample_rate: int, name: str = "") -> Any:
    """A device that plays 16-bit mono, by the first way that works, or None.

    With a `name`, it is the first one whose name holds that, whatever the capitals.
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
    """A device that keeps time and plays nothing."""
    miniaudio = _miniaudio()
    return _device(miniaudio, miniaudio.Backend.NULL, sample_rate, None)


def output_names() -> tuple[str, ...]:
    """The loudspeakers that there are, by name."""
    miniaudio = _miniaudio()
    names: list[str] = []
    for backend in _backends(miniaudio):
        with suppress(miniaudio.MiniaudioError), _quiet_stderr():
            names += [str(device["name"]) for device in miniaudio.Devices([backend]).get_playbacks()]
    return tuple(dict.fromkeys(names))


def _miniaudio() -> Any:
    """miniaudio, imported without what would triple the time that takes.

    It takes numpy along wherever it finds it, for arrays that we never give it, and an HTTP client for
    radio stations.
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
