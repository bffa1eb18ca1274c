from __future__ import annotations

import codecs

import pytest

from reader.page.dom.decode import decode
from reader.page.dom.tree import parse_tree


def test_a_byte_order_mark_outweighs_what_the_transport_says() -> None:
    assert decode(codecs.BOM_UTF8 + "né".encode(), "windows-1252") == "né"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_a_byte_order_mark_tells_utf_16(mark: bytes, encoding: str) -> None:
    assert decode(mark + "<p>né".encode(encoding)) == "<p>né"


def test_the_transport_outweighs_the_page() -> None:
    assert decode("<meta charset=utf-8>Привет".encode("koi8-r"), "koi8-r").endswith("Привет")


def test_a_charset_that_nobody_knows_is_passed_over() -> None:
    assert decode("<meta charset=koi8-r>Привет".encode("koi8-r"), "x-klingon").endswith("Привет")


def test_the_page_names_its_own_encoding() -> None:
    assert decode("<meta charset='shift_jis'>灯台".encode("shift_jis")).endswith("灯台")


def test_the_older_way_of_naming_an_encoding_counts_too() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">Łódź'

    assert decode(page.encode("iso-8859-2")).endswith("Łódź")


def test_an_encoding_named_in_a_comment_does_not_count() -> None:
    assert decode("<!-- <meta charset=koi8-r> --><p>né".encode()).endswith("<p>né")


def test_a_page_that_calls_itself_utf_16_and_can_be_read_is_utf_8() -> None:
    assert decode("<meta charset=utf-16>né".encode()).endswith("né")


def test_latin_1_means_windows_1252_as_it_does_in_browsers() -> None:
    assert decode(b"<meta charset=iso-8859-1>\x93lamp\x94").endswith("“lamp”")


def test_gb2312_means_gbk_as_it_does_in_browsers() -> None:
    assert decode("<meta charset=gb2312>朱镕基".encode("gbk")).endswith("朱镕基")


def test_without_any_word_a_page_is_utf_8() -> None:
    assert decode("Ærø – 灯台".encode()) == "Ærø – 灯台"


def test_without_any_word_bytes_that_are_no_utf_8_are_windows_1252() -> None:
    assert decode(b"caf\xe9 \x96 \x93lamp\x94") == "café – “lamp”"


def test_one_damaged_byte_does_not_spoil_the_rest_of_a_utf_8_page() -> None:
    page = "é ü ñ ç ø å æ ß ð þ ł ž š".encode() + b" \xff end"

    assert decode(page) == "é ü ñ ç ø å æ ß ð þ ł ž š \ufffd end"


def test_control_characters_are_gone_but_white_space_stays() -> None:
    assert decode("a\x00b\x01c\x1bd\x7fe\x9bf\tg\nh") == "abcdef\tg\nh"


def test_lone_surrogates_are_gone_for_they_can_be_written_nowhere() -> None:
    assert decode("a\ud800b") == "ab"


def test_text_is_taken_as_it_is() -> None:
    assert decode("<meta charset=koi8-r>né") == "<meta charset=koi8-r>né"


@pytest.mark.parametrize("reference", ["&#1;", "&#x1b;", "&#127;", "&#x81;"])
def test_a_reference_brings_no_control_character_back(reference: str) -> None:
    tree = parse_tree(f'<p title="a{reference}b">c{reference}d</p>')

    assert tree.get_text() == "cd"
    assert tree.p is not None
    assert tree.p["title"] == "ab"


def test_a_reference_to_an_old_windows_character_means_that_character() -> None:
    assert parse_tree("<p>&#151;&#x93;</p>").get_text() == "—“"
