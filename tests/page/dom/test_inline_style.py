"""The declarations of a style attribute."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.page.dom.inline_style import parse_style


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color: red; DISPLAY : none !important",
        "display:block;display:none",
        "display:none;display:bogus",
        "display:none !important;display:block",
        "x:y;;display:none;",
        "content:';';display:none",
        "visibility: hidden",
        "visibility:collapse",
        "content-visibility:hidden",
    ],
)
def test_style_hides_the_element(style: str) -> None:
    assert parse_style(style).is_hidden


@pytest.mark.parametrize(
    "style",
    [
        "",
        "display:block",
        "display:none;display:block",
        "--display:none",
        "background:url(a;display:none)",
        "content:';display:none'",
        "/*display:none*/",
        "/* never closed; display:none",
        "display:nonesuch",
        "visibility:visible",
        "opacity:0",
    ],
)
def test_style_does_not_hide_the_element(style: str) -> None:
    assert not parse_style(style).is_hidden


@given(st.text(alphabet="display:none;!important visibility'\"()/*"))
def test_any_text_parses_as_a_style(style: str) -> None:
    assert parse_style(style).is_hidden in {True, False}
