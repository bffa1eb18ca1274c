"""The time from the start of the process to the first sound, or to the help."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.plan import Plan, empty_python, seconds_to_run
from tests.benchmarks.rows import Row, median
from tests.support.ear.virtual_ear import VirtualEar
from tests.support.terminal import ROOT, Terminal

_WAV_HEADER = 44  # bytes without sound
_PIPE = "trafilatura | espeak-ng"
_NOTE = (
    "peer: first bytes of sound out of trafilatura < PAGE | espeak-ng --stdin --stdout; "
    "floor: a Python that does nothing but start eSpeak NG and take a sample"
)
# Only the libraries, without Reader.
_ENGINE = """
import ctypes, espeakng_loader, os
ctypes.CDLL(espeakng_loader.get_library_path())
from pyttsx3.drivers import _espeak
_espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, 40, espeakng_loader.get_data_path().encode(), 0x8000)
_espeak.SetVoiceByName(b"en-us")
_espeak.SetSynthCallback(lambda samples, count, events: os._exit(0) if count > 0 else 0)
_espeak.Synth("One", flags=_espeak.CHARS_UTF8)
"""


def measure(plan: Plan) -> Sequence[Row]:
    """Measure all in turn in each round, so that a slow moment of the machine affects all equally."""
    ways: dict[str, Callable[[], float]] = {
        "reader --help": lambda: 1000 * seconds_to_run([sys.executable, "-m", "reader", "--help"]),
        "start → first sample, null device": lambda: _until_first_sample(plan.page, {}, "--null"),
    }
    if plan.ear is not None:
        ear = plan.ear
        ways["start → first sample, PulseAudio"] = lambda: _until_first_sample(plan.page, ear.env)
        ways["start → first sound at the ear"] = lambda: _until_heard(plan.page, ear)
    pipe, beside = plan.pipe, {}
    if not isinstance(pipe, str):
        beside[_PIPE] = lambda: _until_peer_speaks(plan.page, *pipe)
    floors = {"python": empty_python, "engine": _python_and_engine}
    times = _in_turn({**floors, **ways, **beside}, plan.effort.starts)
    floor = {name: median(times[name]) for name in floors}
    theirs = times.get(_PIPE, ())
    problem = "" if theirs else f"{pipe} not installed"
    return [
        Row(
            name,
            times[name],
            peer=_PIPE,
            theirs=theirs,
            peer_problem=problem,
            floor=floor["engine"],
            note=_NOTE,
        )
        if name.startswith("start")
        else Row(name, times[name], floor=floor["python"])
        for name in ways
    ]


def run_to_first_sample(
    page: Path, env: Mapping[str, str], *options: str, python: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `reader listen` until it has a sample, with folders of its own; its output is the time."""
    with tempfile.TemporaryDirectory() as home:
        private = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)
        return subprocess.run(
            [sys.executable, *python, "-m", "tests.benchmarks.first_sample", str(page), *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            start_new_session=True,
            cwd=ROOT,
            env={**os.environ, **env, **private},
            timeout=60,
            check=True,
        )


def _in_turn(ways: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, tuple[float, ...]]:
    for way in ways.values():
        way()  # once to fill the disk's cache
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            times[name].append(way())
    return {name: tuple(each) for name, each in times.items()}


def _python_and_engine() -> float:
    return 1000 * seconds_to_run([sys.executable, "-c", _ENGINE])


def _until_first_sample(page: Path, env: Mapping[str, str], *options: str) -> float:
    began = time.monotonic()
    return 1000 * (float(run_to_first_sample(page, env, *options).stdout) - began)


def _until_heard(page: Path, ear: VirtualEar) -> float:
    with tempfile.TemporaryDirectory() as home:
        began = ear.now()
        with Terminal(["listen", str(page), "--from-start"], Path(home), ear.env) as terminal:
            sounding = ear.wait_for_sound(10, after=began)
            terminal.press("q")
            terminal.end()
        ear.wait_for_silence(0.2, 5)
    return 1000 * (sounding - began)


def _until_peer_speaks(page: Path, trafilatura: str, espeak: str) -> float:
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with ExitStack() as stack:
        html = stack.enter_context(page.open("rb"))
        began = time.monotonic()
        text = subprocess.Popen([trafilatura], stdin=html, stdout=pipe, stderr=nowhere)
        voice = subprocess.Popen(
            [espeak, "--stdin", "--stdout"], stdin=text.stdout, stdout=pipe, stderr=nowhere, bufsize=0
        )
        stack.callback(text.wait)
        stack.callback(text.kill)
        stack.callback(voice.wait)
        stack.callback(voice.kill)
        assert text.stdout is not None
        assert voice.stdout is not None
        text.stdout.close()
        stack.enter_context(voice.stdout)
        got = 0
        while got <= _WAV_HEADER:
            piece = voice.stdout.read(65_536)
            if not piece:
                raise RuntimeError("the peer said nothing of this page")
            got += len(piece)
        return 1000 * (time.monotonic() - began)
