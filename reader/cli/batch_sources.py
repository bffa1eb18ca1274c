"""Expand names into sources: directories, patterns, lists of web addresses, and the queue."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.cli.library_lists import the_library
from reader.cli.page_loading import say
from reader.cli.queue.queued_page import read_queued
from reader.errors import SourceError
from reader.export.batch import BatchItem
from reader.files.regular_file import open_regular
from reader.library.queue import QueueEntry, queue_entries
from reader.plugins import plugin_names
from reader.sources.open_source import FILE_SUFFIXES, read_source
from reader.sources.source import Source, address_title, display_name, is_web_address, normalised_address

_MAX_LIST_BYTES = 1_000_000


def batch_items(
    names: Sequence[str], *, queue: bool, without: Path, allow_private: bool, max_bytes: int
) -> tuple[BatchItem, ...]:
    """The articles that `names` stand for, each once and in order; the queue comes first.

    Leaves out the directory `without`. Raises SourceError for a name that stands for nothing.
    """

    def item(name: str) -> BatchItem:
        def read() -> Source:
            return read_source(name, allow_private=allow_private, max_bytes=max_bytes)

        return BatchItem(display_name(name), _identity(name), read, _address_title)

    own = (item(name) for each in names for name in _expand(each, without.resolve()))
    items = [*(queued_items(allow_private=allow_private, max_bytes=max_bytes) if queue else ()), *own]
    return tuple({each.identity: each for each in reversed(items)}.values())[::-1]


def _identity(name: str) -> str:
    if not is_web_address(name):
        return f"file:{Path(name).resolve()}"
    # A wrong address is never read, so its identity is never saved.
    return normalised_address(name) or f"wrong address {hash(name)}"


def queued_items(*, allow_private: bool, max_bytes: int) -> Iterator[BatchItem]:
    """The articles in the queue. Raises LibraryError."""

    def item(entry: QueueEntry, title: str) -> BatchItem:
        def fetch(from_public: bool) -> Source:
            return read_source(
                entry.reopen_as, allow_private=allow_private, from_public=from_public, max_bytes=max_bytes
            )

        def read() -> Source:
            with the_library() as library:  # of this thread's own
                page = read_queued(library, entry.id, fetch, say)
            if page is None:
                raise SourceError(f"{title} is no longer in the queue.")
            return page.source

        return BatchItem(title, entry.reopen_as or f"queue:{entry.article}", read, _address_title)

    with the_library() as library:
        for each in queue_entries(library):
            yield item(each, each.title or display_name(each.reopen_as or "Untitled"))


def _address_title(source: Source) -> str:
    return address_title(source.identity if source.identity.startswith("file:") else source.url)


def _expand(name: str, without: Path) -> Iterable[str]:
    """The sources that a name stands for. Raises SourceError."""
    if is_web_address(name) or name.lower().startswith("file:"):
        return [name]
    path = Path(name)
    if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir() fails where a name is too long for any file
        found = _pages_in(path, without)
        if not found:
            raise SourceError(f"No pages in {display_name(name)}.")
        return found
    if not os.path.exists(path) and glob.has_magic(name):  # noqa: PTH110
        found = [each for each in sorted(glob.glob(name, recursive=True)) if os.path.isfile(each)]  # noqa: PTH113,PTH207
        if not found:
            raise SourceError(f"No files match {display_name(name)}. Check the pattern.")
        return found
    return _addresses_in(path) or [name]


def _pages_in(folder: Path, without: Path) -> list[str]:
    """The files in a folder that have a known suffix; hidden ones, and `without`, are left out."""
    suffixes = FILE_SUFFIXES | {f".{name}" for name in plugin_names("sources")}
    return [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in suffixes
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.resolve().is_relative_to(without)
    ]


def _addresses_in(path: Path) -> list[str]:
    """The web addresses in a file of nothing but addresses, empty lines and comments (#)."""
    try:
        with open_regular(path) as file:
            text = file.read(_MAX_LIST_BYTES + 1)
    except (OSError, ValueError):
        return []  # reading it reports the error
    if len(text) > _MAX_LIST_BYTES:
        return []
    lines = [line.strip() for line in text.decode("utf-8-sig", "replace").splitlines()]
    addresses = [line for line in lines if line and not line.startswith("#")]
    return addresses if all(map(is_web_address, addresses)) else []
