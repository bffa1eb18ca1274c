"""The pictures of a page that are already on this computer. Nothing is fetched.

They stand beside a saved page, inside an EPUB or MHTML file, or in the page itself as data URLs.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.errors import SourceError
from reader.files.regular_file import open_regular
from reader.page.dom.decode import decode
from reader.page.dom.limits import limit_markup
from reader.sources.formats.archive import Archive
from reader.sources.formats.mhtml import is_mhtml, saved_files
from reader.sources.source import MAX_BYTES, ZIP, Source, absolute_address, is_web_address

MAX_PICTURES = 200
MAX_PICTURE_BYTES = 3_000_000
MAX_TOTAL_BYTES = 30_000_000
_MAX_FILE_BYTES = 5 * MAX_BYTES  # of the page with its pictures
_MAX_NAME_CHARACTERS = 2000
_MAX_FIGURE_DEPTH = 6  # of a picture in its figure

_Find = Callable[[str], bytes]  # the file at an address of the page; b"" if it is not here


class LocalPicture(NamedTuple):
    """A picture as found in the page: what it is called there, by alternative text and caption."""

    alternative: str
    caption: str
    data: bytes


def local_pictures(source: Source) -> tuple[LocalPicture, ...]:
    """The pictures of a page that are here, in its order, within limits. What they hold is not checked."""
    find = _finder(source)
    document = LexborHTMLParser(limit_markup(decode(source.html, source.charset))[0])
    found: list[LocalPicture] = []
    total = 0
    for image in document.css("img[src]")[:MAX_PICTURES]:
        address = (image.attributes["src"] or "").strip()
        data = _from_data_url(address) if address[:5].lower() == "data:" else find(address)
        total += len(data)
        if total > MAX_TOTAL_BYTES:
            break
        if 0 < len(data) <= MAX_PICTURE_BYTES:
            found.append(LocalPicture(_plain(image.attributes.get("alt") or ""), _caption(image), data))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text[:_MAX_NAME_CHARACTERS].split())


def _caption(image: LexborNode) -> str:
    """The caption of the figure that a picture stands in."""
    around = image.parent
    for _ in range(_MAX_FIGURE_DEPTH):
        if around is None:
            return ""
        if around.tag == "figure":
            caption = around.css_first("figcaption")
            return _plain(caption.text()) if caption is not None else ""
        around = around.parent
    return ""


def _from_data_url(address: str) -> bytes:
    head, _, body = address.partition(",")
    if len(body) > 2 * MAX_PICTURE_BYTES:
        return b""
    if not head.lower().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return b64decode("".join(unquote(body).split()) + "==")
    except (binascii.Error, ValueError):
        return b""


def _finder(source: Source) -> _Find:
    """Finds the files of a page that came from a file; of any other it finds none."""
    name = source.reopen_as
    path = Path(name)
    try:
        if not name or is_web_address(name):
            return _nothing
        with open_regular(path) as file:
            data = file.read(_MAX_FILE_BYTES + 1)
        if len(data) > _MAX_FILE_BYTES:
            return _nothing
        if data.startswith(ZIP):
            archive = Archive(data, name, MAX_TOTAL_BYTES)
            return lambda address: _in_archive(archive, address)
    except (OSError, SourceError, ValueError):
        return _nothing
    if is_mhtml(data):
        files = dict(_saved(data))
        return lambda address: files.get(address) or files.get(absolute_address(address, source.url), b"")
    return lambda address: _beside(path, address)


def _nothing(_address: str) -> bytes:
    return b""


def _saved(data: bytes) -> Iterator[tuple[str, bytes]]:
    for addresses, body in saved_files(data):
        yield from ((address, body) for address in addresses)


def _in_archive(archive: Archive, path: str) -> bytes:
    try:
        return archive.read(path) if path in archive else b""
    except SourceError:
        return b""


def _beside(page: Path, address: str) -> bytes:
    """A file in the page's own folder or below; an address never leads out of it."""
    try:
        parts = urlsplit(address)
        folder = page.parent.resolve()
        path = (folder / unquote(parts.path)).resolve()
        is_inside = not parts.scheme and not parts.netloc and path.is_relative_to(folder)
        if is_inside and path.is_file() and path.stat().st_size <= MAX_PICTURE_BYTES:
            return path.read_bytes()
    except (OSError, ValueError):
        return b""
    return b""
