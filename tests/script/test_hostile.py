"""Hostile texts: each is split into sentences and put into words in linear time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from reader.page.model import Link
from reader.script.spoken_forms.forms import spoken_edits
from reader.script.text.sentences import split_sentences
from tests.script.samples import paragraph

pytestmark = pytest.mark.slow

_SIZES = (2_500, 20_000)  # characters
_NOISE_S = 0.01  # differences below this mean nothing
_TRIES = 3  # a busy machine may disturb one

PIECES = [
    "“a. ", "(a. ", "1. a ", "a.”B", "(A. a", ". . . ", "X. ", "“", "( ", "No. 5. ", "a.\n",
    "« Oui ! — ", "I. ",
    "9", "9,", "999,", "$", "$9", "$9 million", "9-", "9–9", "9 – ", "9.", "9/9", "1 ", "1984 ",
    "1984-", "1066 ",
    "10 000 ", "⁰¹", "'_' ", "a < b ", "J.D. ", "①", '5" ', "a 5 km ",
    "+9 ", "0 ", "555-", "(555)", "9:0", "x9", "9 x ", "½", "1 km ", "9 sq ", "#", "'", "I", "IV ",
    "Henry I ",
    "MDC ", "W", "Abc", "AAA ", "BIG ", "IT ", "WHO ", "by WHO ", "A–B", "A.", "Prof. ", "No. ",
    "Inc. ", "Co.”",
    "a St. ", "St. ", "Jan. 5 ", "Mon., 5 ", "a ", " ", "https://", "http://a ", "www.", "@", "ﬁ",
    "\u00ad",
    "z. B. ", "am 1. M ", "usw. Das ", "1 km ", "1.000 ", "5,50 € ", "XIXe ", "Aa IV ", "1h",
    "`", "「", "‹ ", "\u0301", "e\u0301\u0301",
]  # fmt: skip


def split(text: str) -> None:
    split_sentences(paragraph(text, links=[Link(at, at + 1, "", "") for at in range(0, len(text) - 1, 50)]))


def say(text: str) -> None:
    for lang in ("en", "de", "fr", "es"):
        spoken_edits(text, lang)


@pytest.mark.parametrize("work", [split, say])
@pytest.mark.parametrize("piece", PIECES)
def test_cost_grows_in_line_with_length(work: Callable[[str], None], piece: str) -> None:
    """Eight times the text may take 25 times as long, but not 64 times."""
    work(piece * 10)
    measured = []
    for _ in range(_TRIES):
        small, large = (seconds(work, piece * (size // len(piece))) for size in _SIZES)
        if large < 25 * max(small, _NOISE_S):
            return
        measured.append((small, large))
    pytest.fail(f"seconds at {_SIZES}: {measured}")


def seconds(work: Callable[[str], None], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
