"""Recordings made by hand, with a fixed duration for each word and silence as sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.export.model import Piece, Recording
from reader.page.model import Page, Section
from reader.page.reasons import Reason, ReasonKind
from reader.script.edits import apply_edits
from reader.script.model import Edit, Style, Utterance
from reader.speech.engine import WordMark

RATE = 1000  # a sample is a millisecond
WORD = 100  # samples
PAUSE = 50


def page(title: str = "Salt", **about: str) -> Page:
    sections = tuple(
        Section(name, f"On {name}", 2, "", True, Reason(ReasonKind.MAIN), ()) for name in ("s1", "s2")
    )
    return Page("", title, "en", "", "", (), (), sections)._replace(**about)  # type: ignore[arg-type]


def said(
    text: str, sentence: int = 0, *edits: Edit, section: str = "s1", style: Style = "text", lang: str = "en"
) -> Utterance:
    return Utterance(
        section, f"b{section}", "paragraph", text, apply_edits(text, edits), lang, 0, len(text), sentence,
        style, PAUSE, edits,
    )  # fmt: skip


def recording(utterances: Sequence[Utterance], about: Page | None = None) -> Recording:
    return Recording(about or page(), tuple(utterances), RATE, _pieces(utterances))


def _pieces(utterances: Sequence[Utterance]) -> Iterator[Piece]:
    start = 0
    for utterance in utterances:
        words = list(re.finditer(r"\S+", utterance.spoken))
        marks = tuple(WordMark(WORD * each, *word.span()) for each, word in enumerate(words))
        length = WORD * len(words)
        yield Piece(utterance, start, length, bytes(2 * (length + PAUSE)), marks)
        start += length + PAUSE
