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
from reader.export.cover.draw import Cover, Size, cover_svg
from reader.export.job import ArticleInfo
from reader.export.podcast.feed import Episode, Feed, new_guid, write_feed
from reader.library.lexicon.lexicon_file import add_entries, read_lexicon
from reader.library.lexicon.pls import read_pls
from reader.library.settings_file import read_settings, write_setting
from reader.script.lexicon.entries import Entry
from reader.settings import VERBOSITIES
from reader.sources.feeds.discover import feed_links
from reader.sources.feeds.opml import read_opml
from reader.sources.feeds.parse import parse_feed
from reader.sources.open_source import read_source
from reader.sources.reading_lists.read_list import read_list
from tests.support.books import CONTAINER, NAVIGATION, archived, book_files, package, xhtml

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all except tabs and line ends
CONFIG = b"""# mine
rate = 200
voice = "en-us"
sounds = true
[keys]
"next skip link" = "Ctrl+B"
mark = ["b", "m"]
"""
PLS = b"""<lexicon version="1.0"
xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>GIF</grapheme><phoneme>d\xca\x92\xc9\xaaf</phoneme></lexeme></lexicon>"""
_BETWEEN = b"\0\0"  # between the files of a book


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
    said = write_script(page, verbosity=VERBOSITIES[len(data) % len(VERBOSITIES)])
    for utterance in said:
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
    parts = data.split(_BETWEEN, 3)
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
        add_entries(path, [Entry("GIF", "jif", "")])
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
    about = ArticleInfo(title, byline, "2024-05-01", url, "en", summary, 1.0, ())
    made, base = datetime(2024, 5, 1, tzinfo=UTC), "https://example.org/"
    episode = Episode(url, "a.mp3", 1, made, "a.json", "a.vtt", "a.png", about)
    written = write_feed(Feed(base, title, "en", (episode,), new_guid(base)), "feed.xml", "cover.png")
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
    assert ET.fromstring(cover_svg(Cover(title, author, site, "1 minute", lang), Size.LOCK_SCREEN)).tag


TARGETS = tuple(
    Target(run.__name__, run)
    for run in (
        *(html, mhtml, epub, archive, text, config, lexicon, pls, followed, reading_list, feed, cover),
    )
)


def saved(page: bytes) -> bytes:
    """A page as browsers save it in one file."""
    head = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"; start="<a@b>"'
    )
    part = (
        b"Content-Type: text/html; charset=utf-8\nContent-ID: <a@b>\nContent-Location: https://example.org/"
    )
    return b"%s\n\n--b\n%s\n\n%s\n--b--\n" % (head, part, page)


def parts_of_a_book(page: bytes) -> bytes:
    """The input of the target `epub`, with a page as the chapter."""
    navigation = NAVIGATION.format(entries='<li><a href="a.xhtml">One</a></li>')
    files = (CONTAINER, package(["a.xhtml", "nav.xhtml"]), navigation)
    return _BETWEEN.join([*(file.encode() for file in files), page])


SEEDS: dict[str, Callable[[bytes], bytes]] = {
    "html": bytes,
    "mhtml": saved,
    "epub": parts_of_a_book,
    "archive": lambda page: archived(book_files({"a.xhtml": page[:2000].decode("utf-8", "replace")})),
    "text": bytes,
    "config": lambda _: CONFIG,
    "lexicon": lambda _: b'"NASA" = "nassa"\n[en-GB]\ntomato = "/t\xc9\x99/"\n',
    "pls": lambda _: PLS,
    "followed": lambda page: b"<rss><channel><item><link>/a</link><description><![CDATA[%s" % page,
    "reading_list": lambda _: (
        b'[{"url": "https://example.org", "title": "a\\ud800", "created_at": "2024-01-02"}]'
    ),
    "cover": lambda page: page[:80].replace(b"\0", b"") + "\0Ada Hale\0شعر 海 😀\0ar".encode(),
    "feed": lambda page: page[:40].replace(b"\0", b"") + b"\0Ada Hale\0https://example.org/a?b=c\0Example",
}
