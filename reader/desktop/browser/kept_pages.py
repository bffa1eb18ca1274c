"""Keeps pages that a browser sent, as MHTML files in a private folder: they cannot be loaded again."""

from __future__ import annotations

import hashlib
import re
import secrets
from pathlib import Path

from reader.desktop.browser.messages import SentPage
from reader.errors import SourceError
from reader.files.disk_cache import DiskCache
from reader.settings import APP_NAME
from reader.sources.formats.mhtml import SELECTION_FIELD
from reader.sources.source import normalised_address

MAX_KEPT_BYTES = 200_000_000
_ADDRESS = re.compile(r"[!-~]+")  # what a header can hold
_PLAIN_FRAGMENT = re.compile(r"#(?![!/]).*", re.DOTALL)  # a place in the page; "#/" and "#!" name a page


def keep_page(page: SentPage) -> Path:
    """Write a page to the folder of kept pages; the oldest are removed if they become too many.

    A page replaces the copy that was sent from its address before, so that the listener can go on where
    they were. Raises SourceError if it cannot be written.
    """
    folder = kept_pages_folder()
    url = _PLAIN_FRAGMENT.sub("", page.url)
    name = url.encode("utf-8", "replace") + (page.html if page.is_selection or not url else b"")
    digest = hashlib.sha256(name).hexdigest()
    files = DiskCache(folder, MAX_KEPT_BYTES)
    try:
        files.write(digest, *_mhtml(page, normalised_address(url) or url))
        files.make_room()
    except OSError as error:
        raise SourceError(f"Cannot write to {folder}: {error.strerror}.") from error
    return folder / digest


def kept_pages_folder() -> Path:
    """The folder of kept pages."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "browser" / "pages"


def _mhtml(page: SentPage, url: str) -> tuple[bytes, ...]:
    """A page as MHTML (RFC 2557). No page can contain its boundary, which is random."""
    boundary = f"----{secrets.token_hex(24)}"
    location = f"Content-Location: {url}\r\n" if _ADDRESS.fullmatch(url) else ""
    selection = f"{SELECTION_FIELD}: yes\r\n" if page.is_selection else ""
    head = (
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n'
        f"{selection}\r\n"
        f"--{boundary}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: binary\r\n{location}\r\n"
    )
    return head.encode("ascii"), page.html, f"\r\n--{boundary}--\r\n".encode("ascii")
