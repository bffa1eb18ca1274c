"""Finds words that are not in their language's script, and the language to speak them in.

Pages seldom mark such words: "Москва is big". A voice spells letters that it cannot read, so the words are
spoken in the most common language of their script. Latin letters stay, because every voice can read them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reader.language_tags import primary_language
from reader.script.edits import touches
from reader.script.spoken_forms.rules import compiled

# script → its letters, its most common language, and the other languages that use it
_SCRIPTS = {
    "Greek": ("\u0370-\u03ff\u1f00-\u1fff", "el", "grc"),
    "Cyrillic": ("\u0400-\u052f", "ru", "uk be bg sr mk kk ky mn tg tt ba cv os ab uz bs cnr sh"),
    "Armenian": ("\u0531-\u0587", "hy", "hyw"),
    "Hebrew": ("\u0591-\u05f4", "he", "yi iw ji"),
    "Arabic": ("\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f", "ar",
        "fa ur ps ckb sd ug ks pa ku arz"),
    "Devanagari": ("\u0900-\u0963\u0971-\u097f", "hi", "mr ne sa kok bho mai"),
    "Bengali": ("\u0980-\u09e3", "bn", "as"),
    "Gurmukhi": ("\u0a01-\u0a5e\u0a70-\u0a75", "pa", ""),
    "Gujarati": ("\u0a81-\u0ae3", "gu", ""),
    "Oriya": ("\u0b01-\u0b63", "or", ""),
    "Tamil": ("\u0b82-\u0bd7", "ta", ""),
    "Telugu": ("\u0c00-\u0c63", "te", ""),
    "Kannada": ("\u0c80-\u0ce3", "kn", ""),
    "Malayalam": ("\u0d00-\u0d63", "ml", ""),
    "Sinhala": ("\u0d81-\u0ddf", "si", ""),
    "Thai": ("\u0e01-\u0e4e", "th", ""),
    "Lao": ("\u0e81-\u0edf", "lo", ""),
    "Burmese": ("\u1000-\u103f", "my", ""),
    "Georgian": ("\u10a0-\u10ff", "ka", ""),
    "Ethiopic": ("\u1200-\u135f", "am", "ti"),
    "Khmer": ("\u1780-\u17d3", "km", ""),
    "Hangul": ("\u1100-\u11ff\uac00-\ud7af", "ko", ""),
    "Japanese": ("\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff々〆\uf900-\ufaff", "ja",
        "zh ko yue cmn"),
}  # fmt: skip
# Letters that identify the language in a script with several.
_LANGUAGE_LETTERS = (
    ("uk", "[іїєґІЇЄҐ]"), ("be", "[ўЎ]"), ("sr", "[ђћџљњЂЋЏЉЊ]"),
    ("mk", "[ѓќѕЃЌЅ]"), ("ur", "[ٹڈڑےں]"), ("fa", "[پچژگ]"),
    ("ja", "[\u3041-\u30ff]"), ("zh", "[\u3400-\u9fff]"),
)  # fmt: skip
_OPENING = r"[(\[«“„‘‹]?"
_CLOSING = r"[,.;:!?)\]»”’›…]*"
_FIRST_LETTER = "\u0370"  # the first one of any script in the table
_MIN_LETTERS = 2  # a single letter is a symbol, as in "5 μm" and "π"


def by_script(
    text: str, start: int, end: int, lang: str, whole: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Split characters `start` to `end`, in `lang`, by script: start, end and language of each stretch.

    No stretch cuts one of the ranges that stay `whole`.
    """
    found = (
        list(_foreign(text, start, end, primary_language(lang))) if _has_other_script(text[start:end]) else []
    )
    found = [each for each in found if not touches(whole, *each[:2])]
    if not found:
        yield start, end, lang
        return
    edges = [start, *(edge for left, right, _ in found for edge in (left, right)), end]
    between = "".join(text[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True))
    if len(found) == 1 and not any(map(str.isalpha, between)):
        yield start, end, found[0][2]
        return
    said = {(left, right): other for left, right, other in found}
    for left, right in pairwise(edges):
        if left < right:
            yield left, right, said.get((left, right), lang)


def _has_other_script(text: str) -> bool:
    """True if there is a letter beyond the Latin ones, which is rare; the pattern takes 6 ms to compile."""
    return not text.isascii() and any(each >= _FIRST_LETTER and each.isalpha() for each in set(text))


def _foreign(text: str, start: int, end: int, lang: str) -> Iterator[tuple[int, int, str]]:
    for match in _words().finditer(text, start, end):
        script = match.lastgroup or ""
        _, usual, others = _SCRIPTS[script]
        if lang == usual or lang in others.split():
            continue
        count = sum(map(str.isalpha, match[0]))
        if count >= _MIN_LETTERS or script == "Japanese":
            possible = {usual, *others.split()}
            known = (
                other
                for other, sign in _LANGUAGE_LETTERS
                if other in possible and compiled(sign).search(match[0])
            )
            yield match.start(), match.end(), next(known, usual)


@cache
def _words() -> re.Pattern[str]:
    """Matches consecutive words of one script, with the characters between them."""
    every = "".join(letters for letters, _, _ in _SCRIPTS.values())
    words = "|".join(
        rf"(?P<{script}>[{letters}]++(?:[^\w\n]{{1,3}}(?:\d+[^\w\n]{{1,3}})?[{letters}]++)*+)"
        for script, (letters, _, _) in _SCRIPTS.items()
    )
    # A word that continues in Latin letters does not match: "ΔT".
    return re.compile(rf"{_OPENING}(?<![^\W\d_])(?=[{every}])(?:{words})(?![^\W\d_{every}]){_CLOSING}")
