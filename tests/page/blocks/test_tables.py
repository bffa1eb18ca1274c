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


def test_the_text_of_a_table_is_its_rows_as_lines_and_its_cells_between_tabs() -> None:
    block = block_of("<table><tr><th>Year<th>Ships<tr><td>1901<td>12</table>")

    assert block.text == "Year\tShips\n1901\t12"


def test_a_cell_is_found_at_its_row_and_column() -> None:
    table, cells = read("<table><tr><th>Year<th>Ships<tr><td>1901<td>12</table>")

    assert (table.rows, table.columns) == (2, 2)
    assert (cells["12"].row, cells["12"].column) == (1, 1)
    assert cells["Year"].header
    assert not cells["12"].header


def test_the_headers_of_a_column_belong_to_the_cells_below() -> None:
    _, cells = read("<table><tr><th>Year<th>Ships<tr><td>1901<td>12<tr><td>1902<td>15</table>")

    assert cells["15"].column_headers == ("Ships",)
    assert cells["15"].row_headers == ()


def test_the_header_of_a_row_belongs_to_the_cells_after_it() -> None:
    _, cells = read("<table><tr><th scope=row>Ships<td>12<td>15<tr><th scope=row>Birds<td>3<td>4</table>")

    assert cells["15"].row_headers == ("Ships",)
    assert cells["4"].row_headers == ("Birds",)
    assert cells["4"].column_headers == ()


def test_a_wide_header_stands_over_all_its_columns() -> None:
    table, cells = read(
        "<table><tr><th rowspan=2>Year<th colspan=2>Ships<tr><th>In<th>Out<tr><td>1901<td>12<td>11</table>"
    )

    assert table.columns == 3
    assert cells["12"].column_headers == ("Ships", "In")
    assert cells["11"].column_headers == ("Ships", "Out")
    assert cells["1901"].column_headers == ("Year",)


def test_a_tall_cell_pushes_the_cells_below_aside() -> None:
    _, cells = read("<table><tr><th>A<th>B<tr><td rowspan=2>tall<td>b1<tr><td>b2</table>")

    assert (cells["b2"].row, cells["b2"].column) == (2, 1)
    assert cells["b2"].column_headers == ("B",)


def test_a_tall_row_header_belongs_to_every_row_that_it_covers() -> None:
    _, cells = read(
        "<table><tr><th>Port<th>Year<th>Ships<tr><th rowspan=2 scope=rowgroup>Oslo<td>1901<td>12"
        "<tr><td>1902<td>15</table>"
    )

    assert cells["12"].row_headers == ("Oslo",)
    assert cells["15"].row_headers == ("Oslo",)


def test_a_cell_that_names_its_headers_has_those() -> None:
    _, cells = read("<table><tr><th id=a>Year<th id=b>Ships<tr><td>1901<td headers='b gone a'>12</table>")

    headers = (*cells["12"].row_headers, *cells["12"].column_headers)
    assert set(headers) == {"Ships", "Year"}


def test_a_header_below_data_begins_a_new_group() -> None:
    _, cells = read("<table><tr><th>X<th>In<tr><td>x<td>12<tr><th scope=col>Y<th>Out<tr><td>y<td>11</table>")

    assert cells["11"].column_headers == ("Out",)


def test_a_short_form_of_a_header_is_what_is_said() -> None:
    _, cells = read("<table><tr><th>Year<th abbr=Ships>Number of ships<tr><td>1901<td>12</table>")

    assert cells["12"].column_headers == ("Ships",)


def test_a_caption_is_the_name_of_the_table_and_its_first_line() -> None:
    block = block_of(
        "<table><caption>Ships a <b>year</b></caption><tr><td>1901<td>12<tr><td>1902<td>15</table>"
    )

    assert block.name == "Ships a year"
    assert block.text.startswith("Ships a year\n1901\t12")
    assert block.table is not None
    assert block.table.caption_end == len("Ships a year")


def test_a_picture_at_the_end_of_a_cell_belongs_to_it() -> None:
    block = block_of("<table><tr><th>A<th>B<tr><td>a <img src=x alt=kite><td>b</table>")

    assert block.text == "A\tB\na\tb"
    assert [span.start for span in block.spans] == [len("A\tB\na")]


@pytest.mark.parametrize("span", ["0", "-3", "two", "99999999999999999999"])
def test_a_span_that_makes_no_sense_spoils_nothing(span: str) -> None:
    table, cells = read(f"<table><tr><th colspan={span}>Year<tr><td>1901<td>12</table>")

    assert table.rows == 2
    assert table.columns <= 1000
    assert cells["12"].row == 1


def test_an_empty_cell_keeps_the_place_of_the_others() -> None:
    _, cells = read("<table><tr><th>A<th>B<th>C<tr><td>a<td><td>c</table>")

    assert cells["c"].column == 2
    assert cells["c"].column_headers == ("C",)


def test_a_hidden_row_is_not_told() -> None:
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
def test_a_table_that_only_lays_out_the_page_is_read_as_text(html: str) -> None:
    page = parse_page(f"<h1>Lamp</h1>{STORY}{html}")
    blocks = [block for block in all_blocks(page) if block.text in {"left", "right"}]

    assert [block.text for block in blocks] == ["left", "right"]
    assert all(block.table is None for block in blocks)


def test_links_in_a_table_are_links_of_its_block() -> None:
    block = block_of("<table><tr><th>A<th>B<tr><td>x<td>see <a href=/y>this</a></table>")

    assert [block.text[link.start : link.end] for link in block.links] == ["this"]


def test_a_list_in_a_cell_is_text_of_the_cell() -> None:
    _, cells = read("<table><tr><th>A<th>B<tr><td>x<td><ul><li>one<li>two</ul></table>")

    assert "one two" in cells


def test_the_outline_counts_tables_that_hold_data() -> None:
    page = parse_with_inventory(
        f"<h1>Lamp</h1>{STORY}<table><caption>Ships</caption><tr><th>A<th>B<tr><td>1<td>2</table>"
    )

    (table,) = page.inventory.tables
    assert (table.name, table.rows, table.columns) == ("Ships", 2, 2)


def test_a_cell_has_its_nearest_ten_headers() -> None:
    heads = "".join(f"<tr><th>a{row}<th>b{row}" for row in range(12))
    _, cells = read(f"<table>{heads}<tr><td>x<td>y</table>")

    assert cells["y"].column_headers == tuple(f"b{row}" for row in range(2, 12))
