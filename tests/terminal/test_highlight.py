"""Rows of text with a highlighted word, as a terminal emulator shows them."""

from __future__ import annotations

import re
import time

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings import THEMES as NAMES
from reader.settings import ThemeName
from reader.terminal.highlight import THEMES, Span, Theme, WindowSize, erase_sequence, paint_sequence, wrapped
from reader.terminal.width import columns
from tests.support.screens import DOCUMENTED, lines, marked

TEXTS = st.text(st.sampled_from("ab -é漢字🙂\u0301\t\n"), max_size=60)
SIZES = st.builds(WindowSize, st.integers(1, 100), st.integers(1, 30))


def emulated(size: WindowSize, *writings: str) -> pyte.Screen:
    screen = pyte.Screen(*size)
    stream = pyte.Stream(screen)
    for writing in writings:
        stream.feed(writing)
    return screen


# -- rows -------------------------------------------------------------------------------------


def test_rows_break_between_words() -> None:
    text = "The moon pulls at the sea"
    assert [text[start:end] for start, end in wrapped(text, 10)] == ["The moon", "pulls at", "the sea"]


def test_code_keeps_its_lines_and_indentation() -> None:
    text = "if tide:\n    sail()"
    assert [text[start:end] for start, end in wrapped(text, 40)] == ["if tide:", "    sail()"]


def test_wide_characters_take_two_columns_and_break_anywhere() -> None:
    text = "潮汐は月の引力"
    assert [text[start:end] for start, end in wrapped(text, 6)] == ["潮汐は", "月の引", "力"]


@given(text=TEXTS, width=st.integers(1, 30))
def test_rows_fit_and_lose_no_characters(text: str, width: int) -> None:
    rows = wrapped(text, width)
    for start, end in rows:
        assert columns(text[start:end].replace("\t", " ")) <= max(width, 2)
    kept = "".join(text[start:end] for start, end in rows)
    assert [each for each in kept if not each.isspace()] == [each for each in text if not each.isspace()]


@pytest.mark.slow
def test_endless_word_is_broken_in_linear_time() -> None:
    def seconds(length: int) -> float:
        begun = time.process_time()
        wrapped("é" * length, 79)
        return time.process_time() - begun

    assert min(seconds(400_000 + number) for number in range(2)) < 20 * max(seconds(100_000), 0.01)


# -- on a terminal ----------------------------------------------------------------------------


def test_word_is_highlighted_and_the_cursor_stays_at_the_start() -> None:
    size = WindowSize(20, 10)
    text = "The moon pulls at the sea"
    screen = emulated(size, "Title\r\n", paint_sequence(text, (9, 14), size, THEMES["terminal"]))
    assert lines(screen)[:3] == ["Title", "The moon pulls at", "the sea"]
    assert marked(screen) == "pulls"
    assert (screen.cursor.y, screen.cursor.x) == (1, 0)


def test_shorter_text_erases_a_longer_one() -> None:
    size = WindowSize(20, 10)
    long, short = "The moon pulls at the sea and at the land", "Ebb"
    theme = THEMES["terminal"]
    screen = emulated(
        size, "Title\r\n", paint_sequence(long, None, size, theme), paint_sequence(short, None, size, theme)
    )
    assert lines(screen)[:3] == ["Title", "Ebb", ""]


def test_erase_leaves_nothing() -> None:
    size = WindowSize(20, 10)
    text = "The moon pulls at the sea"
    screen = emulated(
        size, "Title\r\n", paint_sequence(text, (0, 3), size, THEMES["dark"]), erase_sequence(), "Paused\r\n"
    )
    assert lines(screen)[:4] == ["Title", "Paused", "", ""]


def test_tall_text_shows_the_part_with_the_word() -> None:
    size = WindowSize(11, 8)
    text = " ".join(f"word{number:02d}" for number in range(30))
    at = text.index("word17")
    screen = emulated(size, paint_sequence(text, (at, at + 6), size, THEMES["terminal"]))
    assert lines(screen)[:5] == ["word15", "word16", "word17", "word18", "word19"]
    assert marked(screen) == "word17"


@pytest.mark.parametrize("rows", [1, 2, 5, 24])
def test_text_is_repainted_in_place_at_the_end_of_the_window(rows: int) -> None:
    size = WindowSize(20, rows)
    text = "The moon pulls at the sea"
    theme = THEMES["terminal"]
    filled = "".join(f"{number}\r\n" for number in range(30))
    once = emulated(size, filled, paint_sequence(text, (0, 3), size, theme))
    often = emulated(
        size, filled, *(paint_sequence(text, span, size, theme) for span in ((4, 8), (9, 14), (0, 3)))
    )
    assert lines(once) == lines(often)
    assert marked(often) == "The"


@pytest.mark.parametrize("narrow", [12, 20, 60])
def test_window_resize_leaves_nothing_behind(narrow: int) -> None:
    before, after = WindowSize(40, 12), WindowSize(narrow, 12)
    text = "The moon pulls at the sea, and the land follows as well as it can"
    theme = THEMES["terminal"]
    screen = pyte.Screen(*before)
    stream = pyte.Stream(screen)
    stream.feed("Title\r\n" + paint_sequence(text, (4, 8), before, theme))
    screen.resize(after.rows, after.columns)
    stream.feed(paint_sequence(text, (4, 8), after, theme))
    assert " ".join(" ".join(lines(screen)).split()) == f"Title {text}"


@given(
    text=TEXTS, first=st.integers(0, 60), length=st.integers(0, 9), size=SIZES, name=st.sampled_from(NAMES)
)
def test_only_documented_sequences_are_sent(
    text: str, first: int, length: int, size: WindowSize, name: ThemeName
) -> None:
    first = min(first, len(text))
    span: Span = (first, min(len(text), first + length))
    sent = paint_sequence(text, span, size, THEMES[name])
    rest = DOCUMENTED.sub("", sent)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", rest)
    assert sent.count("\n") < max(1, size.rows - 3)
    colours_set = re.findall(r"\x1b\[([0-9;]*)m", sent)
    assert set(colours_set[1::2]) <= {"0"}  # reset before anything else is written
    assert "0" not in colours_set[::2]
    assert len(colours_set) % 2 == 0


def test_page_cannot_send_sequences_to_the_terminal() -> None:
    size = WindowSize(40, 10)
    sent = paint_sequence("evil \x1b[31m\x07\x9b2J\u202e text", None, size, THEMES["terminal"])
    assert DOCUMENTED.sub("", sent) == "evil [31m2J text"


# -- colours ----------------------------------------------------------------------------------


def luminance(colour: int) -> float:
    """The luminance (WCAG 2.2) of one of xterm's colours 16 to 231."""
    levels = (0, 95, 135, 175, 215, 255)
    number = colour - 16
    parts = (levels[number // 36] / 255, levels[number // 6 % 6] / 255, levels[number % 6] / 255)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(parameters: str) -> tuple[int, int]:
    match = re.fullmatch(r"38;5;(\d+);48;5;(\d+)", parameters)
    assert match
    return int(match[1]), int(match[2])


@pytest.mark.parametrize("name", [name for name in NAMES if name != "terminal"])
def test_text_and_word_have_wcag_contrast(name: ThemeName) -> None:
    theme: Theme = THEMES[name]
    text, ground = colours(theme.text)
    word, mark = colours(theme.word)
    assert contrast(text, ground) >= 7  # 1.4.6, level AAA
    assert contrast(word, mark) >= 7
    assert contrast(mark, ground) >= 3  # 1.4.11: the highlight itself


def test_terminal_theme_uses_reverse_video_only() -> None:
    """So text and highlight have the contrast of the terminal's own theme."""
    assert THEMES["terminal"] == ("", "7")


def test_every_theme_setting_exists() -> None:
    assert tuple(THEMES) == NAMES
