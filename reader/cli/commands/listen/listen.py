"""reader listen and reader resume: put a session together from its parts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from reader.cli.listening.articles import Articles
from reader.cli.listening.audio_setup import AudioSetup
from reader.cli.listening.beginning import Beginning
from reader.cli.listening.source_reader import SourceRef
from reader.cli.optional_library import OptionalLibrary, open_library
from reader.cli.options.effective_settings import EffectiveSettings, effective_settings
from reader.cli.options.option_groups import GroupedCommand
from reader.cli.options.setting_options import setting_options
from reader.cli.page_loading import (
    complete_file,
    debug_option,
    private_option,
    refuse_two_addresses,
    url_option,
)
from reader.cli.pronunciations import saved_lexicon
from reader.cli.queue.programme import Selection, minutes_of, selected, selection_options
from reader.errors import SomeFailed, SpeechError, UsageError
from reader.library.articles import last_heard
from reader.library.queue import queue_entries
from reader.script.own_words import counted, minutes_in_words
from reader.settings import SETTINGS, Settings
from reader.terminal.lines import Lines, wants_plain_output

if TYPE_CHECKING:
    from reader.session.article import Article
    from reader.session.live.session_options import SessionOptions
    from reader.session.state import State
    from reader.terminal.region import Region


def listening_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add an option for every setting to a command."""
    return setting_options(*(row.name for row in SETTINGS))(debug_option(command))


@click.command(cls=GroupedCommand)
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=complete_file)
@url_option
@private_option
@click.option(
    "--from", "section", default=None, metavar="SECTION", help="Start at a section: its number, id or title."
)
@click.option("--from-start", is_flag=True, help="Start at the beginning, not where you stopped.")
@click.option("--queue", "from_queue", is_flag=True, help="Read the queue.")
@selection_options
@listening_options
def listen(
    sources: tuple[str, ...],
    allow_private: bool,
    url: str,
    section: str | None,
    from_start: bool,
    from_queue: bool,
    order: str,
    fits: int | None,
    total: int | None,
    **given: object,
) -> int:
    """Read SOURCE aloud; press ? for the keys. Several SOURCEs are read in turn; Ctrl+N goes to the next.

    Without SOURCE, resume the last article, then read the queue.
    """
    selection = Selection(order, fits, total)
    if sources and from_queue:
        raise UsageError("Give SOURCE or --queue, not both.")
    if selection != Selection() and not from_queue:
        raise UsageError("--for, --fits and --order choose from the queue. Add --queue.")
    if not (sources or from_queue) and (sys.stdin is None or not sys.stdin.isatty()):
        raise UsageError("SOURCE is missing. See: reader listen --help")
    if url:
        if len(sources) != 1:
            raise UsageError("--url needs one SOURCE: a file, or - for standard input.")
        refuse_two_addresses(sources[0])
    effective, lines = effective_settings(given), Lines(sys.stdout, sys.stderr)
    with open_library(lines) as library:
        if from_queue:
            beginning = Beginning(section, from_start)
            return read_aloud(
                read_queue(library, effective, lines, selection, beginning, allow_private=allow_private),
                lines,
            )
        refs = tuple(SourceRef(name, url=url) for name in sources) or _resume_then_queue(library)
        if not refs:
            click.echo(click.get_current_context().find_root().get_help())
            return 0
        lexicon, beginning = saved_lexicon(effective.settings.engine), Beginning(section, from_start)
        articles = Articles(refs, effective, lexicon, library, lines, beginning, allow_private=allow_private)
        return read_aloud(articles, lines)


@click.command(cls=GroupedCommand)
@listening_options
def resume(**given: object) -> int:
    """Resume the last article."""
    effective, lines = effective_settings(given), Lines(sys.stdout, sys.stderr)
    with open_library(lines) as library:
        refs = _resume_then_queue(library)[:1] if library.ask(last_heard) else ()
        if not refs:
            raise UsageError("Nothing to resume. Start with: reader SOURCE")
        return read_aloud(
            Articles(refs, effective, saved_lexicon(effective.settings.engine), library, lines), lines
        )


def read_queue(
    library: OptionalLibrary,
    effective: EffectiveSettings,
    lines: Lines,
    selection: Selection,
    beginning: Beginning = Beginning(),  # noqa: B008  # it is frozen
    *,
    allow_private: bool = False,
) -> Articles:
    """The selected articles of the queue. Raises UsageError if there are none."""
    found = selected(library.ask(queue_entries), selection, effective.settings.rate)
    if not found:
        raise UsageError("The queue is empty. Add to it with: reader queue add SOURCE")
    if selection.total is not None:
        minutes = minutes_of(sum(each.words_left for each in found), effective.settings.rate)
        lines.message(f"{counted(len(found), 'article')}, {minutes_in_words(minutes)}")
    refs = tuple(SourceRef(each.reopen_as, each.id) for each in found)
    lexicon = saved_lexicon(effective.settings.engine)
    return Articles(refs, effective, lexicon, library, lines, beginning, allow_private=allow_private)


def _resume_then_queue(library: OptionalLibrary) -> tuple[SourceRef, ...]:
    """The last article, if there is one, then the queue."""
    begun, queue = library.ask(last_heard), library.ask(queue_entries)
    refs = [
        SourceRef(each.reopen_as, each.id) for each in queue if begun is None or each.article != begun.article
    ]
    if begun is not None:
        numbers = (each.id for each in queue if each.article == begun.article)
        refs.insert(0, SourceRef(begun.reopen_as, next(numbers, 0)))
    return tuple(refs)


def read_aloud(articles: Articles, lines: Lines) -> int:
    """Read the articles aloud; returns the exit code. Raises ReaderError if none can be read."""
    with AudioSetup(articles.first_settings, lines) as audio:
        return _read_aloud(articles, lines, audio)


def _read_aloud(articles: Articles, lines: Lines, audio: AudioSetup) -> int:
    from reader.cli.listening.remote import RemoteRequests
    from reader.session.article import FirstArticle
    from reader.session.live.session import Interrupted, Session
    from reader.terminal.keyboard import Keyboard
    from reader.terminal.line_keyboard import open_lines
    from reader.terminal.open_keyboard import open_keyboard

    peeked = articles.peek()
    effective = articles.first_settings
    settings = effective.settings
    keyboard: Keyboard | None = open_lines(articles.reads_input) if settings.line_mode else open_keyboard()
    state = _first_state(effective, articles.count, articles.first_lang)
    region = _region(settings, lines)
    audio.wait(effective, articles.chosen_voices(), articles.first_lang, is_shown=region is not None)
    articles.voice = audio.voice_id
    if peeked is not None:
        audio.report()
    session = Session(lines, _session_options(settings, audio), articles, region, RemoteRequests())
    # Printed output shows the whole text, so the title is read with the rest.
    greeting = None if audio.prints_sentences else peeked

    def load() -> Article:
        article = articles.first(greeting)
        audio.report()  # a page that cannot be read comes first
        return article

    try:
        failed = session.run(audio.speaker(session.tell), FirstArticle(greeting, load), state, keyboard)
    except Interrupted as interrupted:
        return 128 + interrupted.number
    if failed:
        raise SpeechError(failed)
    return SomeFailed.exit_code if articles.failed else 0


def _first_state(effective: EffectiveSettings, articles: int, lang: str) -> State:
    """The state before the first article, which is in this language, "" if that is not known yet."""
    from reader.script.own_words import words_for
    from reader.session.state import Playlist, Position, Reading, State

    settings = effective.settings
    return State(
        Reading(Position(0, 0), notes=settings.notes),
        settings.rate,
        interactive=False,
        playlist=Playlist(articles=articles),
        volume=settings.volume,
        commands=effective.commands,
        media_keys=settings.media_keys,
        our_words=words_for(settings.announcement_lang or lang),
    )


def _session_options(settings: Settings, audio: AudioSetup) -> SessionOptions:
    from reader.session.live.session_options import SessionOptions

    return SessionOptions(
        audio.voice_id,
        settings.pause,
        audio.prints_sentences,
        aloud=not settings.no_audio,
        has_typed_commands=settings.line_mode,
        find_voice=audio.find_voice,
        list_voices=audio.list_voices,
        use_engine=audio.use_engine,
        has_instant_answers=settings.instant_voice != "never",
        has_styles=settings.styles,
        voices=audio.voices,
    )


def _region(settings: Settings, lines: Lines) -> Region | None:
    """The screen region that highlights words, if that is on; reports why it cannot."""
    if not settings.highlight:
        return None
    from reader.terminal.region import open_region

    # In line mode the terminal echoes what is typed, and would write over the region.
    region = open_region(sys.stderr, settings.theme) if not settings.line_mode else None
    if region is None:
        plain = "where ACCESSIBLE is set" if wants_plain_output() else "on this terminal"
        lines.message(f"Cannot highlight words {'in line mode' if settings.line_mode else plain}")
    lines.below = region
    return region
