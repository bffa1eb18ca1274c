"""Cached copies of web pages, so that articles can be read offline.

One file for each page: a line of JSON, then the bytes of the page. The file name is the hash of the address;
its time is when the server last confirmed the page. Unreadable files count as misses; failed writes are
ignored.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reader.files.disk_cache import DiskCache
from reader.files.regular_file import open_regular

MAX_CACHE_BYTES = 50_000_000
_MAX_LINE_BYTES = 100_000
_VALIDATOR = re.compile(r"[ -~]{1,1000}")  # safe to send back in a header


class CachedPage(NamedTuple):
    """A page from the web, as it is cached. `etag` and `modified` are its validators for later requests."""

    url: str
    html: bytes
    charset: str = ""
    etag: str = ""
    modified: str = ""
    date: float = 0  # seconds since 1970


class PageCache:
    """Cached pages in a folder; the oldest are removed first."""

    def __init__(self, folder: Path, limit: int = MAX_CACHE_BYTES) -> None:
        self._files = DiskCache(folder, limit)

    def find(self, url: str) -> CachedPage | None:
        """The cached page at `url`."""
        read = self._read(url)
        if read is None or "to" in read[0]:
            return None
        line, html, date = read
        etag, modified = (safe_validator(line.get(name, "")) for name in ("etag", "modified"))
        return CachedPage(url, html, line.get("charset", ""), etag, modified, date)

    def find_redirected(self, url: str) -> CachedPage | None:
        """The cached page at `url`, or at the address that `url` once redirected to."""
        read = self._read(url)
        return self.find(read[0]["to"] if read is not None and "to" in read[0] else url)

    def store(self, copy: CachedPage, requested: str) -> None:
        """Store a page; `requested` is the address that led to it."""
        line = {
            "url": copy.url,
            "charset": copy.charset,
            "etag": safe_validator(copy.etag),
            "modified": safe_validator(copy.modified),
        }
        with contextlib.suppress(OSError):
            self._write(line, copy.html)
            self._store_redirect(requested, copy)
            self._files.make_room()

    def mark_fresh(self, copy: CachedPage, requested: str) -> None:
        """Record that the server confirmed the cached page as current."""
        with contextlib.suppress(OSError):
            self._files.touch(_file_name(copy.url))
            self._store_redirect(requested, copy)

    def discard(self, url: str) -> None:
        """Remove a page."""
        self._files.discard(_file_name(url))

    def _path(self, url: str) -> Path:
        return self._files.folder / _file_name(url)

    def _read(self, url: str) -> tuple[dict[str, str], bytes, float] | None:
        try:
            with open_regular(self._path(url)) as file:
                line = json.loads(file.readline(_MAX_LINE_BYTES))
                html = file.read()
                date = os.fstat(file.fileno()).st_mtime
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(line, dict) or not all(isinstance(value, str) for value in line.values()):
            return None
        if line.get("url") != url or line.get("sha256") != hashlib.sha256(html).hexdigest():
            return None
        return line, html, date

    def _write(self, line: Mapping[str, str], html: bytes) -> None:
        head = json.dumps({**line, "sha256": hashlib.sha256(html).hexdigest()}).encode()
        self._files.write(_file_name(line["url"]), head, b"\n", html)

    def _store_redirect(self, requested: str, copy: CachedPage) -> None:
        if requested != copy.url:
            self._write({"url": requested, "to": copy.url}, b"")


def _file_name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()


def safe_validator(value: str) -> str:
    """A validator that is safe to send back, else ""."""
    return value if _VALIDATOR.fullmatch(value) else ""
