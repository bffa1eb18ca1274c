"""Chinese: "2024年" is read digit by digit, "50%" is "百分之50", "5 km" is "5公里"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.ideographic import (
    dates,
    fractions,
    measures,
    per_unit,
    ranges,
    roman_numbers,
    scores,
    sums,
    times,
)
from reader.script.spoken_forms.numbers.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule

_UNITS = {
    "km": "公里", "m": "米", "dm": "分米", "cm": "厘米", "mm": "毫米", "µm": "微米", "μm": "微米",
    "nm": "纳米",
    "kg": "公斤", "g": "克", "mg": "毫克", "µg": "微克", "μg": "微克", "t": "吨", "L": "升", "l": "升",
    "mL": "毫升", "ml": "毫升", "km²": "平方公里", "m²": "平方米", "cm²": "平方厘米", "m³": "立方米",
    "cm³": "立方厘米", "km2": "平方公里", "m2": "平方米", "m3": "立方米", "ha": "公顷", "km/h": "公里每小时",
    "m/s": "米每秒", "m/s²": "米每二次方秒", "mph": "英里每小时", "°C": "摄氏度", "℃": "摄氏度",
    "°F": "华氏度", "℉": "华氏度", "W": "瓦", "kW": "千瓦", "MW": "兆瓦", "GW": "吉瓦", "kWh": "千瓦时",
    "V": "伏", "kV": "千伏", "A": "安", "Hz": "赫兹", "kHz": "千赫", "MHz": "兆赫", "GHz": "吉赫",
    "Pa": "帕", "kPa": "千帕", "dB": "分贝", "kcal": "千卡", "cal": "卡", "h": "小时", "min": "分钟",
    "s": "秒", "ms": "毫秒", "mg/L": "毫克每升", "g/L": "克每升",
    "mA": "毫安", "mAh": "毫安时", "Wh": "瓦时", "MPa": "兆帕", "mmHg": "毫米汞柱", "hPa": "百帕",
    "kJ": "千焦", "Ω": "欧姆",
    "kΩ": "千欧", "dL": "分升", "kbps": "千比特每秒", "Mbps": "兆比特每秒", "Gbps": "吉比特每秒",
}  # fmt: skip
_MONEY = {
    "¥": "元", "￥": "元", "$": "美元", "US$": "美元", "€": "欧元", "£": "英镑", "HK$": "港元",
    "NT$": "新台币",
    "A$": "澳元", "C$": "加元", "₩": "韩元", "RMB": "元",
}  # fmt: skip
_SYMBOLS = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_FIGURES = str.maketrans("0123456789", "零一二三四五六七八九")
_COUNTERS = "年月日号岁人个元万亿天周小分秒米公次名位章页%℃"


def _in_figures(year: str) -> str:
    return year.translate(_FIGURES)


def _year(match: re.Match[str], lang: str) -> str:
    return _in_figures(match["say"])


def _percent(match: re.Match[str], lang: str) -> str:
    return f"{'千分之' if match['sign'] == '‰' else '百分之'}{match['number']}"


def _each(match: re.Match[str], lang: str) -> str:
    return _UNITS[match["say"]]


RULES = (
    Rule((DIGITS,), r"(?<![\d.])(?P<say>[12]\d{3})(?=\s?年(?!级|前|后|来|间))", _year),
    Rule((DIGITS,), r"(?<![\d.])(?P<say>[12]\d{3})(?=\s?[-–~～〜—至]\s?[12]\d{3}\s?年)", _year),
    Rule(("%‰％", DIGITS), r"(?<![\d.,])(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<sign>[%‰％])", _percent),
    dates("{}年{}月{}日", _in_figures),
    sums(_MONEY, "百千万亿", "到"),
    measures(_UNITS, per="每", sizes="百千万亿"),
    Rule(("每",), rf"(?<=每)(?P<say>{_SYMBOLS})(?![A-Za-z²³/])", _each),
    per_unit(_UNITS, "每"),
    *POWERS,
    *ranges("到", _COUNTERS, "上午|下午|次日|翌日|凌晨|晚上|中午|傍晚"),
    Rule(
        ("周期",),
        r"(?<=[周期][一二三四五六日天])\s?[-–~～]\s?(?=周|星期|[一二三四五六日天](?![\u4e00-\u9fff]{2}))",
        "到",
    ),
    times("点", "分"),
    *scores("比", "战胜|击败|取胜|获胜|领先|落后|负于|不敌|逆转|大胜|完胜|险胜|惜败|战平|力克"),
    fractions("分之", "[（(]周"),
    *roman_numbers(),
    Rule((DIGITS,), r"(?<![\d.第/:-])2(?=\s?[个只条张件次位本台辆家种天名座倍](?!月))", "两"),
    Rule(("-−", DIGITS), r"(?<![A-Za-z\d.)-])[-−](?=\d{1,3}(?:\.\d)?\s?(?:[~～到至]|℃|°C))", "零下"),
    Rule(("±",), r"±(?=\s?\d)", "正负"),
    Rule(("×", DIGITS), r"(?<=\d)\s?[×]\s?(?=\d)", "乘"),
)
