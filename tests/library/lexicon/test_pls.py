"""Lexicons in PLS, the W3C's format."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.library.lexicon.pls import ImportedLexicon, read_pls
from reader.script.lexicon.entries import LexiconEntry

SPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
HEAD = f'<lexicon version="1.0" xmlns="{SPACE}" alphabet="ipa" xml:lang="en-GB">'
GIF = "<lexeme><grapheme>GIF</grapheme><phoneme>dʒɪf</phoneme></lexeme>"


def read(path: Path, text: str | bytes) -> ImportedLexicon:
    file = path / "words.pls"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_pls(file)


def lexemes(path: Path, text: str) -> ImportedLexicon:
    return read(path, f"{HEAD}{text}</lexicon>")


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (GIF, [LexiconEntry("GIF", "/dʒɪf/", "en-GB")]),
        (
            "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web\n  Consortium</alias></lexeme>",
            [LexiconEntry("W3C", "World Wide Web Consortium", "en-GB")],
        ),
        (
            "<lexeme><grapheme>theatre</grapheme><grapheme>theater</grapheme><phoneme>ˈθɪətə</phoneme></lexeme>",
            [LexiconEntry("theatre", "/ˈθɪətə/", "en-GB"), LexiconEntry("theater", "/ˈθɪətə/", "en-GB")],
        ),
        (
            "<lexeme><grapheme>a</grapheme><phoneme>b</phoneme><phoneme prefer='true'>c</phoneme></lexeme>",
            [LexiconEntry("a", "/c/", "en-GB")],
        ),
        ("<lexeme><grapheme>a</grapheme></lexeme>", []),
        ("<lexeme><phoneme>a</phoneme></lexeme>", []),
        (
            "<lexeme><grapheme>a &amp; b</grapheme><alias>c</alias></lexeme>",
            [LexiconEntry("a & b", "c", "en-GB")],
        ),
        ("", []),
    ],
)
def test_lexeme_gives_an_entry_per_grapheme(tmp_path: Path, text: str, entries: list[LexiconEntry]) -> None:
    assert lexemes(tmp_path, text) == ImportedLexicon(tuple(entries), 0)


def test_phonemes_in_another_alphabet_are_skipped_and_counted(tmp_path: Path) -> None:
    text = GIF + '<lexeme><grapheme>a</grapheme><phoneme alphabet="x-sampa">A:</phoneme></lexeme>'

    assert lexemes(tmp_path, text) == ImportedLexicon((LexiconEntry("GIF", "/dʒɪf/", "en-GB"),), 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'<!DOCTYPE lexicon [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;</lexicon>', "DOCTYPE"),
        (f'<!DOCTYPE lexicon [<!ENTITY e "{"x" * 99}">]>{HEAD}&e;&e;</lexicon>', "DOCTYPE"),
        ('<!DOCTYPE lexicon SYSTEM "http://a.example/x.dtd"><lexicon/>', "DOCTYPE"),
        (f"{HEAD}&undefined;</lexicon>", "not XML"),
        (f"{HEAD}<lexeme>", "not XML"),
        ("GIF = jif", "not XML"),
        ("", "not XML"),
        (b"\xff\xfe\x00", "not XML"),
        ("<html/>", "not a PLS lexicon"),
        (b"<lexicon>" + b" " * 5_000_001, "5 MB"),
    ],
)
def test_invalid_lexicon_is_refused_in_one_line(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        read(tmp_path, text)
    assert "\n" not in str(refused.value)


def test_missing_pls_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_pls(tmp_path / "none.pls")


def test_deeply_nested_xml_is_harmless(tmp_path: Path) -> None:
    assert lexemes(tmp_path, "<x>" * 100_000 + GIF + "</x>" * 100_000).entries


pieces = st.sampled_from(
    ["<lexeme>", "</lexeme>", "<grapheme>", "</grapheme>", "<alias>", "</alias>", "a", "&lt;"]
)


@given(st.lists(pieces, max_size=20).map("".join))
def test_any_pls_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with contextlib.suppress(SourceError):
        assert all(
            entry.word and entry.say for entry in lexemes(tmp_path_factory.getbasetemp(), text).entries
        )
