"""A Word document is read with its structure."""

from __future__ import annotations

import pytest

from reader.errors import SourceError
from reader.sources.formats.converter_process import convert_document
from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.docx.convert import docx_to_html
from reader.sources.source import check_page
from tests.support.word_files import plain, run, styled, word_file

MAX = 20_000_000


def body_of(data: bytes) -> str:
    return docx_to_html(data, MAX).decode().partition("<main>")[2].partition("</main>")[0]


def test_title_author_and_language_are_kept() -> None:
    html = docx_to_html(word_file(plain("Words.")), MAX).decode()
    assert '<html lang="en-GB">' in html
    assert "<title>The Tide</title>" in html
    assert '<meta name="author" content="Ann Oakley">' in html


def test_headings_are_found_by_what_a_style_is_based_on() -> None:
    body = (
        styled("berschrift1", "One")
        + styled("Kapitel", "Two")
        + styled("Teil", "Three")
        + styled("Loop", "Four")
    )
    assert body_of(word_file(body)) == "<h1>One</h1><h1>Two</h1><h2>Three</h2><p>Four</p>"


def test_lines_in_bold_are_headings_only_if_there_are_no_others() -> None:
    bold = f"<w:p>{run('What it costs', '<w:b/>')}</w:p>"
    assert body_of(word_file(bold + plain("Little."))) == "<h2>What it costs</h2><p>Little.</p>"
    assert "<h2>" not in body_of(word_file(styled("berschrift1", "One") + bold))


def test_table_of_contents_is_not_repeated() -> None:
    assert body_of(word_file(styled("TOC1", "Tides 7") + plain("Words."))) == "<p>Words.</p>"


def test_lists_tables_code_and_links_are_kept() -> None:
    def item(level: int, text: str) -> str:
        numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:p><w:pPr>{numbering}</w:pPr>{run(text)}</w:p>"

    cells = "".join(f"<w:tc>{plain(text)}</w:tc>" for text in ("Quay", "3.2"))
    table = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    link = f'<w:p><w:hyperlink r:id="r3">{run("records")}</w:hyperlink></w:p>'
    code = styled("Code", "if tide:") + styled("Code", "    wait()")
    html = body_of(word_file(item(0, "sea") + item(1, "wave") + table + code + link))
    assert "<ul><li>sea<ol><li>wave</li></ol></li></ul>" in html
    assert "<thead><tr><th><p>Quay</p></th>" in html
    assert "<pre>if tide:\n    wait()</pre>" in html
    assert '<a href="https://example.org/">records</a>' in html


def test_notes_are_linked_and_deleted_text_is_not_read() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    change = f"<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>{run('new')}</w:ins>"
    html = body_of(word_file(f"<w:p>{run('A claim.')}{note}{change}</w:p>"))
    assert '<sup><a href="#footnote-2"' in html
    assert "The note." in html
    assert "new" in html
    assert "old" not in html


def test_picture_keeps_its_alternative_text() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="The moon"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="r4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    assert '<img alt="The moon" src="data:image/png;base64,' in body_of(word_file(f"<w:p>{picture}</w:p>"))


def test_formula_is_read() -> None:
    def text(value: str) -> str:
        return f"<m:r><m:t>{value}</m:t></m:r>"

    half = f"<m:f><m:num>{text('1')}</m:num><m:den>{text('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{text('c')}</m:e><m:sup>{text('2')}</m:sup></m:sSup>"
    html = body_of(word_file(f"<w:p>{run('So ')}<m:oMath>{half}{power}</m:oMath></w:p>"))
    assert "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>" in html
    assert "<msup><mrow><mi>c</mi></mrow><mrow><mn>2</mn></mrow></msup>" in html


DEEP = "<w:smartTag>" * 20_000 + run("deep") + "</w:smartTag>" * 20_000
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]><w>&j;</w>"
)
HOSTILE = {
    "cut off": word_file(plain("Words."))[:-40],
    "not XML": word_file("", document="<w:document"),
    "deep": word_file(DEEP),
    "entities": word_file("", document=ENTITIES),
    "damaged part": word_file(plain("Words.")).replace(b"word/document.xml", b"word/document.xmm", 1),
}


@pytest.mark.slow
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_damaged_document_is_reported_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        convert_document("docx", data, "tides.docx", MAX)
    assert str(caught.value).startswith("tides.docx ")
    assert "\n" not in str(caught.value)


def test_old_or_protected_document_says_what_to_do() -> None:
    with pytest.raises(
        SourceError, match=r"^tides\.doc is an old Office document, or one with a password\. Save"
    ):
        check_page(b"\xd0\xcf\x11\xe0" + bytes(600), "tides.doc")


def test_declared_sizes_are_limited_before_anything_is_unpacked() -> None:
    with pytest.raises(DocumentError, match="MB of text"):
        docx_to_html(word_file(plain("word " * 300_000)), 1_000_000)


def test_words_that_line_ends_divide_are_whole() -> None:
    text = "<w:t>The well-known infor-</w:t><w:br/><w:t>mation is well-</w:t><w:br/><w:t>known.</w:t>"
    html = body_of(word_file(f"<w:p><w:r>{text}</w:r></w:p>"))
    assert html == "<p>The well-known information is well-known.</p>"
