"""What the extension sends is checked before anything is done with it."""

from __future__ import annotations

import io
import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.desktop.browser.messages import SentPage, receive, send
from reader.errors import SourceError

FIRST = {"action": "read", "url": "https://example.org/a", "title": "A", "selection": False}
END = {"end": True}


def framed(*messages: object) -> bytes:
    packed = (json.dumps(each).encode() for each in messages)
    return b"".join(struct.pack("=I", len(each)) + each for each in packed)


def test_page_is_joined_from_its_pieces() -> None:
    page = framed(FIRST, {"chunk": "<p>Ebb"}, {"chunk": " and flow: \u6f6e \U0001f30a \ud800"}, END)
    html = "<p>Ebb and flow: \u6f6e \U0001f30a ?".encode()
    assert receive(io.BytesIO(page)) == SentPage("read", "https://example.org/a", "A", False, html)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x01", struct.pack("=I", 0), struct.pack("=I", 2**32 - 1) + b"{}",
        struct.pack("=I", 9) + b"{}", struct.pack("=I", 2) + b"\xff\xff", framed("read"),
        framed(END), framed([FIRST], END),
        framed({**FIRST, "action": "delete"}, END), framed({**FIRST, "cookie": "a"}, END),
        framed({**FIRST, "title": None}, END), framed({**FIRST, "selection": 1}, END),
        framed({**FIRST, "url": "a" * 20_001}, END), framed({**FIRST, "action": ["read"]}, END),
        framed(FIRST), framed(FIRST, {"chunk": "<p>"}), framed(FIRST, {"chunk": ""}, END),
        framed(FIRST, {"chunk": 1}, END), framed(FIRST, {"chunk": "a", "end": True}),
        framed(FIRST, FIRST, END), struct.pack("=I", 100_000) + b"[" * 100_000,
    ],
)  # fmt: skip
def test_malformed_messages_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="Try again, or run: reader browser install"):
        receive(io.BytesIO(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError):
        receive(io.BytesIO(data))


def test_page_of_more_than_20_mb_is_refused_with_advice() -> None:
    piece = {"chunk": "\u6f6e" * 500_000}
    with pytest.raises(SourceError, match=r"larger than 20 MB\. Select a part of it"):
        receive(io.BytesIO(framed(FIRST, *[piece] * 14, END)))


def test_answer_is_framed() -> None:
    out = io.BytesIO()
    send(out, ok=False, message="Nothing to read.")
    assert out.getvalue() == framed({"ok": False, "message": "Nothing to read."})
