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
    "枚": "まい", "秒": "びょう", "世": "せい", "話": "わ", "頭": "とう", "匹": "ひき", "冊": "さつ",
    "部": "ぶ", "勝": "しょう",
    "敗": "はい", "位": "い", "階": "かい", "杯": "はい", "件": "けん", "点": "てん", "羽": "わ",
    "級": "きゅう", "章": "しょう",
    "名": "めい", "戸": "こ", "軒": "けん", "泊": "はく", "週": "しゅう", "巻": "かん",
    "丁": "ちょう", "号": "ごう",
}  # fmt: skip
_AFTER_COUNTER = {"生": "せい", "後": "ご", "中": "ちゅう", "付": "づけ", "間": "かん"}
_MONTHS_AND_COUNTRIES = {"月": "かげつ", "国": "かこく", "所": "かしょ", "条": "かじょう", "年": "かねん"}
_AFTER_KA = f"(?<=\\d)[かヶカヵケ箇][{''.join(_MONTHS_AND_COUNTRIES)}][間後]?"  # "3か月間"
# Numbers with a counter that have a reading of their own: "1人", "20日".
_WITH_NUMBER = {
    "1人": "ひとり", "2人": "ふたり", "1日": "ついたち", "2日": "ふつか", "3日": "みっか", "4日": "よっか",
    "5日": "いつか", "6日": "むいか", "7日": "なのか", "8日": "ようか", "9日": "ここのか", "10日": "とおか",
    "14日": "じゅうよっか", "20日": "はつか", "24日": "にじゅうよっか", "20歳": "はたち",
}  # fmt: skip
_NUMBER_BEFORE = r"(?<![\d.,:/-])\d{1,2}\Z"
_DAYS = dict(zip("月火水木金土日", ("げつ", "か", "すい", "もく", "きん", "ど", "にち"), strict=True))
_WEEKDAY = f"(?<=[（(])[{''.join(_DAYS)}](?=[)）・])"
# Readings that pykakasi has wrong: "今日は" is not the greeting "konnichiwa".
_CORRECTED = {"今日は": "きょうは"}
_WORDS = {"大さじ": "おおさじ", "小さじ": "こさじ", "お金": "おかね", "1日中": "いちにちじゅう"}
# Words that are counters too: their readings where no number and no kanji is before them.
_ALONE = {"人": "ひと", "月": "つき", "日": "ひ"}
_AFTER_KANA = {"年": "とし"}  # "その年"; but "年に一度" is "ねんにいちど"
_KANJI_NUMBERS = "一二三四五六七八九十百千万億数"


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
    for day in compiled(_WEEKDAY).finditer(text):
        edits.add(*day.span(), f"{_DAYS[day[0]]}ようび")
    for word in compiled("|".join(_WORDS)).finditer(text):
        edits.add(*word.span(), _WORDS[word[0]])
    for counted in compiled(_AFTER_KA).finditer(text):
        after = _AFTER_COUNTER.get(counted[0][2:], "")
        edits.add(*counted.span(), _MONTHS_AND_COUNTRIES[counted[0][1]] + after)
    for run in compiled(_RUN).finditer(text):
        start, words = run.start(), run[0]
        counter = _COUNTERS.get(words[0], "")
        if counter and text[start - 1 : start].isdigit():
            _count(text, start, counter, edits)
            start, words = start + 1, words[1:]
            if words[:1] in _AFTER_COUNTER and not has_kanji(words[1:2]):
                edits.add(start, start + 1, _AFTER_COUNTER[words[0]])
                start, words = start + 1, words[1:]
        for left, right, reading in _readings(words):
            edits.add(start + left, start + right, reading)


def _count(text: str, start: int, counter: str, edits: Edits) -> None:
    """Add the reading of a counter, with its number where the two have a reading of their own."""
    number = compiled(_NUMBER_BEFORE).search(text, max(0, start - 3), start)
    reading = _WITH_NUMBER.get(text[number.start() : start + 1], "") if number is not None else ""
    if number is None or not reading:
        edits.add(start, start + 1, counter)
        return
    is_duration = reading == "ついたち" and not text.endswith("月", 0, number.start())
    edits.add(number.start(), start + 1, "いちにち" if is_duration else reading)


def _readings(words: str) -> Iterator[tuple[int, int, str]]:
    place = 0
    for part in _converter().convert(words):
        written, reading = part["orig"], part["hira"]
        if words[place : place + len(written)] != written:
            return
        if has_kanji(written):
            before = words[place - 1 : place]
            yield place, place + len(written), _corrected(written, before) or reading
        place += len(written)


def _corrected(written: str, before: str) -> str:
    """The reading of a word after a character, if pykakasi has it wrong; else ""."""
    if before and before in _KANJI_NUMBERS:
        return _COUNTERS.get(written, "")
    if has_kanji(before):
        return ""
    return _CORRECTED.get(written) or _ALONE.get(written) or (_AFTER_KANA.get(written, "") if before else "")


@cache
def _converter() -> Any:
    import pykakasi

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]
