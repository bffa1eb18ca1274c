"""File names made of titles are safe on every system, and stay in their folder."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.export.file_names import collision_key, file_stem, slug


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Why the Sea Comes and Goes", "Why the Sea Comes and Goes"),
        ('Salt: a "white" history', "Salt - a 'white' history"),
        ("either/or\\both", "either - or - both"),
        ("../../etc/passwd", "etc - passwd"),
        ("-rf .", "rf"),
        (".hidden", "hidden"),
        ("two\nlines\tand\x00\x07\x1b[2Jcontrols", "two lines and [2Jcontrols"),
        ("turned \u202egnp.exe", "turned gnp.exe"),
        ("Smile 😀", "Smile 😀"),
        ("CON", "_CON"),
        ("com1.backup", "_com1.backup"),
        ("Console", "Console"),
        ("Cafe\u0301", "Café"),
        ("pay\u200bpal\U000e0061\U000e007f", "paypal"),
        ("in\u200dvoice\u200c.pdf\u200d", "invoice.pdf"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष 👩\u200d👩\u200d👧 ❤\ufe0f", "क्\u200dष 👩\u200d👩\u200d👧 ❤\ufe0f"),
        ("\u200b\u3164\ufeff\U000e0041", "Untitled"),
        ("dots...", "dots"),
        ("lone \ud800 half", "lone half"),
        ("", "Untitled"),
        ("???", "Untitled"),
    ],
)
def test_title_becomes_a_file_name(title: str, stem: str) -> None:
    assert file_stem(title) == stem


def test_long_title_is_cut_between_words() -> None:
    stem = file_stem("word " * 200)
    assert len(stem) <= 180
    assert set(stem.split()) == {"word"}
    assert len(file_stem("塩" * 500).encode()) <= 180


@given(some.text())
def test_any_title_gives_a_safe_file_name(title: str) -> None:
    stem = file_stem(title)
    assert Path("folder", f"{stem}.mp3").parent == Path("folder")
    assert 0 < len(stem.encode()) <= 190
    assert stem[0] not in " .-~"
    assert stem[-1] not in " ."
    assert not set(stem) & set('/\\|:*?"<>')
    assert not any(unicodedata.category(each) in {"Cc", "Cs"} for each in stem)


def test_names_equal_on_some_file_system_collide() -> None:
    assert collision_key("Straße.mp3") == collision_key("STRASSE.mp3")
    assert collision_key("Cafe\u0301") == collision_key("café")
    assert collision_key("می\u200cخواهم") == collision_key("میخواهم")
    assert collision_key("one") != collision_key("two")


@pytest.mark.parametrize(
    ("title", "name"), [("The Sea, at Noon", "the-sea-at-noon"), ("Untitled", "untitled")]
)
def test_slug_is_the_title_in_small_letters(title: str, name: str) -> None:
    assert slug(title) == name
    assert slug("?!") == "article"


@pytest.mark.parametrize("name", [file_stem, slug])
def test_endless_title_takes_linear_time(name: Callable[[str], str]) -> None:
    def seconds(words: int) -> float:
        start = time.process_time()
        assert name("sea " * words).startswith("sea")
        return time.process_time() - start

    assert seconds(40_000) < 20 * max(seconds(4_000), 0.01)
