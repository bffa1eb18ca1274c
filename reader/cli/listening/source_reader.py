"""Reads the sources of a session: from the queue, a file, standard input or the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.cli.optional_library import OptionalLibrary
from reader.cli.page_loading import fetching
from reader.cli.queue.queued_page import read_queued
from reader.sources.open_source import read_source
from reader.sources.source import Source, from_address

if TYPE_CHECKING:
    from reader.terminal.lines import Lines


class SourceRef(NamedTuple):
    """A source's name, its number in the queue (0 if it is not from the queue), and where it comes from."""

    name: str
    queued: int = 0
    url: str = ""


class Route(NamedTuple):
    """How to load an article: source `number`, then the link followed as number `followed`.

    `from_public` says that a page from the internet gave the address.
    """

    number: int
    followed: int
    ref: SourceRef
    from_public: bool = False


class SourceReader:
    """Reads sources. `downloaded` are the numbers in the queue of articles that were fetched just now."""

    def __init__(
        self, library: OptionalLibrary, lines: Lines, *, allow_private: bool, max_bytes: int
    ) -> None:
        self.downloaded: set[int] = set()
        self._library = library
        self._lines = lines
        self._allow_private = allow_private
        self._max_bytes = max_bytes

    def read(self, route: Route) -> Source:
        """Read the source; a queued article comes from the library, without the network."""
        number = route.ref.queued
        if not number:
            return self._fetch(route)

        def fetch(is_public: bool) -> Source:
            return self._fetch(route._replace(from_public=is_public))

        read = self._library.ask(lambda library: read_queued(library, number, fetch, self._lines.message))
        if read is None:
            return self._fetch(route)
        if read.is_new:
            self.downloaded.add(number)
        return read.source

    def _fetch(self, route: Route) -> Source:
        with fetching(route.ref.name, self._lines.message):
            source = read_source(
                route.ref.name,
                allow_private=self._allow_private,
                from_public=route.from_public,
                max_bytes=self._max_bytes,
            )
        return from_address(source, route.ref.url) if route.ref.url else source
