"""Japanese: "5 km" is "5キロメートル", "¥100" is "100えん", "10～12" is "10から12".

The words are in kana, which every Japanese voice reads.
"""

from __future__ import annotations

from reader.script.spoken_forms.languages.ideographic import fractions, measures, ranges, scores, sums, times
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule

_UNITS = {
    "km": "キロメートル", "m": "メートル", "cm": "センチメートル", "mm": "ミリメートル",
    "µm": "マイクロメートル",
    "μm": "マイクロメートル", "nm": "ナノメートル", "kg": "キログラム", "g": "グラム", "mg": "ミリグラム",
    "µg": "マイクログラム", "t": "トン", "L": "リットル", "l": "リットル", "mL": "ミリリットル",
    "ml": "ミリリットル", "dl": "デシリットル", "cc": "シーシー", "km²": "へいほうキロメートル",
    "m²": "へいほうメートル", "cm²": "へいほうセンチメートル", "m³": "りっぽうメートル",
    "ha": "ヘクタール", "km/h": "キロメートルまいじ", "m/s": "メートルまいびょう", "°C": "ど", "℃": "ど",
    "°F": "かし ど", "W": "ワット", "kW": "キロワット", "MW": "メガワット", "kWh": "キロワットじ",
    "V": "ボルト",
    "A": "アンペア", "Hz": "ヘルツ", "kHz": "キロヘルツ", "MHz": "メガヘルツ", "GHz": "ギガヘルツ",
    "Pa": "パスカル", "hPa": "ヘクトパスカル", "dB": "デシベル", "kcal": "キロカロリー", "KB": "キロバイト",
    "MB": "メガバイト", "GB": "ギガバイト", "TB": "テラバイト", "%": "パーセント", "％": "パーセント",
    "h": "じかん",
    "min": "ふん", "s": "びょう",
}  # fmt: skip
_MONEY = {"¥": "えん", "￥": "えん", "$": "ドル", "US$": "ドル", "€": "ユーロ", "£": "ポンド", "₩": "ウォン"}
_COUNTERS = "年月日号歳人個円万億天週時分秒回名位章頁ページ%℃"
RULES = (
    sums(_MONEY, "百千万億兆"),
    measures(_UNITS),
    *POWERS,
    *ranges("から", _COUNTERS),
    times("じ", "ふん"),
    scores("たい"),
    fractions("ぶんの"),
    Rule(("-−", DIGITS), r"(?<![A-Za-z\d.)-])[-−](?=\d{1,3}(?:\.\d)?\s?(?:℃|°C))", "マイナス"),
    Rule(("±",), r"±(?=\s?\d)", "プラスマイナス"),
    Rule(("×", DIGITS), r"(?<=\d)\s?×\s?(?=\d)", "かける"),
)
