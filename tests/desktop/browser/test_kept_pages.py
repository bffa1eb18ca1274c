"""Pages from a browser are kept for their owner only, and open like saved pages."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.desktop.browser.kept_pages import keep_page
from reader.desktop.browser.messages import SentPage
from reader.errors import SourceError
from reader.sources.open_source import read_source

HTML = b"<!DOCTYPE html><title>Ebb</title>\r\n--\r\n----x--\n<p>The sea \xe6\xbd\xae goes out.\n\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def sent(url: str = "https://example.org/a", html: bytes = HTML, *, is_selection: bool = False) -> SentPage:
    return SentPage("read", url, "Ebb", is_selection, html)


def test_kept_page_opens_with_its_address_and_every_byte() -> None:
    path = keep_page(sent("https://ann:pw@example.org/a?id=1#top"))
    source = read_source(str(path))
    assert source.html == HTML
    assert (source.url, source.charset) == ("https://example.org/a?id=1", "utf-8")
    assert (source.reopen_as, source.only_article) == (str(path), False)
    assert b"pw" not in path.read_bytes()


def test_selection_is_read_whole() -> None:
    assert read_source(str(keep_page(sent(is_selection=True)))).only_article


@pytest.mark.parametrize(
    "url", ["about:blank", "file:///home/ann/a b.html", "https://a\r\nX-Reader-Selection: yes", ""]
)
def test_odd_address_changes_nothing_else(url: str) -> None:
    source = read_source(str(keep_page(sent(url))))
    assert (source.html, source.only_article) == (HTML, False)


def test_page_replaces_its_last_copy_and_a_selection_does_not() -> None:
    page, again = keep_page(sent()), keep_page(sent("https://example.org/a#end", b"<p>New"))
    assert page == again
    assert read_source(str(page)).html == b"<p>New"
    parts = {keep_page(sent(html=html, is_selection=True)) for html in (b"<p>One", b"<p>Two")}
    views = {keep_page(sent(f"https://example.org/a#/{view}")) for view in ("mail", "notes")}
    assert len({page, *parts, *views}) == 5


def test_only_the_owner_can_read_kept_pages(data: Path) -> None:
    path = keep_page(sent())
    folders = [each for each in path.parents if data in (each, *each.parents)]
    assert {stat.S_IMODE(each.stat().st_mode) for each in folders} == {0o700}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_unwritable_folder_is_an_error_in_one_line(data: Path) -> None:
    data.write_text("a file where the folder belongs")
    with pytest.raises(SourceError, match=r"Cannot write to .*/pages: [\w ]+\.$"):
        keep_page(sent())
