"""Load and save an open article's position, bookmarks, settings and history in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.optional_library import OptionalLibrary
from reader.library.articles import (
    ArticleIdentifiers,
    ArticleRecord,
    find,
    find_or_add,
    save_choices,
    save_position,
)
from reader.library.bookmarks import SavedMark, marks_in, save_mark
from reader.library.database import Library
from reader.library.history import record_visit
from reader.library.preferences.choices import Choices
from reader.library.preferences.skipped import save_skipped, skipped_at
from reader.library.queue import complete, dequeue, enqueue, longer_entry
from reader.library.sketch import lead, sketch
from reader.page.dom.words import count_words
from reader.page.model import Page
from reader.script.lexicon.entries import site_of
from reader.session.navigation.durable_place import fingerprint, place_of, position_of
from reader.sources.next_page import next_page
from reader.sources.source import Source, address_title

if TYPE_CHECKING:
    from reader.script.writer import Script
    from reader.session.state import Mark, Position


_DATE_CHARACTERS = 10  # of an ISO 8601 time; the rest, the time of day, changes with an edit


class ArticleStore:
    """An open article in the library.

    If the library cannot be read, the article counts as new. Every save tries the library again.
    """

    def __init__(self, source: Source, page: Page, library: OptionalLibrary) -> None:
        self._library = library
        self._facts = facts_of(source, page)
        self._record: ArticleRecord | None = library.use(self._find_or_add)
        # A library that cannot be written to can often still be read.
        found = self._record or library.use(lambda library: find(library, self._facts))
        self._saved = found or ArticleRecord(0)
        self._marks: list[SavedMark] = []  # as the library has them
        self._pending_choices: Choices | None = None
        self._visit: int | None = None
        self._heard: set[tuple[str, int | None]] = set()
        self._words = 0  # in the utterances heard

    @property
    def choices(self) -> Choices:
        """The settings that the listener chose for this article."""
        return self._saved.choices

    def start(self, script: Script) -> Position | None:
        """The saved position; None for the beginning."""
        return None if self._saved.place is None else position_of(script, self._saved.place)

    @property
    def address_title(self) -> str:
        """What the article is called if it has no title; may be ""."""
        return address_title(self._facts.reopen_as)

    @property
    def percent(self) -> int:
        """How much of the article was heard, in percent."""
        return 0 if self._saved.place is None else self._saved.place.percent

    def marks(self, script: Script, first: Position) -> tuple[Mark, ...]:
        """The saved bookmarks; a bookmark whose place is gone moves to `first`."""
        from reader.session.state import Mark

        self._marks = self._library.use(lambda library: marks_in(library, self._saved.id)) or []
        return tuple(Mark(position_of(script, mark.place) or first, mark.note) for mark in self._marks)

    def save(self, script: Script, position: Position, ended: bool) -> None:
        """Save the position and the history entry; an article heard to its end leaves the queue."""
        if self._pending_choices is not None:
            self.choose(self._pending_choices)
            self._pending_choices = None
        place = place_of(script, position)
        utterance = script.utterances(position.section)[position.utterance]
        heard = (utterance.block, utterance.start)  # the same at every verbosity
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

        self._visit = self._library.use(keep) or self._visit

    def save_marks(self, script: Script, now: tuple[Mark, ...]) -> None:
        """Save new bookmarks, and those whose note changed."""
        for number, mark in enumerate(now):
            if number == len(self._marks):
                self._marks.append(SavedMark(place_of(script, mark.position)))
            changed = self._marks[number]._replace(note=mark.note)
            if changed != self._marks[number] or changed.id is None:
                self._marks[number] = self._keep_mark(changed)

    def _keep_mark(self, mark: SavedMark) -> SavedMark:
        number = self._library.use(lambda library: save_mark(library, self._id(library), mark))
        return mark._replace(id=number)

    def skipped(self) -> str | None:
        """What the listener leaves out on this site; None if that was never chosen."""
        return self._library.use(lambda library: skipped_at(library, self._site_or_article))

    def save_skipped(self, kinds: str) -> None:
        """Save what the listener leaves out on this site."""
        self._library.use(lambda library: save_skipped(library, self._site_or_article, kinds))

    @property
    def _site_or_article(self) -> str:
        """The article's site, or else the article itself."""
        return site_of(self._facts.canonical, self._facts.identity) or self._facts.identity

    def keep_in_queue(self, number: int, source: Source, page: Page) -> None:
        """Save the page of an entry of the queue that was pending until now."""
        self._library.use(
            lambda library: complete(library, number, self._id(library), source, page.article_words)
        )

    def choose(self, choices: Choices) -> None:
        """Save the listener's choices for this article."""
        self._library.use(lambda library: save_choices(library, self._id(library), choices))

    def choose_when_heard(self, choices: Choices) -> None:
        """Save these once something was heard: until then the voice may turn out not to exist."""
        self._pending_choices = choices

    def _find_or_add(self, library: Library) -> ArticleRecord:
        return find_or_add(library, self._facts)

    def _id(self, library: Library) -> int:
        if self._record is None:
            self._record = self._find_or_add(library)
        return self._record.id


def enqueue_page(library: Library, source: Source, page: Page) -> tuple[int, bool]:
    """Add a loaded page to the queue; returns its number, and True if it is new. Raises LibraryError.

    An article that is there with all its pages keeps them when its first page is added again.
    """
    with library.transaction():
        article = find_or_add(library, facts_of(source, page)).id
        longer = None if source.only_article else longer_entry(library, article, page.article_words)
        if longer is not None and next_page(source.html, source.url or page.canonical, source.charset):
            return longer, False
        return enqueue(library, article, source, page.article_words)


def facts_of(source: Source, page: Page) -> ArticleIdentifiers:
    """The facts by which the library recognises an article."""
    texts = [
        block.text
        for section in page.sections
        if section.in_article
        for block in section.blocks
        if block.text
    ]
    return ArticleIdentifiers(
        identity=source.identity,
        reopen_as=source.reopen_as,
        title=page.title,
        canonical=page.canonical,
        sketch=sketch(texts, fingerprint),
        lead=lead(texts, fingerprint),
        published=page.published[:_DATE_CHARACTERS],
    )
