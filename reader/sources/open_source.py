"""Opens a source by its name: a file, standard input or a web address."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO
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

        html = _read_input(max_bytes)
        digest = hashlib.sha256(html).hexdigest()
        return _source(html, "standard input", max_bytes, f"sha256:{digest}", "")
    if is_web_address(name):
        from reader.sources.web import fetch_page
        from reader.sources.web_request import Limits

        limits = Limits(wire_bytes=max_bytes, page_bytes=max_bytes)
        return fetch_page(name, allow_private=allow_private, from_public=from_public, limits=limits)
    path = _path(name)
    shown = display_name(name)
    data = _within_limit(_read_file(path, shown, max_bytes), shown, max_bytes)
    absolute = str(path.resolve())
    return _source(data, shown, max_bytes, f"file:{absolute}", absolute, path.suffix.lower())


def _source(
    data: bytes, shown: str, max_bytes: int, identity: str, reopen_as: str, suffix: str = ""
) -> Source:
    """The page in `data`: an EPUB, MHTML, an e-mail, Markdown, plain text or HTML."""
    if data.startswith(ZIP):
        from reader.sources.formats.epub import book_to_html, is_book

        if is_book(data):
            html = book_to_html(data, shown, max_bytes)
            return Source(html, "", identity, reopen_as, "utf-8", only_article=True)
    kind = document_kind(data)
    if kind is not None:
        from reader.sources.formats.converter_process import convert_document

        document = convert_document(kind, data, shown, max_bytes)
        return Source(
            document.html, "", identity, reopen_as, "utf-8", notice=document.notice, only_article=True
        )
    if suffix != ".txt" and is_mhtml(data):
        saved = read_saved_page(data, shown)
        return Source(
            check_page(saved.html, shown),
            saved.url,
            identity,
            reopen_as,
            saved.charset,
            is_public=True,
            only_article=saved.is_selection,
        )
    is_named_mail = suffix in _MAIL_SUFFIXES
    if is_named_mail or (not suffix and _may_be_mail(data)):
        from reader.sources.formats.mail import is_mail, mail_to_html

        if is_mail(data, is_named_so=is_named_mail):
            return Source(mail_to_html(data, shown), "", identity, reopen_as, "utf-8", is_public=True)
    if suffix and suffix not in FILE_SUFFIXES:
        from reader.sources.formats.plugin import read_by_plugin

        read = read_by_plugin(suffix, data, shown)
        if read is not None:
            return Source(_within_limit(read, shown, max_bytes), "", identity, reopen_as, "utf-8")
    html = check_page(data, shown)
    if suffix in _BY_SUFFIX and html.strip():
        module, function = _BY_SUFFIX[suffix]
        convert: Callable[[bytes], bytes] = getattr(import_module(module), function)
        return Source(convert(html), "", identity, reopen_as, "utf-8")
    if suffix == ".txt" or (suffix not in _HTML_SUFFIXES and is_plain_text(html)):
        return Source(text_to_html(html), "", identity, reopen_as, "utf-8")
    return Source(html, "", identity, reopen_as)


def _may_be_mail(data: bytes) -> bool:
    """True if a From field is near the beginning: a quick check before the e-mail parser is imported."""
    return b"\nFrom:" in data[:64_000] or data.startswith((b"From:", b"From "))


def _read_input(max_bytes: int) -> bytes:
    if sys.stdin is None:
        raise SourceError("Standard input is closed. Give a file or a web address.")
    html = sys.stdin.buffer.read(max_bytes + 1)
    return _within_limit(html, "standard input", max_bytes)


def identity_of(name: str) -> str:
    """The identity that the source called `name` has when it is read; "" if that is unknown.

    A redirect gives a web page another identity. Raises SourceError if `name` is not valid.
    """
    if is_web_address(name):
        return normalised_address(name)
    return "" if name == "-" else f"file:{_path(name).resolve()}"


def _path(name: str) -> Path:
    if not name.lower().startswith("file://"):
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


def _within_limit(html: bytes, name: str, max_bytes: int) -> bytes:
    """The bytes of a page. Raises SourceError if there are more than `max_bytes`."""
    if len(html) > max_bytes:
        raise too_large(name, max_bytes)
    return html
