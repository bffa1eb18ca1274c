"""Requests that take a while: each runs in a thread of its own, so that keys still work."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from reader.errors import ReaderError
from reader.session.article import Article, ArticleSource
from reader.session.effects import AddSource, FindVoice, ListVoices, OpenSource
from reader.session.events import ArticleAdded, RequestFailed, TimerExpired, VoiceFound, VoicesListed
from reader.session.live.session_options import SessionOptions
from reader.session.remote import RemoteAnswer, Reply


class ArticleOpened(NamedTuple):
    """The article that the request with this token opened."""

    token: int
    article: Article


class FirstLoaded(NamedTuple):
    """The first article, or the exception that its loading raised."""

    article: Article | None
    error: BaseException | None = None


RequestResult = ArticleAdded | RequestFailed | VoiceFound | VoicesListed | TimerExpired


def load_first(load: Callable[[], Article], tell: Callable[[FirstLoaded], None]) -> None:
    """Load the first article in a thread, which tells the result."""

    def run_load() -> None:
        try:
            loaded = FirstLoaded(load())
        except BaseException as error:  # the session raises it
            loaded = FirstLoaded(None, error)
        tell(loaded)

    threading.Thread(target=run_load, name="loading", daemon=True).start()


class SlowRequests:
    """Opens articles and looks for voices. `tell` receives the results, from other threads."""

    def __init__(
        self,
        article_source: ArticleSource,
        options: SessionOptions,
        tell: Callable[[ArticleOpened | RequestResult], None],
    ) -> None:
        self._article_source = article_source
        self._options = options
        self._tell = tell

    def open(self, token: int, load: Callable[[], Article]) -> None:
        """Open an article that `load` returns."""
        self._load(token, lambda: ArticleOpened(token, load()))

    def open_source(self, article: Article, request: OpenSource) -> None:
        """Open a source that another program asked for."""

        def load() -> Article:
            with _failure_in_reply(request.reply):
                opened = self._article_source.say(article, request.source)
            title = opened.script.page.title or opened.script.our_words.text("Untitled")
            request.reply(RemoteAnswer(title))
            return opened

        self.open(request.token, load)

    def add_source(self, request: AddSource) -> None:
        """Add a source that another program asked for."""

        def run_add() -> None:
            with suppress(ReaderError), _failure_in_reply(request.reply):
                title, is_new = self._article_source.add(request.source)
                self._tell(ArticleAdded(title, is_new, request.reply))

        threading.Thread(target=run_add, name="adding", daemon=True).start()

    def find_voice(self, request: FindVoice) -> None:
        """Find a voice by its name."""

        def load() -> VoiceFound:
            with _failure_in_reply(request.reply):
                found = self._options.find_voice(request.name)
            if request.reply is not None:
                request.reply(RemoteAnswer(f"Voice {request.name}"))
            return VoiceFound(request.token, request.name, found)

        self._load(request.token, load)

    def list_voices(self, request: ListVoices) -> None:
        """List the voices of a language."""
        self._load(
            request.token, lambda: VoicesListed(request.token, self._options.list_voices(request.lang))
        )

    def _load(self, token: int, load: Callable[[], ArticleOpened | VoiceFound | VoicesListed]) -> None:
        """Run a slow request, and tell its result or its failure."""

        def run_load() -> None:
            try:
                result: ArticleOpened | RequestResult = load()
            except ReaderError as error:
                result = RequestFailed(token, error.first_sentence, error.fields)
            self._tell(result)

        threading.Thread(target=run_load, name="loading", daemon=True).start()


@contextmanager
def _failure_in_reply(reply: Reply | None) -> Iterator[None]:
    """Report a ReaderError to another program too, if one asked."""
    try:
        yield
    except ReaderError as error:
        if reply is not None:
            reply(RemoteAnswer(str(error), error.exit_code))
        raise
