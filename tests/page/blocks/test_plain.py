"""The quick way into plain elements."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.page.accessibility import accessible_names
from reader.page.blocks import walk
from reader.page.parse import parse_page
from tests.page.any_markup import markup


@given(markup)
def test_quick_way_into_plain_elements_reads_the_same(html: str) -> None:
    quick = parse_page(html, inventory=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "is_plain", lambda element: False)
        patch.setattr(accessible_names, "plain_text", lambda element: None)
        assert parse_page(html, inventory=True) == quick
