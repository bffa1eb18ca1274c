"""What holds for every page, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.page.model import Block, Cell, Link, Page, Span
from reader.page.parse import parse_page
from tests.golden import PAGES, STRUCTURES, parsed
from tests.page.any_markup import markup
from tests.page.samples import STORY, all_blocks


def assert_offsets_lie_in_the_text(block: Block) -> None:
    cells = block.table.cells if block.table is not None else ()
    parts: tuple[Span | Link | Cell, ...] = (*block.spans, *block.links, *cells)
    for part in parts:
        assert 0 <= part.start <= part.end <= len(block.text), (part, block)


def assert_ids_lead_somewhere(page: Page) -> None:
    sections = [section.id for section in page.sections]
    blocks = [block.id for block in all_blocks(page)]
    inventory = page.inventory
    homes = {entry.section for entry in inventory.headings} | {entry.section for entry in inventory.links}
    homes |= {entry.section for entry in inventory.images} | {entry.section for entry in inventory.tables}
    homes |= {entry.section for entry in inventory.lists}
    targets = {link.target for link in page.skip_links}
    targets |= {link.target for block in all_blocks(page) for link in block.links}
    notes = {
        span.value for block in all_blocks(page) for span in block.spans if span.kind == "note reference"
    }

    assert len(set(sections)) == len(sections)
    assert len(set(blocks)) == len(blocks)
    assert targets <= {None, *sections}
    assert notes <= {"", *blocks}
    if sections:
        assert homes <= set(sections)
        assert {landmark.section for landmark in page.landmarks} <= set(sections)


def assert_markers_stand_in_lists(page: Page) -> None:
    for block in all_blocks(page):
        assert not block.marker or {group.kind for group in block.within} & {"list", "note"}, block


def assert_groups_are_unbroken(page: Page) -> None:
    """Whoever compares neighbors can see where a group begins and ends."""
    for section in page.sections:
        seen: dict[str, int] = {}
        for number, block in enumerate(section.blocks):
            for group in block.within:
                assert seen.get(group.id, number - 1) == number - 1, (group, section)
                seen[group.id] = number


@given(markup)
@example("<pre><a role=heading> one</a></pre>")
@example("<h1>Lamp</h1><p>a<sup><a href=#a>1</a></sup></p><p id=a></p>")
@example("<a href=x role=doc-noteref>one</a>")
@example("<table><caption>one<tr><td><ol><li>two</ol></table>")
def test_any_markup_gives_a_consistent_page(html: str) -> None:
    page = parse_page(html)

    for block in all_blocks(page):
        assert_offsets_lie_in_the_text(block)
        assert block.text == block.text.strip() or block.kind in {"code", "table"}
    assert_ids_lead_somewhere(page)
    assert_markers_stand_in_lists(page)


@given(markup)
def test_any_markup_within_an_article_has_whole_groups_and_no_control_character(html: str) -> None:
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}<pre>a\x1bb\x9bc&#27;d\fe&#12;f</pre></main>")

    assert_groups_are_unbroken(page)
    said = "".join(block.text + block.name for block in all_blocks(page)) + page.title
    assert not [character for character in said if ord(character) < 32 and character not in "\n\t"]


@given(
    st.binary(max_size=300), st.sampled_from(["", "utf-8", "shift_jis", "utf-16", "nonsense", "replacement"])
)
def test_any_bytes_give_a_page(html: bytes, charset: str) -> None:
    assert_ids_lead_somewhere(parse_page(html, charset=charset))


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_and_any_address_give_a_page(html: str, url: str) -> None:
    assert_ids_lead_somewhere(parse_page(f"{html}<a href='{html}'>x</a>", url))


words = st.text(st.sampled_from("abé灯 \n\t,."), min_size=1, max_size=8)


@given(st.lists(st.tuples(words, words, st.sampled_from(["a", "b", "a><i", "code"])), min_size=1, max_size=6))
def test_link_offsets_cover_the_link_text(parts: list[tuple[str, str, str]]) -> None:
    inside = "".join(
        f"{before}<{kind.replace('a', f'a href=/{number}', 1)}>{linked}</{kind[0]}>"
        for number, (before, linked, kind) in enumerate(parts)
    )
    page = parse_page(f"<h1>Lamp</h1>{STORY}<p>{inside}</p>")

    for block in all_blocks(page):
        for link in block.links:
            assert block.text[link.start : link.end] == link.name


@pytest.mark.parametrize("page_file", [*PAGES, *STRUCTURES], ids=lambda path: path.stem)
def test_sample_pages_are_consistent(page_file: Path) -> None:
    page = parsed(page_file)

    for block in all_blocks(page):
        assert_offsets_lie_in_the_text(block)
    assert_ids_lead_somewhere(page)
    assert_groups_are_unbroken(page)


@pytest.mark.parametrize("page_file", PAGES, ids=lambda path: path.stem)
def test_inventory_of_sample_pages_is_in_their_blocks(page_file: Path) -> None:
    """Nothing of a page is thrown away without a way to hear it."""
    page = parsed(page_file)
    reached = [link.href for block in all_blocks(page) for link in block.links]
    backlinks = [link.href for link in page.inventory.links if link.href.startswith("#fnref")]

    assert sorted(reached + backlinks) == sorted(link.href for link in page.inventory.links)


def test_parsing_is_deterministic() -> None:
    html = PAGES[0].read_bytes()

    assert parse_page(html) == parse_page(html)


def test_page_is_immutable() -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}<p>See <a href=x>x</a></p>")

    for part in (page, page.sections[0], all_blocks(page)[-1], all_blocks(page)[-1].links[0]):
        for field in part._fields:
            with pytest.raises(AttributeError):
                setattr(part, field, None)
    assert hash(page) == hash(page._replace())
