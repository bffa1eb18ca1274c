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
    [
        "<div role=note><p>Note: it is hot.</p></div>",
        "<div role=note><p><b>Warnung</b> Es ist.</p></div>",
        "<div class='admonition note'><p>Note</p><p>It is hot.</p></div>",
        "<div class='admonition warning'><p class=admonition-title>警告</p><p>It is hot.</p></div>",
    ],
)
def test_callout_with_a_label_is_not_announced(box: str) -> None:
    assert "note" not in said(f"<p>The lamp is hot all night long.</p>{box}<p>It burns.</p>")


def test_table_that_is_a_box_with_a_title_is_not_announced_as_table() -> None:
    box = "<table summary=Tip><tr><td rowspan=2><img src=tip.png><th>Tip<tr><td>Do not touch it.</table>"
    assert said(f"<p>The lamp is hot all night long.</p>{box}<p>It burns.</p>")[1:3] == [
        "Tip",
        "Do not touch it.",
    ]
