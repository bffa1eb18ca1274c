"""A page's sections: their titles, levels and landmarks."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from tests.page.samples import MORE, PROSE, STORY, all_blocks, parse_with_inventory, section_titled


def test_every_article_heading_begins_a_section() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE}</p><h2>Winter</h2><p>{MORE}</p></main>")

    assert [(section.title, section.level) for section in page.sections] == [("Lamp", 1), ("Winter", 2)]


def test_heading_is_the_first_block_of_its_section() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}</main>")

    first = page.sections[0].blocks[0]
    assert (first.kind, first.level, first.text) == ("heading", 1, "Lamp")


def test_section_without_a_heading_is_titled_by_its_name() -> None:
    page = parse_page(f"<nav aria-label=Topics><a href=/a>Sea</a></nav><main>{STORY}</main>")

    assert section_titled(page, "Topics").landmark == "navigation"


def test_section_without_heading_or_name_is_titled_by_its_first_words() -> None:
    page = parse_page(f"<main><p>{PROSE}</p></main>")

    assert [section.title for section in page.sections] == [
        "The lighthouse keeper counted the ships each evening, …"
    ]
    assert page.sections[0].level is None


def test_short_section_title_has_no_ellipsis() -> None:
    page = parse_page(f"<header>Harbor News</header><main>{STORY}</main>")

    assert page.sections[0].title == "Harbor News"


def test_section_ids_are_unique() -> None:
    page = parse_page(f"<header>News</header><main><h1>Lamp</h1>{STORY}<h2>Winter</h2>{STORY}</main>")

    ids = [section.id for section in page.sections]
    assert len(set(ids)) == len(ids) == 3


def test_sections_are_in_page_order() -> None:
    page = parse_page(
        f"<header>News</header><main><h1>Lamp</h1>{STORY}<h2>Winter</h2>{STORY}</main><footer>Foot</footer>"
    )

    assert [section.title for section in page.sections] == ["News", "Lamp", "Winter", "Foot"]


def test_internal_link_has_its_target_section() -> None:
    page = parse_page(
        f"<main><h1>Lamp</h1><p>{PROSE} See <a href=#w>below</a>.</p><h2 id=w>Winter</h2>{STORY}</main>"
    )

    (link,) = (link for section in page.sections for block in section.blocks for link in block.links)
    assert link.target == section_titled(page, "Winter").id


def test_link_to_a_missing_target_has_none() -> None:
    page = parse_page(f"<main><h1>Lamp</h1><p>{PROSE} See <a href=#gone>below</a>.</p>{STORY}</main>")

    (link,) = (link for section in page.sections for block in section.blocks for link in block.links)
    assert link.target is None


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_inventory_lists_headings_of_every_level(level: int) -> None:
    page = parse_with_inventory(f"<main>{STORY}<h{level}>Winter</h{level}>{STORY}</main>")

    assert [(entry.level, entry.name) for entry in page.inventory.headings] == [(level, "Winter")]


def test_empty_heading_does_not_begin_a_section() -> None:
    page = parse_with_inventory(
        f"<main><h1>Lamp</h1>{STORY}<h2> </h2><h3><img src=x alt=''></h3>{STORY}</main>"
    )

    assert [section.level for section in page.sections] == [1]
    assert [block.level for block in all_blocks(page) if block.kind == "heading"] == [1]
    assert [entry.name for entry in page.inventory.headings] == ["Lamp", "", ""]


def test_picture_heading_is_titled_by_its_alternative_text() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2><img src=x alt=Winter></h2>{STORY}</main>")

    assert section_titled(page, "Winter").level == 2


def test_parts_of_a_landmark_stay_in_one_section() -> None:
    page = parse_page(
        f"<a href=#q>Skip to search</a><form role=search><input id=q title=Find><button>Go</button></form>"
        f"<main>{STORY}</main>"
    )

    names = [[block.name for block in section.blocks] for section in page.sections]
    assert ["Find", "Go"] in names


def test_link_with_only_a_picture_or_icon_is_listed() -> None:
    page = parse_page(
        "<nav><ul><li><a href=/post title='Post this'><i></i></a><li><a href=/mail>Mail</a></ul></nav>"
        f"<main>{STORY}</main>"
    )

    links = [link.name for section in page.sections for block in section.blocks for link in block.links]
    assert links == ["Post this", "Mail"]


def test_link_is_listed_with_its_section() -> None:
    page = parse_with_inventory(
        f"<main><h1>Lamp</h1>{STORY}</main><aside><a href=/post title='Post this'><i></i></a></aside>"
        "<footer>Foot</footer>"
    )

    (entry,) = page.inventory.links
    assert entry.section != section_titled(page, "Foot").id


def test_section_language_comes_from_its_blocks() -> None:
    page = parse_page(f"<html lang=en><main><h1>Lamp</h1>{STORY}<p lang=fr_CA>Bonjour.</p></main>")

    langs = {block.text: block.lang for section in page.sections for block in section.blocks}
    assert langs["Bonjour."] == "fr-CA"
    assert langs[PROSE] == "en"


def test_ruby_text_is_not_repeated_in_brackets() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<p><ruby>灯<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>台</p>")

    assert "(" not in page.article_text


def test_invalid_language_is_ignored() -> None:
    page = parse_page(f"<html lang=en><main><h1>Lamp</h1>{STORY}<p lang='the French'>Bonjour.</p></main>")

    assert {block.lang for section in page.sections for block in section.blocks} == {"en"}


@pytest.mark.parametrize(
    "tools",
    [
        "<a href=#costs>¶</a>",
        "<a href=#costs aria-label='Link to this section'>#</a>",
        "<span>[</span><a href=/edit>edit</a><span>]</span>",
        " [<a href=/edit>edit</a> | <a href=/source>source</a>]",
    ],
)
def test_heading_tools_are_not_in_the_heading(tools: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2 id=costs>Costs{tools}</h2>{STORY}</main>")

    assert [section.title for section in page.sections] == ["Lamp", "Costs"]
    assert page.sections[1].blocks[0].text == "Costs"
    assert page.sections[1].blocks[0].links == ()


def test_tools_after_a_heading_are_not_read() -> None:
    tools = "<span>[<a href=/edit>edit</a>] [<a href=/source>source</a>]</span>"
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<div><h2>Costs</h2>{tools}</div><p>Oil.</p>{STORY}</main>")

    assert [block.text for block in page.sections[1].blocks[:2]] == ["Costs", "Oil."]


@pytest.mark.parametrize(
    "heading", ["Costs [<i>sic</i>]", "<a href=#costs>Costs</a>", "Costs of [<b>x</b>] and y"]
)
def test_heading_text_is_kept(heading: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2>{heading}</h2>{STORY}</main>")

    assert page.sections[1].title == page.sections[1].blocks[0].text
    assert len(page.sections[1].title) >= len("Costs")


def test_picture_only_heading_is_a_heading() -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}<h2><img src=x alt=Costs></h2>{STORY}</main>")

    block = page.sections[1].blocks[0]
    assert (block.kind, block.level, block.name, block.text) == ("heading", 2, "Costs", "")
    assert page.sections[1].title == "Costs"


def test_permalink_of_a_definition_is_not_in_it() -> None:
    page = parse_page(
        "<dl><dt id=light>light()<a href=#light>¶</a></dt><dd>Light the lamp. <a href=#n>*</a></dl>"
    )

    assert [block.text for block in page.sections[0].blocks] == ["light()", "Light the lamp. *"]
