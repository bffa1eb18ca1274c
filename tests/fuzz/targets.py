"""The fuzzed inputs: each target takes any bytes, and may raise only our own errors.

A target reads its bytes as the program does: from a file that is named on the command line.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from reader import parse_page, write_script
from reader.errors import ReaderError
from reader.export.cover.draw import Cover, CoverSize, cover_svg
from reader.export.job import ArticleInfo
from reader.export.podcast.feed import Episode, PodcastFeed, new_guid, write_feed
from reader.library.lexicon.lexicon_file import add_entries, read_lexicon
from reader.library.lexicon.pls import read_pls
from reader.library.settings_file import read_settings, write_setting
from reader.page.model import Page
from reader.script.lexicon.entries import LexiconEntry
from reader.settings import VERBOSITIES, Verbosity
from reader.sources.feeds.discover import feed_links
from reader.sources.feeds.opml import read_opml
from reader.sources.feeds.parse import parse_feed
from reader.sources.formats.document_error import DocumentError
from reader.sources.formats.docx.convert import docx_to_html
from reader.sources.open_source import read_source
from reader.sources.reading_lists.read_list import read_list
from tests.support.books import CONTAINER, NAVIGATION, package, xhtml
from tests.support.word_files import word_file

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all except tabs and line ends
BETWEEN = b"\0\0"  # between the files of a book


class Target(NamedTuple):
    """One kind of input. `run` raises only unexpected errors."""

    name: str
    run: Callable[[bytes, Path], None]


def read_file(data: bytes, path: Path) -> None:
    """Read a file and write its script, as `reader script FILE` does."""
    path.write_bytes(data)
    try:
        source = read_source(str(path))
        page = parse_page(source.html, source.url, charset=source.charset)
    except ReaderError as error:
        assert_is_one_line(str(error))
        return
    check_script(page, VERBOSITIES[len(data) % len(VERBOSITIES)])


def check_script(page: Page, verbosity: Verbosity) -> None:
    """Check that no control character of a page reaches an engine."""
    for utterance in write_script(page, verbosity=verbosity):
        assert not CONTROLS.search(utterance.spoken), utterance


def assert_is_one_line(message: str) -> None:
    """Check that a message is one printable line."""
    assert message, "an error without a message"
    assert message.isprintable(), repr(message)


def html(data: bytes, folder: Path) -> None:
    """A web page."""
    read_file(data, folder / "page.html")


def mhtml(data: bytes, folder: Path) -> None:
    """A saved page; its first lines identify the format, so they are not fuzzed."""
    head = b"" if b"multipart/related" in data[:500].lower() else b"Content-Type: multipart/related"
    read_file(head + data, folder / "page.mhtml")


def epub(data: bytes, folder: Path) -> None:
    """A book with fuzzed package, contents and chapters; `archive` fuzzes the archive itself."""
    parts = data.split(BETWEEN, 3)
    parts += [b""] * (4 - len(parts))
    files = {
        "META-INF/container.xml": parts[0] or CONTAINER.encode(),
        "OEBPS/book.opf": parts[1] or package(["a.xhtml", "nav.xhtml"]).encode(),
        "OEBPS/nav.xhtml": parts[2] or NAVIGATION.format(entries="").encode(),
        "OEBPS/a.xhtml": parts[3] or xhtml("<p>One.</p>").encode(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, content in files.items():
            archive.writestr(name, content)
    read_file(packed.getvalue(), folder / "book.epub")


def archive(data: bytes, folder: Path) -> None:
    """A damaged archive of a book."""
    read_file(b"PK\x03\x04" + data.removeprefix(b"PK\x03\x04"), folder / "book.epub")


def docx(data: bytes, folder: Path) -> None:
    """A Word document with a fuzzed text, and maybe styles, as its own process converts it."""
    body, *styles = (part.decode("utf-8", "replace") for part in data.split(BETWEEN, 1))
    try:
        html = docx_to_html(
            word_file(body, **dict.fromkeys(["styles"][: len(styles)], "".join(styles))), 1_000_000
        )
    except DocumentError as error:
        assert_is_one_line(str(error))
        return
    check_script(parse_page(html, charset="utf-8"), VERBOSITIES[len(data) % len(VERBOSITIES)])


def mail(data: bytes, folder: Path) -> None:
    """A saved e-mail."""
    read_file(b"From: a@b.c\n" + data, folder / "page.eml")


def markdown(data: bytes, folder: Path) -> None:
    """A Markdown text."""
    read_file(data, folder / "page.md")


def text(data: bytes, folder: Path) -> None:
    """Plain text."""
    read_file(data, folder / "page.txt")


def config(data: bytes, folder: Path) -> None:
    """The file of settings: each problem is one line; a change keeps the rest, or is refused."""
    path = folder / "settings.toml"
    path.write_bytes(data)
    for problem in read_settings(path).problems:
        assert_is_one_line(problem.line)
    try:
        write_setting(path, "rate", 300)
    except ReaderError as error:
        assert_is_one_line(str(error))
        assert path.read_bytes() == data
    else:
        assert read_settings(path).values["rate"] == 300


def lexicon(data: bytes, folder: Path) -> None:
    """The listener's own words."""
    path = folder / "lexicon.toml"
    path.write_bytes(data)
    try:
        read_lexicon(path)
        add_entries(path, [LexiconEntry("GIF", "jif", "")])
    except ReaderError as error:
        assert_is_one_line(str(error))
        assert path.read_bytes() == data


def pls(data: bytes, folder: Path) -> None:
    """A lexicon in the W3C's format."""
    path = folder / "words.pls"
    path.write_bytes(data)
    try:
        read_pls(path)
    except ReaderError as error:
        assert_is_one_line(str(error))


def feed(data: bytes, folder: Path) -> None:
    """A podcast of articles with fuzzed titles, authors and addresses: valid XML with these texts."""
    title, byline, url, summary = (data.decode("utf-8", "replace").split("\0", 3) + [""] * 4)[:4]
    about = ArticleInfo(title, byline, "2024-05-01", title, url, "en", summary, 1.0, ())
    made, base = datetime(2024, 5, 1, tzinfo=UTC), "https://example.org/"
    episode = Episode(url, "a.mp3", 1, made, "a.json", "a.vtt", "a.png", about)
    written = write_feed(PodcastFeed(base, title, "en", (episode,), new_guid(base)), "feed.xml", "cover.png")
    (item,) = ET.fromstring(written).iter("item")
    item_title = item.findtext("title") or ""
    assert item_title, "an article without a title"
    assert not CONTROLS.search(item_title), repr(item_title)
    assert "\n" not in item_title, repr(item_title)


def followed(data: bytes, folder: Path) -> None:
    """A feed, an OPML file, or a page that names feeds, at the address that the listener follows."""
    for read in (
        lambda: parse_feed(data, "https://example.org/feed", "The feed"),
        lambda: read_opml(data, "The file"),
    ):
        try:
            read()
        except ReaderError as error:
            assert_is_one_line(str(error))
    for link in feed_links(data, "https://example.org/"):
        assert link.url.startswith(("http://", "https://"))


def reading_list(data: bytes, folder: Path) -> None:
    """The reading list of another program."""
    path = folder / "list"
    path.write_bytes(data)
    try:
        found = read_list(path).articles
    except ReaderError as error:
        assert_is_one_line(str(error))
    else:
        assert all(each.url.startswith(("http://", "https://")) for each in found)
        "".join(each.title + each.html for each in found).encode()


def cover(data: bytes, folder: Path) -> None:
    """The cover of an article with a fuzzed title, author and site, in a fuzzed language: well-formed SVG."""
    title, author, site, lang = (data.decode("utf-8", "replace").split("\0", 3) + [""] * 4)[:4]
    assert ET.fromstring(cover_svg(Cover(title, author, site, "1 minute", lang), CoverSize.LOCK_SCREEN)).tag


TARGETS = tuple(
    Target(run.__name__, run)
    for run in (
        *(html, mhtml, epub, archive, docx, mail, markdown, text, config, lexicon, pls, followed),
        *(reading_list, feed, cover),
    )
)
