"""EPUB books as pages."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.page.model import Page
from reader.page.parse import parse_page
from reader.sources.open_source import read_source
from tests.sources.formats.page_files import page_of
from tests.support.books import archived, book_files, package, xhtml

CHAPTERS = {
    "two.xhtml": "<h1>The <i>Lamp</i></h1><p>It was <a href='../OEBPS/one.xhtml#n'>lit</a>.</p>"
    "<h2>Oil</h2><p>Dear.</p>",
    "one.xhtml": "<p id='n'>A storm came.<br/><a id='mark'/></p><p><a href='two.xhtml'>Later</a></p>",
    "three.xhtml": "<p>The end, and <a href='/etc/passwd'>the rest</a>.</p>",
}


def read(tmp_path: Path, data: bytes, name: str = "book.epub", max_bytes: int = 20_000_000) -> Page:
    return page_of(tmp_path / name, data, max_bytes)


def refusal(tmp_path: Path, data: bytes, max_bytes: int = 20_000_000) -> str:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, data, max_bytes=max_bytes)
    return str(caught.value)


def texts(page: Page) -> list[str]:
    return [block.text for section in page.sections for block in section.blocks]


def test_epub_chapters_are_sections_in_spine_order(tmp_path: Path) -> None:
    page = read(tmp_path, archived(book_files(CHAPTERS, {"one.xhtml": "First <b>Night</b>"})))
    assert [(section.title, section.level) for section in page.sections] == [
        ("The Lamp", 1),
        ("Oil", 2),
        ("First Night", 1),  # the title in the contents of a chapter without a heading
        ("The end, and the rest.", None),
    ]
    assert all(section.in_article for section in page.sections)
    assert page.skip_links == ()


def test_epub_has_title_author_and_language(tmp_path: Path) -> None:
    page = read(tmp_path, archived(book_files(CHAPTERS)))
    assert (page.title, page.byline, page.lang, page.published) == (
        "The Lamp & the Sea",
        "Ada Hale, Bo Lind",
        "en-GB",
        "1911-04-02",
    )


def test_epub_links_reach_chapters_but_no_local_files(tmp_path: Path) -> None:
    page = read(tmp_path, archived(book_files(CHAPTERS)))
    links = [
        (link.name, link.target) for part in page.sections for block in part.blocks for link in block.links
    ]
    assert links == [("lit", "s3"), ("Later", "s1")]


def epub_2(chapter: str, contents: str) -> bytes:
    """A book of one chapter, with its contents as in EPUB 2."""
    files = book_files({"one.xhtml": chapter})
    del files["OEBPS/nav.xhtml"]
    ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    files["OEBPS/book.opf"] = package(["one.xhtml"], ncx)
    files["OEBPS/toc.ncx"] = contents
    return archived(files)


def test_epub_2_contents_name_the_chapters(tmp_path: Path) -> None:
    contents = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
        "<ncx><navMap><navPoint><navLabel><text>First Night</text></navLabel>"
        '<content src="one.xhtml#top"/></navPoint></navMap></ncx>'
    )
    book = epub_2("<p>A storm came.</p>", contents)
    assert texts(read(tmp_path, book)) == ["First Night", "A storm came."]


def test_printed_pages_of_an_epub_2_are_no_headings(tmp_path: Path) -> None:
    contents = (
        "<ncx><navMap><navPoint><navLabel><text>Night</text></navLabel><content src='one.xhtml'/></navPoint>"
        "</navMap><pageList><pageTarget><navLabel><text>12</text></navLabel><content src='one.xhtml#p12'/>"
        "</pageTarget></pageList></ncx>"
    )
    book = epub_2("<p>A storm <a id='p12'></a>came.</p>", contents)
    assert texts(read(tmp_path, book)) == ["Night", "A storm came."]


def test_unclosed_elements_end_with_their_chapter(tmp_path: Path) -> None:
    chapters = {"one.xhtml": "<p>One<textarea><!-- ", "two.xhtml": "<p>Two<script/></p><p>and more</p>"}
    assert texts(read(tmp_path, archived(book_files(chapters)))) == ["One", "Two", "and more"]


def test_nonlinear_documents_are_read_only_where_a_link_leads(tmp_path: Path) -> None:
    chapters = {"one.xhtml": "<p>One <a href='two.xhtml#n'>more</a></p>", "two.xhtml": "<p id='n'>Two</p>"}
    files = book_files(chapters)
    files["OEBPS/book.opf"] = str(files["OEBPS/book.opf"]).replace('idref="i1"', 'idref="i1" linear="no"')
    page = read(tmp_path, archived(files))
    assert page.article_text == "One more"
    (link,) = page.sections[0].blocks[0].links
    assert page.sections[1].blocks[0].id == link.target_block
    assert page.sections[1].why == "outside the book's reading order"


@pytest.mark.parametrize("title", ["Oil", "The Oil!"])
def test_places_that_the_contents_name_in_a_chapter_without_headings_begin_a_section(
    tmp_path: Path, title: str
) -> None:
    chapter = f"<div id='a'><p>Night</p><p>It is dark.</p></div><p id='b'>{title}</p><p>Dear.</p>"
    contents = {"one.xhtml#a": "Night", "one.xhtml#b": "Oil"}
    page = read(tmp_path, archived(book_files({"one.xhtml": chapter}, contents)))
    assert [section.title for section in page.sections] == ["Night", "Oil"]
    assert texts(page) == ["Night", "It is dark.", "Oil", *([title] if title != "Oil" else []), "Dear."]


def test_contents_name_places_in_a_chapter_that_has_other_headings(tmp_path: Path) -> None:
    chapter = (
        "<h2 id='a'>Night</h2><p>It is dark.</p><p id='b'>Dear is the oil.</p>"
        "<div id='c'><div><h3>III. Of Lamps</h3><p>They burn.</p></div></div>"
    )
    contents = {"one.xhtml#a": "Night", "one.xhtml#b": "Oil", "one.xhtml#c": "Lamps"}
    page = read(tmp_path, archived(book_files({"one.xhtml": chapter}, contents)))
    assert texts(page) == ["Night", "It is dark.", "Oil", "Dear is the oil.", "III. Of Lamps", "They burn."]


def test_levels_of_the_contents_are_levels_of_headings(tmp_path: Path) -> None:
    files = book_files({"one.xhtml": "<p id='a'>Dark.</p><p id='b'>Dear.</p>"}, {"one.xhtml#a": "Night"})
    (navigation,) = (name for name, text in files.items() if "Night" in str(text))
    entry = '<li><a href="one.xhtml#a">Night</a>'
    nested = f'{entry}<ol><li><a href="one.xhtml#b">Oil</a></li></ol>'
    assert entry in str(files[navigation])
    page = read(tmp_path, archived({**files, navigation: str(files[navigation]).replace(entry, nested)}))
    assert [(section.title, section.level) for section in page.sections] == [("Night", 1), ("Oil", 2)]


def test_title_page_is_a_section_outside_the_article(tmp_path: Path) -> None:
    title = (
        '<section epub:type="titlepage"><h1>The Lamp</h1><p>Bo Lind, 1911</p></section><p>It was dark.</p>'
    )
    page = read(tmp_path, archived(book_files({"a.xhtml": title})))
    assert page.article_text == "It was dark."
    assert [section.why for section in page.sections if not section.in_article] == ["title page"]


def test_epub_is_recognised_without_its_suffix(tmp_path: Path) -> None:
    assert texts(read(tmp_path, archived(book_files({"one.xhtml": "<p>One</p>"})), "book")) == ["One"]


def test_xml_entities_are_not_expanded(tmp_path: Path) -> None:
    files = book_files({"one.xhtml": ""})
    files["OEBPS/one.xhtml"] = xhtml("<p>One &a; &amp; &nbsp;two</p>").replace(
        "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    )
    assert texts(read(tmp_path, archived(files))) == ["One &a; & two"]


def encryption(algorithm: str) -> str:
    return (
        '<encryption><EncryptedData><EncryptionMethod Algorithm="' + algorithm + '"/>'
        '<CipherData><CipherReference URI="OEBPS/one.xhtml"/></CipherData></EncryptedData></encryption>'
    )


ONE = book_files({"one.xhtml": "<p>One</p>"})
BROKEN = "is a damaged EPUB. Download it again."
TOO_LARGE = "is larger than 0.1 MB. To read it anyway, raise --max-page-mb."
BILLION = '<!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + package(["one.xhtml"])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"OEBPS/book.opf": "<package>"}, BROKEN),
        ({"OEBPS/book.opf": BILLION}, BROKEN),
        ({"OEBPS/book.opf": "<a>" * 5000 + "</a>" * 5000}, BROKEN),
        ({"OEBPS/book.opf": package(["nowhere.xhtml"])}, BROKEN),
        ({"OEBPS/book.opf": package(["../../one.xhtml"]), "../one.xhtml": "<p>out"}, BROKEN),
        ({"OEBPS/book.opf": package(["/etc/passwd"]), "/etc/passwd": "<p>out"}, BROKEN),
        ({"META-INF/container.xml": "<container/>"}, BROKEN),
        ({"OEBPS/one.xhtml": "<p>" + "a" * 200_000}, TOO_LARGE),
        (
            {"META-INF/encryption.xml": encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")},
            "is protected by DRM. Get a copy without DRM, or use the seller's program.",
        ),
    ],
)
def test_unreadable_epub_is_refused_in_one_line(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    assert refusal(tmp_path, archived({**ONE, **changed}), max_bytes=100_000).endswith(said)


def test_obfuscated_fonts_do_not_count_as_encryption(tmp_path: Path) -> None:
    files = {**ONE, "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding")}
    assert texts(read(tmp_path, archived(files))) == ["One"]


def test_symbolic_link_in_an_epub_is_ignored(tmp_path: Path) -> None:
    out = BytesIO(archived({path: text for path, text in ONE.items() if path != "OEBPS/one.xhtml"}))
    with zipfile.ZipFile(out, "a") as archive:
        link = zipfile.ZipInfo("OEBPS/one.xhtml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert refusal(tmp_path, out.getvalue()).endswith(BROKEN)


def test_archive_with_false_sizes_is_limited(tmp_path: Path) -> None:
    data = archived({**ONE, "OEBPS/one.xhtml": "<p>" + "a" * 500_000})
    size = (500_003).to_bytes(4, "little")
    assert data.count(size) == 2  # in the entry, and in the table of contents
    said = refusal(tmp_path, data.replace(size, (3000).to_bytes(4, "little")), max_bytes=100_000)
    assert said.endswith((TOO_LARGE, BROKEN))


def test_archive_with_too_many_files_is_refused(tmp_path: Path) -> None:
    data = archived({**ONE, "OEBPS/many": b"PK\x01\x02" * 3})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.sources.formats.archive.MAX_ENTRIES", 3)
        assert "contains more than 3 files" in refusal(tmp_path, data)


def test_other_zip_archives_are_refused_with_the_readable_kinds(tmp_path: Path) -> None:
    said = refusal(tmp_path, archived({"a.txt": "a"}))
    assert "is a zip archive, not an HTML page. Give a web page, an EPUB book" in said


WHOLE = archived(book_files(CHAPTERS, {"one.xhtml": "First"}))


def try_to_read(path: Path) -> None:
    """Read the file, or check that it is refused in one line."""
    try:
        source = read_source(str(path))
    except SourceError as error:
        said = str(error)
    else:
        parse_page(source.html, source.url, source.charset, only_article=source.only_article)
        said = ""
    assert "\n" not in said


@given(
    spots=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8),
    length=st.one_of(st.just(len(WHOLE)), st.integers(0, len(WHOLE))),
)
def test_damaged_epub_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, spots: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(WHOLE)
    for place, value in spots:
        damaged[place] = value
    path = tmp_path_factory.getbasetemp() / "damaged.epub"
    path.write_bytes(bytes(damaged[:length]))
    try_to_read(path)


INSIDE = [
    "OEBPS/book.opf",
    "META-INF/container.xml",
    "OEBPS/nav.xhtml",
    "OEBPS/one.xhtml",
    "META-INF/encryption.xml",
]


@given(name=st.sampled_from(INSIDE), words=st.binary(max_size=300), share=st.floats(0, 1))
def test_any_content_in_an_epub_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, words: bytes, share: float
) -> None:
    old = str(ONE.get(name, "")).encode()
    cut = int(share * len(old))
    path = tmp_path_factory.getbasetemp() / "odd.epub"
    path.write_bytes(archived({**ONE, name: old[:cut] + words + old[cut:]}))
    try_to_read(path)
