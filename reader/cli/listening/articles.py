"""The articles of a session, one source after another; each is loaded when its turn comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reader.cli.listening.beginning import MAX_TITLE, Beginning, start_of_reading, starts_with_title
from reader.cli.listening.page_loader import PageLoader, sent_source
from reader.cli.listening.source_reader import Route, SourceReader, SourceRef
from reader.cli.optional_library import OptionalLibrary
from reader.cli.options.effective_settings import EffectiveSettings
from reader.cli.page_loading import parsed, require_article, unforeseen_as_source_error
from reader.cli.pronunciations import remove_entry, save_entry
from reader.errors import ReaderError, UsageError
from reader.library.articles import preview
from reader.library.preferences.choices import Choices
from reader.library.preferences.voices import choose_voice, chosen_voices
from reader.page.titles import peek_title
from reader.session.greeting import Greeting
from reader.session.navigation import positions
from reader.session.transitions import short
from reader.settings import Settings
from reader.sources.source import Source, display_name

if TYPE_CHECKING:
    from reader.cli.listening.article_store import ArticleStore
    from reader.page.model import Page
    from reader.script.lexicon.entries import LexiconEntry
    from reader.script.lexicon.lexicon import Lexicon
    from reader.script.writer import Script
    from reader.session.article import Article
    from reader.session.state import HistoryEntry, Position
    from reader.terminal.lines import Lines


class Articles:
    """`count` sources in a row; `failed` says that one of them could not be read.

    `reads_input`: one of them is standard input. After `peek`, `first_settings` are the settings for the
    first article, and `first_lang` is its language, or "". `voice` is the id of the session's voice; until it
    is known, it is the voice of those settings.
    """

    def __init__(
        self,
        refs: Sequence[SourceRef],
        effective: EffectiveSettings,
        lexicon: Lexicon,
        library: OptionalLibrary,
        lines: Lines,
        beginning: Beginning = Beginning(),  # noqa: B008  # it is frozen
        *,
        allow_private: bool = False,
    ) -> None:
        self.count = len(refs)
        self.reads_input = any(ref.name == "-" for ref in refs)
        self.failed = False
        self.voice: str | None = None
        self._refs = list(refs)
        self.first_settings = effective
        self.first_lang = ""
        self._effective = effective
        self._lexicon = lexicon
        self._library = library
        self._lines = lines
        self._beginning: Beginning | None = beginning  # until the first is open
        max_bytes = effective.settings.max_page_mb * 1_000_000
        self._reader = SourceReader(library, lines, allow_private=allow_private, max_bytes=max_bytes)
        self._loader = PageLoader(self._reader)
        self._followed = 0
        self._routes: dict[tuple[int, int], Route] = {}
        self._sources: dict[tuple[int, int], Source] = {}  # without their pages

    def peek(self) -> Greeting | None:
        """Load the first source; returns what to say before the page is parsed, or None.

        Raises ReaderError if it is the only source and cannot be loaded.
        """
        assert self._beginning is not None  # nothing is open yet
        try:
            source = self._loader.peek(Route(0, 0, self._refs[0]))
        except ReaderError:
            if self.count == 1:
                raise
            return None
        saved = self._library.use(lambda library: preview(library, source.identity))
        if saved is not None:
            self.first_settings = self._effective.for_article(saved.choices)
        peeked = peek_title(source.html, source.charset)
        self.first_lang = peeked.lang
        if self._beginning.section is not None:
            return None
        if saved is not None and saved.is_begun and not self._beginning.from_start:
            title = short(saved.title, MAX_TITLE)
            greeting = Greeting(title, peeked.lang, begins="saved position", percent=saved.percent)
        else:
            greeting = Greeting(short(peeked.text, MAX_TITLE), peeked.lang)
        return greeting._replace(total=self.count) if greeting.title else None

    def chosen_voices(self) -> Mapping[str, str]:
        """The voices that the listener chose for languages; none if an option or the article names one."""
        has_own_voice = self.first_settings.settings.voice != self._effective.settings.voice
        if has_own_voice or "voice" in self._effective.given:
            return {}
        return self._library.use(chosen_voices) or {}

    def first(self, said: Greeting | None) -> Article:
        """The first article; `said` is the greeting that was already spoken. Raises ReaderError."""
        article = self.open(0, 1)
        greeting = article.greeting
        if said is None or greeting is None or article.number != 0:
            return article
        if said.begins == "start" and greeting.begins == "no article":
            article = article._replace(greeting=greeting._replace(title=""))
        elif not article.say_greeting or greeting._replace(lang=said.lang) == said:
            article = article._replace(greeting=None, say_greeting=False)
        return article._replace(
            starts_with_title=starts_with_title(article.script, article.start, said.title)
        )

    def open(self, number: int, by: int) -> Article:
        """The article of source `number`; if it fails, report why and try the next one, in steps of `by`.

        Raises the last source's ReaderError if all of them fail.
        """
        while True:
            try:
                return self._article(Route(number, 0, self._refs[number]))
            except ReaderError as error:
                number += by
                self.failed = True
                if not 0 <= number < len(self._refs):
                    raise
                self._lines.message(str(error))

    def prepare(self, number: int) -> None:
        """Load the page of source `number`, so that `open` has it at once. A failure is left to `open`."""
        self._loader.prepare(Route(number, 0, self._refs[number]))

    def follow(self, article: Article, href: str) -> Article:
        """The page that a link in `article` points to. Raises ReaderError."""
        from reader.sources.links import failure_in_short, resolve_link

        source = self._sources[article.number, article.followed]
        name = resolve_link(source, href, article.script.page.canonical)
        self._followed += 1
        route = Route(article.number, self._followed, SourceRef(name), source.is_public)
        try:
            return self._article(route)
        except ReaderError as error:
            raise failure_in_short(error) from error

    def say(self, article: Article, source: str) -> Article:
        """The page called `source`, to read after leaving `article`. Raises ReaderError."""
        self._followed += 1
        return self._article(Route(article.number, self._followed, sent_source(source)))

    def add(self, source: str) -> tuple[str, bool]:
        """Put a page at the end of the playlist and the queue; returns its title, and True if it is new.

        Raises ReaderError.
        """
        from reader.cli.listening.article_store import enqueue_page

        loaded = self._reader.read(Route(0, 0, sent_source(source)))
        page = parsed(loaded, source)
        require_article(source, page)
        with unforeseen_as_source_error(source):
            number, _ = self._library.ask(lambda library: enqueue_page(library, loaded, page))
        is_new = all(ref.queued != number for ref in self._refs)
        if is_new:
            self._refs.append(SourceRef(loaded.reopen_as, number))
            self.count = len(self._refs)
        return short(page.title, MAX_TITLE) or display_name(source), is_new

    def reopen(self, entry: HistoryEntry) -> Article:
        """Reopen an article from the session's history, at its position there. Raises ReaderError."""
        route = self._routes[entry.article, entry.followed]
        article = self._article(route)
        assert article.greeting is not None  # every article that is opened has one
        return article._replace(
            start=self._near(article.script, entry),
            greeting=Greeting(article.greeting.title, article.script.page.lang, begins="back"),
            say_greeting=True,
        )

    def _near(self, script: Script, entry: HistoryEntry) -> Position:
        """The entry's position, or the start if the page has changed."""
        section, utterance = entry.position
        if section < len(script.page.sections) and utterance < len(script.utterances(section)):
            return entry.position
        first = positions.first(script) or positions.section_start(script, 0)
        assert first is not None  # an article without text is not opened
        return first

    def _article(self, route: Route) -> Article:
        with unforeseen_as_source_error(route.ref.name or "the page"):
            return self._load_article(route)

    def _load_article(self, route: Route) -> Article:
        from reader.cli.listening.article_store import ArticleStore
        from reader.cli.queue.all_pages import page_after
        from reader.script.unreadable import unreadable_notice
        from reader.session.article import Article

        # Now, while the title is spoken, so that the first key is answered at once.
        import_module("reader.session.commands.handlers")
        source, page = self._loader.load(route)
        store = ArticleStore(source, page, self._library)
        if route.ref.queued in self._reader.downloaded:
            store.keep_in_queue(route.ref.queued, source, page)
        settings = self._settings_of(store)
        skipped = self._skipped(store, settings)
        script = self._script(source, page, settings, skipped)
        if notice := unreadable_notice(page, self._lexicon):
            self._lines.message(notice)
        first = positions.first(script) or positions.section_start(script, 0)
        if first is None:
            raise UsageError(f"Nothing to read at verbosity {settings.verbosity}. Try --verbosity few.")
        beginning, self._beginning = self._beginning, None
        start, greeting = start_of_reading(script, beginning or Beginning(), store)
        if not route.followed:
            greeting = greeting._replace(number=route.number + 1, total=self.count)
        self._routes[route.number, route.followed] = route
        self._sources[route.number, route.followed] = source._replace(html=b"")
        return Article(
            number=route.number,
            followed=route.followed,
            script=script,
            start=start or first,
            greeting=greeting,
            say_greeting=start is not None or beginning is None,
            marks=store.marks(script, first),
            save=store.save,
            save_marks=store.save_marks,
            save_choice=partial(self._save_choice, store),
            save_voice=partial(self._save_voice, store),
            save_entry=self._save_entry,
            remove_entry=self._remove_entry,
            save_skipped=store.save_skipped,
            skipped_kinds=skipped,
            rate=settings.rate,
            starts_with_title=starts_with_title(script, start or first, greeting.title),
            next_page=page_after(source, page),
        )

    def _script(self, source: Source, page: Page, settings: Settings, skipped: frozenset[str]) -> Script:
        from reader.cli.options.reading_options import reading_options
        from reader.script.lexicon.entries import scope_of
        from reader.script.writer import Script
        from reader.session.commands.reading_options import CITATION

        options = reading_options(settings)._replace(citations=CITATION not in skipped)
        scope = scope_of(source.identity, page.canonical, self._spoken_by())
        return Script(page, options, self._lexicon.within(scope))

    def _settings_of(self, store: ArticleStore) -> Settings:
        """The settings for an article: options on the command line first, then those saved with it."""
        if self._effective.given & set(Choices._fields):
            store.choose_when_heard(self._effective.choices())
        return self._effective.for_article(store.choices).settings

    def _skipped(self, store: ArticleStore, settings: Settings) -> frozenset[str]:
        """The kinds to skip: by an option, as chosen on this site, or by the settings."""
        from reader.session.commands.reading_options import kinds_named

        remembered = None if "skip" in self._effective.given else store.skipped()
        return kinds_named(settings.skip if remembered is None else remembered)

    def _spoken_by(self) -> str:
        return self.first_settings.settings.voice if self.voice is None else self.voice

    def _save_choice(self, store: ArticleStore, name: str, value: int | str) -> None:
        self._effective = self._effective.with_choice(name, value)
        values: dict[str, Any] = {name: value}
        store.choose(Choices(**values))

    def _save_voice(self, store: ArticleStore, language: str, voice: str) -> None:
        """Save the voice for a language, and for the article if that has a voice of its own."""
        self.voice = voice
        self._library.use(lambda library: choose_voice(library, language, voice))
        if store.choices.voice is not None:
            store.choose(Choices(voice=voice))

    def _save_entry(self, entry: LexiconEntry) -> None:
        self._lexicon = self._lexicon.with_entry(entry)
        save_entry(entry)

    def _remove_entry(self, entry: LexiconEntry) -> None:
        self._lexicon = self._lexicon.without_entry(entry)
        remove_entry(entry)
