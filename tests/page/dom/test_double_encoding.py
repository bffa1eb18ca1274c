"""Text that was encoded twice."""

from __future__ import annotations

import pytest

from reader.page.dom.decode import decode
from reader.page.dom.double_encoding import decode_twice

TEXT = "It’s “fine” — 5 °C at the café, 3½ €, 猫 and 🎉."


def encoded_twice(text: str) -> tuple[str, str]:
    """The text whose bytes were taken for Latin-1, and for windows-1252 as browsers know it."""
    data = text.encode()
    return data.decode("latin-1"), "".join(
        bytes((byte,)).decode("windows-1252", "ignore") or chr(byte) for byte in data
    )


@pytest.mark.parametrize("twice", encoded_twice(TEXT))
def test_page_that_was_encoded_twice_is_read_as_it_was_meant(twice: str) -> None:
    assert decode(f"<p>{twice}".encode(), "utf-8") == f"<p>{TEXT}"


@pytest.mark.parametrize("twice", encoded_twice("It’s"))
def test_beside_other_characters_only_punctuation_is_repaired(twice: str) -> None:
    assert decode_twice(f"{twice} à\xa0« Ã© »") == "It’s à\xa0« Ã© »"


@pytest.mark.parametrize("text", ["", "plain", TEXT, "à\xa0«\xa0là\xa0»", "CAFÉ”", "â", "â€", "â€x", "\x80"])
def test_other_text_stays(text: str) -> None:
    assert decode_twice(text) == text
