"""Tables as utterances."""

from __future__ import annotations

import pytest

from reader.page.parse import parse_page
from reader.script.writer import write_script
from tests.script.samples import article, said, script

YEARS = "<table><tr><th>Year<th>Number"


def cells(html: str) -> list[str]:
    """The texts spoken for a table after its size."""
    texts = said(html)
    assert texts[0].startswith("table")
    return texts[1:]


def test_cells_are_spoken_with_their_column_headers() -> None:
    html = "<table><caption>Ships</caption><tr><th>Year<th>Number<tr><td>1901<td>12</table>"

    assert said(html) == [
        "table", "Ships", "2 rows, 2 columns", "Year", "Number",
        "Year", "1901", "Number", "12",
    ]  # fmt: skip


def test_sentence_in_a_cell_is_spoken_with_its_cell() -> None:
    html = "<table><tr><th>Year<th>News<tr><td>1901<td>Lit. Seen.</table>"
    utterances = script(html)

    assert {said.sentence for said in utterances if said.text == "Lit. Seen."} == {
        said.sentence for said in utterances if said.text == "News" and said.start is None
    }


def test_caption_and_table_size_have_their_own_languages() -> None:
    html = "<table><caption>Bateaux</caption><tr><th>An<th>Nombre<tr><td>1901<td>12</table>"
    table, caption, size, *_ = script(html, lang="fr")

    assert [(said.text, said.lang) for said in (table, caption, size)] == [
        ("tableau", "fr"), ("Bateaux", "fr"), ("2 lignes, 2 colonnes", "fr"),
    ]  # fmt: skip
    assert {table.sentence, caption.sentence, size.sentence} == {table.sentence}
    assert (caption.start, caption.end) == (0, 7)


def test_caption_is_spoken_at_none() -> None:
    html = "<table><caption>Ships</caption><tr><th>Year<th>Number<tr><td>1901<td>12</table>"

    assert said(html, "none") == ["Ships", "Year", "Number", "1901", "12"]
    assert article(html).article_text.endswith("Ships\nYear\tNumber\n1901\t12")


def test_table_name_without_a_caption_is_announced() -> None:
    html = "<table aria-label=Ships><tr><th>Year<th>Number<tr><td>1901<td>12</table>"

    assert said(html)[:3] == ["table", "Ships", "2 rows, 2 columns"]
    assert "Ships" not in said(html, "none")


def test_empty_cell_under_a_header_is_blank() -> None:
    assert cells(f"{YEARS}<tr><td>1901<td></table>")[2:] == ["Year", "1901", "Number", "blank"]


@pytest.mark.parametrize("nothing", ["", "—", "–", "-", "&nbsp;", "…"])
def test_silent_cell_is_blank(nothing: str) -> None:
    assert cells(f"{YEARS}<tr><td>1901<td>{nothing}</table>")[-1] == "blank"


def test_cell_with_only_a_sign_says_its_name() -> None:
    html = "<table><tr><th>Sign<th>Finds<tr><td>*<td>any<tr><td>?<td>one</table>"
    words = {utterance.spoken for utterance in script(html)}

    assert {"star", "question mark"} <= words


def test_empty_corner_cell_and_empty_row_are_skipped() -> None:
    html = "<table><tr><th><th>Number<tr><th>1901<td>12<tr><th><td><tr><th>1902<td>15</table>"

    assert cells(html) == ["Number", "1901", "Number", "12", "1902", "15"]


def test_header_is_repeated_only_when_it_changes() -> None:
    html = (
        "<table><tr><th rowspan=2>Port<th colspan=2>Ships<th>Birds<tr><th>In<th>Out<th>Gulls"
        "<tr><th scope=row>Oslo<td>1<td>2<td>3</table>"
    )

    assert cells(html)[6:] == ["Oslo", "Ships, In", "1", "Out", "2", "Birds, Gulls", "3"]


def test_row_header_is_spoken_unless_just_read() -> None:
    html = (
        "<table><tr><th>Port<th>Year<th>Ships<tr><th rowspan=2 scope=rowgroup>Oslo<td>1901<td>12"
        "<tr><td>1902<td>15<tr><th>Riga<td>1901<td>8</table>"
    )

    assert cells(html)[3:] == [
        "Oslo", "Year", "1901", "Ships", "12", "Year", "1902", "Ships", "15",
        "Riga", "Year", "1901", "Ships", "8",
    ]  # fmt: skip


def test_row_header_in_the_last_column_is_spoken_first() -> None:
    html = "<table><tr><th>In<th>Out<th>Port<tr><td headers=p>1<td headers=p>2<th id=p>Oslo</table>"

    assert cells(html)[3:] == ["Oslo", "1", "2", "Oslo"]


def test_picture_in_a_cell_is_spoken_with_it() -> None:
    html = f"{YEARS}<tr><td>1901 <img src=x alt='a ship'><td><img src=x alt='a gull'></table>"

    assert cells(html)[2:] == ["Year", "1901", "picture:", "a ship", "Number", "picture:", "a gull"]


def test_rows_are_counted_at_all() -> None:
    assert [text for text in said(f"{YEARS}<tr><td>1901<td>12</table>", "all") if "row" in text] == [
        "table, 2 rows, 2 columns", "row 1", "row 2",
    ]  # fmt: skip


def test_table_without_words_does_not_disturb_counts() -> None:
    page = parse_page("<table><caption>Ships</caption><tr><td>")

    assert [utterance.sentence for utterance in write_script(page, "most")] == [0, 0, 0, 1]


def test_empty_cell_without_headers_is_blank_in_a_used_column() -> None:
    rows = "<tr><td>a<td>3<td><td>5<td><tr><td>b<td>4<td>6<td>7<td>"

    assert cells(f"<table>{rows}</table>")[-8:] == ["a", "3", "blank", "5", "b", "4", "6", "7"]


def test_table_of_one_column_is_read_as_a_list() -> None:
    html = "<table><caption>Keepers</caption><tr><th>Name<tr><td>Ann<tr><td>Bo</table>"
    assert said(html, "most") == ["Keepers", "Name", "Ann", "Bo"]
    assert "1 column" in " ".join(said(html, "all"))
