"""The natural voice: delay, speed and exactness, compared with the program piper and the same voice.

Times are processor times, so that other programs do not count. `PEER` runs in the
peers' Python, if piper-tts is installed there.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from reader.speech.engine import Chunk, Speech
from reader.speech.natural.engine import Natural
from reader.speech.natural.voice_files import INSTALL_NATURAL, find_voice_files, is_installed
from tests.benchmarks.plan import Plan
from tests.benchmarks.process import peak_megabytes, processor_seconds
from tests.benchmarks.rows import Row
from tests.speech.recording import mark_errors, model_process, record

SENTENCES = (
    "The sea comes and goes, twice a day.",
    "Two hundred people marched through the old town on Saturday, and most of them stayed until the evening.",
    (
        "He said that the results were better than anyone had expected, although the first week had been a "
        "disaster for everybody involved in it."
    ),
    "In 1984 the company moved its headquarters to Chicago, where it had bought a building.",
    "Nobody knows why.",
)
LONG = "the rise of the sea and the fall of the land " * 60  # 600 words
SPOKEN_LIST = "One, nine, many, under, apples, rivers, mother, island, long, red."
PEER = """
import json, sys, time
from piper import PiperVoice
voice = PiperVoice.load(sys.argv[1])
out = {"load": time.process_time(), "first": [], "cpu": 0.0, "seconds": 0.0}
for text in json.loads(sys.argv[2]):
    began, first = time.process_time(), None
    for chunk in voice.synthesize(text):
        first = first or time.process_time() - began
        out["seconds"] += len(chunk.audio_int16_bytes) / 2 / chunk.sample_rate
    out["first"].append(first)
    out["cpu"] += time.process_time() - began
print(json.dumps(out))
"""


def measure(plan: Plan) -> Iterator[Row]:
    """Speak some sentences at two rates; stop in the middle; speak a sentence of 600 words."""
    if not (is_installed() and find_voice_files()):
        yield Row("natural voice", (), peer_problem=f"needs {INSTALL_NATURAL}")
        return
    engine = Natural()
    record(engine, SENTENCES[0])  # makes the optimised model, the first time
    engine.close()
    peer, problem = _peer(plan.peers)
    engine = Natural()
    record(engine, SENTENCES[0])
    process = model_process(engine)
    yield Row(
        "natural: start a process and load the voice",
        (1000 * processor_seconds(process),),
        "ms",
        "piper",
        peer["load"],
        problem,
    )
    firsts, waits, factors = [], [], {}
    for rate in (180, 540):
        used = seconds = 0.0
        for sentence in SENTENCES:
            spoken = _Timed(process)
            engine.synthesize(Speech(sentence, "en", "", rate), spoken.emit)
            used += spoken.used
            seconds += spoken.samples / engine.sample_rate
            firsts.append(1000 * spoken.first)
            waits.append(1000 * spoken.longest_wait(engine.sample_rate))
        factors[rate] = used / seconds
    yield Row("natural: first sound of a sentence", tuple(firsts), "ms", "piper", peer["first"], problem)
    yield Row(
        "natural: silence between pieces", tuple(waits), "ms", note="processor time beyond the sound so far"
    )
    yield Row(
        "natural: work for a second of speech", (1000 * factors[180],), "ms", "piper", peer["factor"], problem
    )
    yield Row("natural: the same at three times the speed", (1000 * factors[540],), "ms")
    yield Row("natural: words' marks are off by", _mark_errors(engine), "ms", bound=50)
    yield Row(
        "natural: stop until the next speech begins",
        tuple(_stops(engine, plan)),
        "ms",
        note="not only processor time",
    )
    record(engine, LONG)
    yield Row("natural: peak memory, sentence of 600 words", (peak_megabytes(process),), "MB", bound=350)
    engine.close()


class _Timed:
    """One speech: its chunks, and the processor time of the model's process at each."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._began = processor_seconds(process)
        self._made: list[tuple[float, int]] = []  # seconds, samples before
        self.samples = 0

    def emit(self, chunk: Chunk) -> bool:
        """Note a chunk."""
        if chunk.pcm:
            self._made.append((processor_seconds(self._process) - self._began, self.samples))
            self.samples += len(chunk.pcm) // 2
        return True

    @property
    def first(self) -> float:
        """The seconds until the first sound."""
        return self._made[0][0]

    @property
    def used(self) -> float:
        """The seconds until the last sound."""
        return self._made[-1][0]

    def longest_wait(self, sample_rate: int) -> float:
        """The longest time that a chunk comes after the end of the sound before it, in seconds."""
        return max(0.0, *(at - self.first - samples / sample_rate for at, samples in self._made))


def _mark_errors(engine: Natural) -> tuple[float, ...]:
    """The distance of the marks after a pause from the sound that follows it, in milliseconds."""
    said = record(engine, SPOKEN_LIST, rate=180)
    return tuple(1000 * each for each in mark_errors(said, engine.sample_rate))


def _stops(engine: Natural, plan: Plan) -> Iterator[float]:
    """The milliseconds from a stop in the middle of a piece to the first chunk of an instant answer."""
    for _ in range(plan.effort.rests):
        engine.synthesize(Speech(LONG, "en", "", 180), lambda chunk: not chunk.pcm)
        began = time.monotonic()
        engine.synthesize(Speech("Stopped.", "en", "", 180, is_instant=True), lambda _: False)
        yield 1000 * (time.monotonic() - began)


def _peer(python: Path | None) -> tuple[dict[str, tuple[float, ...]], str]:
    """Piper's times with the same voice, and why there are none."""
    nothing: dict[str, tuple[float, ...]] = {"load": (), "first": (), "factor": ()}
    if python is None:
        return nothing, "no peers"
    model = next(file.path for file in find_voice_files() if file.sha256)
    command = [str(python), "-c", PEER, str(model), json.dumps(SENTENCES)]
    env = {**os.environ, "ORT_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        return nothing, "piper-tts is not installed"
    measured = json.loads(done.stdout)
    return {
        "load": (1000 * measured["load"],),
        "first": tuple(1000 * each for each in measured["first"]),
        "factor": (1000 * measured["cpu"] / measured["seconds"],),
    }, ""
