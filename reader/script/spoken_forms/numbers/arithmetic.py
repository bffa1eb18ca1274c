"""Signs of arithmetic, in languages whose voice does not say them.

eSpeak NG says "−" or "±" by an English voice in many languages, or not at all: "-5 grados" was 5 degrees.
A language without a row here is one whose voice says them well.
"""

from __future__ import annotations

import re

from reader.language_tags import primary_language
from reader.script.spoken_forms.rules import DIGITS, Rule

# The words for a sign before a number (minus), and between two terms. An empty word is left to the engine.
_ORDER = ("negative", "−", "+", "±", "≈", "÷", "×", "=", "√", "∞")
_ROWS = {
    "ar": "سالب,ناقص,زائد,زائد أو ناقص,تقريبا,مقسوم على,ضرب,يساوي,الجذر التربيعي لـ,ما لا نهاية",
    "cs": "mínus,,,,,,,,,",
    "da": "minus,minus,,plus minus,cirka,,,,kvadratroden af,uendelig",
    "de": "minus,minus,plus,plus minus,ungefähr,geteilt durch,mal,gleich,Wurzel aus,unendlich",
    "en": "minus,minus,plus,plus or minus,about,divided by,times,equals,square root of,infinity",
    "es": "menos,menos,,más menos,aproximadamente,dividido por,por,,raíz cuadrada de,infinito",
    "fi": "miinus,miinus,,plus miinus,noin,jaettuna,kertaa,,neliöjuuri,ääretön",
    "fr": "moins,moins,,plus ou moins,environ,,,égale,racine carrée de,l’infini",
    "el": "μείον,μείον,,συν πλην,περίπου,διά,επί,,τετραγωνική ρίζα του,άπειρο",
    "he": "מינוס,מינוס,,פלוס מינוס,בערך,חלקי,כפול,שווה,שורש,אינסוף",
    "hi": "माइनस,माइनस,,प्लस माइनस,लगभग,भाग,गुणा,,वर्गमूल,अनंत",
    "hu": "mínusz,,,,körülbelül,osztva,,,gyök,végtelen",
    "it": "meno,meno,,più o meno,,diviso,per,,radice quadrata di,",
    "ja": "マイナス,マイナス,プラス,プラスマイナス,やく,わる,かける,イコール,ルート,むげんだい",
    "ko": "마이너스,빼기,더하기,플러스마이너스,약,나누기,곱하기,이퀄,루트,무한대",
    "nb": "minus,minus,,pluss minus,omtrent,delt på,ganger,,kvadratroten av,uendelig",
    "nl": "min,min,plus,plus min,ongeveer,gedeeld door,maal,is gelijk aan,wortel van,oneindig",
    "pl": "minus,minus,,,około,podzielić przez,,,pierwiastek z,nieskończoność",
    "pt": "menos,menos,,mais ou menos,aproximadamente,,,,raiz quadrada de,",
    "ro": "minus,minus,,plus minus,aproximativ,împărțit la,ori,,radical din,infinit",
    "ru": "минус,минус,,плюс-минус,приблизительно,делить на,умножить на,,корень из,бесконечность",
    "sv": "minus,minus,,plus minus,ungefär,delat med,gånger,lika med,kvadratroten ur,oändligheten",
    "tr": "eksi,eksi,,artı eksi,yaklaşık,bölü,çarpı,,karekök,sonsuz",
    "uk": "мінус,мінус,,плюс-мінус,приблизно,поділити на,помножити на,,корінь з,нескінченність",
    "zh": "负,减,加,正负,约,除以,乘以,等于,根号,无穷大",
}  # fmt: skip
_SIGNS = {lang: dict(zip(_ORDER, row.split(","), strict=True)) for lang, row in _ROWS.items()}
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he"}
_CJK = "\u3040-\u9fff\uac00-\ud7af"
_TERM = rf"[^\W{_CJK}]"


def sign_word(sign: str, lang: str) -> str:
    """The word for a sign of arithmetic, or "" where the engine says it."""
    language = primary_language(lang)
    return _SIGNS.get(_ALIASES.get(language, language), {}).get(sign, "")


def _negative(match: re.Match[str], lang: str) -> str | None:
    words = sign_word("negative", lang)
    return f"{words} " if words else None


def _between(match: re.Match[str], lang: str) -> str | None:
    words = sign_word(match["sign"], lang)
    return f" {words} " if words else None


def _subtracted(match: re.Match[str], lang: str) -> str | None:
    """A hyphen for the minus of an equation: "9-4=5"."""
    words = sign_word("−", lang)
    return f" {words} " if words else None


def _apposition(match: re.Match[str], lang: str) -> str | None:
    """A pause for the sign that Japanese newspapers put around an address or before a date."""
    return "、" if primary_language(lang) == "ja" else None


def _before(match: re.Match[str], lang: str) -> str | None:
    words = sign_word("≈" if match["sign"] == "~" else match["sign"], lang)
    is_after_word = match.string[match.start() - 1 : match.start()].isalnum()
    return f"{' ' if is_after_word else ''}{words} " if words else None


def arithmetic(language: str) -> tuple[Rule, ...]:
    """The rules of a language; where the voice says the signs well, only the one for degrees below zero."""
    return (*_RULES, _DEGREES) if _ALIASES.get(language, language) in _SIGNS else (_DEGREES,)


_DEGREES = Rule(
    ("–", DIGITS), r"(?<![\w.,)%°\]])(?<!\d\s)–(?=\d{1,3}(?:,\d)?\s?(?:°|℃|[Gg]ra[du]))", _negative
)
_RULES = (
    # "-5 °C", "(−3)"; not "10 -12" or "A-5".
    Rule(("-−", DIGITS), r"(?<![\w.,)%°\]/+*=–-])(?<!\d\s)(?:-|−\s?)(?=%?\d)", _negative),
    Rule(
        ("-−", DIGITS),
        rf"(?<=[{_CJK}])[-−]\s?(?=\d{{1,3}}(?:\.\d)?\s?(?:度|ど|도|°|℃|%|％|ポイント|포인트|个百分点|pt))",
        _negative,
    ),
    Rule(
        ("−+±≈÷×=",),
        rf"(?:(?<={_TERM})|(?<=[)%°²³]))\s?(?P<sign>[−+±≈÷×=])\s?(?={_TERM}|[(√∞−±]|-\d)",
        _between,
    ),
    Rule(("=＝",), rf"(?<=[{_CJK}）)])\s?[=＝]\s?(?=[{_CJK}\d])", _apposition),
    Rule(("+±≈√∞~",), r"(?P<sign>[±≈√∞]|(?<![\w+])\+(?=\d)|(?<![^\s(])~(?=\s?\d))\s?", _before),
    Rule(("-", "="), r"(?<![\w.-])\d{1,4}\s?(?P<say>-)\s?(?=\d{1,4}\s?=)", _subtracted),
)
