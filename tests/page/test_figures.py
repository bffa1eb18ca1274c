from __future__ import annotations

from reader.page.parse import parse_page
from tests.page.samples import STORY, all_blocks, block_of


def test_a_picture_and_its_caption_are_one_block() -> None:
    block = block_of("<figure><img src=x alt='A lamp.'><figcaption>Lit in 1901.</figcaption></figure>")

    assert (block.kind, block.name, block.text) == ("figure", "A lamp.", "Lit in 1901.")


def test_a_caption_that_says_what_the_alternative_says_is_said_once() -> None:
    block = block_of(
        "<figure><img src=x alt='The lamp, lit'><figcaption>The lamp – lit.</figcaption></figure>"
    )

    assert (block.name, block.text) == ("", "The lamp – lit.")


def test_a_picture_alone_is_a_block_with_a_name_and_no_text() -> None:
    block = block_of("<p><img src=x alt='A lamp.'></p>")

    assert (block.kind, block.name, block.text) == ("figure", "A lamp.", "")


def test_decoration_is_not_told() -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}<p><img src=x alt=''></p><img src=y>")

    assert [block for block in all_blocks(page) if block.kind == "figure"] == []


def test_a_picture_among_words_has_its_place_among_them() -> None:
    block = block_of("<p>See <img src=x alt='a kite'> here.</p>")

    assert block.text == "See here."
    assert [(span.kind, span.value, span.start) for span in block.spans] == [("image", "a kite", 4)]


def test_a_caption_keeps_its_links() -> None:
    block = block_of("<figure><img src=x alt=Lamp2><figcaption>By <a href=/a>Ann</a></figcaption></figure>")

    assert [block.text[link.start : link.end] for link in block.links] == ["Ann"]


def test_a_picture_shown_again_for_browsers_without_scripts_is_told_once() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<div><img src=x alt='A lamp.'></div><div><img src=y alt='A lamp.'></div>"
    )

    assert [block.name for block in all_blocks(page) if block.kind == "figure"] == ["A lamp."]


def test_a_caption_below_a_table_is_read_beside_it() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<figure><table><tr><th>A<th>B<tr><td>1<td>2</table>"
        "<figcaption>Ships a year</figcaption></figure>"
    )

    parts = [block for block in all_blocks(page) if block.within]
    assert [block.kind for block in parts] == ["table", "caption"]
    assert {group.kind for block in parts for group in block.within} == {"figure"}


def test_captions_are_the_articles_own_words_and_alternatives_are_not() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}"
        "<figure><img src=x alt='A drawing'><figcaption>Lit in 1901.</figcaption></figure>"
    )

    assert page.article_text.endswith("Lit in 1901.")
    assert "A drawing" not in page.article_text


def test_the_inventory_counts_every_picture_that_is_not_decoration() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<img src=a alt=One><img src=b alt=''><svg><title>Two</title></svg>"
    )

    assert [entry.name for entry in page.inventory.images] == ["One", "Two"]
