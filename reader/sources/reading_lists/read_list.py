"""Reads a reading list in any of the known forms."""

from __future__ import annotations

import json
import posixpath
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.errors import SourceError, reason_of
from reader.files.regular_file import open_regular
from reader.page.dom.decode import decode
from reader.sources.feeds.opml import is_opml
from reader.sources.formats.archive import Archive
from reader.sources.reading_lists.fields import field_name, saved_article
from reader.sources.reading_lists.formats import (
    each_once,
    is_address_list,
    read_addresses,
    read_csv,
    read_json,
    read_links,
)
from reader.sources.reading_lists.model import LeftOut, ReadingList, SavedArticle
from reader.sources.source import ZIP, TooLarge, display_name

MAX_LIST_BYTES = 200_000_000
_MAX_ARTICLES = 100_000
_LIST_SUFFIXES = (".csv", ".json", ".html")


def read_list(path: Path) -> ReadingList:
    """The articles in the file at `path`, the oldest first where it has dates. Raises SourceError."""
    shown = display_name(str(path))
    data = _read_file(path, shown)
    if not data.removeprefix(BOM_UTF8).strip():
        raise SourceError("{name} is empty. Export it again.", name=shown)
    try:
        found = each_once(_in_archive(data, shown) if data.startswith(ZIP) else _articles(data, shown))
    except TooLarge:
        raise _too_large(shown) from None
    articles = found.articles
    if not articles:
        raise SourceError("{name} lists no articles with web addresses.", name=shown)
    if len(articles) > _MAX_ARTICLES:
        raise SourceError(
            "{name} lists more than {count:,} articles. Import it in parts.", name=shown, count=_MAX_ARTICLES
        )
    if all(each.added is not None for each in articles):
        articles.sort(key=lambda each: each.added or 0)
    return found


def _articles(data: bytes, shown: str) -> Iterator[SavedArticle | LeftOut]:
    if is_opml(data):
        raise SourceError("{name} lists feeds. Add them with: reader feed add", name=shown)
    text = decode(data).strip()
    if text.startswith(("[", "{")):
        return read_json(text, shown)
    if text.startswith("<"):
        return read_links(text)
    if is_address_list(text):
        return read_addresses(text)
    return read_csv(text, shown)


def _in_archive(data: bytes, shown: str) -> Iterator[SavedArticle | LeftOut]:
    """The articles of the lists in a zip archive; Omnivore's has their pages in the folder content."""
    archive = Archive(data, shown, MAX_LIST_BYTES, "zip archive")
    for path in archive.paths:
        folder, name = posixpath.split(path)
        if not name.endswith(_LIST_SUFFIXES) or posixpath.basename(folder) in {"content", "highlights"}:
            continue
        content = archive.read(path)
        if name.startswith("metadata_"):
            yield from _with_pages(archive, folder, decode(content), shown)
        else:
            yield from _articles(content, shown)


def _with_pages(archive: Archive, folder: str, text: str, shown: str) -> Iterator[SavedArticle | LeftOut]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise SourceError("{name} is not valid JSON. Export it again.", name=shown) from None
    for each in rows if isinstance(rows, list) else ():
        row: dict[str, Any] = (
            {field_name(key): value for key, value in each.items()} if isinstance(each, dict) else {}
        )
        page = posixpath.join(folder, "content", f"{row.get('slug')}.html")
        if page in archive:
            row["content"] = decode(archive.read(page))
        yield saved_article(row)


def _read_file(path: Path, shown: str) -> bytes:
    try:
        with open_regular(path) as file:
            data = file.read(MAX_LIST_BYTES + 1)
    except FileNotFoundError:
        raise SourceError("Cannot open {name}: no such file. Check the name.", name=shown) from None
    except PermissionError:
        raise SourceError("Cannot open {name}: permission denied.", name=shown) from None
    except IsADirectoryError:
        raise SourceError("{name} is a folder. Give a file in it.", name=shown) from None
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise SourceError("Cannot read {name}: {reason}.", name=shown, reason=reason) from None
    if len(data) > MAX_LIST_BYTES:
        raise _too_large(shown)
    return data


def _too_large(shown: str) -> SourceError:
    return SourceError(
        "{name} is larger than {size} MB. Import it in parts.", name=shown, size=MAX_LIST_BYTES // 1_000_000
    )
