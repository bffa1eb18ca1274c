"""Searches for text that crashes or hangs eSpeak NG, in all its languages, in child processes.

    python -m tests.faults.fuzz_espeak [--seconds 60] [--seed 1] [--unbroken]

Each text goes through `EspeakSynthesizer.synthesize` and `.phonemes`. A child that crashes or hangs is
replaced, and the text is printed as a line of JSON. With --unbroken long words are not broken, to check that
the texts would crash eSpeak otherwise. The exit code is 1 if a text was found.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from reader.speech.engine import Chunk, Speech
from reader.speech.espeak import safe_text
from reader.speech.espeak.synthesizer import EspeakSynthesizer

_MAX_SOUND = 100_000  # bytes; every fiftieth text is spoken to its end
_REPORT_S = 60
_HANG_S = 60  # a few thousand letters take less than a second
_SIGNS = "'’-‐.,;:!?/_+*&@#%=~|<>()[]{}«»“”‘\"…·•–—§$€£¥°²½№©™→♥☺✓٪،؟।。、「」"
_MARKS = (
    "\u0300\u0301\u0308\u0323\u0331\u0483\u05b0\u05bc\u064b\u064e\u0651\u0670\u093c\u094d\u0e31\u0e4d"
    "\u200c\u200d\u00ad\ufe0f\u20e3"
)
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩०१२३४५६७८९০১২௧௨၁၂一二三十百万"
_EMOJI = ["🙂", "👩‍👩‍👧", "🇵🇪", "👍🏽", "1️⃣", "🏴‍☠️", "😀", "❤️", "🤦🏾‍♂️"]
_RANGES = {  # of letters: all scripts that a voice reads, and some that none reads
    "latin": (0x61, 0x24F),
    "ipa": (0x250, 0x2AF),
    "greek": (0x370, 0x3FF),
    "cyrillic": (0x400, 0x52F),
    "armenian": (0x531, 0x58F),
    "hebrew": (0x5D0, 0x5F4),
    "arabic": (0x620, 0x6FF),
    "syriac": (0x710, 0x74A),
    "thaana": (0x780, 0x7B1),
    "devanagari": (0x900, 0x97F),
    "bengali": (0x980, 0x9FF),
    "gurmukhi": (0xA01, 0xA76),
    "gujarati": (0xA81, 0xAF1),
    "oriya": (0xB01, 0xB77),
    "tamil": (0xB82, 0xBFA),
    "telugu": (0xC00, 0xC7F),
    "kannada": (0xC80, 0xCF2),
    "malayalam": (0xD00, 0xD7F),
    "sinhala": (0xD81, 0xDF4),
    "thai": (0xE01, 0xE5B),
    "lao": (0xE81, 0xEDF),
    "tibetan": (0xF00, 0xFDA),
    "burmese": (0x1000, 0x109F),
    "georgian": (0x10A0, 0x10FF),
    "hangul": (0xAC00, 0xD7A3),
    "ethiopic": (0x1200, 0x137F),
    "cherokee": (0x13A0, 0x13FF),
    "khmer": (0x1780, 0x17F9),
    "kana": (0x3041, 0x30FF),
    "han": (0x4E00, 0x9FFF),
    "letterlike": (0x2100, 0x218B),
    "braille": (0x2800, 0x28FF),
    "mathematical": (0x1D400, 0x1D7FF),
    "adlam": (0x1E900, 0x1E95F),
    "anything": (0x20, 0x1FFFF),
}
_KINDS: dict[str, Callable[[random.Random, Sequence[str]], str]] = {}


class Case(NamedTuple):
    """A text, and how it is spoken."""

    kind: str
    lang: str
    rate: int
    text: str


def _kind(
    make: Callable[[random.Random, Sequence[str]], str],
) -> Callable[[random.Random, Sequence[str]], str]:
    _KINDS[make.__name__.strip("_")] = make
    return make


@_kind
def _one_piece_repeated(rng: random.Random, pieces: Sequence[str]) -> str:
    return _piece(rng, pieces) * rng.choice((30, 60, 68, 85, 102, 150, 400))


@_kind
def _joined_by_a_sign(rng: random.Random, pieces: Sequence[str]) -> str:
    sign = rng.choice(_SIGNS + _MARKS)
    return sign.join(_piece(rng, pieces) for _ in range(rng.randrange(20, 200)))


@_kind
def _a_stem_with_endings(rng: random.Random, pieces: Sequence[str]) -> str:
    ending = _piece(rng, pieces)
    return " ".join(_piece(rng, pieces) + ending * rng.randrange(3, 70) for _ in range(rng.randrange(1, 12)))


@_kind
def _random_pieces(rng: random.Random, pieces: Sequence[str]) -> str:
    return "".join(_piece(rng, pieces) for _ in range(rng.randrange(20, 300)))


@_kind
def _letters_of_one_script(rng: random.Random, pieces: Sequence[str]) -> str:
    script = rng.choice(list(_RANGES))
    return "".join(_letter(rng, script) for _ in range(rng.randrange(40, 600)))


@_kind
def _letters_with_many_marks(rng: random.Random, pieces: Sequence[str]) -> str:
    marks = "".join(rng.choice(_MARKS) for _ in range(rng.randrange(1, 80)))
    return "".join(_piece(rng, pieces) + marks for _ in range(rng.randrange(1, 30)))


@_kind
def _digits_and_signs(rng: random.Random, pieces: Sequence[str]) -> str:
    pool = rng.choice((_DIGITS, _DIGITS[:10], _DIGITS[:10] + ".,", _DIGITS[:10] + _SIGNS, _SIGNS))
    return "".join(rng.choice(pool) for _ in range(rng.randrange(10, 700)))


@_kind
def _emoji(rng: random.Random, pieces: Sequence[str]) -> str:
    gap = rng.choice(("", " ", "\u200d"))
    return gap.join(rng.choice(_EMOJI) for _ in range(rng.randrange(10, 300)))


@_kind
def _capitals(rng: random.Random, pieces: Sequence[str]) -> str:
    word = "".join(_piece(rng, pieces) for _ in range(rng.randrange(10, 60)))
    return rng.choice((word.upper(), word.title(), word.swapcase(), "".join(f"{each}A" for each in word)))


@_kind
def _many_short_words(rng: random.Random, pieces: Sequence[str]) -> str:
    gap = rng.choice((" ", " ", "\u00a0", "\u2003", "\u3000", "\n", " - ", ", ", " ' "))
    return gap.join(_piece(rng, pieces) for _ in range(rng.randrange(200, 900)))


@_kind
def _words_of_maximum_length(rng: random.Random, pieces: Sequence[str]) -> str:
    piece = _piece(rng, pieces)
    words = []
    for _ in range(rng.randrange(1, 30)):
        word = _piece(rng, pieces)
        while len(word) < 55 and len(word.encode()) < 110:
            word += piece if rng.random() < 0.9 else _piece(rng, pieces)
        words.append(word[:60])
    return " ".join(words)


@_kind
def _sounds(rng: random.Random, pieces: Sequence[str]) -> str:
    sounds = "".join(
        rng.choice("ptkbdɡmnŋfvszʃʒhlrjwaeiouəɪʊɛɔæʌˈˌː. ") for _ in range(rng.randrange(5, 500))
    )
    return f"{_piece(rng, pieces)} ⟦{sounds}⟧ {_piece(rng, pieces)} ⟦{sounds[::-1]}"


@_kind
def _a_mixture(rng: random.Random, pieces: Sequence[str]) -> str:
    kinds = [make for name, make in _KINDS.items() if name != "a_mixture"]
    return rng.choice((" ", "", ". ")).join(
        rng.choice(kinds)(rng, pieces) for _ in range(rng.randrange(2, 5))
    )


def _letter(rng: random.Random, script: str) -> str:
    code = rng.randint(*_RANGES[script])
    return " " if 0xD800 <= code < 0xE000 else chr(code)


def _piece(rng: random.Random, pieces: Sequence[str]) -> str:
    choice = rng.random()
    if pieces and choice < 0.6:
        return rng.choice(pieces)
    if choice < 0.85:
        script = rng.choice(list(_RANGES))
        return "".join(_letter(rng, script) for _ in range(rng.randrange(1, 5)))
    if choice < 0.9:
        return rng.choice(_EMOJI)
    return "".join(rng.choice(_SIGNS + _DIGITS + _MARKS) for _ in range(rng.randrange(1, 3)))


def pieces_of(dictionary: bytes) -> list[str]:
    """The letters in a compiled dictionary: the word parts of its rules."""
    text = dictionary.decode("utf-8", "ignore")
    found = {each for each in re.findall(r"[^\W\d_]['’\w]{0,7}", text) if len(each) > 1}
    return sorted(found)


def cases(seed: int, languages: Sequence[tuple[str, Sequence[str]]]) -> Callable[[int], Case]:
    """The numbered texts of a seed: each can be made again alone."""

    def case(number: int) -> Case:
        rng = random.Random(f"{seed} {number}")
        lang, pieces = languages[number % len(languages)]
        kind = rng.choice(list(_KINDS))
        return Case(kind, lang, rng.choice((180, 450, 900, 900)), _KINDS[kind](rng, pieces))

    return case


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
    """In the child: say one text after another, and tell before each which."""
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
