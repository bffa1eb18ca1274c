"""Language tags as pages write them."""

from __future__ import annotations

import pytest

from reader.language_tags import language_tag, primary_language


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), (" pt_BR ", "pt-BR"), ("zh-Hant-TW", "zh-Hant-TW"), ("und", ""), ("e", ""), ("", "")],
)
def test_malformed_tag_is_dropped(written: str, tag: str) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("YUE", "yue"), ("", "")])
def test_primary_language_has_no_script_or_region(tag: str, language: str) -> None:
    assert primary_language(tag) == language
