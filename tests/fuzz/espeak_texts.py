"""Random texts of many kinds that may crash or hang eSpeak NG."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

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
