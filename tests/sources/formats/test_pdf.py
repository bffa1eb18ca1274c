"""A PDF without tags is read by where its words stand on the page."""

from __future__ import annotations

import re

import pytest

from reader.errors import SourceError
from reader.sources.formats.converter_process import convert_document
from reader.sources.formats.hyphens import Vocabulary
from reader.sources.formats.pdf.convert import pdf_to_html
from tests.support.pdf_files import Text, paragraph, pdf

LEFT = [
    "The harbour was quiet when the first",
    "boats came in from the open sea and",
    "nobody had expected what would hap-",
    "pen on that long and windy morning.",
    "The well-known keeper wrote it down.",
]
RIGHT = [
    "A second column begins here, and it",
    "speaks of the tide and of the boats.",
    "It was measured at twelve places in",
    "the bay, and the keeper, who is well-",
    "known, has kept all of the records.",
]


def html_of(*args: object, **kwargs: object) -> str:
    html = pdf_to_html(pdf(*args, **kwargs))[0].decode()  # type: ignore[arg-type]
    return html.partition("<main>")[2].partition("</main>")[0]


def plain(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_columns_are_read_one_after_the_other_also_if_they_were_drawn_row_by_row() -> None:
    rows = [
        text
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for text in (Text(50, 600 - 12 * number, left), Text(320, 600 - 12 * number, right))
    ]
    heard = plain(html_of([[Text(50, 650, "A title that goes across both of the columns", 18), *rows]]))
    assert heard.index("windy morning") < heard.index("A second column")
    assert "would happen on that" in heard
    assert "who is well-known, has" in heard


@pytest.mark.parametrize(
    ("elsewhere", "before", "after", "joined"),
    [
        ("information", "infor-", "mation", "information"),
        ("well-known", "well-", "known,", "well-known,"),
        ("", "infor-", "mation", "information"),
        ("It went well. It was known.", "well-", "known", "well-known"),
        ("The form in which", "in-", "form", "inform"),
        ("re-sent re-sent resent", "re-", "sent", "re-sent"),
        ("", "Jean-", "Luc", "Jean-Luc"),
        ("", "the 19-", "year-old", "the 19-year-old"),
        ("such well- known things", "well-", "known", "wellknown"),  # only halves of the word itself
        ("anything", "self\xad", "made", "selfmade"),
        ("well‐known", "well‐", "known", "well‐known"),
        ("well-known", "much‐well‐", "known", "much‐well‐known"),
        ("", "infor‐", "mation", "information"),
    ],
)
def test_document_tells_whether_a_hyphen_at_the_end_of_a_line_stays(
    elsewhere: str, before: str, after: str, joined: str
) -> None:
    assert Vocabulary([elsewhere, f"{before} {after}"]).joined(before, after) == joined


def test_running_lines_and_page_numbers_are_not_read() -> None:
    pages = [
        [
            Text(50, 770, "The Journal of Tides"),
            *paragraph(
                50, 700, [f"On page {'abcdef'[number]} there is a text.", "It has two lines of words."]
            ),
            Text(290, 30, str(number + 11)),
        ]
        for number in range(6)
    ]
    heard = plain(html_of(pages))
    assert "Journal" not in heard
    assert not re.search(r"\d", heard)
    assert all(f"On page {letter}" in heard for letter in "abcdef")


def test_paragraph_goes_on_across_pages_and_notes_are_read_after_it() -> None:
    first = [
        *paragraph(
            50,
            700,
            [
                "This paragraph begins on the first page and it goes on",
                "over the end of the page, because it is a very long",
            ],
        ),
        Text(50, 60, "1", 6),
        Text(56, 57, "The note of the first page.", 8),
    ]
    second = paragraph(50, 700, ["one that has many words, and it ends here. And then", "comes a sentence."])
    html = html_of([first, second])
    assert "a very long one that has many words" in html
    assert html.index("comes a sentence") < html.index("The note of the first page")


def test_headings_are_found_by_size_and_by_weight() -> None:
    page = [
        Text(50, 750, "The Tides", 24),
        Text(50, 700, "What raises them", 16),
        *paragraph(50, 680, LEFT),
        Text(50, 600, "The Moon", 10, "bold"),
        *paragraph(50, 580, RIGHT),
    ]
    found = re.findall(r"<h(\d)>(.*?)</h\d>", html_of([page]))
    assert found == [("1", "The Tides"), ("2", "What raises them"), ("3", "The Moon")]


def test_numbers_of_headings_give_their_levels_and_names_under_a_title_are_text() -> None:
    page = [
        Text(50, 760, "The Tides", 24),
        Text(50, 735, "Ann Oakley", 12),
        Text(50, 720, "in May", 12),
        Text(50, 700, "1 The Moon", 16),
        *paragraph(50, 680, LEFT),
        Text(50, 610, "1.1 Its pull", 14),
        *paragraph(50, 590, RIGHT),
        Text(50, 520, "1.2 Its path", 14),
        *paragraph(50, 500, LEFT),
        Text(50, 430, "1.3 Its size", 13),
        *paragraph(50, 410, RIGHT),
    ]
    found = re.findall(r"<h(\d)>(.*?)</h\d>", html_of([page]))
    numbered = [("3", "1.1 Its pull"), ("3", "1.2 Its path"), ("3", "1.3 Its size")]
    assert found == [("1", "The Tides"), ("2", "1 The Moon"), *numbered]


def test_lists_and_tables_are_found() -> None:
    page = [
        *paragraph(50, 700, LEFT),
        Text(50, 620, "\u2022 One thing"),
        Text(50, 608, "\u2022 Another thing"),
        Text(50, 580, "1. Measure"),
        Text(50, 568, "2. Write"),
        *(
            Text(50 + 120 * column, 540 - 14 * row, cell)
            for row, cells in enumerate(
                (("Place", "Height", "Time"), ("Quay", "3.2", "06:40"), ("Pier", "2.9", "06:52"))
            )
            for column, cell in enumerate(cells)
        ),
    ]
    html = html_of([page])
    assert "<ul><li>One thing</li><li>Another thing</li></ul>" in html
    assert '<ol><li value="1">Measure</li><li value="2">Write</li></ol>' in html
    assert "<tr><td>Pier</td><td>2.9</td><td>06:52</td></tr></table>" in html


def test_number_without_a_neighbour_is_text() -> None:
    page = [*paragraph(50, 700, LEFT), Text(50, 600, "3. May is when the boats come back.")]
    assert "<p>3. May is when" in html_of([page])


def test_table_of_contents_is_not_read() -> None:
    entries = [
        Text(50, 700 - 14 * number, f"{number} Part {letter} . . . . . . {number + 3}")
        for number, letter in enumerate("abcd")
    ]
    heard = plain(html_of([[Text(50, 750, "Contents", 16), *entries, *paragraph(50, 500, LEFT)]]))
    assert heard.startswith("Contents The harbour was quiet")


def test_title_author_and_language_are_kept() -> None:
    data = pdf(
        [paragraph(50, 700, LEFT)], info="/Title (The <Tide>)/Author (Ann Oakley)", catalog="/Lang (en-GB)"
    )
    html = pdf_to_html(data)[0].decode()
    assert '<html lang="en-GB">' in html
    assert "<title>The &lt;Tide&gt;</title>" in html
    assert '<meta name="author" content="Ann Oakley">' in html


def test_title_that_is_only_the_name_of_a_file_is_ignored() -> None:
    data = pdf([paragraph(50, 700, LEFT)], info="/Title (Microsoft Word - tides final 2.docx)")
    assert b"<title>" not in pdf_to_html(data)[0]


def test_scan_without_text_says_so() -> None:
    with pytest.raises(SourceError, match=r"scan\.pdf has 3 pages without text, such as a scan"):
        convert_document("pdf", pdf([[], [], []]), "scan.pdf", 1_000_000)
    notice = pdf_to_html(pdf([paragraph(50, 700, LEFT), [], []]))[1]
    assert notice == "2 of 3 pages have no text, such as scanned pages."


def test_usual_columns_divide_a_page_with_few_lines() -> None:
    def full(letter: str) -> list[Text]:
        left, right = ([f"{letter} {line}" for line in lines] for lines in (LEFT, RIGHT))
        return [*paragraph(50, 700, left), *paragraph(320, 700, right)]

    last = [
        Text(50, 700, "On the last page is little."),
        Text(50, 688, "\u2022 One thing"),
        Text(320, 700, "The end is here."),
    ]
    heard = plain(html_of([full("a"), full("b"), last]))
    assert heard.index("One thing") < heard.index("The end is here.")


def test_words_are_apart_where_only_their_places_say_so() -> None:
    page = [Text(50, 700, "The"), Text(69, 700, "tide"), Text(50, 688, "ti"), Text(55.1, 688, "de")]
    assert "The tide tide" in plain(html_of([page]))


def test_second_lines_of_cells_stay_in_their_row() -> None:
    cells = [
        (50, 700, "Quay"),
        (150, 700, "It is long and it"),
        (350, 700, "3.2"),
        (150, 688, "goes on below"),
        (50, 670, "Pier"),
        (150, 670, "Short"),
        (350, 670, "2.9"),
    ]
    html = html_of([[Text(*cell) for cell in cells]])
    assert "<tr><td>Quay</td><td>It is long and it goes on below</td><td>3.2</td></tr>" in html


def test_page_is_read_also_if_every_page_is_the_same() -> None:
    assert "A page of text" in html_of([[Text(50, 700, "A page of text.")]] * 4)


def test_title_that_is_no_valid_text_does_not_stop_the_reading() -> None:
    lone_half = "/Title <FEFF0041D800>"
    assert b"harbour" in pdf_to_html(pdf([paragraph(50, 700, LEFT)], info=lone_half))[0]


def test_words_without_a_size_or_a_place_are_left_out() -> None:
    page = [*paragraph(50, 700, LEFT), Text(50, 600, "nowhere", 0), Text(9_000_000, 580, "far")]
    heard = plain(html_of([page]))
    assert "harbour" in heard
    assert "nowhere" not in heard
    assert "far" not in heard
