"""The articles of a session, one source after another; each is had when its turn comes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.cli.memory import Memory
from reader.cli.options.chosen import Chosen
from reader.cli.pages import parsed, waited_for, whatever_it_holds
from reader.errors import ReaderError, UsageError
from reader.library.articles import preview
from reader.library.choices import Choices
from reader.library.queue import queued_source
from reader.page.titles import Title, peek_title, titles_match
from reader.session.command_table import Command, key_of
from reader.session.navigation import positions
from reader.session.transitions import short
from reader.settings import Settings
from reader.sources.open_source import read_source
from reader.sources.source import Source

if TYPE_CHECKING:
    from reader.cli.remembered import Remembered
    from reader.page.model import Page
    from reader.script.lexicon import Lexicon
    from reader.script.writer import Script
    from reader.session.article import Article
    from reader.session.state import HistoryEntry, Position
    from reader.terminal.lines import Lines

_LONGEST_TITLE = 100  # characters; whoever lists keywords there must not be heard before the article


class Beginning(NamedTuple):
    """Where to begin in the first article: at a section, at the start, or where the listener was."""

    section: str | None = None
    from_start: bool = False


class Wanted(NamedTuple):
    """A source by its name; `queued` is its number in the queue, 0 if it is not from there."""

    name: str
    queued: int = 0


class _Way(NamedTuple):
    """How an article is had: its source, and whether a page of the internet named it."""

    number: int
    followed: int
    wanted: Wanted
    from_public: bool = False


class Articles:
    """`count` sources in a row; `failed` is whether any of them could not be read.

    `chosen` is what holds for the first one, once it was peeked at.
    """

    def __init__(
        self,
        wanted: Sequence[Wanted],
        chosen: Chosen,
        lexicon: Lexicon,
        memory: Memory,
        lines: Lines,
        beginning: Beginning = Beginning(),  # noqa: B008  # it is frozen
        *,
        allow_private: bool = False,
    ) -> None:
        self.count = len(wanted)
        self.use_input = Wanted("-") in wanted
        self.failed = False
        self._wanted = wanted
        self.chosen = chosen
        self._chosen = chosen
        self._lexicon = lexicon
        self._memory = memory
        self._lines = lines
        self._beginning: Beginning | None = beginning  # until the first is open
        self._allow_private = allow_private
        self._followed = 0
        self._ways: dict[tuple[int, int], _Way] = {}
        self._sources: dict[tuple[int, int], Source] = {}  # without their pages
        self._input: tuple[Source, Page] | None = None  # standard input can be read once only
        self._peeked: Source | None = None

    def peek(self) -> Title:
        """Have the first source, and give what can be said of it before it is read: what it is called.

        Raises ReaderError where it is the only one and cannot be had. Empty where nothing can be said yet.
        """
        assert self._beginning is not None  # nothing is open yet
        try:
            self._peeked = self._read(_Way(0, 0, self._wanted[0]))
        except ReaderError:
            if self.count == 1:
                raise
            return Title("", "")
        identity = self._peeked.identity
        kept = self._memory.use(lambda library: preview(library, identity))
        if kept is not None:
            self.chosen = self._chosen.for_article(kept.choices)
        if self._beginning.section is not None:
            return Title("", "")
        if kept is not None and kept.is_begun and not self._beginning.from_start:
            words, lang = _resuming(kept.title, kept.percent, self._chosen.commands) if kept.title else "", ""
        else:
            title = peek_title(self._peeked.html, self._peeked.charset)
            words, lang = short(title.text, _LONGEST_TITLE), title.lang
        return Title(self._counted(words, 0) if words else "", lang)

    def first(self, said: str) -> Article:
        """The first article, of which `said` has been said already. Raises ReaderError."""
        article = self.open(0, 1)
        if not said or article.number != 0:
            return article
        script, start = article.script, article.start
        if not article.say_greeting or article.greeting == said:
            article = article._replace(greeting="", say_greeting=False)
        if start == positions.first(script) and titles_match(
            said, positions.utterance_at(script, start).text
        ):
            return article._replace(greeted=True)
        return article

    def _counted(self, words: str, number: int) -> str:
        return f"{words}, article {number + 1} of {self.count}" if self.count > 1 else words

    def open(self, number: int, by: int) -> Article:
        """The article of source `number`; where it cannot be had, that is said, and it is the next by `by`.

        Raises the last one's ReaderError where none can be had.
        """
        while True:
            try:
                return self._article(_Way(number, 0, self._wanted[number]))
            except ReaderError as error:
                number += by
                self.failed = True
                if not 0 <= number < len(self._wanted):
                    raise
                self._lines.message(str(error))

    def follow(self, article: Article, href: str) -> Article:
        """The page that a link of an article leads to. Raises ReaderError."""
        from reader.sources.links import resolve_link

        source = self._sources[article.number, article.followed]
        name = resolve_link(source, href)
        self._followed += 1
        return self._article(_Way(article.number, self._followed, Wanted(name), source.is_public))

    def reopen(self, entry: HistoryEntry) -> Article:
        """An article that was open before, to go on at a place in it. Raises ReaderError."""
        way = self._ways[entry.article, entry.followed]
        article = self._article(way)
        title = article.script.page.title or "Untitled"
        return article._replace(
            start=self._near(article.script, entry), greeting=f"Back in {title}", say_greeting=True
        )

    def _near(self, script: Script, entry: HistoryEntry) -> Position:
        """The place, if the page is still as it was."""
        section, utterance = entry.position
        if section < len(script.page.sections) and utterance < len(script.utterances(section)):
            return entry.position
        first = positions.first(script) or positions.section_start(script, 0)
        assert first is not None  # it would not have been opened
        return first

    def _article(self, way: _Way) -> Article:
        with whatever_it_holds(way.wanted.name or "the page"):
            return self._opened(way)

    def _opened(self, way: _Way) -> Article:
        from reader.cli.remembered import Remembered
        from reader.script.model import ReadingOptions
        from reader.script.writer import Script
        from reader.session.article import Article

        source, page = self._load(way)
        remembered = Remembered(source, page, self._memory)
        settings = self._settings_of(remembered)
        script = Script(page, ReadingOptions(settings.verbosity, settings.sounds), self._lexicon)
        first = positions.first(script) or positions.section_start(script, 0)
        if first is None:
            raise UsageError(f"Nothing to read at verbosity {settings.verbosity}. Try --verbosity few.")
        beginning, self._beginning = self._beginning, None
        start, greeting = _start(script, beginning or Beginning(), remembered, self._chosen.commands)
        if not way.followed:
            greeting = self._counted(greeting, way.number)
        self._ways[way.number, way.followed] = way
        self._sources[way.number, way.followed] = source._replace(html=b"")
        return Article(
            number=way.number,
            followed=way.followed,
            script=script,
            start=start or first,
            greeting=greeting,
            say_greeting=start is not None or beginning is None,
            marks=remembered.marks(script, first),
            save=remembered.save,
            save_marks=remembered.save_marks,
            save_choice=partial(self._save_choice, remembered),
            rate=settings.rate,
        )

    def _settings_of(self, remembered: Remembered) -> Settings:
        """The settings for an article: what was given is kept with it, else what is kept of it holds."""
        if self._chosen.given & set(Choices._fields):
            remembered.choose_when_heard(self._chosen.choices())
        return self._chosen.for_article(remembered.choices).settings

    def _save_choice(self, remembered: Remembered, name: str, value: int | str) -> None:
        self._chosen = self._chosen.choosing(name, value)
        values: dict[str, Any] = {name: value}
        remembered.choose(Choices(**values))

    def _load(self, way: _Way) -> tuple[Source, Page]:
        if way.wanted.name == "-" and self._input is not None:
            return self._input
        peeked, self._peeked = self._peeked, None
        source = peeked or self._read(way)
        had = source, parsed(source, way.wanted.name or "the page")
        if way.wanted.name == "-":
            self._input = had
        return had

    def _read(self, way: _Way) -> Source:
        """Its page, from the queue if it is there: for that, no network is needed."""
        if way.wanted.queued:
            kept = self._memory.ask(lambda library: queued_source(library, way.wanted.queued))
            if kept is not None:
                return kept
        with waited_for(way.wanted.name, self._lines.message), whatever_it_holds(way.wanted.name):
            return read_source(
                way.wanted.name,
                allow_private=self._allow_private,
                from_public=way.from_public,
                max_bytes=self._chosen.settings.max_page_mb * 1_000_000,
            )


def _resuming(title: str, percent: int, commands: tuple[Command, ...]) -> str:
    """How far in it goes on, and how to hear it from the beginning."""
    name = short(title, _LONGEST_TITLE) or "Untitled"
    return f"Resuming {name}, {percent} percent. {key_of(commands, 'start')}: start"


def _start(
    script: Script, beginning: Beginning, remembered: Remembered, commands: tuple[Command, ...]
) -> tuple[Position | None, str]:
    """Where to begin, None for the beginning, and the line that says so."""
    page = script.page
    title = short(page.title, _LONGEST_TITLE) or "Untitled"
    if beginning.section is not None:
        number = _find_section(page, beginning.section)
        section = short(page.sections[number].title, _LONGEST_TITLE)
        return positions.section_start(script, number), f"{title}, from {section}"
    position = None if beginning.from_start else remembered.start(script)
    if position is not None:
        return position, _resuming(page.title, remembered.percent, commands)
    if not script.article:
        return positions.first(
            script
        ), f"{title}, no article. {key_of(commands, 'next heading')}: next heading"
    return None, title


def _find_section(page: Page, wanted: str) -> int:
    """A section by its id, by its number as “where am I” counts the article's, or by how its title begins."""
    article = [index for index, section in enumerate(page.sections) if section.in_article]
    if wanted.isdecimal() and 0 < int(wanted[:6]) <= len(article):
        return article[int(wanted) - 1]
    plain = wanted.casefold().strip()
    for number, section in enumerate(page.sections):
        if wanted == section.id or (plain and section.title.casefold().startswith(plain)):
            return number
    raise UsageError(f"This page has no section {wanted}. List its sections with: reader outline")
