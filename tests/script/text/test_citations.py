"""Citations in running text, and brackets that are no citations."""

from __future__ import annotations

import time

import pytest

from reader.page.model import Block
from reader.script.edits import apply_edits
from reader.script.text.citations import citation_edits


def without(text: str) -> str:
    block = Block("b", "paragraph", text, "en")
    return apply_edits(text, tuple(citation_edits(block)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ebbs [3].", "It ebbs."),
        ("It ebbs [3, 12–14], so they say.", "It ebbs, so they say."),
        ("It ebbs (Smith, 2010).", "It ebbs."),
        ("It ebbs (Smith 2010, p. 4).", "It ebbs."),
        ("It ebbs (Smith and Jones, 2010a; O’Neil et al., 1999).", "It ebbs."),
        ("It ebbs (see van Dyke & Müller, 2010, pp. 4–7).", "It ebbs."),
        ("It ebbs (Smith, Jones, and Brown, 2010: 12).", "It ebbs."),
    ],
)
def test_citation_is_removed_with_the_space_before_it(text: str, expected: str) -> None:
    assert without(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It ebbs (the sea, 2010 m deep).",
        "In spring (April 2010) it ebbed.",
        "They met (In Paris, 2010) again.",
        "Smith (2010) says so.",
        "See page [A3] or [sic].",
        "It cost 3 (in 2010).",
    ],
)
def test_brackets_that_belong_to_the_sentence_stay(text: str) -> None:
    assert without(text) == text


def test_code_is_unchanged() -> None:
    block = Block("b", "code", "tides[3]", "en")
    assert tuple(citation_edits(block)) == ()


@pytest.mark.parametrize("piece", ["(Smith, ", "(Smith and ", "[1, ", "(A, B, ", "(Smith, 2010; "])
def test_cost_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        without(piece * times)
        return time.process_time() - begun

    assert min(seconds(8000) for _ in range(3)) < 20 * max(seconds(2000), 0.005)
