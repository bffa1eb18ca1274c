"""Reads pages saved as one file (MHTML, RFC 2557). Only the page itself is read, not its resources."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError
from reader.sources.source import normalised_address

if TYPE_CHECKING:
    from email.message import Message

SELECTION_FIELD = "X-Reader-Selection"  # our own: the browser sent a selection, which is read whole
_PAGES = {"text/html", "application/xhtml+xml"}
_MAX_HEADER_BYTES = 64_000
_MAX_DEPTH = 4  # of nested parts
_MAX_PARTS = 10_000
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_TYPE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_SNIFFED_BYTES = 4000  # enough to recognise the type


class SavedPage(NamedTuple):
    """A page from an MHTML file: its HTML, its address ("" if unknown), and its encoding.

    With `is_selection` the listener selected all of it, to hear it.
    """

    html: bytes
    url: str
    charset: str
    is_selection: bool


class _MimePart(NamedTuple):
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get_content_type()


def is_mhtml(data: bytes) -> bool:
    """True if a file is MHTML, by its first lines."""
    head = END_OF_HEADERS.split(data[:_SNIFFED_BYTES].lstrip(), maxsplit=1)[0]
    return _FIELD.match(head) is not None and _TYPE.search(head) is not None


def read_saved_page(data: bytes, name: str) -> SavedPage:
    """The page saved in `data`; `name` is for messages. Raises SourceError."""
    whole = _part(data.lstrip())
    page = _root(whole)
    if page is None:
        raise SourceError(f"{name} contains no saved page. Save it again, as HTML.")
    addresses = (page.headers.get("Content-Location"), whole.headers.get("Snapshot-Content-Location"))
    url = next(filter(None, (normalised_address(_without_spaces(each)) for each in addresses)), "")
    html = _decoded(page, name)
    for address in {_without_spaces(each).encode("ascii", "replace") for each in addresses if each}:
        html = html.replace(b'"' + address + b"#", b'"#')  # links within a page that was saved from a file
    return SavedPage(html, url, _parameter(page, "charset"), SELECTION_FIELD in whole.headers)


def saved_files(data: bytes) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """The files saved with a page: their addresses, and what they hold."""
    for part in _parts(_part(data.lstrip())):
        location = _without_spaces(part.headers.get("Content-Location"))
        key = _without_spaces(part.headers.get("Content-ID")).strip("<>")
        addresses = tuple(filter(None, (location, f"cid:{key}" if key else "")))
        try:
            yield addresses, _decoded(part, "")
        except SourceError:
            continue


def _part(data: bytes) -> _MimePart:
    """The headers of a part, and the body after them."""
    from email.parser import BytesHeaderParser

    found = None if data.startswith((b"\n", b"\r\n")) else END_OF_HEADERS.search(data, 0, _MAX_HEADER_BYTES)
    end = found.end() if found else 0
    return _MimePart(BytesHeaderParser().parsebytes(data[:end]), data[end:])


def _root(whole: _MimePart) -> _MimePart | None:
    """The root part: the one that `start` names, or else the first page (RFC 2387, 3.2)."""
    part = whole
    for _ in range(_MAX_DEPTH):
        if part.headers.get_content_maintype() != "multipart":
            return part if part.media_type in _PAGES else None
        start = _parameter(part, "start")
        parts = list(_parts(part))
        named = (
            inner for inner in parts if start and _without_spaces(inner.headers.get("Content-ID")) == start
        )
        first = next((inner for inner in parts if inner.media_type in _PAGES or _is_multipart(inner)), None)
        chosen = next(named, first)
        if chosen is None:
            return None
        part = chosen
    return None


def _is_multipart(part: _MimePart) -> bool:
    return part.headers.get_content_maintype() == "multipart"


def _parts(part: _MimePart) -> Iterator[_MimePart]:
    """The parts of a multipart, split at its boundary (RFC 2046, 5.1.1)."""
    boundary = _parameter(part, "boundary").encode("ascii", "replace")
    if not boundary:
        return
    lines = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|$)")
    start = -1
    for count, line in enumerate(lines.finditer(part.body)):
        if start >= 0:
            yield _part(part.body[start : line.start()])
        start = line.end()
        if line[1] or count >= _MAX_PARTS:
            return
    if start >= 0:
        yield _part(part.body[start:])


def _parameter(part: _MimePart, key: str) -> str:
    """A parameter of the Content-Type, "" if it is missing."""
    try:
        value = part.headers.get_param(key, "")
    except Exception:  # the library raises many kinds of errors for invalid split parameters (RFC 2231)
        pattern = rf'\b{key}(?:\*0)?\*?\s*=\s*"?([^";\s]{{1,200}})'
        written = re.search(pattern, str(part.headers.get("Content-Type")), re.IGNORECASE)
        return written[1] if written else ""
    return value[2] if isinstance(value, tuple) else str(value)


def _without_spaces(value: object) -> str:
    return "" if value is None else "".join(str(value).split())


def _decoded(part: _MimePart, name: str) -> bytes:
    how = _without_spaces(part.headers.get("Content-Transfer-Encoding")).lower()
    if how == "quoted-printable":
        return binascii.a2b_qp(part.body)
    if how == "base64":
        try:
            return binascii.a2b_base64(part.body + b"==")  # padding, which is missing if the file was cut off
        except binascii.Error:
            raise SourceError(f"{name} is incomplete. Save the page again.") from None
    return part.body
