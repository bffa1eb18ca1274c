"""Korean: "5km" is "5킬로미터", "10~15" is "10에서 15", "$5" is "5달러"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.ideographic import (
    clock_ranges,
    fractions,
    measures,
    per_unit,
    roman_numbers,
    scores,
    sums,
    times,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.rules import ALONE, DIGITS, Rule

_UNITS = {
    "km": "킬로미터", "m": "미터", "cm": "센티미터", "mm": "밀리미터", "µm": "마이크로미터",
    "μm": "마이크로미터",
    "nm": "나노미터", "kg": "킬로그램", "g": "그램", "mg": "밀리그램", "µg": "마이크로그램", "t": "톤",
    "L": "리터", "l": "리터", "mL": "밀리리터", "ml": "밀리리터", "dl": "데시리터", "cc": "시시",
    "km²": "제곱킬로미터", "m²": "제곱미터", "cm²": "제곱센티미터", "m³": "세제곱미터", "ha": "헥타르",
    "km/h": "킬로미터 매 시", "m/s": "미터 매 초", "°C": "도", "℃": "도", "°F": "화씨 도", "W": "와트",
    "kW": "킬로와트", "MW": "메가와트", "GW": "기가와트", "kWh": "킬로와트시", "V": "볼트", "A": "암페어",
    "Hz": "헤르츠", "kHz": "킬로헤르츠", "MHz": "메가헤르츠", "GHz": "기가헤르츠", "Pa": "파스칼",
    "hPa": "헥토파스칼", "dB": "데시벨", "kcal": "킬로칼로리", "KB": "킬로바이트", "MB": "메가바이트",
    "GB": "기가바이트", "TB": "테라바이트", "%": "퍼센트", "％": "퍼센트", "%p": "퍼센트 포인트",
    "mg/dL": "밀리그램 퍼 데시리터", "mmHg": "밀리미터 수은주",
    "dL": "데시리터", "mA": "밀리암페어", "mAh": "밀리암페어시", "Wh": "와트시", "MPa": "메가파스칼",
    "kPa": "킬로파스칼",
    "cm³": "세제곱센티미터", "kbps": "킬로비피에스", "Mbps": "메가비피에스", "Gbps": "기가비피에스",
    "Ω": "옴",
    "kΩ": "킬로옴", "ms": "밀리초", "PB": "페타바이트",
}  # fmt: skip
_MONEY = {"$": "달러", "US$": "달러", "€": "유로", "£": "파운드", "¥": "엔", "₩": "원"}
_SYMBOLS = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_TIMES = "오전|오후|새벽|저녁|밤|정오|자정|익일|다음|[월화수목금토일]요일"
_COUNTERS = "년월일시분초명개원억만천회번쪽장세살도위층호주"


def _date(match: re.Match[str], lang: str) -> str | None:
    month, day = int(match[2]), int(match[3])
    return f"{match[1]}년 {month}월 {day}일" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _each(match: re.Match[str], lang: str) -> str:
    return _UNITS[match["say"]]


RULES = (
    Rule(("-./", DIGITS), rf"{ALONE}([12]\d{{3}})[-./]\s?(\d\d?)[-./]\s?(\d\d?)\.?(?![\d-])", _date),
    sums(_MONEY, "백천만억조", "에서 "),
    measures(_UNITS, per=" 매 ", sizes="백천만억조"),
    Rule(("당",), rf"(?<![\w/])(?P<say>{_SYMBOLS})(?=\s?당)", _each),
    per_unit(_UNITS, " 매 "),
    *POWERS,
    Rule(("~～〜", DIGITS), rf"(?<=[\d%℃가-힣])\s?[~～〜]\s?(?=[\d$₩]|{_TIMES})", "에서 "),
    clock_ranges("에서 "),
    Rule(("-–", DIGITS), rf"{ALONE}\d{{1,4}}(?P<say>\s?[-–]\s?)(?=\d{{1,4}}[{_COUNTERS}])", "에서 "),
    times("시", "분"),
    *scores(" 대 ", "로 ?(?:이|승|패|졌|비|앞|역전)|으로 ?(?:이|승|패|졌|비|앞)|승리|무승부"),
    fractions("분의 ", "[（(]|일|~|월"),
    *roman_numbers(),
    Rule(("주",), r"[（(]주[）)]\s?", "주식회사 "),
    Rule(("-−", DIGITS), r"(?<![A-Za-z\d.)-])[-−](?=\d{1,3}(?:\.\d)?\s?(?:℃|°C|도))", "영하 "),
    Rule(("+",), r"(?<=[\u3040-\u9fff\uac00-\ud7a3])\s?\+(?=\d)", "플러스 "),
    Rule(("×", DIGITS), r"(?<=\d)\s?×\s?(?=\d)", " 곱하기 "),
)
