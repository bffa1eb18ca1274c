"""Arabic: "5 كغ" is "5 كيلوغرام", "$5" is "5 دولار", "10-15" is "10 إلى 15"."""

from __future__ import annotations

import re

from reader.script.spoken_forms.languages.ideographic import measures, scores
from reader.script.spoken_forms.powers import POWERS
from reader.script.spoken_forms.rules import DIGITS, Rule

_UNITS = {
    "كم/س": "كيلومتر في الساعة", "كم/ساعة": "كيلومتر في الساعة", "كلم/س": "كيلومتر في الساعة",
    "كم/سا": "كيلومتر في الساعة", "م/ث": "متر في الثانية", "كم": "كيلومتر", "كلم": "كيلومتر", "سم": "سنتيمتر",
    "ملم": "مليمتر", "مم": "مليمتر", "كغ": "كيلوغرام", "كلغ": "كيلوغرام", "كجم": "كيلوغرام", "غ": "غرام",
    "جم": "غرام", "مل": "مليلتر", "كم²": "كيلومتر مربع", "كم2": "كيلومتر مربع", "م²": "متر مربع",
    "م2": "متر مربع", "م³": "متر مكعب", "م": "متر", "km": "كيلومتر", "m": "متر", "cm": "سنتيمتر",
    "mm": "مليمتر", "kg": "كيلوغرام", "g": "غرام", "mg": "ميليغرام", "ml": "مليلتر", "km²": "كيلومتر مربع",
    "m²": "متر مربع", "km/h": "كيلومتر في الساعة", "°C": "درجة مئوية", "℃": "درجة مئوية", "°م": "درجة مئوية",
    "°F": "درجة فهرنهايت", "GB": "غيغابايت", "MB": "ميغابايت", "٪": "بالمئة",
}  # fmt: skip
_SHORT = {
    "ق.م.": "قبل الميلاد", "ق.م": "قبل الميلاد", "ق. م.": "قبل الميلاد", "إلخ": "إلى آخره", "الخ": "إلى آخره",
    "ص.ب.": "صندوق البريد", "ص.ب": "صندوق البريد",
}  # fmt: skip
_MONEY = {"$": "دولار", "€": "يورو", "£": "جنيه"}
_SIZES = "مليون|مليار|ألف|تريليون|بليون"


def _short(match: re.Match[str], lang: str) -> str:
    return _SHORT[match[0]]


def _sum(match: re.Match[str], lang: str) -> str:
    return f"{match['number']}{match['size'] or ''} {_MONEY[match['sign']]}"


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
RULES = (
    Rule(("$€£", DIGITS), rf"(?P<sign>[$€£])\s?(?P<number>{_NUMBER})(?P<size>\s(?:{_SIZES}))?", _sum),
    Rule(
        ("$€£", DIGITS), rf"(?<![\w.,])(?P<number>{_NUMBER})(?P<size>\s(?:{_SIZES}))?\s?(?P<sign>[$€£])", _sum
    ),
    measures(_UNITS, " "),
    *POWERS,
    Rule(("–-", DIGITS), r"(?<![\w.,/:-])\d{1,4}%?(?P<say>\s?–\s?|-)(?=\d{1,4}(?![\d/:-]))", " إلى "),
    scores(" مقابل "),
    Rule(
        (), rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(_SHORT, key=len, reverse=True)))})(?!\w)", _short
    ),
)
