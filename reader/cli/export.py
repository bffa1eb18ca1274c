"""reader export: an article as a file that can be kept."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from reader.cli.chosen import chosen_settings, setting_options
from reader.cli.pages import article_or_fail, debug_option, load, private_option
from reader.cli.pronunciations import kept_lexicon
from reader.errors import SpeechError, UsageError

if TYPE_CHECKING:
    from reader.export.model import Recording


@click.command()
@click.argument("source", metavar="SOURCE", type=click.Path())
@click.option("-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path),
              help="The file to write; its suffix names the format.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option("--no-normalise", "as_spoken", is_flag=True, help="Leave the loudness as the voice has it.")
@private_option
@setting_options("rate", "voice", "engine", "verbosity", "pauses", "max_page_mb")
@debug_option
def export(
    source: str, output: Path, force: bool, as_spoken: bool, allow_private: bool, **given: object
) -> None:
    """Write the article of SOURCE to a file, spoken."""
    from reader.export.formats import SOUNDS, exporter_for
    from reader.export.place import exported
    from reader.export.progress import reporting
    from reader.export.speaking import Voicing, recorded
    from reader.script.writer import Script

    settings = chosen_settings(given).settings
    write = exporter_for(output)
    _, page = load(source, allow_private=allow_private, max_page_mb=settings.max_page_mb)
    article_or_fail(source, page)
    engine, voice = _voice(settings.engine, settings.voice)
    script = Script(page, settings.verbosity, kept_lexicon(engine))
    if not any(script.utterances(section) for section in script.article):
        raise UsageError(f"Nothing is said at verbosity {settings.verbosity}. Try --verbosity few.")
    with (
        _ended_in_order(),
        exported(output, replace=force) as beside,
        recorded(script, Voicing(engine, voice, settings.rate, settings.pause)) as recording,
    ):
        is_levelled = output.suffix.lower() in SOUNDS and not as_spoken
        told = reporting(recording, lambda line: click.echo(line, err=True))
        write(_levelled(told) if is_levelled else told, beside)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Have what is half-written removed when a signal ends the program, as it is after Ctrl+C."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]  # Windows has one of them
    numbers = [getattr(signal, name) for name in names]
    before = {each: signal.signal(each, end) for each in numbers if signal.getsignal(each) == signal.SIG_DFL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _levelled(recording: Recording) -> Recording:
    """As loud as listeners expect; where that cannot be measured, as it is."""
    try:
        from reader.export.loudness import levelled
    except ImportError:
        from reader.export.formats import INSTALL

        click.echo(f"As loud as the voice is. To have it levelled: {INSTALL}", err=True)
        return recording
    return levelled(recording)


def _voice(engine: str, name: str) -> tuple[str, str]:
    """The engine to use, and the id of a voice of it. Raises SpeechError."""
    from reader.speech.engine import SelfSpeaking, open_engine

    opened = open_engine(engine or "espeak")
    if isinstance(opened, SelfSpeaking):
        opened.close()
        raise SpeechError("The system's voices cannot be written to a file. Try --engine espeak.")
    return engine or "espeak", opened.find_voice(name) if name else ""
