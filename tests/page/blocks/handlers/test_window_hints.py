"""Links that say where they open."""

from __future__ import annotations

import pytest

from tests.page.samples import block_of


@pytest.mark.parametrize(
    "hint",
    [
        "Opens a new window ",
        "(opens in new tab)",
        ", opens in a new window or tab",
        "(link is external)",
        "(öffnet in neuem Fenster)",
        "(s’ouvre dans une nouvelle fenêtre)",
        "(se abre en una ventana nueva)",
    ],
)
def test_hint_at_the_end_of_a_link_is_not_read(hint: str) -> None:
    html = (
        f"<p>She <a href=/l target=_blank title='{hint}'>said<span class=i>{hint}</span></a> that it burns."
    )

    assert block_of(html).text == "She said that it burns."


def test_words_about_windows_are_read() -> None:
    text = "She opens a new window every spring"

    html = "<p><a href=/l target=_blank>She <b>opens a new window</b></a> every spring"

    assert block_of(html).text == text


def test_link_that_only_says_where_it_opens_is_not_read() -> None:
    html = "<figure><img src=x alt='A brass lamp'><a href=/l target=_blank>Open in a new tab</a></figure>"
    block = block_of(html)

    assert (block.name, block.text) == ("A brass lamp", "")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Seller's other lamps<span class=clipped>Seller's other lamps</span>", "Seller's other lamps"),
        ("Lamp Lamp", "Lamp Lamp"),
        ("Burn, burn,<b>Burn, burn,</b>", "Burn, burn,"),
        ("lampoonlampoon", "lampoonlampoon"),
    ],
)
def test_text_that_stands_twice_without_a_space_is_read_once(html: str, text: str) -> None:
    assert block_of(f"<p>{html}</p>").text == text
