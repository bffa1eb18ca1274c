"""Tell whether a sentence continues after a stop, or after a sign that can end one.

The stop can belong to an abbreviation, initials, an ordinal number or a list marker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from reader.script.spoken_forms.numbers.groups import FORGOTTEN_SPACE
from reader.script.text.abbreviations import (
    ANYWHERE,
    BEFORE_NAME,
    BEFORE_NUMBER,
    GERMAN_OPENINGS,
    INNER_STOPS,
    KNOWN_INITIALS,
    LETTERED_NOUNS,
    LETTERS_STAND_FOR_WORDS,
    OPENINGS,
    SPLIT_INITIALS,
    WITH_ENGLISH,
    WITHOUT_CASE,
    WITHOUT_STOPS,
)

# Languages that write an ordinal number with a full stop.
ORDINAL_STOP = frozenset({
    "de", "lb", "da", "nb", "nn", "no", "fi", "et", "hu", "cs", "sk", "pl", "sl", "hr", "sr", "bs",
    "mk", "lv", "lt", "tr", "is", "fo", "hsb", "dsb", "eu",
})  # fmt: skip
_NUMERAL_FIRST = frozenset({"tr", "hu"})  # "II. Abdülhamid"
_ROMAN = re.compile("[IVX]{1,6}")
_HALF_DAYS = frozenset({"a.m", "p.m"})  # "At 3 p.m." can begin a sentence
_ONLY_A_TIME = re.compile(r"\W*(?:At|By|Around|From|Until|Before|After|Since) [\d:.]{1,5} [ap]\.m\.\s+")
# After "10 a.m." these continue the sentence.
_WHEN = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "eastern", "central", "mountain", "pacific", "local", "gmt", "utc", "bst", "cet", "et", "est", "edt",
    "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt",
})  # fmt: skip
_CLOSING = '”»’"“)]'
# A stop without the space after it: "ended.Then".
_FORGOTTEN_SPACE = re.compile(r"[^\W\d_A-Z]{2}\.(?![A-Z]{2,3}\b)[^\W\d_a-z]")
_NUMBER_NEXT = re.compile(
    r"[(\[]?(?:\d|[IVXLC]{1,7}\b|[A-Z](?=[,;:)]|\.\s?\d| (?:and|or|to|for|in|is|of)\b))"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
_PREFIXED_LETTER = re.compile(r"[وفبلك]?(?:ال)?[^\W\d_]")  # Arabic joins "and" to the word after it
_MEASURE = re.compile(r"[\d.]{1,6}-(?:in|ft|lb|oz|yd|mi|gal|qt|pt|sq)")  # "a 60-in. TV"
_JOINED_INITIALS = re.compile(r"(?:[^\W\d_]\.-)+[^\W\d_]")  # "J.-P. Martin"
# A move of chess, which has a number with a stop: "1. e4 e5 2. Nf3".
CHESS_MOVE = re.compile(r"\s?(?:O-O|[KQRBNDTLSCF]?[a-h]?[1-8]?x?[a-h][1-8])\b")
ONLY_A_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[IVXLC]{1,6})(?:\.\)|\)|\.)\s*")
_WORD = re.compile(r"\w")
_LAST_WORD = re.compile(r"([^\s(\[“„«\"‘'’–—]{1,20})\.\s*$")
# A Latin word at the end of Chinese or Japanese, which puts no space before it: "次はNo.".
_LATIN_END = re.compile(r"(?<=[\u3040-\u9fff\uac00-\ud7af])[A-Za-z]+\Z")
_BEFORE_INITIAL = re.compile(r"(?<![^\s(«„“\"])(?P<title>[^\W\d_][\w-]{0,9})(?P<stop>\.?)\s?[^\W\d_]\.\s*\Z")
_WORD_BEFORE_INITIAL = re.compile(r"([^\W\d_][\w'’-]*)\W+[^\W\d_]\.\s*\Z")
_AFTER_PAUSE = re.compile(r"[:;,(]\s?[^\W\d_]\.\s*\Z")  # "zob.: J. Nowak"
_SPACED = re.compile(r"(?<![\w.])(?:[^\W\d_]{1,4}\.\s){1,3}[^\W\d_]{1,4}\.\s*\Z")
_NEXT_WORD = re.compile(r"\W*(\w+)")
_QUOTED_SIGN = re.compile(r"[“「『«„](?:[?？!！。.])[”」』»“]\s*\Z")
_INNER_CAPITAL = re.compile(r"[^\W\d_]*[a-zà-ÿ][A-ZÀ-Þ]")
_EXCLAMATIONS = frozenset("?!؟。！？")
# What continues a sentence after a quotation that ends in a stop: “가자.”라고 했다, “走吧。”他说.
_AFTER_QUOTE = re.compile(
    r"라[고며는]|이라[고며는]|[고하]고 |며 |는 (?:말|뜻)|[他她它我你][^。！？]{0,3}[说道问答喊叫想]"
)
# A part in brackets after an abbreviation, not a sentence of its own: "чел. (2020 г.).", "alin. (2) lit. a".
_PART_IN_BRACKETS = re.compile(
    r"\([^()]{1,30}\)(?:[.,;:]|\s(?=[^\W\d_])(?![A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ]))|\[[^\[\]]{1,30}\][.,;:]"
)
_AFTER_DIGIT = re.compile(r"\d\.\s+\Z")
_COUNTED = re.compile(r"§|[IVX]{1,6} (?:w\.|wieku|stol|stor)")  # "az 5. § 2. bek.", "lata 90. XX w."
_KOREAN_DATE = re.compile(r"(?<!\d)[12]\d{3}\.(?: \d{1,2}\.){0,2}\s+\Z")  # "2020. 5. 12. 선고"
_ELLIPSIS_QUOTED = re.compile(r"(?:\.\.\.|…)[\"”»]\s+\Z")  # «...» said
_SHORT_FORM = re.compile(r"(?:^|\s)(?![A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁ])[^\W\d_]{1,5}\.\s+\Z")
# After a dash: a word without a capital, or a number ("III в. до н. э. — XIII в.").
_GOES_ON = re.compile(
    r"\d|[IVX]{1,6} (?:w|в|ст|век|стол)|(?![A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄҐĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĞİŞŐŰĂȘȚ])[^\W_]"
)
_UNIT_NEXT = re.compile(r"[€£%](?!\s?\d)")
_SAID = re.compile(r"[—–-]\s+[^\W_]")  # « Oui ! — dit-il »


class ContinuationRules:
    """A function of two offsets: True if the sentence from `before` continues at `start`, despite a stop."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._anywhere = _known(ANYWHERE, language)
        self._before_number = _known(BEFORE_NUMBER, language)
        self._before_name = _known(BEFORE_NAME, language)

    @cached_property
    def _has_capitals(self) -> bool:
        return any(map(str.isupper, self._text))

    @cached_property
    def after_numbers(self) -> frozenset[int]:
        """Where a space is forgotten after the stop of a number: "It cost 30.Then"."""
        return frozenset(match.end() for match in FORGOTTEN_SPACE.finditer(self._text))

    def __call__(self, before: int, start: int) -> bool:
        """True if the sentence from `before` continues at `start`."""
        text = self._text
        if ONLY_A_MARKER.fullmatch(text, before, start):  # "2." of a list, "II." of a chapter
            return True
        if text.startswith(". . .", before) and not _WORD.search(text, before, start):
            return True
        if self._is_inside_a_word(start):
            return True
        if text[start] in "—–-":
            said = _SAID.match(text, start)
            return said is not None and _GOES_ON.match(text, said.end() - 1) is not None
        if _QUOTED_SIGN.search(text, max(0, start - 8), start):  # “?”
            return True
        if _UNIT_NEXT.match(text, start):  # "3.400 mill. €"
            return True
        if text.startswith("と", start):  # 「…。」と言った
            return text[start - 1] in "」』"
        if (
            self._is_inside_a_reference(before, start)
            or self._continues_quotation(start)
            or self._is_part_in_brackets(before, start)
        ):
            return True
        follows_ordinal = self._language in ORDINAL_STOP and _AFTER_DIGIT.search(
            text, max(0, start - 4), start
        )
        if text[start].islower():
            is_prose = self._has_capitals or bool(follows_ordinal)
            return is_prose and self._is_stop(start) and not _INNER_CAPITAL.match(text, start)
        if follows_ordinal and _COUNTED.match(text, start):
            return True
        word = _LAST_WORD.search(text, max(before, start - 40), start)
        if word is None:
            return False
        latin = _LATIN_END.search(word[1])
        return self._does_not_end(latin[0] if latin is not None else word[1], before, start)

    def _is_inside_a_reference(self, before: int, start: int) -> bool:
        """True before "№" after a short form, and inside a Korean date."""
        text = self._text
        if text[start] == "№":
            return _SHORT_FORM.search(text, max(before, start - 12), start) is not None
        return (
            self._language == "ko" and _KOREAN_DATE.search(text, max(before, start - 16), start) is not None
        )

    def _continues_quotation(self, start: int) -> bool:
        if self._language in WITHOUT_CASE and _ELLIPSIS_QUOTED.search(self._text, max(0, start - 6), start):
            return True
        if self._text.endswith("...", 0, start) and _is_ideographic(self._text[start]):
            return True
        return self._text[start - 1] in "”’\"'」』" and _AFTER_QUOTE.match(self._text, start) is not None

    def _is_part_in_brackets(self, before: int, start: int) -> bool:
        """True if the brackets belong to an abbreviation before them: "чел. (2020 г.)."."""
        if self._text[start] not in "([" or not _PART_IN_BRACKETS.match(self._text, start):
            return False
        return _SHORT_FORM.search(self._text, max(before, start - 12), start) is not None

    def _is_stop(self, start: int) -> bool:
        """True if the sentence ends with a stop, not a question or exclamation mark."""
        return self._text[max(0, start - 40) : start].rstrip().rstrip(_CLOSING)[-1:] not in _EXCLAMATIONS

    def _is_inside_a_word(self, start: int) -> bool:
        """True if the stop begins a name (".NET", "./go") or is inside one ("J.-C.", "a.C.")."""
        text = self._text
        if text[start - 1] != "." or start in self.after_numbers:
            return False
        return _FORGOTTEN_SPACE.match(text, max(0, start - 3)) is None and not _is_ideographic(text[start])

    def _does_not_end(self, word: str, before: int, start: int) -> bool:
        """True if a last word with its stop is an abbreviation, or a German ordinal before its noun."""
        small = word.lower()
        if self._language in WITHOUT_STOPS:
            return True
        if small in self._anywhere or self._joined(before, start) in self._anywhere:
            return True
        if _JOINED_INITIALS.fullmatch(word) or _MEASURE.fullmatch(word):
            return True
        if word in self._before_name or (word[:1].isupper() and small in self._before_name):
            return True
        following = _NEXT_WORD.match(self._text, start, start + 60)
        next_word = following[1] if following is not None else ""
        if self._language == "en" and small in _HALF_DAYS:
            is_name = next_word in self._before_name or next_word.lower() not in OPENINGS
            is_after_time = is_name and bool(_ONLY_A_TIME.fullmatch(self._text, before, start))
            return next_word.lower() in _WHEN or is_after_time
        if small in self._before_number or (small.endswith("str") and "str" in self._before_number):
            return _NUMBER_NEXT.match(self._text, start) is not None
        if self._is_letter_for_word(word) or self._follows_title(word, before, start, next_word):
            return True
        if _INITIALS.fullmatch(word):
            return self._are_initials_of_name(word, next_word) or self._is_initial(word, next_word, start)
        if self._language in _NUMERAL_FIRST and _ROMAN.fullmatch(word):
            return next_word[:1].isupper()
        if not (word.isdecimal() and len(word) <= 3):
            return False
        if self._language != "de":
            return CHESS_MOVE.match(self._text, start) is not None
        return bool(next_word) and next_word.lower() not in GERMAN_OPENINGS

    def _joined(self, before: int, start: int) -> str:
        """An abbreviation with spaces, without them and its last stop: "т. е." is "т.е"."""
        spaced = _SPACED.search(self._text, max(before, start - 20), start)
        return "".join(spaced[0].lower().split()).rstrip(".") if spaced is not None else ""

    def _is_letter_for_word(self, word: str) -> bool:
        if self._language in INNER_STOPS and ("." in word or len(word) == 1):
            return True
        return self._language in LETTERS_STAND_FOR_WORDS and _PREFIXED_LETTER.fullmatch(word) is not None

    def _follows_title(self, word: str, before: int, start: int, next_word: str) -> bool:
        """True if a single initial before a name follows a title or another initial: "проф. І. Франко"."""
        if len(word) > 1 or not word.isupper():
            return False
        earlier = _BEFORE_INITIAL.search(self._text, max(before, start - 40), start)
        if not next_word[:1].isupper() or next_word.lower() in OPENINGS:
            return False
        if earlier is None:
            return _AFTER_PAUSE.search(self._text, max(before, start - 12), start) is not None
        title = earlier["title"]
        is_initial = bool(earlier["stop"]) and len(title) == 1 and title.isupper()
        return is_initial or title in self._before_name or title.lower() in self._before_name

    def _is_initial(self, letter: str, name: str, start: int) -> bool:
        """True if a letter is a person's initial: "et A. Camus", not "vitamine C. Camus …"."""
        if self._language not in SPLIT_INITIALS or len(letter) > 1 or not letter.isupper():
            return False
        is_name = len(name) > 2 and name[0].isupper() and not name.isupper() and name.lower() not in OPENINGS
        if not is_name:
            return False
        before = _WORD_BEFORE_INITIAL.search(self._text, max(0, start - 40), start)
        return before is None or before[1].lower() not in LETTERED_NOUNS

    def _are_initials_of_name(self, initials: str, name: str) -> bool:
        """True if initials, without their last stop, belong to the name after them: "J.D. Marlow"."""
        if self._language in LETTERS_STAND_FOR_WORDS:  # with several stops
            return True
        if "." not in initials:
            return False
        known = initials.lower() in KNOWN_INITIALS or initials.count(".") > 1
        return not known and initials.isupper() and name[:1].isupper() and name.lower() not in OPENINGS


def _is_ideographic(character: str) -> bool:
    return "\u3000" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7af"


def _known(table: Mapping[str, str], language: str) -> frozenset[str]:
    return _words(table.get(language, ""), table["en"] if language in WITH_ENGLISH else "")


@cache
def _words(text: str, others: str) -> frozenset[str]:
    return frozenset((*text.split(), *others.split()))
