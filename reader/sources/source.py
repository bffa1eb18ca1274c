"""Where a page comes from: a file, standard input, or the web."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from reader.errors import SourceError
from reader.sources.mhtml import is_mhtml, page_of_mhtml
from reader.sources.plain_text import html_of, is_plain

MAX_BYTES = 20_000_000  # unless the listener says otherwise
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_LARGER = "To read it all the same, give a larger --max-page-mb."
_GIVE = "Give a web page, a book in the EPUB format, or plain text."
_LONGEST_NAME, _BEGINNING = 80, 25  # characters in a message
_ZIP = b"PK\x03\x04"
_PREFIXES = {
    b"%PDF": "a PDF document",
    _ZIP: "a zip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
_WEB = re.compile(r"\s*https?:[/\\]", re.IGNORECASE)  # browsers take a backslash for a slash
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b")  # no text has many
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class Source(NamedTuple):
    """A page as it was had.

    `identity` names it for as long as it may change; `again` is what to ask for to have it once
    more, empty where that is not possible (standard input). `charset` is the encoding that the
    server named, `notice` a line for the listener: that this is an old copy, and why. `is_public` is
    whether it came from the internet, which must not lead us into a private network; `only_article`
    that nothing in it stands beside the article, as in a book.
    """

    html: bytes
    url: str
    identity: str
    again: str
    charset: str = ""
    notice: str = ""
    is_public: bool = False
    only_article: bool = False


def read_source(
    name: str, *, allow_private: bool = False, from_public: bool = False, max_bytes: int = MAX_BYTES
) -> Source:
    """Have the page called `name`: a file's path, a file:, http: or https: address, or "-".

    "-" is standard input. With `allow_private` a site on the internet may lead into a private
    network; with `from_public` it is such a site that named this page. Raises SourceError, for a page
    of more than `max_bytes` too.
    """
    if not name:
        raise SourceError("No page was named. Give a file, a web address, or - for standard input.")
    if name == "-":
        import hashlib

        html = _read_input(max_bytes)
        digest = hashlib.sha256(html).hexdigest()
        return _source(html, "standard input", max_bytes, f"sha256:{digest}", "")
    if is_web(name):
        from reader.sources.web import read_web
        from reader.sources.web_request import Limits

        limits = Limits(wire_bytes=max_bytes, page_bytes=max_bytes)
        return read_web(name, allow_private=allow_private, from_public=from_public, limits=limits)
    path = _path(name)
    shown = said(name)
    data = _sized(_read_file(path, shown, max_bytes), shown, max_bytes)
    absolute = str(path.resolve())
    return _source(data, shown, max_bytes, f"file:{absolute}", absolute, path.suffix.lower())


def _source(data: bytes, shown: str, max_bytes: int, identity: str, again: str, suffix: str = "") -> Source:
    """The page that `data` holds: a book, a page saved as one file, plain text or HTML."""
    if data.startswith(_ZIP):
        from reader.sources.epub import html_of_book, is_book

        if is_book(data):
            html = html_of_book(data, shown, max_bytes)
            return Source(html, "", identity, again, "utf-8", only_article=True)
    if suffix != ".txt" and is_mhtml(data):
        saved = page_of_mhtml(data, shown)
        return Source(checked(saved.html, shown), saved.url, identity, again, saved.charset, is_public=True)
    html = checked(data, shown)
    if suffix == ".txt" or (suffix not in _HTML_SUFFIXES and is_plain(html)):
        return Source(html_of(html), "", identity, again, "utf-8")
    return Source(html, "", identity, again)


def _read_input(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise SourceError("Standard input is closed. Give a file or a web address.")
    html = sys.stdin.buffer.read(max_bytes + 1)
    return _sized(html, "standard input", max_bytes)


def said(name: str) -> str:
    """A source's name in a message: not too long, and without a web address's password."""
    if not is_web(name):
        return "standard input" if name == "-" else _shortened(name)
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).shown
    except BadAddress:
        return "the web address"


def address(name: str) -> str:
    """What a web address is remembered by: without a name, a password and a fragment; "" where it is none."""
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).url
    except BadAddress:
        return ""


def where(name: str) -> str:
    """Where a source comes from, in a word or two: a site, standard input, or the file."""
    shown = said(name)
    return urlsplit(shown).netloc or shown


def _shortened(name: str) -> str:
    """Its beginning and its end, where most is told of a file."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_BEGINNING]}…{name[1 + _BEGINNING - _LONGEST_NAME :]}"


def is_web(name: str) -> bool:
    """Whether a source is an address of the web."""
    return _WEB.match(name) is not None


def _path(name: str) -> Path:
    if not name.lower().startswith("file://"):
        return Path(name)
    try:
        return Path(unquote(urlsplit(name).path))
    except ValueError:
        raise SourceError(f"{said(name)} is not the address of a file. Check it.") from None


def _read_file(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(f"{name} is a directory. Give one of the pages in it.")
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        if "://" in name:
            raise SourceError(f"{name} cannot be had. Give an http or https address, or a file.") from None
        raise SourceError(f"There is no file {name}. Check the name.") from None
    except PermissionError:
        raise SourceError(f"{name} may not be read. Check who may read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{name} could not be read: {reason}.") from None


def _sized(html: bytes, name: str, max_bytes: int) -> bytes:
    if len(html) > max_bytes:
        raise too_large(name, max_bytes)
    return html


def too_large(name: str, max_bytes: int) -> SourceError:
    """What is said of a page of more than `max_bytes`."""
    return SourceError(f"{name} is larger than {max_bytes / 1_000_000:g} MB. {_LARGER}")


def checked(html: bytes, name: str) -> bytes:
    """`html` again, if it can be a page. Raises SourceError."""
    for prefix, kind in _PREFIXES.items():
        if html.startswith(prefix):
            raise SourceError(f"{name} is {kind}, not an HTML page. {_GIVE}")
    controls = len(html) - len(html.translate(None, _CONTROLS))
    if controls > 32 + len(html) // 100 and not html.startswith(_BOMS):
        raise SourceError(f"{name} is not an HTML page: it holds bytes that no text has. {_GIVE}")
    return html
