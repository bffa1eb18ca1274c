"""Bytes to text, in the encoding that a browser would choose."""

from __future__ import annotations

import codecs

import pytest

from reader.page.dom.decode import decode
from reader.page.dom.tree import parse_tree


def test_byte_order_mark_overrides_http_charset() -> None:
    assert decode(codecs.BOM_UTF8 + "né".encode(), "windows-1252") == "né"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_byte_order_mark_selects_utf_16(mark: bytes, encoding: str) -> None:
    assert decode(mark + "<p>né".encode(encoding)) == "<p>né"


def test_http_charset_overrides_meta_charset() -> None:
    assert decode("<meta charset=utf-8>Привет".encode("koi8-r"), "koi8-r").endswith("Привет")


def test_unknown_charset_is_ignored() -> None:
    assert decode("<meta charset=koi8-r>Привет".encode("koi8-r"), "x-klingon").endswith("Привет")


def test_meta_charset_selects_the_encoding() -> None:
    assert decode("<meta charset='shift_jis'>灯台".encode("shift_jis")).endswith("灯台")


def test_http_equiv_content_type_selects_the_encoding() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">Łódź'

    assert decode(page.encode("iso-8859-2")).endswith("Łódź")


def test_meta_charset_in_a_comment_is_ignored() -> None:
    assert decode("<!-- <meta charset=koi8-r> --><p>né".encode()).endswith("<p>né")


def test_meta_charset_utf_16_means_utf_8() -> None:
    assert decode("<meta charset=utf-16>né".encode()).endswith("né")


def test_latin_1_means_windows_1252() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93lamp\x94").endswith("“lamp”")


def test_gb2312_means_gbk() -> None:
    assert decode("<meta charset=gb2312>朱镕基".encode("gbk")).endswith("朱镕基")


def test_default_encoding_is_utf_8() -> None:
    assert decode("Ærø – 灯台".encode()) == "Ærø – 灯台"


def test_invalid_utf_8_without_charset_is_windows_1252() -> None:
    assert decode(b"caf\xe9 \x96 \x93lamp\x94") == "café – “lamp”"


def test_one_damaged_byte_leaves_the_rest_of_a_page_utf_8() -> None:
    page = "é ü ñ ç ø å æ ß ð þ ł ž š".encode() + b" \xff end"

    assert decode(page) == "é ü ñ ç ø å æ ß ð þ ł ž š \ufffd end"


def test_control_characters_are_removed_and_white_space_stays() -> None:
    assert decode("a\x00b\x01c\x1bd\x7fe\x9bf\tg\nh") == "abcdef\tg\nh"


def test_lone_surrogates_are_removed() -> None:
    assert decode("a\ud800b") == "ab"


def test_text_input_ignores_meta_charset() -> None:
    assert decode("<meta charset=koi8-r>né") == "<meta charset=koi8-r>né"


@pytest.mark.parametrize("reference", ["&#1;", "&#x1b;", "&#127;", "&#x81;"])
def test_character_references_to_control_characters_are_removed(reference: str) -> None:
    tree = parse_tree(f'<p title="a{reference}b">c{reference}d</p>')

    assert tree.get_text() == "cd"
    assert tree.p is not None
    assert tree.p["title"] == "ab"


def test_character_references_128_to_159_mean_windows_1252() -> None:
    assert parse_tree("<p>&#151;&#x93;</p>").get_text() == "—“"


@pytest.mark.parametrize("declared", ["gbk", "windows-1252", "shift_jis", "iso-8859-1"])
@pytest.mark.parametrize("text", ["Schöne Grüße aus Köln", "灯台守は船を数えた", "Привет с маяка"])
def test_plain_utf_8_is_decoded_as_utf_8_despite_other_declarations(declared: str, text: str) -> None:
    assert decode(f"<meta charset={declared}>{text}".encode()).endswith(text)
    assert decode(text.encode(), declared) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gbk", "灯台守每天晚上都数船"), ("shift_jis", "灯台守は船を数えた"), ("koi8-r", "Привет с маяка"),
        ("windows-1252", "é“–”ü"), ("big5", "燈塔守每天晚上都數船"), ("euc-kr", "등대지기는 배를 세었다"),
    ],
)  # fmt: skip
def test_correctly_declared_encoding_is_used(encoding: str, text: str) -> None:
    assert decode(f"<meta charset={encoding}>{text}".encode(encoding)).endswith(text)
