"""Files, standard input and addresses as sources."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from time import process_time

import pytest

from reader.errors import SourceError
from reader.page.parse import parse_page
from reader.sources.open_source import read_source

TEXT = "One line\nand another.\n\n \r\n\r\nA <b>second</b> &amp; paragraph.\n"


def read(path: Path) -> list[str]:
    source = read_source(str(path))
    page = parse_page(source.html, source.url, source.charset)
    return [block.text for section in page.sections for block in section.blocks]


def kept(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_plain_text_is_divided_at_blank_lines_and_has_no_markup(tmp_path: Path) -> None:
    assert read(kept(tmp_path / "notes.txt", TEXT)) == [
        "One line and another.",
        "A <b>second</b> &amp; paragraph.",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_plain_text_is_decoded_from_any_encoding(tmp_path: Path, encoding: str) -> None:
    assert read(kept(tmp_path / "notes.txt", "Café.\n\nCrème.", encoding)) == ["Café.", "Crème."]


def test_colours_titles_and_overstrikes_of_terminals_are_not_read(tmp_path: Path) -> None:
    text = "\x1b]0;window\x07\x1b[1;31mred\x1b[0m sea\n\nN\bNÉ\bÉE\bE is _\bm_\bê [1m]"
    assert read(kept(tmp_path / "log.txt", text)) == ["red sea", "NÉE is mê [1m]"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("README", "a\n\nb < c", ["a", "b < c"]),
        ("README", "a\n\n<i>b</i>", ["a b"]),
        ("page.html", "a\n\nb", ["a b"]),
        ("page.txt", "<p>a", ["<p>a"]),
    ],
)
def test_file_without_tags_is_plain_text_unless_its_suffix_says_html(
    tmp_path: Path, name: str, text: str, expected: list[str]
) -> None:
    assert read(kept(tmp_path / name, text)) == expected


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("{\\rtf1\\ansi Sea}", "a rich text file"),
        (f"PK\x03\x04{' ' * 26}mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
    ],
)
def test_documents_of_other_programs_are_to_be_saved_as_word_or_pdf(
    tmp_path: Path, start: str, kind: str
) -> None:
    with pytest.raises(SourceError, match=rf"is {kind}\. Save it as \.docx or PDF, and open that\.$"):
        read_source(str(kept(tmp_path / "notes", start)), max_bytes=1_000_000)


def test_page_that_begins_with_many_comments_is_checked_at_once(tmp_path: Path) -> None:
    path = kept(tmp_path / "page.html", "<!-- a -->\n" * 25 + "<p>The sea.")
    begun = process_time()
    assert read(path) == ["The sea."]
    assert process_time() - begun < 1  # 4 s, if each comment doubles the time


def test_an_empty_archive_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"sea\.epub is an empty zip archive, not an HTML page\. Give "):
        read_source(str(kept(tmp_path / "sea.epub", "PK\x05\x06" + 18 * "\0")))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("half.docx", "PK\x03\x04[Content_Types].xml", "half.docx is incomplete. Download or save it again."),
        ("list.opml", "<?xml version='1.0'?><opml>", "list.opml lists feeds. Add them with: reader feed add"),
        ("list.xml", "\ufeff<?xml version='1.0'?>\n<!-- by us -->\n<opml>", "Add them with: reader feed add"),
    ],
)
def test_what_is_no_page_is_named_with_what_to_do(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_source(str(kept(tmp_path / name, text)))
    assert str(caught.value).endswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff<?xml version='1.0'?>\n<!-- ours -->\n<rss version='2.0'><channel>",
        "<?xml version='1.0'?><?xml-stylesheet href='a'?><rdf:RDF>",
        '<feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">',
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    ],
)
def test_saved_feed_is_to_be_followed(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match=r"is a feed, not an article\. Follow it with “reader feed add”"):
        read_source(str(kept(tmp_path / "feed", text)))


def test_missing_file_at_a_file_address_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone: no such file\. Check the name\.$"):
        read_source(f"{tmp_path.as_uri()}/gone")


def test_file_address_may_have_one_slash(tmp_path: Path) -> None:
    path = kept(tmp_path / "tides.txt", "High water.")
    assert read(Path(f"file:{path}")) == read(path)


def test_blank_markdown_is_empty_as_blank_text_is(tmp_path: Path) -> None:
    sources = [read_source(str(kept(tmp_path / name, " \n\n"))).html.strip() for name in ("a.md", "a.txt")]
    assert sources == [b"", b""]


@pytest.mark.parametrize("name", ["page.html", "-"])
def test_oversized_page_is_refused_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    html = b"<p>" + b"x" * 1_000_000
    (tmp_path / name).write_bytes(html)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(html)))
    with pytest.raises(SourceError) as caught:
        read_source(name, max_bytes=1_000_000)
    assert str(caught.value).endswith(" is larger than 1 MB. To read it anyway, raise --max-page-mb.")


def test_page_of_the_maximum_size_is_read(tmp_path: Path) -> None:
    path = kept(tmp_path / "page.html", "<p>" + "x" * 999_997)
    assert len(read_source(str(path), max_bytes=1_000_000).html) == 1_000_000
