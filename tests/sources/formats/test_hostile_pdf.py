"""A damaged, protected or endless PDF is one line, and takes linear time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.sources.formats import converter_process
from reader.sources.formats.converter_process import convert_document
from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.pdf.convert import pdf_to_html
from tests.support.pdf_files import Tag, Text, assembled, paragraph, pdf

LINES = ["The harbour was quiet when the first", "boats came in from the open sea."]
HOSTILE = {
    "cut off": pdf([paragraph(50, 700, LINES)])[:200],
    "nothing": b"%PDF-1.7\n",
    "no pages": assembled(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"]),
    "pages in a circle": assembled(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]/Parent 2 0 R>>"]
    ),
    "millions of pages": assembled(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 9999999/Kids[]>>"]),
    "protected": assembled(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"],
        f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>/ID[<00><00>]",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_damaged_document_is_reported_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        convert_document("pdf", data, "tides.pdf", 1_000_000)
    message = str(caught.value)
    assert message.startswith("tides.pdf ")
    assert "\n" not in message
    assert message.endswith(".")


def test_outline_in_a_circle_ends() -> None:
    circle = "/Outlines 99 0 R"
    assert b"harbour" in pdf_to_html(pdf([paragraph(50, 700, LINES)], catalog=circle))[0]


@pytest.mark.slow
def test_converter_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converter_process, "_TIME_LIMIT_S", 0.01)
    with pytest.raises(SourceError, match=r"^tides\.pdf took longer than 0\.01 seconds to convert\. Save"):
        convert_document("pdf", pdf([paragraph(50, 700, LINES)]), "tides.pdf", 1_000_000)


@given(st.data())
@settings(max_examples=60)
def test_damaged_bytes_give_a_page_or_an_error(data: st.DataObject) -> None:
    document = bytearray(
        pdf(
            [[Text(50, 700, "The tide", mark=0), Text(50, 680, "1. comes in")]],
            tags=Tag("Document", [Tag("P", [(0, 0)])]),
            info="/Title (Tides)",
        )
    )
    for _ in range(data.draw(st.integers(1, 20))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocumentError):
        pdf_to_html(bytes(document))


@pytest.mark.parametrize(
    "draw",
    [
        lambda number: Text(10 + number * 37 % 550, 10 + number * 53 % 780, "a"),
        lambda number: Text(50, 700 - number % 60 * 11, "tide and boat"),
        lambda number: Text(10 + number % 500, 700 - number // 500 * 14, "a"),
    ],
    ids=["scattered", "over each other", "in a grid"],
)
def test_time_grows_with_the_words_of_a_page(draw: Callable[[int], Text]) -> None:
    def steps(count: int) -> int:
        """How many calls the conversion makes."""
        calls = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        data = pdf([[draw(number) for number in range(count)]])
        sys.setprofile(count_call)
        try:
            pdf_to_html(data)
        finally:
            sys.setprofile(None)
        return calls

    assert steps(1600) < 6 * steps(400)
