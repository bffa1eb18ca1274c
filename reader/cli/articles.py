"""The articles of a session, one source after another; each is had when its turn comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.memory import Memory
from reader.cli.pages import load
from reader.errors import ReaderError, UsageError
from reader.library.positions import KeptPosition
from reader.page.model import Page
from reader.page.source import Source
from reader.settings import Verbosity

if TYPE_CHECKING:
    from reader.script.writer import Script
    from reader.session.lines import Lines
    from reader.session.live import Article
    from reader.session.state import Position


class Beginning(NamedTuple):
    """Where to begin in the first article: at a section, at the start, or where the listener was."""

    section: str | None = None
    from_start: bool = False


class Articles:
    """`count` sources in a row; `failed` is whether any of them could not be read."""

    def __init__(
        self,
        names: tuple[str, ...],
        verbosity: Verbosity,
        library: Memory,
        lines: Lines,
        beginning: Beginning = Beginning(),  # noqa: B008  # it is frozen
        *,
        allow_private: bool = False,
        max_page_mb: int,
    ) -> None:
        self.count = len(names)
        self.failed = False
        self._names = names
        self._verbosity = verbosity
        self._library = library
        self._lines = lines
        self._beginning: Beginning | None = beginning  # until the first is open
        self._allow_private = allow_private
        self._max_page_mb = max_page_mb
        self._input: tuple[Source, Page] | None = None  # standard input can be read once only

    def open(self, number: int, by: int) -> Article:
        """The article of source `number`; where it cannot be had, that is said, and it is the next by `by`.

        Raises the last one's ReaderError where none can be had.
        """
        while True:
            try:
                return self._article(number)
            except ReaderError as error:
                number += by
                self.failed = True
                if not 0 <= number < len(self._names):
                    raise
                self._lines.message(str(error))

    def _article(self, number: int) -> Article:
        from reader.script.writer import Script
        from reader.session import places
        from reader.session.live import Article

        source, page = self._load(self._names[number])
        script = Script(page, self._verbosity)
        first = places.first(script) or places.section_start(script, 0)
        if first is None:
            raise UsageError(f"Nothing is said at verbosity {self._verbosity}. Try --verbosity few.")
        beginning, self._beginning = self._beginning, None
        start, greeting = _start(script, source, beginning or Beginning(), self._library)
        if len(self._names) > 1:
            greeting = f"{greeting}, article {number + 1} of {len(self._names)}"
        return Article(
            number=number,
            script=script,
            start=start or first,
            greeting=greeting,
            say_greeting=start is not None or beginning is None,
            save=_saving(script, source, self._library),
        )

    def _load(self, name: str) -> tuple[Source, Page]:
        if name == "-" and self._input is not None:
            return self._input
        had = load(name, allow_private=self._allow_private, max_page_mb=self._max_page_mb)
        if name == "-":
            self._input = had
        return had


def _saving(script: Script, source: Source, library: Memory) -> Callable[[Position, bool], None]:
    from reader.session.keeping import place_of
    from reader.session.machine import heard_percent

    def save(position: Position, ended: bool) -> None:
        place = place_of(script, position)
        library.save(
            KeptPosition(
                source.identity,
                source.again,
                script.page.title,
                place.fingerprint,
                place.block,
                place.sentence,
                heard_percent(script, position),
                ended,
            )
        )

    return save


def _start(
    script: Script, source: Source, beginning: Beginning, library: Memory
) -> tuple[Position | None, str]:
    """Where to begin, None for the beginning, and the line that says so."""
    from reader.session import places
    from reader.session.keeping import Place, position_of

    page = script.page
    title = page.title or "Untitled"
    if beginning.section is not None:
        number = _find_section(page, beginning.section)
        return places.section_start(script, number), f"{title}, from {page.sections[number].title}"
    kept = None if beginning.from_start else library.find(source.identity)
    if kept is None or kept.ended:
        return None, title
    position = position_of(script, Place(kept.fingerprint, kept.block, kept.sentence))
    return position, f"Resuming {title}" if position is not None else title


def _find_section(page: Page, wanted: str) -> int:
    """A section by its id, by its number as “where am I” counts the article's, or by how its title begins."""
    article = [index for index, section in enumerate(page.sections) if section.in_article]
    if wanted.isdecimal() and 0 < int(wanted[:6]) <= len(article):
        return article[int(wanted) - 1]
    plain = wanted.casefold().strip()
    for number, section in enumerate(page.sections):
        if wanted == section.id or (plain and section.title.casefold().startswith(plain)):
            return number
    raise UsageError(f"There is no section {wanted} on this page. “reader outline” lists them.")
