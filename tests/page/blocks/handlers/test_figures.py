"""Figures and their captions."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY, all_blocks, article_blocks, block_of, parse_with_inventory


def test_picture_and_caption_are_one_block() -> None:
    block = block_of("<figure><img src=x alt='A lamp.'><figcaption>Lit in 1901.</figcaption></figure>")

    assert (block.kind, block.name, block.text) == ("figure", "A lamp.", "Lit in 1901.")


@pytest.mark.parametrize(
    "alternative",
    [
        "IMG_2041.jpg", "img_2041", "DSC01234", "DSC_0042.JPG", "photo-1.webp", "a lamp at night.jpeg",
        "https://img.example/42", "hero_banner_final", "lamp-by-the-sea-2", "image", "Photo", "image 3",
        "Image for post",
        "[image]", "Bild", "画像", "Screenshot 2020-01-02 at 10.11.12", "*", "…", "3f2a9c0d1e4b5a6978",
        "ann oakley xx3FhP88o5Q unsplash",
        "Lamp on a table - shutterstock_1234",
        "logo-harbor-2026", "logo-lamps", "bento-1", "www.lamps.example -",
    ],
)  # fmt: skip
def test_meaningless_alternative_text_is_ignored(alternative: str) -> None:
    page = parse_with_inventory(f"<h1>Lamp</h1>{STORY}<p><img src=x alt='{alternative}'></p>")

    assert [block for block in all_blocks(page) if block.kind == "figure"] == []
    assert [entry.name for entry in page.inventory.images] == [alternative]


@pytest.mark.parametrize(
    "alternative",
    [
        "A lamp",
        "Image of a lamp",
        "Ann",
        "5",
        "Stratford-upon-Avon",
        "B-52",
        "Saint-Rémy-de-Provence",
        "Logo of us",
        "An icon of Saint Nicholas",
        "Photos of Unsplash, a library",
    ],
)
def test_meaningful_alternative_text_is_kept(alternative: str) -> None:
    assert block_of(f"<p><img src=x alt='{alternative}'></p>").name == alternative


def test_picture_description_follows_its_name() -> None:
    html = (
        "<img src=x alt='Ships a year' aria-describedby='d e'>"
        "<div hidden><p id=d>They rise.</p></div><p id=e hidden>Then they fall.</p>"
    )

    assert block_of(html).name == "Ships a year. They rise. Then they fall."


def test_description_in_the_text_is_not_repeated() -> None:
    html = f"<h1>Lamp</h1>{STORY}<img src=x alt='Ships a year' aria-describedby=d><p id=d>They rise.</p>"

    assert [block.name for block in all_blocks(parse_page(html)) if block.kind == "figure"] == [
        "Ships a year"
    ]


def test_svg_is_named_by_title_and_description_not_its_labels() -> None:
    html = (
        "<figure><svg><title>Ships a year</title><desc>They rise.</desc><g><title>1901: 12</title>"
        "<text>12</text></g></svg><figcaption>By Ann.</figcaption></figure>"
    )

    block = block_of(html)
    assert (block.name, block.text) == ("Ships a year. They rise.", "By Ann.")


def test_figure_in_a_cell_is_part_of_the_table() -> None:
    block = block_of(
        "<table><tr><th>A<th>B<tr><td>a<td>"
        "<figure><img src=x alt=Kite><figcaption>k</figcaption></figure></table>"
    )

    assert block.text == "A\tB\na\tk"
    assert [span.value for span in block.spans] == ["Kite"]


def test_picture_alone_is_a_block_with_a_name_and_no_text() -> None:
    block = block_of("<p><img src=x alt='A lamp.'></p>")

    assert (block.kind, block.name, block.text) == ("figure", "A lamp.", "")


def test_decorative_picture_is_not_read() -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}<p><img src=x alt=''></p><img src=y>")

    assert [block for block in all_blocks(page) if block.kind == "figure"] == []


def test_picture_that_leads_to_the_home_page_is_not_read() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<p><a href=https://lamps.example><img src=x alt='Back to start'></a>"
    )

    assert [block for block in all_blocks(page) if block.kind == "figure"] == []


@pytest.mark.parametrize(
    ("picture", "is_read"),
    [
        ("<img src=/img/heat-map2-300x200.png alt=heat-map2>", False),
        ("<img data-src='/img/~AGULL?v=2' alt=~AGULL>", False),
        ("<img src=/img/1.png alt=heat-map2>", True),
        ("<img src=/img/gull.png alt=gull>", True),
        ("<img src=/img/5.png alt=5>", True),
        ("<a href=/share><img src=x alt='Share Button'></a>", False),
        ("<a href=/play><img src=x alt='Play in the harbor of Saint Ann'></a>", True),
        ("<img src=x alt='Share Button'>", True),
        ("<img src=x alt=Publicidad>", False),
        ("<img src=x alt=preload>", False),
    ],
)
def test_name_of_a_file_or_tool_is_not_read(picture: str, is_read: bool) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<p>{picture}</p></main>")

    assert any(block.kind == "figure" for block in all_blocks(page)) == is_read


def test_inline_picture_keeps_its_place() -> None:
    block = block_of("<p>See <img src=x alt='a kite'> here.</p>")

    assert block.text == "See here."
    assert [(span.kind, span.value, span.start) for span in block.spans] == [("image", "a kite", 4)]


def test_caption_keeps_its_links() -> None:
    block = block_of("<figure><img src=x alt=Lamp2><figcaption>By <a href=/a>Ann</a></figcaption></figure>")

    assert [block.text[link.start : link.end] for link in block.links] == ["Ann"]


def test_noscript_copy_of_a_picture_is_not_repeated() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<div><img src=x alt='A lamp.'></div><div><img src=y alt='A lamp.'></div>"
    )

    assert [block.name for block in all_blocks(page) if block.kind == "figure"] == ["A lamp."]


def test_figure_caption_below_a_table_is_read_with_it() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<figure><table><tr><th>A<th>B<tr><td>1<td>2</table>"
        "<figcaption>Ships a year</figcaption></figure>"
    )

    parts = [block for block in all_blocks(page) if block.within]
    assert [block.kind for block in parts] == ["table", "caption"]
    assert {group.kind for block in parts for group in block.within} == {"figure"}


def test_captions_and_alternative_text_are_not_article_text() -> None:
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}"
        "<figure><img src=x alt='A drawing'><figcaption>Lit in 1901.</figcaption></figure>"
    )

    assert page.article_text == f"{PROSE}\n{MORE}"
    assert [block.text for block in article_blocks(page) if block.kind == "figure"] == ["Lit in 1901."]


def test_inventory_lists_every_picture_but_decoration() -> None:
    page = parse_with_inventory(
        f"<h1>Lamp</h1>{STORY}<img src=a alt=One><img src=b alt=''><svg><title>Two</title></svg>"
    )

    assert [entry.name for entry in page.inventory.images] == ["One", "Two"]


DECORATIONS = ["Company logo", "Avatar of Ann", "arrow", "right arrow", "opens in a new tab", "Profile photo"]


@pytest.mark.parametrize("alternative", DECORATIONS)
def test_decorative_inline_picture_is_read_only_in_a_figure(alternative: str) -> None:
    picture = f"<img src=x alt='{alternative}'>"
    page = parse_page(
        f"<h1>Lamp</h1>{STORY}<p>{picture} {PROSE}</p><figure>{picture}<figcaption>Drawn in 1901.</figure>"
    )
    assert [block.name for block in all_blocks(page) if block.name] == [alternative]
    assert not [span for block in all_blocks(page) for span in block.spans]


def test_holder_of_the_copyright_is_a_credit() -> None:
    credit = "<span itemprop=copyrightHolder><span>Credit</span> <span>Paul Penn/Lamp Press</span></span>"
    block = block_of(
        f"<figure><img src=x alt='A lamp'><figcaption>It burned.</span>{credit}</figcaption></figure>"
    )

    assert [block.text[span.start : span.end] for span in block.spans if span.kind == "credit"] == [
        "Credit Paul Penn/Lamp Press"
    ]
