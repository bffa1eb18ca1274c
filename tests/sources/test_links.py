"""Where the links of a page lead, from a web page, a file, and a saved page."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources.links import failure_in_short, resolve_link
from reader.sources.source import Source, from_address

SAVED_FROM = "https://example.org/news/tides.html"


def test_links_of_a_page_from_an_address_lead_there() -> None:
    url = "https://example.org/sea/tides"
    file = from_address(Source(b"", "", "file:/a", "/a"), url)
    assert resolve_link(file, "moon") == "https://example.org/sea/moon"
    assert (file.identity, file.reopen_as, file.is_public) == ("file:/a", "/a", True)
    piped = from_address(Source(b"", "", "sha256:1", ""), url)
    assert (piped.url, piped.identity, piped.reopen_as) == (url, url, "")


def saved_page(folder: Path) -> Source:
    return Source(b"", "", "", str(folder / "tides.html"), "")


def web_page(url: str = SAVED_FROM) -> Source:
    return Source(b"", url, url, url, "")


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("moon.html", "https://example.org/news/moon.html"),
        ("/moon?day=2#top", "https://example.org/moon?day=2"),
        ("//example.com/", "https://example.com/"),
    ],
)
def test_link_of_a_web_page_leads_to_the_web(href: str, target: str) -> None:
    assert resolve_link(web_page(), href) == target


def test_link_of_a_file_leads_to_a_file(tmp_path: Path) -> None:
    assert resolve_link(saved_page(tmp_path), "the%20moon.html#high") == str(tmp_path / "the moon.html")


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("moon.html", "https://example.org/news/moon.html"),
        ("/moon", "https://example.org/moon"),
        ("?page=2", "https://example.org/news/tides.html?page=2"),
        ("https://example.com/", "https://example.com/"),
        ("a\0b.html", "https://example.org/news/a%00b.html"),
    ],
)
def test_link_of_a_saved_page_leads_to_its_site(tmp_path: Path, href: str, target: str) -> None:
    (tmp_path / "tides.html").touch()
    assert resolve_link(saved_page(tmp_path), href, SAVED_FROM) == target


def test_link_of_a_saved_page_to_a_file_beside_it_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "moon.html").touch()
    assert resolve_link(saved_page(tmp_path), "moon.html", SAVED_FROM) == str(tmp_path / "moon.html")


def test_link_of_a_piped_page_leads_to_its_site() -> None:
    piped = Source(b"", "", "", "", "")
    assert resolve_link(piped, "moon.html", SAVED_FROM) == "https://example.org/news/moon.html"
    with pytest.raises(SourceError, match="can't be opened from here"):
        resolve_link(piped, "moon.html")


@pytest.mark.parametrize("href", ["file:///etc/passwd", "mailto:a@example.org", "javascript:0", "http://["])
def test_web_page_cannot_lead_out_of_the_web(href: str) -> None:
    with pytest.raises(SourceError):
        resolve_link(web_page(), href)


@pytest.mark.parametrize(
    ("message", "short"),
    [
        (
            "https://example.org/a/very/long/path?x=1: the site has no such page (404). Check the address.",
            "example.org: the site has no such page (404)",
        ),
        (
            "https://example.org/: example.org cannot be reached (no route). Check the connection.",
            "example.org cannot be reached (no route)",
        ),
        (
            "https://example.org/a.pdf is a PDF, not an HTML page. Save it.",
            "example.org is a PDF, not an HTML page",
        ),
        ("Cannot open moon.html: no such file. Check the name.", "Cannot open moon.html: no such file"),
    ],
)
def test_failing_link_is_reported_in_one_short_sentence(message: str, short: str) -> None:
    assert str(failure_in_short(SourceError(message))) == short
