"""reader listen and reader resume: the one place where a session's parts are chosen and joined."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import click

from reader.cli.chosen import Chosen, chosen_settings, setting_options
from reader.cli.memory import Memory, open_memory
from reader.cli.pages import debug_option, load, source_argument
from reader.cli.voicing import Voicing
from reader.errors import SpeechError, UsageError
from reader.library.positions import KeptPosition
from reader.page.model import Page
from reader.page.source import Source
from reader.settings import SETTINGS

if TYPE_CHECKING:
    from reader.script.writer import Script
    from reader.session.state import Position


def _listening_options(command: Callable[..., int]) -> Callable[..., int]:
    return setting_options(*(row.name for row in SETTINGS))(debug_option(command))


class Wishes(NamedTuple):
    """What is wanted of a session: settings, and where to begin."""

    chosen: Chosen
    section: str | None = None
    from_start: bool = False


@click.command()
@source_argument
@click.option(
    "--from", "section", default=None, metavar="SECTION", help="Begin at a section: its number, id or title."
)
@click.option("--from-start", is_flag=True, help="Begin at the start, not where you were.")
@_listening_options
def listen(source: str, section: str | None, from_start: bool, **given: object) -> int:
    """Read SOURCE aloud, section by section; keys move, and ? says them."""
    chosen = chosen_settings(given)
    wishes = Wishes(chosen, section, from_start)
    had, page = load(source)
    with open_memory() as library:
        return _listen(had, page, wishes, library)


@click.command()
@_listening_options
def resume(**given: object) -> int:
    """Go on with what was being heard."""
    chosen = chosen_settings(given)
    wishes = Wishes(chosen)
    with open_memory() as library:
        last = library.last()
        if last is None:
            raise UsageError("There is nothing to go on with. Begin with: reader SOURCE")
        had, page = load(last.again)
        return _listen(had, page, wishes, library)


# -- joining ----------------------------------------------------------------------------------


def _listen(had: Source, page: Page, wishes: Wishes, library: Memory) -> int:
    from reader.script.writer import Script
    from reader.session import places
    from reader.session.keeping import place_of
    from reader.session.lines import Lines
    from reader.session.live import Interrupted, Manner, Session
    from reader.session.machine import heard_percent
    from reader.session.state import State
    from reader.session.terminal import open_keyboard

    settings = wishes.chosen.settings
    script = Script(page, settings.verbosity)
    lines = Lines(sys.stdout, sys.stderr)
    library.lines = lines
    beginning = places.first(script) or places.section_start(script, 0)
    if beginning is None:
        raise UsageError(f"Nothing is said at verbosity {settings.verbosity}. Try --verbosity few.")
    start, greeting = _start(script, page, had, wishes, library)
    keyboard = open_keyboard()
    state = State(start or beginning, settings.rate, interactive=keyboard is not None)

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

    with Voicing(wishes.chosen, lines) as voice:
        manner = Manner(voice.id, settings.pause, voice.prints, aloud=not settings.no_audio)
        session = Session(script, lines, manner, save)
        speaker = voice.speaker(session.tell)
        try:
            failed = session.run(speaker, state, keyboard, greeting, say_greeting=start is not None)
        except Interrupted as interrupted:
            return 128 + interrupted.number
    if failed:
        raise SpeechError(failed)
    return 0


def _start(
    script: Script, page: Page, had: Source, wishes: Wishes, library: Memory
) -> tuple[Position | None, str]:
    """Where to begin, None for the beginning, and the line that says so."""
    from reader.session import places
    from reader.session.keeping import Place, position_of

    title = page.title or "Untitled"
    if wishes.section is not None:
        number = _find_section(page, wishes.section)
        return places.section_start(script, number), f"{title}, from {page.sections[number].title}"
    kept = None if wishes.from_start else library.find(had.identity)
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
