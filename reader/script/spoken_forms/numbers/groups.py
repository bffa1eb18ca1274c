"""Digits of other scripts, and grouped digits, rewritten with the separators of the text's language.

"12 500", "1’234’567", "1.234.567" and "١٬٢٣٤٫٥٦" are one number each. The engine joins some of these groups
in some languages, and speaks the others as separate numbers.
"""

from __future__ import annotations

import re
import unicodedata

from reader.language_tags import primary_language
from reader.script.edits import Edits
from reader.script.spoken_forms.rules import compiled

# Separators between groups: spaces of every width, apostrophes, the Arabic thousands separator.
_SPACES = "\u00a0\u2005-\u200a\u202f"
_MARKS = "'’ʼ\u066c"
# Not a telephone number: no group of another length before or after, except in "10 000-20 000".
_ALONE = rf"(?<![\w.,:/'’#+])(?<![\d+/][ {_SPACES}])(?:(?<!\d-)|(?<=[ {_SPACES}{_MARKS}]\d\d\d-))"
_ENDS = rf"(?![\w'’/]|[ {_SPACES}]\d)(?:(?!-\d)|(?=-\d{{1,3}}[ {_SPACES}{_MARKS}]\d\d\d))"
_FIRST = r"(?!0)\d{1,3}"
_BY_SIGN = rf"{_FIRST}(?P<sign>[ {_SPACES}{_MARKS}])\d{{3}}(?:(?P=sign)\d{{3}}){{0,5}}"
_BY_COMMAS, _BY_STOPS = rf"{_FIRST}(?:,\d{{3}}){{2,5}}", rf"{_FIRST}(?:\.\d{{3}}){{2,5}}"
_INDIAN = r"[1-9]\d?(?:,\d\d){1,5},\d{3}"
_GROUPED = "|".join((
    rf"{_ALONE}(?P<whole>{_BY_SIGN})(?P<part>[.,\u066b]\d{{1,10}})?{_ENDS}",
    rf"{_ALONE}(?P<foreign>{_BY_COMMAS}|{_BY_STOPS}|{_INDIAN})(?P<rest>[.,]\d{{1,10}})?(?![\w'’/]|[.,]\d)",
    r"(?P<arabic>(?<=\d)\u066b(?=\d))",
))  # fmt: skip
_NEEDED = re.compile(rf"\d(?:[ {_SPACES}{_MARKS}]\d\d\d|,\d\d,|\u066b|[.,]\d\d\d[.,]\d\d\d)")
# The thousands and decimal separators. Other languages get no thousands separator and keep the decimal one.
_SIGNS = {"en": (",", "."), "de": (".", ","), "es": (".", ","), "fr": (".", ","), "it": (".", ","),
          "nl": (".", ","), "pl": (".", ","), "pt": (".", ",")}  # fmt: skip
# After these words digits are not one grouped number: "on May 5 300 people came", "Tel. 123 456 789".
_BEFORE_ANOTHER = (
    r"(?i:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|januar[yi]?|februar[yi]?|march|april|june|july"
    r"|august|september|october|november|december|chapter|page|section|room|route|figure|table|no|nr|tel|phone"
    r"|tél|telefon|fax|mobile|whatsapp|iban|isbn|kapitel|seite|chapitre|capítulo|página|capitolo|rozdział)\.?:?\s?)\Z"
)

# Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam and Thai digits.
_OTHER_DIGITS = "[٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙]+"
_NEED_THEIR_DIGITS = frozenset({"ne"})  # the voice says others in English

# The space after a number's stop, forgotten before a word: "1.Trim the wick", "It cost 30.Then we left".
FORGOTTEN_SPACE = re.compile(
    r"(?<![\w.,])(?:\d{1,3}[.,])*\d{1,4}\.(?=[A-ZÀ-ÖØ-ÞА-ЯЁ][a-zß-öø-ÿа-яё]{2,}+(?![\w.@/]\w))"
)


def digit_edits(text: str, lang: str, edits: Edits) -> None:
    """Add edits that write digits of other scripts as 0 to 9, which the rules and every voice know."""
    if text.isascii() or primary_language(lang) in _NEED_THEIR_DIGITS:
        return
    for match in compiled(_OTHER_DIGITS).finditer(text):
        edits.add(*match.span(), "".join(str(unicodedata.digit(digit)) for digit in match[0]))


def group_edits(text: str, lang: str, edits: Edits) -> None:
    """Add edits for grouped numbers that do not have the separators of `lang`, a BCP 47 tag."""
    if not _NEEDED.search(text):
        return
    between, point = _SIGNS.get(primary_language(lang), ("", ""))
    for match in compiled(_GROUPED).finditer(text):
        if match["arabic"]:
            edits.add(*match.span(), ".")
            continue
        whole, part = match["whole"] or match["foreign"], match["part"] or match["rest"] or ""
        if match["sign"] == " " and _begins_another(text, match.start()):
            continue
        if whole.count(".") == 3 and match["foreign"]:  # an IP address
            continue
        words = between.join(re.findall(r"\d+", whole) if match["sign"] else _by_thousands(whole))
        if part:
            words += (point or part[0].replace("\u066b", ".")) + part[1:]
        if words != match[0]:
            edits.add(*match.span(), words)


def space_edits(text: str, edits: Edits) -> None:
    """Add an edit for each space that is forgotten after a number; else the engine says "one dot trim"."""
    if "." in text:
        for match in FORGOTTEN_SPACE.finditer(text):
            edits.add(match.end() - 1, match.end(), ". ")


def _begins_another(text: str, start: int) -> bool:
    return compiled(_BEFORE_ANOTHER).search(text, max(0, start - 16), start) is not None


def _by_thousands(number: str) -> list[str]:
    """The digits of a number in groups of three, however they are grouped in it: "1,23,456"."""
    digits = number.replace(",", "").replace(".", "")
    first = len(digits) % 3
    return ([digits[:first]] if first else []) + [digits[at : at + 3] for at in range(first, len(digits), 3)]
