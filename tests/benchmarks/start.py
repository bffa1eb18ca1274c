"""How long it takes from the start of the process until there is sound."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks.rows import Report, Row, median
from tests.ear import VirtualEar
from tests.terminal import ROOT, Terminal

_WAV_HEADER = 44  # bytes that say nothing yet


def measure(report: Report, page: Path, ear: VirtualEar | None, trafilatura: str | None, starts: int) -> None:
    """All of them in turn in each round, so that a slow moment of the machine is shared evenly."""
    espeak = shutil.which("espeak-ng")
    quiet = {**os.environ}
    ways: dict[str, Callable[[], float]] = {
        "empty": lambda: _until_it_ends([sys.executable, "-c", "pass"]),
        "null": lambda: _until_first_sample(page, quiet, "--null"),
        "plain": lambda: _until_first_sample(page, quiet, "--null", "--plain"),
    }
    if ear is not None:
        heard = ear
        ways["pulse"] = lambda: _until_first_sample(page, {**quiet, **heard.env})
        ways["heard"] = lambda: _until_heard(page, heard)
    if trafilatura and espeak:
        program, voice = trafilatura, espeak
        ways["peer"] = lambda: _until_peer_speaks(page, program, voice)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()  # once for the disk's sake
    for _ in range(starts):
        for name, way in ways.items():
            times[name].append(1000 * way())
    peer_note = "peer: first bytes of sound out of trafilatura < PAGE | espeak-ng --stdin --stdout"
    if "peer" not in times:
        missing = "espeak-ng" if not espeak else "trafilatura"
        peer_note = f"no peer: {missing} is not installed"
    peer, floor = times.get("peer", []), median(times["empty"])
    report.rows.append(Row("python -c pass (the machine's noise)", times["empty"]))
    note = "miniaudio imports numpy where it finds it; only the tests need it, a plain installation has none"
    rows = (
        ("null", "start → first sample, null device"),
        ("plain", "start → first sample, null device, without numpy"),
        ("pulse", "start → first sample, PulseAudio"),
        ("heard", "start → first sound at the ear"),
    )
    for name, title in rows:
        if name in times:
            extra = note if name == "plain" else ""
            row = Row(title, times[name], peer=peer, peer_note=peer_note, floor=floor, note=extra)
            report.rows.append(row)


def _until_it_ends(command: list[str]) -> float:
    began = time.monotonic()
    subprocess.run(command, check=True)
    return time.monotonic() - began


def _until_first_sample(page: Path, env: Mapping[str, str], *options: str) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.first_sample", str(page), *options]
    with tempfile.TemporaryDirectory() as home:
        private = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home)
        began = time.monotonic()
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=ROOT,
            env={**env, **private},
            timeout=30,
            check=True,
        )
    return float(done.stdout) - began


def _until_heard(page: Path, ear: VirtualEar) -> float:
    with tempfile.TemporaryDirectory() as home:
        began = ear.now()
        with Terminal(["listen", str(page), "--from-start"], Path(home), ear.env) as terminal:
            sounding = ear.wait_for_sound(10, after=began)
            terminal.press("q")
            terminal.end()
        ear.wait_for_silence(0.2, 5)
    return sounding - began


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
        return time.monotonic() - began
