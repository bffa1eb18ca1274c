"""Loads and parses a session's pages, one of them before its turn."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.listening.source_reader import Route, SourceReader, SourceRef
from reader.cli.page_loading import parsed
from reader.errors import ReaderError, SourceError
from reader.sources.source import Source

if TYPE_CHECKING:
    from reader.page.model import Page

_INPUT = "-"


def sent_source(name: str) -> SourceRef:
    """A source that another program sent. Raises SourceError for the session's own standard input."""
    if name == _INPUT:
        raise SourceError("Standard input cannot be sent. Give a file or a web address.")
    return SourceRef(name)


class _Ahead:
    """A page that is loaded before its turn: of source `number`, once `is_done` is set."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.loaded: tuple[Source, Page] | None = None
        self.is_done = threading.Event()


class PageLoader:
    """Loads the pages of the sources that `reader` reads."""

    def __init__(self, reader: SourceReader) -> None:
        self._reader = reader
        self._input: tuple[Source, Page] | None = None  # standard input can be read once only
        self._peeked: Source | ReaderError | None = None  # what `peek` read, or why it could not
        self._ahead: _Ahead | None = None

    def peek(self, route: Route) -> Source:
        """Read a source. The next `load` takes it, or raises the same ReaderError."""
        try:
            source = self._reader.read(route)
        except ReaderError as error:
            self._peeked = error
            raise
        self._peeked = source
        return source

    def prepare(self, route: Route) -> None:
        """Load the page of a route, so that `load` has it at once. A failure is left to that."""
        ahead = self._ahead = _Ahead(route.number)
        try:
            with suppress(ReaderError):
                if route.ref.name != _INPUT:
                    ahead.loaded = self._load(route)
        finally:
            ahead.is_done.set()

    def load(self, route: Route) -> tuple[Source, Page]:
        """Read and parse the page of a route. Raises ReaderError."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and not route.followed and ahead.number == route.number:
            ahead.is_done.wait()
            if ahead.loaded is not None:
                return ahead.loaded
        return self._load(route)

    def _load(self, route: Route) -> tuple[Source, Page]:
        if route.ref.name == _INPUT and self._input is not None:
            return self._input
        peeked, self._peeked = self._peeked, None
        if isinstance(peeked, ReaderError):
            raise peeked
        source = peeked or self._reader.read(route)
        loaded = source, parsed(source, route.ref.name or "the page")
        if route.ref.name == _INPUT:
            self._input = loaded
        return loaded
