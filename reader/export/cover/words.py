"""The words of a line of text: each with its fonts, its width and its height, and where a line may break."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import budoux
from wcwidth import iter_graphemes

from reader.export.cover.fonts import Face, Fonts, cjk_region
from reader.export.cover.glyphs import shape

SPACE = 0.26  # between words, of the font's size
_MAX_MARKS = 4  # on one character
# Scripts without spaces between words that budoux can divide.
_CHINESE_OR_JAPANESE = re.compile("[\u2e80-\u30ff\u31f0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
_AFTER_HYPHEN = re.compile(r"(?<=\w\w[-–/])(?=\w\w)")
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po", "Pd")
_ELLIPSIS = "…"


class Run(NamedTuple):
    """Text in one face."""

    face: Face
    text: str


class Word(NamedTuple):
    """Text that stays on one line.

    Its sizes are in units of the font's; `top` and `bottom` are heights above the baseline.
    """

    runs: tuple[Run, ...]
    width: float
    top: float
    bottom: float
    follows_space: bool

    @property
    def text(self) -> str:
        """Its text, as it is drawn."""
        return "".join(run.text for run in self.runs)


def words_of(text: str, lang: str, weight: int) -> list[Word]:
    """The words of a text, in the characters that some font has; the others are left out."""
    fonts = Fonts(text, lang)
    words = list[Word]()
    for token in text.split():
        for number, part in enumerate(_parts(token, text, lang)):
            runs = tuple(_runs(part, fonts, words[-1].runs[-1].face if words else None))
            if runs:
                words.append(_measured(runs, weight, follows_space=number == 0))
    return words


def characters_of(word: Word, weight: int) -> list[Word]:
    """A word as its characters."""
    found = ((run.face, cluster) for run in word.runs for cluster in iter_graphemes(run.text))
    return [
        _measured((Run(face, cluster),), weight, follows_space=word.follows_space and number == 0)
        for number, (face, cluster) in enumerate(found)
    ]


def divided(word: Word, width: float, lang: str, weight: int) -> list[Word]:
    """A word that is wider than a line, in about equal parts; with hyphens if it is one of letters."""
    pieces = characters_of(word, weight)
    sign = words_of("-", lang, weight)[0]
    has_hyphens = word.text.isalpha() and word.text.upper() != word.text.lower()
    count = min(len(pieces), math.ceil(word.width / max(width - sign.width, 0.1)))
    ends = [round(len(pieces) * (number + 1) / count) for number in range(count)]
    parts = [pieces[start:end] for start, end in pairwise([0, *ends])]
    words = list[Word]()
    for part in parts:
        runs = [run for piece in part for run in piece.runs]
        if has_hyphens and part is not parts[-1]:
            runs += sign.runs
        words.append(_measured(tuple(_merged(runs)), weight, follows_space=part[0].follows_space))
    return words


def ellipsis(lang: str, weight: int) -> Word:
    """The sign that something is missing."""
    return words_of(_ELLIPSIS, lang, weight)[0]._replace(follows_space=False)


def _runs(text: str, fonts: Fonts, face: Face | None) -> Iterator[Run]:
    """The text by face, without what no font has."""
    found = list[Run]()
    for cluster in iter_graphemes(unicodedata.normalize("NFC", text)):
        for shown, chosen in _drawable(cluster, fonts, face):
            face = chosen
            found.append(Run(chosen, shown))
    return _merged(found)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    for face, same in groupby(runs, lambda run: run.face):
        yield Run(face, "".join(run.text for run in same))


def _drawable(cluster: str, fonts: Fonts, face: Face | None) -> Iterator[tuple[str, Face]]:
    """The character as written; else without its marks; else the plain letters that it stands for."""
    marks = [each for each in cluster if unicodedata.category(each) == "Mn"]
    if len(marks) > _MAX_MARKS:
        cluster = cluster[0]
    for shown in (cluster, cluster[0]):
        if chosen := fonts.face(shown, face):
            yield shown, chosen
            return
    plain = unicodedata.normalize("NFKC", cluster[0])
    for each in plain if plain != cluster[0] else "":
        if chosen := fonts.face(each, face):
            yield each, chosen


def _measured(runs: tuple[Run, ...], weight: int, *, follows_space: bool) -> Word:
    shaped = [shape(run.face, run.text, weight) for run in runs]
    glyphs = [glyph for each in shaped for glyph in each.glyphs]
    return Word(
        runs,
        sum(each.width for each in shaped),
        max((glyph.top for glyph in glyphs), default=0),
        min((glyph.bottom for glyph in glyphs), default=0),
        follows_space,
    )


def _parts(token: str, text: str, lang: str) -> Iterable[str]:
    """A token between spaces in the parts that a line may break between."""
    if _THAI.search(token):
        return _kept_together(_parser("th").parse(token))
    if _CHINESE_OR_JAPANESE.search(token):
        region = cjk_region(text, lang)
        model = {"JP": "ja", "KR": "ja", "SC": "zh-hans"}.get(region, "zh-hant")
        return _kept_together(_parser(model).parse(token))
    return _AFTER_HYPHEN.split(token)


def _kept_together(parts: Sequence[str]) -> list[str]:
    """The parts, so that no line begins with closing punctuation or ends with an opening bracket."""
    joined = list[str]()
    for part in parts:
        if joined and (
            unicodedata.category(part[0]) in _CLOSING or unicodedata.category(joined[-1][-1]) in _OPENING
        ):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


@cache
def _parser(model: str) -> Any:
    load = {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }
    return load[model]()
