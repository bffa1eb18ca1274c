"""Tables: their cells, headers and captions."""

from __future__ import annotations

import pytest

from reader.page.model import Cell, Table
from reader.page.parse import parse_page
from tests.page.samples import STORY, all_blocks, block_of, parse_with_inventory


def read(html: str) -> tuple[Table, dict[str, Cell]]:
    """The table that a piece of a page holds, and its cells by their text."""
    block = block_of(html)
    assert block.table is not None
    return block.table, {block.text[cell.start : cell.end]: cell for cell in block.table.cells}


def test_table_text_has_rows_as_lines_and_cells_between_tabs() -> None:
    block = block_of("<table><tr><th>Year<th>Ships<tr><td>1901<td>12</table>")

    assert block.text == "Year\tShips\n1901\t12"


def test_cell_is_at_its_row_and_column() -> None:
    table, cells = read("<table><tr><th>Year<th>Ships<tr><td>1901<td>12</table>")

    assert (table.rows, table.columns) == (2, 2)
    assert (cells["12"].row, cells["12"].column) == (1, 1)
    assert cells["Year"].header
    assert not cells["12"].header


@pytest.mark.parametrize("role", ["button", "heading", "link", "list", "img", "blockquote", "checkbox"])
def test_cell_with_a_role_of_its_own_is_read_in_its_place(role: str) -> None:
    table, cells = read(f'<table><tr><th role="{role}">Year<th>Ships<tr><td>1901<td role="{role}">12</table>')

    assert (table.columns, len(cells)) == (2, 4)
    assert cells["12"].column_headers == ("Ships",)
    assert cells["1901"].column_headers == ("Year",)


def test_column_headers_apply_to_the_cells_below() -> None:
    _, cells = read("<table><tr><th>Year<th>Ships<tr><td>1901<td>12<tr><td>1902<td>15</table>")

    assert cells["15"].column_headers == ("Ships",)
    assert cells["15"].row_headers == ()


def test_row_header_applies_to_the_cells_after_it() -> None:
    _, cells = read("<table><tr><th scope=row>Ships<td>12<td>15<tr><th scope=row>Birds<td>3<td>4</table>")

    assert cells["15"].row_headers == ("Ships",)
    assert cells["4"].row_headers == ("Birds",)
    assert cells["4"].column_headers == ()


def test_spanning_header_applies_to_all_its_columns() -> None:
    table, cells = read(
        "<table><tr><th rowspan=2>Year<th colspan=2>Ships<tr><th>In<th>Out<tr><td>1901<td>12<td>11</table>"
    )

    assert table.columns == 3
    assert cells["12"].column_headers == ("Ships", "In")
    assert cells["11"].column_headers == ("Ships", "Out")
    assert cells["1901"].column_headers == ("Year",)


def test_rowspan_shifts_the_cells_below() -> None:
    _, cells = read("<table><tr><th>A<th>B<tr><td rowspan=2>tall<td>b1<tr><td>b2</table>")

    assert (cells["b2"].row, cells["b2"].column) == (2, 1)
    assert cells["b2"].column_headers == ("B",)


def test_spanning_row_header_applies_to_all_its_rows() -> None:
    _, cells = read(
        "<table><tr><th>Port<th>Year<th>Ships<tr><th rowspan=2 scope=rowgroup>Oslo<td>1901<td>12"
        "<tr><td>1902<td>15</table>"
    )

    assert cells["12"].row_headers == ("Oslo",)
    assert cells["15"].row_headers == ("Oslo",)


def test_headers_attribute_overrides_position() -> None:
    _, cells = read("<table><tr><th id=a>Year<th id=b>Ships<tr><td>1901<td headers='b gone a'>12</table>")

    headers = (*cells["12"].row_headers, *cells["12"].column_headers)
    assert set(headers) == {"Ships", "Year"}


def test_header_below_data_begins_a_new_group() -> None:
    _, cells = read("<table><tr><th>X<th>In<tr><td>x<td>12<tr><th scope=col>Y<th>Out<tr><td>y<td>11</table>")

    assert cells["11"].column_headers == ("Out",)


def test_header_abbr_is_spoken() -> None:
    _, cells = read("<table><tr><th>Year<th abbr=Ships>Number of ships<tr><td>1901<td>12</table>")

    assert cells["12"].column_headers == ("Ships",)


def test_caption_is_the_tables_name_and_first_line() -> None:
    block = block_of(
        "<table><caption>Ships a <b>year</b></caption><tr><td>1901<td>12<tr><td>1902<td>15</table>"
    )

    assert block.name == "Ships a year"
    assert block.text.startswith("Ships a year\n1901\t12")
    assert block.table is not None
    assert block.table.caption_end == len("Ships a year")


def test_picture_at_the_end_of_a_cell_is_in_it() -> None:
    block = block_of("<table><tr><th>A<th>B<tr><td>a <img src=x alt=kite><td>b</table>")

    assert block.text == "A\tB\na\tb"
    assert [span.start for span in block.spans] == [len("A\tB\na")]


@pytest.mark.parametrize("span", ["0", "-3", "two", "99999999999999999999"])
def test_invalid_span_is_harmless(span: str) -> None:
    table, cells = read(f"<table><tr><th colspan={span}>Year<tr><td>1901<td>12</table>")

    assert table.rows == 2
    assert table.columns <= 1000
    assert cells["12"].row == 1


def test_empty_cell_keeps_its_place() -> None:
    _, cells = read("<table><tr><th>A<th>B<th>C<tr><td>a<td><td>c</table>")

    assert cells["c"].column == 2
    assert cells["c"].column_headers == ("C",)


def test_hidden_row_is_not_read() -> None:
    table, cells = read("<table><tr><th>A<th>B<tr hidden><td>x<td>y<tr><td>a<td>b</table>")

    assert table.rows == 2
    assert "x" not in cells


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>left<td>right</table>",
        "<table role=presentation><tr><th>left<tr><td>right</table>",
        "<table><tr><td><h2>left</h2><td><p>right</table>",
        "<table><tr><td>left<tr><td>right</table>",
    ],
)
def test_layout_table_is_read_as_text(html: str) -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}{html}")
    blocks = [block for block in all_blocks(page) if block.text in {"left", "right"}]

    assert [block.text for block in blocks] == ["left", "right"]
    assert all(block.table is None for block in blocks)


def test_table_block_has_the_links_in_its_cells() -> None:
    block = block_of("<table><tr><th>A<th>B<tr><td>x<td>see <a href=/y>this</a></table>")

    assert [block.text[link.start : link.end] for link in block.links] == ["this"]


def test_list_in_a_cell_is_cell_text() -> None:
    _, cells = read("<table><tr><th>A<th>B<tr><td>x<td><ul><li>one<li>two</ul></table>")

    assert "one two" in cells


def test_outline_counts_data_tables() -> None:
    page = parse_with_inventory(
        f"<h1>Lamp</h1>{STORY}<table><caption>Ships</caption><tr><th>A<th>B<tr><td>1<td>2</table>"
    )

    (table,) = page.inventory.tables
    assert (table.name, table.rows, table.columns) == ("Ships", 2, 2)


def test_cell_has_at_most_its_ten_nearest_headers() -> None:
    heads = "".join(f"<tr><th>a{row}<th>b{row}" for row in range(12))
    _, cells = read(f"<table>{heads}<tr><td>x<td>y</table>")

    assert cells["y"].column_headers == tuple(f"b{row}" for row in range(2, 12))


def test_row_of_a_layout_table_is_one_line() -> None:
    rows = "".join(f"<tr><td>bool<td><b>is_lit</b>(lamp {n}, which the keeper lit)" for n in "ab")
    page = parse_page(f"<main><p>{STORY}</p><table role=presentation>{rows}</table></main>")

    assert "bool is_lit(lamp a, which the keeper lit)" in page.article_text.splitlines()


def test_columns_of_text_in_a_layout_table_stay_apart() -> None:
    columns = f"<tr><td>{STORY}<td>The other column of the two"
    page = parse_page(f"<main><table role=presentation>{columns}</table></main>")

    assert "The other column of the two" in page.article_text.splitlines()
