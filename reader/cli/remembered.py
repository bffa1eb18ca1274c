"""What the library remembers of an article that is open, and is told of it from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.memory import Memory
from reader.library.articles import (
    ArticleIdentifiers,
    ArticleRecord,
    find,
    find_or_add,
    save_choices,
    save_position,
)
from reader.library.bookmarks import SavedMark, marks_in, save_mark
from reader.library.choices import Choices
from reader.library.database import Library
from reader.library.history import record_visit
from reader.library.queue import dequeue
from reader.library.sketch import lead, sketch
from reader.page.dom.words import count_words
from reader.page.model import Page
from reader.session.navigation.durable_place import fingerprint, place_of, position_of
from reader.sources.source import Source

if TYPE_CHECKING:
    from reader.script.writer import Script
    from reader.session.state import Mark, Position


_DATE = 10  # characters of an ISO 8601 date: the time of day changes with an edit


class Remembered:
    """An article in the library.

    Where the library cannot even be read, the article is as if it had never been heard; each change
    is tried anew.
    """

    def __init__(self, source: Source, page: Page, memory: Memory) -> None:
        self._memory = memory
        self._facts = facts_of(source, page)
        self._known: ArticleRecord | None = memory.use(self._know)
        # Where nothing can be written, what was kept before can still be read.
        self._was = self._known or memory.use(lambda library: find(library, self._facts)) or ArticleRecord(0)
        self._marks: list[SavedMark] = []  # as the library has them
        self._given: Choices | None = None
        self._visit: int | None = None
        self._heard: set[tuple[str, int | None]] = set()
        self._words = 0  # in them

    @property
    def choices(self) -> Choices:
        """What was chosen for it."""
        return self._was.choices

    def start(self, script: Script) -> Position | None:
        """Where to go on; None for the beginning."""
        return None if self._was.place is None else position_of(script, self._was.place)

    @property
    def percent(self) -> int:
        """How much of it was heard."""
        return 0 if self._was.place is None else self._was.place.percent

    def marks(self, script: Script, first: Position) -> tuple[Mark, ...]:
        """Its marks; one whose place is gone is at the beginning."""
        from reader.session.state import Mark

        self._marks = self._memory.use(lambda library: marks_in(library, self._was.id)) or []
        return tuple(Mark(position_of(script, mark.place) or first, mark.note) for mark in self._marks)

    def save(self, script: Script, position: Position, ended: bool) -> None:
        """Keep the place, and how much was heard; what was heard to its end leaves the queue."""
        if self._given is not None:
            self.choose(self._given)
            self._given = None
        place = place_of(script, position)
        utterance = script.utterances(position.section)[position.utterance]
        heard = (utterance.block, utterance.start)  # the same however the page is told
        if heard not in self._heard:
            self._heard.add(heard)
            self._words += count_words(utterance.text) if utterance.start is not None else 0

        def keep(library: Library) -> int | None:
            with library.transaction():
                article = self._id(library)
                save_position(library, article, place, ended=ended)
                if ended:
                    dequeue(library, article)
                return record_visit(
                    library,
                    article,
                    self._visit,
                    words=self._words,
                    percent=100 if ended else place.percent,
                    ended=ended,
                )

        self._visit = self._memory.use(keep) or self._visit

    def save_marks(self, script: Script, now: tuple[Mark, ...]) -> None:
        """Keep those of the marks that are new, or have another note."""
        for number, mark in enumerate(now):
            if number == len(self._marks):
                self._marks.append(SavedMark(place_of(script, mark.position)))
            kept = self._marks[number]._replace(note=mark.note)
            if kept != self._marks[number] or kept.id is None:
                self._marks[number] = self._keep_mark(kept)

    def _keep_mark(self, mark: SavedMark) -> SavedMark:
        number = self._memory.use(lambda library: save_mark(library, self._id(library), mark))
        return mark._replace(id=number)

    def choose(self, choices: Choices) -> None:
        """Keep what was chosen for it."""
        self._memory.use(lambda library: save_choices(library, self._id(library), choices))

    def choose_when_heard(self, choices: Choices) -> None:
        """Keep these once something is heard: only then is it sure that there is such a voice."""
        self._given = choices

    def _know(self, library: Library) -> ArticleRecord:
        return find_or_add(library, self._facts)

    def _id(self, library: Library) -> int:
        if self._known is None:
            self._known = self._know(library)
        return self._known.id


def facts_of(source: Source, page: Page) -> ArticleIdentifiers:
    """What an article is known by."""
    texts = [
        block.text
        for section in page.sections
        if section.in_article
        for block in section.blocks
        if block.text
    ]
    return ArticleIdentifiers(
        source.identity,
        source.reopen_as,
        page.title,
        page.canonical,
        sketch(texts, fingerprint),
        lead(texts, fingerprint),
        page.published[:_DATE],
    )
