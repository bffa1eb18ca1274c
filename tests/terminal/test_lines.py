"""Lines hold nothing that a terminal obeys, and nothing that it cannot show."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.terminal.lines import Lines, plain_line, to_ascii, with_ascii_fallback

ENCODINGS = ["ascii", "latin-1", "iso8859-2", "cp437", "cp850", "cp1252", "koi8-r", "shift_jis", "utf-8"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\x1b[2J\x1b]0;title\x07red", "[2J]0;titlered"),
        ("\x9b31mC1 too\x85", "31mC1 too"),
        ("a\x00b\x7fc\x08", "abc"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy\u200e \u061c", "evil x y "),
        ("half \udce9 a character", "half \ufffd a character"),
        ("עברית ‘quoted’ 👩‍👩‍👧 e\u0301", "עברית ‘quoted’ 👩‍👩‍👧 e\u0301"),
        ("hid\U000e0049\U000e0067den \u200bze\u200bro \u2062\ufeff", "hidden zero "),
        (
            "می\u200cخواهم क्\u200dष 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥",
            "می\u200cخواهم क्\u200dष 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥",
        ),
        ("ad\u200dmin a\ufe0f\ufe01\U000e0100b ک\u200c\u200c\u200dک", "admin a\ufe0fb ک\u200cک"),
    ],
)
def test_line_has_no_control_characters(text: str, plain: str) -> None:
    assert plain_line(text) == plain


@given(st.text())
def test_any_text_becomes_one_line(text: str) -> None:
    line = plain_line(text)
    assert not any(ord(each) < 32 or 127 <= ord(each) < 160 for each in line)
    line.encode("utf-8")


@pytest.mark.parametrize("between", ["\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_break_becomes_a_space(between: str) -> None:
    line = plain_line(f"one{between}two")
    assert line.split() == ["one", "two"]
    assert len(line.splitlines()) == 1


def test_sentences_and_messages_use_separate_streams() -> None:
    out, messages = io.StringIO(), io.StringIO()
    lines = Lines(out, messages)
    lines.sentence("The sea\x1b[1m.")
    lines.message("Tides\x07")
    assert (out.getvalue(), messages.getvalue()) == ("The sea[1m.\n", "Tides\n")


def test_closed_message_stream_does_not_end_reading() -> None:
    gone = io.StringIO()
    gone.close()
    Lines(io.StringIO(), gone).message("Tides")


# -- terminals that cannot show everything --------------------------------------------------------


def shown(text: str, encoding: str) -> str:
    """A text as a terminal with this encoding shows it."""
    raw = io.BytesIO()
    stream = with_ascii_fallback(io.TextIOWrapper(raw, encoding, newline="\n"))
    stream.write(text)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "line"),
    [
        ("“Quoted” — it’s…", "utf-8", "“Quoted” — it’s…"),
        ("“Quoted” — it’s…", "cp1252", "“Quoted” — it’s…"),
        ("“Quoted” — it’s…", "latin-1", '"Quoted" - it\'s...'),
        ("“Quoted” — it’s…", "ascii", '"Quoted" - it\'s...'),
        ("Café crème", "latin-1", "Café crème"),
        ("Café crème", "cp437", "Café crème"),
        ("Café crème", "ascii", "Cafe creme"),
        ("e\u0301", "latin-1", "e"),
        ("Łódź", "cp850", "Lódz"),
        ("Straße, œuvre, Åre", "ascii", "Strasse, oeuvre, Are"),
        ("½ · 5 € • x²", "ascii", "1/2 . 5 EUR * x2"),
        ("日本 😀", "latin-1", "?? ?"),
        ("soft\u00adly, zero\u200bwidth, a\u00a0gap", "ascii", "softly, zerowidth, a gap"),
    ],
)
def test_unsupported_characters_become_the_nearest_ascii(text: str, encoding: str, line: str) -> None:
    assert shown(text, encoding) == line


@given(st.text(st.characters(codec=None, exclude_categories=())), st.sampled_from(ENCODINGS))
def test_any_text_can_be_written_in_any_encoding(text: str, encoding: str) -> None:
    line = plain_line(text)
    assert len(shown(line, encoding).splitlines()) <= 1


@given(st.text())
def test_simplified_text_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()


def test_text_stream_is_unchanged() -> None:
    stream = io.StringIO()
    assert with_ascii_fallback(stream) is stream
