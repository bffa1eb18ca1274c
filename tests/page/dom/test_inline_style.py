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
def test_it_is_hidden(style: str) -> None:
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
def test_it_is_not_hidden(style: str) -> None:
    assert not parse_style(style).is_hidden


@given(st.text(alphabet="display:none;!important visibility'\"()/*"))
def test_any_style_says_something(style: str) -> None:
    assert parse_style(style).is_hidden in {True, False}
