"""A sentence as a line."""

from __future__ import annotations

import pytest

from reader.session.live.printing import sentence_line
from tests.session.playing import script_of


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ("<ol><li>Mix the flour.</ol>", "1. Mix the flour."),
        ("<p>One <i lang=fr>deux</i> three.</p>", "One deux three."),
        ("<p>The word “<i lang=fr>pain</i>” is bread.</p>", "The word “pain” is bread."),
        ("<p>He said (<i lang=fr>tout bas</i>) no.</p>", "He said (tout bas) no."),
        ("<p>A half-<i lang=fr>fermé</i> door.</p>", "A half-fermé door."),
        ("<p>See <i lang=fr>la mer</i>, then go.</p>", "See la mer, then go."),
        ("<p lang=ja>これは<i lang=en>pen</i>です。</p>", "これはpenです。"),
    ],
)
def test_sentence_and_its_announcements_share_a_line(inside: str, line: str) -> None:
    script = script_of(f"<html lang=en><article><h1>Title</h1><p>Before it.</p>{inside}</article>")
    utterances = [each for section in script.article for each in script.utterances(section)]
    last = utterances[-1]
    sentence = [each for each in utterances if (each.section, each.sentence) == (last.section, last.sentence)]
    assert sentence_line(sentence) == line
