"""reader listen and reader resume: the one place where a session's parts are chosen and joined."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.pages import debug_option, load, source_argument, verbosity_option
from reader.errors import LibraryError, SpeechError, UsageError
from reader.library.positions import KeptPosition, Library
from reader.page.model import Page
from reader.page.source import Source
from reader.script.announcements import Verbosity
from reader.settings import APP_NAME, Settings

if TYPE_CHECKING:
    from reader.script.writer import Script
    from reader.session.state import Position
    from reader.session.terminal import Lines
    from reader.speech.engine import Speaker, SpeakerEvent, Synthesizer

_DEFAULTS = Settings()


def _listening_options(command: Callable[..., int]) -> Callable[..., int]:
    options = (
        click.option(
            "--rate",
            type=click.IntRange(80, 900),
            default=_DEFAULTS.rate,
            show_default=True,
            help="Words a minute.",
        ),
        click.option("--voice", default=_DEFAULTS.voice, help="A voice from “reader voices”."),
        click.option(
            "--engine", default=_DEFAULTS.engine, show_default=True, help="What speaks: espeak or silence."
        ),
        verbosity_option,
        click.option(
            "--pauses",
            type=click.IntRange(0, 500),
            default=_DEFAULTS.pauses,
            show_default=True,
            help="Length of pauses, in percent.",
        ),
        click.option("--print", "print_sentences", is_flag=True, help="Print each sentence as it is spoken."),
        click.option("--no-audio", is_flag=True, help="Print a sentence at each Space; say nothing."),
        debug_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class _Wishes:
    settings: Settings
    print_sentences: bool
    no_audio: bool
    section: str = ""
    from_start: bool = False


@click.command()
@source_argument
@click.option(
    "--from", "section", default="", metavar="SECTION", help="Begin at a section: its number, id or title."
)
@click.option("--from-start", is_flag=True, help="Begin at the start, not where you were.")
@_listening_options
def listen(
    source: str, section: str, from_start: bool, print_sentences: bool, no_audio: bool, **chosen: object
) -> int:
    """Read SOURCE aloud, section by section; keys move, and ? says them."""
    wishes = _Wishes(_settings(chosen), print_sentences, no_audio, section, from_start)
    had, page = load(source)
    with _open_library() as library:
        return _listen(had, page, wishes, library)


@click.command()
@_listening_options
def resume(print_sentences: bool, no_audio: bool, **chosen: object) -> int:
    """Go on with what was being heard."""
    wishes = _Wishes(_settings(chosen), print_sentences, no_audio)
    with _open_library() as library:
        last = library.last()
        if last is None:
            raise UsageError("There is nothing to go on with. Begin with: reader SOURCE")
        had, page = load(last.again)
        return _listen(had, page, wishes, library)


def _settings(chosen: dict[str, object]) -> Settings:
    return replace(_DEFAULTS, **chosen)  # type: ignore[arg-type]  # click has checked their types


# -- joining ----------------------------------------------------------------------------------


def _listen(had: Source, page: Page, wishes: _Wishes, library: _MaybeLibrary) -> int:
    from reader.script.writer import Script
    from reader.session import places
    from reader.session.keeping import place_of
    from reader.session.live import Interrupted, Manner, Session
    from reader.session.machine import heard_percent
    from reader.session.state import State
    from reader.session.terminal import Lines, open_keyboard

    verbosity: Verbosity = wishes.settings.verbosity  # type: ignore[assignment]  # click has checked it
    script = Script(page, verbosity)
    lines = Lines(sys.stdout, sys.stderr)
    library.lines = lines
    beginning = places.first(script) or places.section_start(script, 0)
    if beginning is None:
        raise UsageError(f"Nothing is said at verbosity {verbosity}. Try --verbosity few.")
    start, greeting = _start(script, page, had, wishes, library)
    keyboard = open_keyboard()
    state = State(start or beginning, wishes.settings.rate, interactive=keyboard is not None)

    def save(position: Position, ended: bool) -> None:
        place = place_of(script, position)
        library.save(
            KeptPosition(
                had.identity,
                had.again,
                page.title,
                place.fingerprint,
                place.block,
                place.sentence,
                heard_percent(script, position),
                ended,
            )
        )

    with _Voice(wishes, lines) as voice:
        manner = Manner(voice.id, wishes.settings.pause, voice.prints, aloud=not wishes.no_audio)
        session = Session(script, lines, manner, save)
        speaker = voice.speaker(session.tell)
        try:
            failed = session.run(speaker, state, keyboard, greeting)
        except Interrupted as interrupted:
            return 128 + interrupted.number
    if failed:
        raise SpeechError(failed)
    return 0


def _start(
    script: Script, page: Page, had: Source, wishes: _Wishes, library: _MaybeLibrary
) -> tuple[Position | None, str]:
    """Where to begin, None for the beginning, and the line that says so."""
    from reader.session import places
    from reader.session.keeping import Place, position_of

    title = page.title or "Untitled"
    if wishes.section:
        number = _find_section(page, wishes.section)
        return places.section_start(script, number), f"{title}, from {page.sections[number].title}"
    kept = None if wishes.from_start else library.find(had.identity)
    if kept is None or kept.ended:
        return None, title
    position = position_of(script, Place(kept.fingerprint, kept.block, kept.sentence))
    return position, f"Resuming {title}" if position is not None else title


def _find_section(page: Page, wanted: str) -> int:
    """A section by its id, its number, or the beginning of its title."""
    for number, section in enumerate(page.sections):
        if wanted == section.id or wanted == str(number + 1):
            return number
    plain = wanted.casefold().strip()
    for number, section in enumerate(page.sections):
        if plain and section.title.casefold().startswith(plain):
            return number
    raise UsageError(f"There is no section {wanted} on this page. “reader outline” lists them.")


class _Voice:
    """The engine and the device, opened in the right order and always given back."""

    def __init__(self, wishes: _Wishes, lines: Lines) -> None:
        self._wishes = wishes
        self._lines = lines
        self._speaker: Speaker | None = None
        self._synthesizer: Synthesizer | None = None
        self.id = ""
        self.prints = wishes.print_sentences or wishes.no_audio

    def __enter__(self) -> _Voice:
        if self._wishes.no_audio:
            return self
        from reader.playback.device import Loudspeaker
        from reader.speech.engine import open_synthesizer

        self._synthesizer = open_synthesizer(self._wishes.settings.engine)
        if self._wishes.settings.voice:
            self.id = self._synthesizer.find_voice(self._wishes.settings.voice)
        self._device = Loudspeaker(self._synthesizer.sample_rate)
        if self._device.silent_because:
            self._lines.message(f"{self._device.silent_because} The sentences are printed instead.")
            self.prints = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._speaker is not None:
            self._speaker.close()

    def speaker(self, tell: Callable[[SpeakerEvent], None]) -> Speaker:
        """What says things, and tells `tell` when they have been heard."""
        if self._synthesizer is None:
            from reader.playback.mute import Mute

            self._speaker = Mute(tell)
        else:
            from reader.playback.player import Player

            self._speaker = Player(self._synthesizer, self._device, tell)
        return self._speaker


class _MaybeLibrary:
    """The library, or nothing in its place: a place that cannot be kept must not stop the reading."""

    def __init__(self, path: Path) -> None:
        self.lines: Lines | None = None
        self._trouble = ""
        self._library: Library | None = None
        try:
            self._library = Library(path)
        except LibraryError as error:
            self._trouble = str(error)

    def __enter__(self) -> _MaybeLibrary:
        return self

    def __exit__(self, *_: object) -> None:
        self._try(lambda library: library.close())

    def find(self, identity: str) -> KeptPosition | None:
        return self._try(lambda library: library.find(identity))

    def last(self) -> KeptPosition | None:
        if self._library is None:
            raise LibraryError(self._trouble)
        return self._library.last()

    def save(self, kept: KeptPosition) -> None:
        self._try(lambda library: library.save(kept))

    def _try(self, use: Callable[[Library], KeptPosition | None]) -> KeptPosition | None:
        """Use the library; at the first trouble say so once, and go on without it."""
        if self._library is not None:
            try:
                return use(self._library)
            except LibraryError as error:
                self._library, self._trouble = None, str(error)
        if self._trouble and self.lines is not None:
            self.lines.message(self._trouble)
            self._trouble = ""
        return None


def _open_library() -> _MaybeLibrary:
    from platformdirs import user_data_path

    return _MaybeLibrary(user_data_path(APP_NAME, appauthor=False) / "library.sqlite3")
