"""E-mail addresses that a page hides from robots."""

from __future__ import annotations

import pytest

from tests.page.samples import STORY, all_blocks, parse_with_inventory


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("543931143139353d387a373b39", "me@email.com"),
        ("zz", "[protected]"),
        ("", "[protected]"),
        ("5454", "[protected]"),
    ],
)
def test_obfuscated_email_address_is_read(hidden: str, shown: str) -> None:
    html = f"<p>Write to <a href=/x data-cfemail='{hidden}'>[protected]</a> now.</p>"
    page = parse_with_inventory(f"<h1>Lamp</h1>{STORY}{html}")
    assert all_blocks(page)[-1].text == f"Write to {shown} now."
