"""A tagged PDF is read by its tags, in their order."""

from __future__ import annotations

from reader.sources.formats.pdf.convert import pdf_to_html
from tests.support.pdf_files import Tag, Text, pdf


def body_of(pages: list[list[Text]], tags: Tag, **more: str) -> str:
    html = pdf_to_html(pdf(pages, tags=tags, **more))[0].decode()
    return html.partition("<main>")[2].partition("</main>")[0]


def test_structure_and_order_are_those_of_the_tags() -> None:
    page = [
        Text(50, 600, "The tide comes in.", mark=0),
        Text(50, 700, "The Sea", mark=1),
        Text(50, 500, "One", mark=2),
        Text(50, 30, "7"),
    ]
    item = Tag("LI", [Tag("Lbl", []), Tag("LBody", [(0, 2)])])
    tags = Tag("Document", [Tag("H1", [(0, 1)]), Tag("P", [(0, 0)]), Tag("L", [item])])
    assert body_of([page], tags) == "<h1>The Sea</h1><p>The tide comes in.</p><ul><li>One</li></ul>"


def test_paragraph_and_table_go_on_across_pages() -> None:
    first = [
        Text(50, 700, "It goes on", mark=0),
        Text(50, 500, "Place", mark=1),
        Text(50, 480, "Quay", mark=2),
    ]
    second = [Text(50, 700, "Place", mark=0), Text(50, 680, "Pier", mark=1)]

    def row(kind: str, page: int, mark: int) -> Tag:
        return Tag("TR", [Tag(kind, [(page, mark)])])

    rows = [row("TH", 0, 1), row("TD", 0, 2), row("TH", 1, 0), row("TD", 1, 1)]
    html = body_of([first, second], Tag("Document", [Tag("P", [(0, 0)]), Tag("Table", rows)]))
    assert html.endswith("<table><tr><th>Place</th></tr><tr><td>Quay</td></tr><tr><td>Pier</td></tr></table>")
    divided = [[Text(50, 50, "It is a very", mark=0)], [Text(50, 700, "long text.", mark=0)]]
    assert body_of(divided, Tag("Document", [Tag("P", [(0, 0), (1, 0)])])) == "<p>It is a very long text.</p>"


def test_alternative_and_actual_texts_and_languages_are_read() -> None:
    page = [Text(50, 700, "chart", mark=0), Text(50, 600, "fi sh", mark=1), Text(50, 500, "la mer", mark=2)]
    tags = Tag(
        "Document",
        [
            Tag("Figure", [(0, 0)], "/Alt (The tide in June)"),
            Tag("P", [Tag("Span", [(0, 1)], "/ActualText (fish)")]),
            Tag("P", [(0, 2)], "/Lang (fr)"),
        ],
    )
    html = body_of([page], tags)
    assert html.startswith('<figure><img alt="The tide in June"></figure><p>fish</p>')
    assert '<p lang="fr">la mer</p>' in html


def test_note_is_read_after_the_paragraph_that_cites_it() -> None:
    page = [
        Text(50, 700, "A claim.", mark=0),
        Text(87, 704, "1", 6, mark=1),
        Text(50, 100, "1 The note.", 8, mark=2),
        Text(50, 680, "More text.", mark=3),
    ]
    tags = Tag("Document", [Tag("P", [(0, 0), Tag("Reference", [(0, 1)]), Tag("Note", [(0, 2)]), (0, 3)])])
    html = body_of([page], tags)
    assert '<sup><a role="doc-noteref" href="#note-0">1</a></sup>' in html
    assert html.endswith('More text.</p><aside role="doc-footnote" id="note-0">1 The note.</aside>')


def test_headings_are_found_by_size_if_the_tags_name_none() -> None:
    page = [Text(50, 700, "The Sea", 20, mark=0), Text(50, 600, "The tide comes in twice a day.", mark=1)]
    tags = Tag("Document", [Tag("P", [(0, 0)]), Tag("P", [(0, 1)])])
    assert body_of([page], tags) == "<h1>The Sea</h1><p>The tide comes in twice a day.</p>"


def test_tags_that_miss_the_text_are_ignored() -> None:
    page = [
        Text(50, 700, "Tagged", mark=0),
        *(Text(50, 600 - 12 * row, "Not tagged at all") for row in range(5)),
    ]
    assert "Not tagged at all" in body_of([page], Tag("Document", [Tag("P", [(0, 0)])]))


def test_tags_in_a_circle_or_nested_deeply_end() -> None:
    deep = Tag("P", [(0, 0)])
    for _ in range(300):
        deep = Tag("Div", [deep])
    assert "tide" in body_of([[Text(50, 700, "The tide", mark=0)]], deep)
    whole = pdf(
        [[Text(50, 700, "The tide", mark=0)]], tags=Tag("Document", [Tag("Div", [Tag("P", [(0, 0)])])])
    )
    circle = whole.replace(b"/S/Div/P", b"/K[1 0 R]/S/Div/P")
    assert b"tide" in pdf_to_html(circle)[0]
