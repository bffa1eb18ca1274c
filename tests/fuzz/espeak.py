"""Searches for text that crashes or hangs eSpeak NG, in all its languages, in child processes.

    python -m tests.fuzz.espeak [--seconds 60] [--seed 1] [--unbroken]

Each text goes through `EspeakSynthesizer.synthesize` and `.phonemes`. A child that crashes or hangs is
replaced, and the text is printed as a line of JSON. With --unbroken long words are not broken, to check that
the texts would crash eSpeak otherwise. The exit code is 1 if a text was found.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from reader.speech.engine import Chunk, Speech
from reader.speech.espeak import safe_text
from reader.speech.espeak.synthesizer import EspeakSynthesizer
from tests.fuzz.espeak_texts import Case, cases, pieces_of

_MAX_SOUND = 100_000  # bytes; every fiftieth text is spoken to its end
_REPORT_S = 60
_HANG_S = 60  # a few thousand letters take less than a second


def _languages() -> list[tuple[str, Sequence[str]]]:
    engine = EspeakSynthesizer()
    languages: list[tuple[str, Sequence[str]]] = []
    for voice in engine.voices():
        files = [
            engine._voices.data / f"{name}_dict" for name in (voice.language.partition("-")[0], voice.id)
        ]
        file = next(filter(Path.is_file, files), None)
        languages.append((voice.id, pieces_of(file.read_bytes()) if file else ()))
    return languages


def _speak(connection: Connection, seed: int, number: int, unbroken: bool) -> None:
    """In the child: speak one text after another, and send the number of each first."""
    case = cases(seed, _languages())
    limits = (10**9, 10**9) if unbroken else (safe_text.MAX_WORD_LETTERS, safe_text.MAX_WORD_BYTES)
    with patch.multiple(safe_text, MAX_WORD_LETTERS=limits[0], MAX_WORD_BYTES=limits[1]):
        engine = EspeakSynthesizer()
        while True:
            connection.send(number)
            _say(engine, case(number), _MAX_SOUND if number % 50 else sys.maxsize)
            number += 1


def _say(engine: EspeakSynthesizer, case: Case, most: int) -> None:
    """Make the phonemes of the whole text, which is quick, and at most `most` bytes of sound."""
    given = 0

    def emit(chunk: Chunk) -> bool:
        nonlocal given
        given += len(chunk.pcm)
        return given < most

    engine.phonemes(case.text, case.lang)
    engine.synthesize(Speech(case.text, case.lang, case.lang, case.rate), emit)


class Watch:
    """Runs child processes one after another; each starts with the text after the last crash."""

    def __init__(self, seed: int, deadline: float) -> None:
        self._languages = _languages()
        self._case = cases(seed, self._languages)
        self._seed = seed
        self._deadline = deadline
        self._tried = Counter[str]()
        self._letters = 0
        self._reported = time.monotonic()
        self.found = 0

    def run(self, *, unbroken: bool) -> None:
        """Run until the deadline."""
        number = 0
        context = multiprocessing.get_context("spawn")
        while time.monotonic() < self._deadline:
            ours, its = context.Pipe()
            child = context.Process(target=_speak, args=(its, self._seed, number, unbroken), daemon=True)
            child.start()
            its.close()
            number, why = self._follow(ours, number)
            child.kill()
            child.join()
            if why:
                self.found += 1
                case = {"number": number, "why": why, **self._case(number)._asdict()}
                print(json.dumps(case), flush=True)
                number += 1

    def _follow(self, connection: Connection, number: int) -> tuple[int, str]:
        """The number of the child's last text, and how it ended there; "" at the deadline."""
        while time.monotonic() < self._deadline:
            if not connection.poll(_HANG_S):
                return number, "hung"
            try:
                number = connection.recv()
            except EOFError:
                return number, "killed"
            case = self._case(number)
            self._tried[case.kind] += 1
            self._letters += len(case.text)
            if time.monotonic() - self._reported > _REPORT_S:
                self._reported = time.monotonic()
                self.report()
        return number, ""

    def report(self) -> None:
        """Print the number of texts tried."""
        count = f"{sum(self._tried.values())} texts, {self._letters} letters, {len(self._languages)} voices"
        print(f"{count}: {self.found} found. {dict(sorted(self._tried.items()))}", flush=True)


def main() -> int:
    """Search for the given time; returns 1 if a text crashes or hangs eSpeak."""
    parser = argparse.ArgumentParser(description="Search for text that crashes eSpeak NG.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unbroken", action="store_true")
    asked = parser.parse_args()
    watch = Watch(asked.seed, time.monotonic() + asked.seconds)
    watch.run(unbroken=asked.unbroken)
    watch.report()
    return int(watch.found > 0)


if __name__ == "__main__":
    sys.exit(main())
