"""Lists, and elements that only look like lists."""

from __future__ import annotations

import pytest

from reader.page.model import Block
from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.page.samples import STORY, all_blocks


def items(html: str) -> list[Block]:
    """The blocks that stand in a list."""
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}</main>")
    return [block for block in all_blocks(page) if block.within]


@pytest.mark.parametrize(
    ("attributes", "count", "markers"),
    [
        ("", 3, ["1", "2", "3"]),
        ("start=7", 2, ["7", "8"]),
        ("start=-1", 3, ["-1", "0", "1"]),
        ("start=many", 2, ["1", "2"]),
        ("reversed", 3, ["3", "2", "1"]),
        ("reversed start=10", 3, ["10", "9", "8"]),
        ("type=a", 3, ["a", "b", "c"]),
        ("type=A start=25", 3, ["Y", "Z", "AA"]),
        ("type=i", 4, ["i", "ii", "iii", "iv"]),
        ("type=I start=1998", 2, ["MCMXCVIII", "MCMXCIX"]),
        ("type=a start=0", 2, ["0", "a"]),
    ],
)
def test_ordered_list_has_the_numbers_of_its_type(attributes: str, count: int, markers: list[str]) -> None:
    html = f"<ol {attributes}>{'<li>x' * count}</ol>"

    assert [block.marker for block in items(html)] == markers


def test_value_attribute_sets_the_number_and_the_next_follows() -> None:
    html = "<ol><li>a<li value=5>b<li>c<li value=x>d</ol>"

    assert [block.marker for block in items(html)] == ["1", "5", "6", "7"]


def test_hidden_item_is_not_counted() -> None:
    blocks = items("<ul><li>a<li hidden>b<li>c</ul>")

    assert [block.text for block in blocks] == ["a", "c"]
    assert blocks[0].within[0].size == 2


def test_item_without_content_that_is_read_is_not_counted() -> None:
    aside = "<aside><a href=/oil>All about oil</a></aside>"

    blocks = items(f"<ul><li>Wick<li><p></p><li>{aside}<li>Chimney</ul>")

    assert {block.within[0].size for block in blocks if block.text in {"Wick", "Chimney"}} == {2}


def test_terms_that_are_not_read_are_not_counted() -> None:
    terms = "".join(f"<dt><nav><a href=/{n}>Part {n}</a></nav></dt><dd>It burns oil.</dd>" for n in range(3))

    assert {
        block.within[0].size for block in items(f"<dl>{terms}</dl>") if block.text == "It burns oil."
    } == {0}


def test_list_of_one_item_that_is_read_is_not_announced() -> None:
    html = "<ul><li><nav><a href=/>Home</a></nav><li>Trim the wick every evening.</ul>"
    page = parse_page(f"<main><h1>Lamp</h1>{STORY}{html}</main>")

    said = " ".join(utterance.text for utterance in write_script(page))

    assert "Trim the wick" in said
    assert "list of" not in said


def test_unordered_list_has_no_markers() -> None:
    blocks = items("<ul><li>a<li>b</ul>")

    assert [block.marker for block in blocks] == ["", ""]
    assert not blocks[0].within[0].ordered


def test_items_of_a_list_share_a_group() -> None:
    one, two, three = (block.within[0].id for block in items("<ul><li>a<li>b</ul><ul><li>c</ul>"))

    assert one == two
    assert two != three


def test_nested_list_items_are_in_both_groups() -> None:
    outer, inner, last = items("<ul><li>a<ol><li>b</ol><li>c</ul>")

    assert [group.ordered for group in inner.within] == [False, True]
    assert inner.within[0] == outer.within[0] == last.within[0]
    assert [group.size for group in inner.within] == [2, 1]


def test_only_the_first_block_of_an_item_carries_its_number() -> None:
    first, second = items("<ol><li><p>a<p>b</ol>")

    assert (first.kind, first.marker) == ("item", "1")
    assert (second.kind, second.marker) == ("paragraph", "")


def test_item_starting_with_a_list_keeps_its_number() -> None:
    html = "<ol><li><ul><li>a<li>b</ul><li>c</ol>"

    assert [block.marker for block in items(html)][-1] == "2"


def test_empty_item_does_not_number_the_text_after_the_list() -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}<ol><li></li></ol><p>After the list.</p>")

    assert [block.marker for block in all_blocks(page) if block.text == "After the list."] == [""]


def test_terms_and_descriptions_have_their_list_and_its_count() -> None:
    blocks = items("<dl><dt>Ebb<dd>Going.<dt>Flood<dd>Coming.<dd>Rising.</dl>")

    assert [block.kind for block in blocks] == ["term", "description", "term", "description", "description"]
    assert {(group.kind, group.size) for block in blocks for group in block.within} == {
        ("description list", 2)
    }


def test_list_role_is_a_list() -> None:
    blocks = items("<div role=list><div role=listitem>a</div><div role=listitem>b</div></div>")

    assert [(block.kind, block.text) for block in blocks] == [("item", "a"), ("item", "b")]
    assert blocks[0].within[0].size == 2


def test_list_with_presentation_role_is_not_a_list() -> None:
    assert items("<ul role=presentation><li>a<li>b</ul>") == []


def test_lists_below_level_32_join_the_innermost() -> None:
    blocks = items("".join(f"<ul><li>item {level}" for level in range(40)))

    assert [block.text for block in blocks] == [f"item {level}" for level in range(40)]
    assert [len(block.within) for block in blocks] == [*range(1, 33), *[32] * 8]
    assert {block.items for block in blocks[31:]} == {(1,) * 32}
