"""Callouts: boxes such as warnings and tips."""

from __future__ import annotations

import pytest

from tests.script.samples import said


@pytest.mark.parametrize(
    "box",
    [
        "<div class='admonition'><p>Do not touch it.</p></div>",
        "<aside class=callout><p>Do not touch it.</p></aside>",
        "<div class='md-callout blue'><div class=callout-body><p>Do not touch it.</p></div></div>",
        "<div role=note><p>Do not touch it.</p></div>",
    ],
)
def test_callout_without_a_label_is_announced_as_note(box: str) -> None:
    assert said(f"<p>The lamp is hot all night long.</p>{box}<p>It burns.</p>")[1:3] == [
        "note",
        "Do not touch it.",
    ]


@pytest.mark.parametrize(
    "box",
    ["<div role=note><p>Note: it is hot.</p></div>", "<div role=note><p><b>Warnung</b> Es ist.</p></div>"],
)
def test_callout_with_a_label_is_not_announced(box: str) -> None:
    assert "note" not in said(f"<p>The lamp is hot all night long.</p>{box}<p>It burns.</p>")
