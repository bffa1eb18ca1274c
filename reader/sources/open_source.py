"""Opens a source by its name: a file, standard input or a web address."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote, urlsplit

from reader.errors import SourceError, reason_of
from reader.files.regular_file import open_at_once
from reader.sources.formats.document_kind import document_kind
from reader.sources.formats.mhtml import is_mhtml, read_saved_page
from reader.sources.formats.plain_text import is_plain_text, text_to_html
from reader.sources.source import (
    MAX_BYTES,
    SUPPORTED_FORMATS_ADVICE,
    ZIP,
    Source,
    check_page,
    display_name,
    is_web_address,
    normalised_address,
    too_large,
)

_CHUNK_BYTES = 65_536
_MAIL_SUFFIXES = frozenset({".eml", ".mail"})
# A web address without its scheme: example.org, www.example.com/tides. Names of Markdown files are not.
_WEB_PAGE = re.compile(
    r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|info|io|(?!md\b)[a-z]{2}))(?::\d+)?(?:/.*)?"
)
_FILE_ADDRESS = re.compile(r"file:/", re.IGNORECASE)  # file:///tides.html or file:/tides.html (RFC 8089)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht"})
# Formats that are known by the suffix alone: the function that turns the file's bytes into HTML.
_MARKDOWN = ("reader.sources.formats.markdown", "markdown_to_html")
_BY_SUFFIX = {".md": _MARKDOWN, ".markdown": _MARKDOWN, ".mdown": _MARKDOWN, ".mkd": _MARKDOWN}
# All that are read without a plug-in.
FILE_SUFFIXES = (
    _HTML_SUFFIXES | _BY_SUFFIX.keys() | _MAIL_SUFFIXES | {".txt", ".epub", ".mhtml", ".mht", ".pdf", ".docx"}
)


def read_source(
    name: str, *, allow_private: bool = False, from_public: bool = False, max_bytes: int = MAX_BYTES
) -> Source:
    """Load the page called `name`: the path of a file, a file:, http: or https: address, or "-".

    "-" is standard input. With `allow_private` a public site may redirect into a private network. With
    `from_public` the page is one that a public site linked to. Raises SourceError, also if the page has more
    than `max_bytes`.
    """
    if not name:
        raise SourceError("No source given. Give a file, a web address, or - for standard input.")
    if name == "-":
        import hashlib

        data = _read_input(max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        return _source(data, "standard input", max_bytes, f"sha256:{digest}", "")
    if is_web_address(name):
        from reader.sources.web import fetch_page
        from reader.sources.web_request import FetchLimits

        limits = FetchLimits(wire_bytes=max_bytes, page_bytes=max_bytes)
        return fetch_page(name, allow_private=allow_private, from_public=from_public, limits=limits)
    path = _path(name)
    shown = display_name(name)
    data = _within_limit(_read_file(path, shown, max_bytes), shown, max_bytes)
    absolute = str(path.resolve())
    return _source(data, shown, max_bytes, f"file:{absolute}", absolute, path.suffix.lower())


class _File(NamedTuple):
    """The bytes of a source, its name for messages, its suffix, and the limit for what is in it."""

    data: bytes
    shown: str
    suffix: str
    max_bytes: int


def _source(
    data: bytes, shown: str, max_bytes: int, identity: str, reopen_as: str, suffix: str = ""
) -> Source:
    """The page in `data`, by the first format that recognises it."""
    file = _File(data, shown, suffix, max_bytes)
    pages = (page for read in _FORMATS if (page := read(file)) is not None)
    return next(pages)._replace(identity=identity, reopen_as=reopen_as)


def _book(file: _File) -> Source | None:
    if not file.data.startswith(ZIP):
        return None
    from reader.sources.formats.epub.convert import book_to_html, is_book

    if not is_book(file.data):
        return None
    return _page(book_to_html(file.data, file.shown, file.max_bytes), only_article=True)


def _document(file: _File) -> Source | None:
    kind = document_kind(file.data)
    if kind is None:
        return None
    from reader.sources.formats.converter_process import convert_document

    document = convert_document(kind, file.data, file.shown, file.max_bytes)
    return _page(document.html, only_article=True)._replace(notice=document.notice)


def _saved_page(file: _File) -> Source | None:
    if file.suffix == ".txt" or not is_mhtml(file.data):
        return None
    saved = read_saved_page(file.data, file.shown)
    page = Source(check_page(saved.html, file.shown), saved.url, "", "", saved.charset)
    return page._replace(is_public=True, only_article=saved.is_selection)


def _mail(file: _File) -> Source | None:
    has_mail_suffix = file.suffix in _MAIL_SUFFIXES
    if not has_mail_suffix and (file.suffix or not _may_be_mail(file.data)):
        return None
    from reader.sources.formats.mail.convert import is_mail, mail_to_html

    if not is_mail(file.data, has_mail_suffix=has_mail_suffix):
        return None
    return _page(mail_to_html(file.data, file.shown))._replace(is_public=True)


def _by_plugin(file: _File) -> Source | None:
    if not file.suffix or file.suffix in FILE_SUFFIXES:
        return None
    from reader.sources.formats.plugin import read_by_plugin

    html = read_by_plugin(file.suffix, file.data, file.shown)
    return None if html is None else _page(_within_limit(html, file.shown, file.max_bytes))


def _text_or_html(file: _File) -> Source:
    html = check_page(file.data, file.shown)
    if file.suffix in _BY_SUFFIX and html.strip():
        module, function = _BY_SUFFIX[file.suffix]
        convert: Callable[[bytes], bytes] = getattr(import_module(module), function)
        return _page(convert(html))
    if file.suffix == ".txt" or (file.suffix not in _HTML_SUFFIXES and is_plain_text(html)):
        return _page(text_to_html(html))
    return Source(html, "", "", "")


def _page(html: bytes, *, only_article: bool = False) -> Source:
    """A page that we wrote, in UTF-8."""
    return Source(html, "", "", "", "utf-8", only_article=only_article)


# Each returns the page in a file, None if it does not recognise it. The last one recognises everything.
_Format = Callable[[_File], Source | None]
_FORMATS: tuple[_Format, ...] = (_book, _document, _saved_page, _mail, _by_plugin, _text_or_html)


def _may_be_mail(data: bytes) -> bool:
    """True if a From field is near the beginning: a quick check before the e-mail parser is imported."""
    return b"\nFrom:" in data[:64_000] or data.startswith((b"From:", b"From "))


def _read_input(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise SourceError("Standard input is closed. Give a file or a web address.")
    return _within_limit(sys.stdin.buffer.read(max_bytes + 1), "standard input", max_bytes)


def identity_of(name: str) -> str:
    """The identity that the source called `name` has when it is read; "" if that is unknown.

    A redirect gives a web page another identity. Raises SourceError if `name` is not valid.
    """
    if is_web_address(name):
        return normalised_address(name)
    return "" if name == "-" else f"file:{_path(name).resolve()}"


def _path(name: str) -> Path:
    if not _FILE_ADDRESS.match(name):
        return Path(name)
    try:
        return Path(unquote(urlsplit(name).path))
    except ValueError:
        raise SourceError(f"{display_name(name)} is not the address of a file.") from None


def _read_file(path: Path, name: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise SourceError("{name} is a folder. Give a file in it.", name=name)
        with open_at_once(path) as file:
            mode = os.fstat(file.fileno()).st_mode
            if stat.S_ISFIFO(mode):
                return _read_pipe(file, name, max_bytes)
            if not stat.S_ISREG(mode):
                raise SourceError(f"{name} is not a file. {SUPPORTED_FORMATS_ADVICE}")
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        if "://" in name and not name.lower().startswith("file:"):
            raise SourceError(f"Cannot open {name}. Give an http or https address, or a file.") from None
        if _WEB_PAGE.fullmatch(name):
            raise SourceError(f"Cannot open {name}: no such file. For a web page: https://{name}") from None
        raise SourceError("Cannot open {name}: no such file. Check the name.", name=name) from None
    except PermissionError:
        raise SourceError("Cannot open {name}: permission denied.", name=name) from None
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise SourceError(f"Cannot read {name}: {reason}.") from None


def _read_pipe(file: BinaryIO, name: str, max_bytes: int) -> bytes:
    """Read what another program writes to a pipe; does not wait if no program has opened it."""
    try:
        begin = os.read(file.fileno(), _CHUNK_BYTES)
    except BlockingIOError:
        begin = b""
    else:
        if not begin:
            raise SourceError(f"No program writes to the pipe {name}. Start one first.")
    if sys.platform != "win32":  # Windows has no named pipes in the file system
        os.set_blocking(file.fileno(), True)
    return begin + file.read(max(0, max_bytes + 1 - len(begin)))


def _within_limit(data: bytes, name: str, max_bytes: int) -> bytes:
    """The bytes of a source, unchanged. Raises SourceError if there are more than `max_bytes`."""
    if len(data) > max_bytes:
        raise too_large(name, max_bytes)
    return data
