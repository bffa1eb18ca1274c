"""Pages saved as MHTML."""

from __future__ import annotations

import base64
import contextlib
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SourceError
from reader.page.parse import parse_page
from reader.sources.formats.mhtml import read_saved_page
from reader.sources.open_source import read_source
from reader.sources.source import Source

HTML = '<title>Café</title><a href="https://example.org/tides#m">Skip</a><p id=m>Crème <img src="cid:p"></p>'


def saved(
    body: bytes, encoding: str = "8bit", kind: str = "text/html", headers: str = "", start: str = ""
) -> bytes:
    return (
        (
            "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/tides\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            f'\ttype="text/html";\r\n\tboundary="--b--1"{start}\r\n\r\n'
            "----b--1\r\nContent-Type: image/png\r\nContent-ID: <p>\r\n\r\n\x00\x01PICTURE\r\n"
            f"----b--1\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{headers}\r\n"
        ).encode()
        + body
        + b"\r\n----b--1\r\nContent-Type: text/html\r\n\r\n<p>A frame\r\n----b--1--\r\n"
    )


def had(tmp_path: Path, data: bytes, name: str = "page.mhtml") -> Source:
    path = tmp_path / name
    path.write_bytes(data)
    return read_source(str(path))


def texts(source: Source) -> list[str]:
    page = parse_page(source.html, source.url, source.charset)
    return [page.title, *(block.text for section in page.sections for block in section.blocks)]


@pytest.mark.parametrize(
    ("body", "encoding", "kind"),
    [
        (quopri.encodestring(HTML.encode()), "quoted-printable", "text/html; charset=utf-8"),
        (base64.encodebytes(HTML.encode()), "base64", "text/html"),
        (base64.encodebytes(HTML.encode()).rstrip(b"=\n"), "BASE64", "text/html"),
        (HTML.encode("latin-1"), "8bit", 'text/html; charset="iso-8859-1"'),
        (HTML.encode("utf-16"), "binary", "application/xhtml+xml"),
    ],
)
@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_mhtml_page_is_read_without_its_other_parts(
    tmp_path: Path, body: bytes, encoding: str, kind: str, name: str
) -> None:
    assert texts(had(tmp_path, saved(body, encoding, kind), name)) == ["Café", "Skip", "Crème"]


def test_mhtml_page_keeps_its_address(tmp_path: Path) -> None:
    source = had(tmp_path, saved(HTML.encode()))
    page = parse_page(source.html, source.url, source.charset)
    assert (source.url, source.is_public) == ("https://example.org/tides", True)
    assert [link.label for link in page.skip_links] == ["Skip"]


def test_mhtml_start_parameter_chooses_the_page(tmp_path: Path) -> None:
    data = saved(b"<p>Two", headers="Content-ID: <two>\r\n", start='; start="<two>"')
    first = b"----b--1\r\nContent-Type: text/html\r\n\r\n<p>One\r\n"
    picture = b"----b--1\r\nContent-Type: image"
    assert texts(had(tmp_path, data.replace(picture, first + picture)))[1:] == ["Two"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            saved(b"", kind="image/png").replace(b"text/html\r\n\r\n<p>", b"image/gif\r\n\r\n"),
            "contains no saved page",
        ),
        (saved(b"PGI+P", encoding="base64"), "is incomplete"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nnothing", "contains no saved page"),
    ],
)
def test_mhtml_without_a_page_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        had(tmp_path, data)


def test_html_page_that_quotes_mhtml_is_html(tmp_path: Path) -> None:
    assert texts(had(tmp_path, b"<p>Note:\nContent-Type: multipart/related\n", "page.html"))[1:] == [
        "Note: Content-Type: multipart/related"
    ]


def test_nesting_of_mhtml_parts_is_limited(tmp_path: Path) -> None:
    nested = b"Content-Type: multipart/related; boundary=b\n\n--b\n" * 1000
    with pytest.raises(SourceError, match="contains no saved page"):
        had(tmp_path, nested)


@given(st.binary(max_size=200), st.integers(0, 600), st.booleans())
def test_damaged_mhtml_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, inserted: bytes, place: int, is_cut: bool
) -> None:
    whole = saved(HTML.encode())
    damaged = whole[:place] + inserted + (b"" if is_cut else whole[place:])
    try:
        source = had(tmp_path_factory.getbasetemp(), damaged)
    except SourceError as error:
        said = str(error)
    else:
        parse_page(source.html, source.url, source.charset)
        said = ""
    assert "\n" not in said


@given(st.lists(st.sampled_from(["boundary", "start", "type", "charset"]), min_size=1, max_size=4), st.data())
def test_any_mhtml_parameters_give_a_page_or_one_line(names: list[str], data: st.DataObject) -> None:
    """Split, encoded, numbered and repeated parameters (RFC 2231), all of them invalid."""
    odd = st.sampled_from(["", "*", "*0", "*1*", "*0*", "*x", f"*{'9' * 5000}", "**"])
    value = st.sampled_from(["B", '"B', "utf-8''B", "x'y", "''%FF%", "", '"a;b"', "\u00e9"])
    written = "".join(f"; {name}{data.draw(odd)}={data.draw(value)}" for name in names)
    page = (
        f"From: <Saved>\r\nContent-Type: multipart/related{written}\r\n\r\n--B\r\n"
        f"Content-Type: text/html{written}\r\n\r\n<p>Crème.\r\n--B--"
    )
    with contextlib.suppress(SourceError):
        assert "Cr" in read_saved_page(page.encode(), "page").html.decode()
