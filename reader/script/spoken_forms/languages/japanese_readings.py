"""Kanji as kana, for an engine that reads only kana.

The readings come from pykakasi, which is an extra: it takes a second and 100 MB to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

from reader.script.edits import Edits
from reader.script.spoken_forms.rules import compiled

INSTALL_READINGS = "pip install 'accessible-reader[japanese]'"
_KANJI = "[\u3400-\u4dbf\u4e00-\u9fff々〆]"
_RUN = "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff々〆ー]{1,100}"  # longer runs take pykakasi too long
# Counters, which have another reading after a number than alone.
_COUNTERS = {
    "人": "にん", "年": "ねん", "月": "がつ", "日": "にち", "時": "じ", "分": "ふん", "回": "かい",
    "円": "えん", "個": "こ", "本": "ほん", "番": "ばん", "度": "ど", "歳": "さい", "台": "だい",
    "枚": "まい", "秒": "びょう",
}  # fmt: skip
_CORRECTED = {"今日は": "きょうは"}  # not the greeting "konnichiwa"


def has_kanji(text: str) -> bool:
    """True if a text has kanji."""
    return not text.isascii() and compiled(_KANJI).search(text) is not None


@cache
def knows_readings() -> bool:
    """True if the kanji readings are installed."""
    return find_spec("pykakasi") is not None


def reading_edits(text: str, edits: Edits) -> None:
    """Add edits that replace kanji with their readings, if these are installed."""
    if not has_kanji(text) or not knows_readings():
        return
    for run in compiled(_RUN).finditer(text):
        start, words = run.start(), run[0]
        counter = _COUNTERS.get(words[0], "")
        if counter and text[start - 1 : start].isdigit():
            edits.add(start, start + 1, counter)
            start, words = start + 1, words[1:]
        for left, right, reading in _readings(words):
            edits.add(start + left, start + right, reading)


def _readings(words: str) -> Iterator[tuple[int, int, str]]:
    place = 0
    for part in _converter().convert(words):
        written, reading = part["orig"], part["hira"]
        if words[place : place + len(written)] != written:
            return
        if has_kanji(written):
            yield place, place + len(written), _CORRECTED.get(written, reading)
        place += len(written)


@cache
def _converter() -> Any:
    import pykakasi

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]
