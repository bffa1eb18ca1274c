"""Meaningful symbols are spoken by name in the language of the text; others are unchanged."""

from __future__ import annotations

import pytest

from reader.script.edits import Edits
from reader.script.spoken_forms.rules import RuleTable, apply_rules
from reader.script.spoken_forms.sign_names import BEFORE_NUMBER, BETWEEN, NAMES
from reader.script.spoken_forms.sign_rules import SIGNS
from tests.script.samples import spoken_text

SAID = [
    ("en", "Press '_', \"?\" or “^”.", "Press underscore, question mark or caret."),
    ("en", "End it with '.' and go on.", "End it with dot and go on."),
    ("en", "Type “//” or `|`.", "Type slash slash or vertical bar."),
    ("en", "Let x < y and y > x, x ≤ y.", "Let x is less than y and y is greater than x, x is at most y."),
    ("en", "The * key, press “↑”, a “€” sign", "The star key, press up arrow, a euro sign"),
    ("en", "We ❤️ you, x ≧ 3", "We love you, x is at least 3"),
    ("de", "Das Zeichen * und „§“", "Das Zeichen Stern und Paragraf"),
    ("en", "Note:This, Figure 1:The, at 12:30, A:B", "Note: This, Figure 1: The, at 12:30, A:B"),
    ("ja", "「！」", "かんたんふ"),
    ("en", "<5%, x > 5, n ≥ 2, >= 10", " less than 5%, x is greater than 5, n is at least 2, at least 10"),
    ("en", "Go a -> b, Home → News", "Go a to b, Home to News"),
    ("en", "Sales ▲ 3%, costs ▼2%, 3% ▲", "Sales up 3%, costs down 2%, 3% up"),
    ("en", "I <3 you. I ♥ lamps", "I love you. I love lamps"),
    ("en", "Read on →", "Read on"),
    ("en", "**Lamps:** see __this__ and **that**, $$$$$ much", "Lamps: see __this__ and that, much"),
    ("de", "***Lampen*** und 5**2", "Lampen und 5**2"),
    ("en", "Burn it with friends.***", "Burn it with friends."),
    ("en", "See below. *** Oil is sold separately.", "See below. Oil is sold separately."),
    ("en", "If 5<x<6, 0 ≤ p ≤ 1", "If 5 is less than x is less than 6, 0 is at most p is at most 1"),
    ("de", "5<x", "5 ist kleiner als x"),
    ("en", "i<3 you", "i love you"),
    ("en", "Open Settings > Voices.", "Open Settings, Voices."),
    ("de", "x < y, „?“, a → b, ≥ 5", "x ist kleiner als y, Fragezeichen, a zu b, mindestens 5"),
    ("ja", "さいごに「?」をおす", "さいごにぎもんふをおす"),
    ("sv", "Tryck på ”_” nu", "Tryck på understreck nu"),
    ("fr", "« ! », <5 %, ▲ 3 %", "point d’exclamation, moins de 5 %, en hausse de 3 %"),
    ("pl", "x < y", "x jest mniejsze niż y"),
    ("vi", "<5 %, x < y", "<5 %, x < y"),  # no words for it: the engine's are better than English ones
]
LINKED = [
    ("en", "Look! pic.twitter.com/a1B2c3 https://t.co/x9Y8z7", "Look!"),
    ("en", "See example.org/blog/2015/08/undelivered-lamps/ now", "See link to example.org now"),
    ("en", "https://www.example.org/wiki/ ... lamp_table was read", "link to example.org was read"),
    ("de", "i.example.com/whs5mn.jpg", "Link zu i.example.com"),
    ("en", "and/or, he/she, 1.5/2, src.main/lamp", "and or, he/she, 1.5/2, src.main/lamp"),
]
LEFT = [
    "He said “…” and '...'.",
    "“?!” he cried.",
    "a<b",
    "'a', 'b'",
    "Don't 'quote' it.",
    "x-ray",
    "a 5<b>x</b>",
    "H1<h2>",
]


def test_meaningful_symbols_are_spoken() -> None:
    assert [(lang, text, " ".join(spoken_text(text, lang).split())) for lang, text, _ in SAID] == [
        (lang, text, words.strip()) for lang, text, words in SAID
    ]


@pytest.mark.parametrize("text", LEFT)
def test_other_symbols_are_unchanged(text: str) -> None:
    assert spoken_text(text, "en") == text


def test_addresses_are_links_to_their_site_and_those_of_quoted_pictures_are_silent() -> None:
    assert [(lang, text, spoken_text(text, lang).strip()) for lang, text, _ in LINKED] == LINKED


def test_a_language_without_names_for_symbols_keeps_them() -> None:
    changed = Edits()
    apply_rules(RuleTable(SIGNS), "<5 %, x < y, 5<x, 0<p<1, 0 ≤ p ≤ 1, ▲ 3 %, 3 % ▲, '_'", "vi", changed)
    assert changed.in_order() == ()


def test_every_language_names_every_symbol() -> None:
    assert {len(names) for names in NAMES.values()} == {len(NAMES["en"])}
    assert set(NAMES) == set(BETWEEN) == set(BEFORE_NUMBER)
    assert all(all(words) for words in (*(names.values() for names in NAMES.values()),))
