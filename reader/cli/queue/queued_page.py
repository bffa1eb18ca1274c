"""Reads the page of an article in the queue: the saved copy, or from the web if it is pending."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.errors import SourceError
from reader.library.database import Library
from reader.library.queue import pending_entry, queued_source
from reader.sources.source import Source


class QueuedPage(NamedTuple):
    """A page; `is_new`: it was fetched just now, and can be kept."""

    source: Source
    is_new: bool = False


def read_queued(
    library: Library, number: int, fetch: Callable[[bool], Source], tell: Callable[[str], None]
) -> QueuedPage | None:
    """The page of entry `number`; None if that is no longer in the queue.

    `fetch` loads a pending page; its argument says if a public site gave the address. If that fails, the text
    from the feed is read, and `tell` gets the reason. Raises SourceError.
    """
    saved = queued_source(library, number)
    waiting = pending_entry(library, number)
    if waiting is None:
        return QueuedPage(saved) if saved is not None else None
    try:
        return QueuedPage(fetch(bool(waiting.is_public)), is_new=True)
    except SourceError as error:
        if saved is None:
            raise
        tell(f"{error} The text of the feed is read instead.")
        return QueuedPage(saved)
