"""reader export: articles as files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reader.cli.cleanup import cleaned_up_on_signals
from reader.cli.options.effective_settings import EffectiveSettings, effective_settings
from reader.cli.options.option_groups import GroupedCommand
from reader.cli.options.param_type import NumberBetween
from reader.cli.options.setting_options import setting_options
from reader.cli.output import report
from reader.cli.page_loading import complete_file, debug_option, load, private_option, require_article, say
from reader.cli.pronunciations import saved_lexicon
from reader.errors import ExportError, SomeFailed, UsageError
from reader.script.own_words import counted
from reader.terminal.lines import wants_plain_output

if TYPE_CHECKING:
    from reader.export.batch import BatchResult
    from reader.export.options import ExportOptions
    from reader.export.progress import ShowProgress
    from reader.export.workers import Workplace

_STEPS = 1000  # of the bar
_SPEAKING = ("rate", "voice", "engine", "verbosity", "announce_language", "pauses", "styles", "max_page_mb")


def making_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for writing files to a command."""
    for option in (
        click.option("--force", is_flag=True, help="Overwrite files that exist."),
        click.option("--progress", "as_bar", is_flag=True,
                     help="Draw a progress bar instead of printing lines."),
        click.option("--no-normalise", "as_spoken", is_flag=True,
                     help="Don't normalise loudness."),
        click.option("--cluster", metavar="ADDRESS", default="",
                     help="Run on the Dask cluster with this scheduler address."),
        click.option("--jobs", metavar="N", type=NumberBetween(1, 256), default=None,
                     help="Articles to export at once; one for each processor if not given."),
        private_option,
        setting_options(*_SPEAKING),
        debug_option,
    )[::-1]:  # fmt: skip
        command = option(command)
    return command


@click.command(cls=GroupedCommand)
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=complete_file)
@click.option("-o", "--output", "file_name", metavar="FILE", type=click.Path(), default=None,
              help="File to write; its suffix sets the format.")  # fmt: skip
@click.option("-d", "--directory", metavar="DIR", type=click.Path(path_type=Path),
              help="Folder for several files, each named by its title.")  # fmt: skip
@click.option("--format", "form", metavar="SUFFIX", default="m4b", show_default=True,
              help="Format of the files in --directory.")  # fmt: skip
@click.option("--slugs", is_flag=True,
              help="Name the files in --directory for web addresses: the-sea-at-noon.m4b.")  # fmt: skip
@click.option("--pictures", is_flag=True,
              help="Embed pictures that are already on this computer; only in .html and .epub.")  # fmt: skip
@click.option("--queue", is_flag=True, help="Include the articles of the queue.")
@making_options
def export(
    sources: tuple[str, ...],
    file_name: str | None,
    directory: Path | None,
    form: str,
    queue: bool,
    force: bool,
    as_bar: bool,
    as_spoken: bool,
    cluster: str,
    jobs: int | None,
    slugs: bool,
    pictures: bool,
    allow_private: bool,
    **given: object,
) -> int:
    """Export the article of SOURCE to a file, or several articles to a folder.

    With -d, a SOURCE may also be a folder, a pattern, or a file of web addresses. Files from an earlier run
    are kept.
    """
    from reader.export.workers import Workplace

    output = _output_path(file_name)
    effective = effective_settings(given)
    writing = _Writing(
        Workplace(cluster, jobs or 0), effective.settings.max_page_mb, allow_private, force, as_bar
    )
    if directory is None:
        if output is None or len(sources) != 1 or queue:
            raise UsageError("Give one SOURCE with -o FILE, or several with -d DIR.")
        if str(output) == "-":
            raise UsageError("Exports go to files only. Give a name, such as article.mp3.")
        options = options_for(output.suffix, effective, as_spoken=as_spoken, has_pictures=pictures)
        _export_one(sources[0], output, options, writing)
        report(f"Written: {output}")
        return 0
    if output is not None or not (sources or queue):
        raise UsageError("Give SOURCES or --queue with -d DIR, without -o.")
    suffix = f".{form.lstrip('.')}".lower()
    options = options_for(suffix, effective, as_spoken=as_spoken, has_pictures=pictures)
    return tell_outcome(_export_all(sources, directory, options, writing, queue=queue, slugs=slugs))


def _output_path(name: str | None) -> Path | None:
    """The file to write. Raises ExportError for a folder, also one that does not exist: "folder/"."""
    if name and (name.endswith(("/", os.sep)) or Path(name).is_dir()):
        raise ExportError(f"{name} is a folder. Give the name of a file, or use -d.")
    return None if name is None else Path(name)


class _Writing(NamedTuple):
    """How files are written."""

    place: Workplace
    max_page_mb: int
    allow_private: bool
    replace: bool
    as_bar: bool


def _export_one(source_name: str, output: Path, options: ExportOptions, writing: _Writing) -> None:
    """Export one article to a file."""
    from reader.export.audio.speakers import start_second_engine

    start_second_engine(writing.place, options.voicing.engine)
    from reader.export.job import export_page, pictures_of  # it takes longer to import

    with cleaned_up_on_signals():
        source, page = load(source_name, allow_private=writing.allow_private, max_page_mb=writing.max_page_mb)
        require_article(source_name, page)
        with showing(writing.as_bar, f"Exporting {output.name}") as show:
            export_page(
                page, source.identity, options, output, place=writing.place, replace=writing.replace,
                show=show, pictures=pictures_of(source, options),
            )  # fmt: skip


def _export_all(
    sources: Sequence[str],
    directory: Path,
    options: ExportOptions,
    writing: _Writing,
    *,
    queue: bool,
    slugs: bool,
) -> BatchResult:
    """Export the articles of the sources, and of the queue, to files in a folder."""
    from reader.cli.batch_sources import batch_items
    from reader.export.batch import export_all
    from reader.export.file_names import file_stem, slug
    from reader.export.folder import Folder

    items = batch_items(
        sources,
        queue=queue,
        without=directory,
        allow_private=writing.allow_private,
        max_bytes=writing.max_page_mb * 1_000_000,
    )
    if not items:
        raise UsageError("The queue is empty. Add to it with: reader queue add SOURCE")
    name = slug if slugs else file_stem
    with (
        cleaned_up_on_signals(),
        Folder(directory, options.suffix, replace=writing.replace, name=name) as folder,
        showing(writing.as_bar, f"Exporting {counted(len(items), 'article')} to {directory}") as show,
        saying_how_to_go_on(),
    ):
        return export_all(items, options, folder, place=writing.place, notice=say, show=show)


def options_for(
    suffix: str, effective: EffectiveSettings, *, as_spoken: bool, has_pictures: bool = False
) -> ExportOptions:
    """The options of an export, narrated unless a verbosity was given.

    Raises UsageError, ExportError or SpeechError.
    """
    from reader.export.formats import SUFFIXES_WITH_PICTURES
    from reader.export.options import export_options

    if has_pictures and suffix.lower() not in SUFFIXES_WITH_PICTURES:
        raise UsageError("--pictures works for .html and .epub files only.")
    settings = effective.settings
    options = export_options(
        suffix,
        settings,
        saved_lexicon(settings.engine or "espeak"),
        notice=say,
        is_normalised=not as_spoken,
        is_narrated="verbosity" not in effective.given,
    )
    return options._replace(has_pictures=has_pictures)


def tell_outcome(outcome: BatchResult) -> int:
    """Print the results, failures last; returns the exit code."""
    done = outcome.progress
    there = f", {outcome.there_already} already there" if outcome.there_already else ""
    failed = f", {len(outcome.failures)} failed" if outcome.failures else ""
    sound = (
        f", {done.sound_seconds / 60:.0f} min in {done.elapsed_seconds:.0f} s" if done.sound_seconds else ""
    )
    say(f"{outcome.made} written{there}{failed}{sound}")
    for name, why in outcome.failures:
        say(why if name in why else f"{name}: {why}")
    return SomeFailed.exit_code if outcome.failures else 0


@contextmanager
def saying_how_to_go_on() -> Iterator[None]:
    """If a key or signal stops a batch, print a line that says how to go on."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        say("Stopped. To go on, run the same command again.")
        raise


@contextmanager
def showing(as_bar: bool, what: str) -> Iterator[ShowProgress]:
    """The progress display: lines that begin with `what`, or a progress bar."""
    from reader.export.progress import ProgressLines

    if not as_bar or wants_plain_output() or not sys.stderr.isatty():
        yield ProgressLines(say, what)
        return
    with click.progressbar(length=_STEPS, file=sys.stderr, show_percent=True) as bar:
        yield lambda progress: bar.update(round(progress.share * _STEPS) - bar.pos)
