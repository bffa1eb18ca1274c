"""reader export: articles as files that can be kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.chosen import chosen_settings
from reader.cli.ending import ended_in_order
from reader.cli.option_groups import GroupedCommand
from reader.cli.pages import article_or_fail, complete_file, debug_option, load, private_option, say
from reader.cli.pronunciations import kept_lexicon
from reader.cli.setting_options import setting_options
from reader.errors import SpeechError, UsageError
from reader.export.formats import HEARD, INSTALL, exporter_named

if TYPE_CHECKING:
    from reader.export.batch import Item, Outcome
    from reader.export.folder import Folder
    from reader.export.job import Order
    from reader.export.progress import Show
    from reader.export.workers import Workers
    from reader.settings import Settings

SOME_FAILED = 7  # the exit code
_WORTH_IT = 3_500  # words; less is done sooner than another process has started
_STEPS = 1000  # of the bar
_SPEAKING = ("rate", "voice", "engine", "verbosity", "pauses", "max_page_mb")


def making_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how articles are made into files."""
    for option in (
        click.option("--force", is_flag=True, help="Replace files that are there."),
        click.option("--progress", "as_bar", is_flag=True, help="Draw a bar, in place of lines."),
        click.option("--no-normalise", "as_spoken", is_flag=True,
                     help="Leave the loudness as the voice has it."),
        click.option("--cluster", metavar="ADDRESS", default="",
                     help="Have a Dask cluster make it, by its scheduler."),
        private_option,
        setting_options(*_SPEAKING),
        debug_option,
    )[::-1]:  # fmt: skip
        command = option(command)
    return command


@click.command(cls=GroupedCommand)
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=complete_file)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
              help="The file to write; its suffix names the format.")  # fmt: skip
@click.option("-d", "--directory", metavar="DIR", type=click.Path(path_type=Path),
              help="The directory for many, each named by its title.")  # fmt: skip
@click.option("--format", "form", metavar="SUFFIX", default="m4b", show_default=True,
              help="The format of those files.")  # fmt: skip
@click.option("--queue", is_flag=True, help="The articles of the queue, too.")
@making_options
def export(
    sources: tuple[str, ...],
    output: Path | None,
    directory: Path | None,
    form: str,
    queue: bool,
    force: bool,
    as_bar: bool,
    as_spoken: bool,
    cluster: str,
    allow_private: bool,
    **given: object,
) -> int:
    """Write the article of SOURCE to a file, spoken; or many to a directory.

    With -d a SOURCE may be a directory, a pattern, or a file of web addresses, too. What an earlier run
    made is not made again.
    """
    settings = chosen_settings(given).settings
    if directory is None:
        if output is None or len(sources) != 1 or queue:
            raise UsageError("Give one SOURCE and -o FILE, or any number and -d DIR.")
        order = order_for(output.suffix, settings, as_spoken=as_spoken)
        with ended_in_order():
            _export_one(sources[0], output, order, settings, force, as_bar, cluster, allow_private)
        return 0
    if output is not None or not (sources or queue):
        raise UsageError("Give SOURCES or --queue with -d DIR, and no -o.")
    from reader.cli.sources import items_of
    from reader.export.folder import Folder

    order = order_for(f".{form.lstrip('.')}".lower(), settings, as_spoken=as_spoken)
    items = items_of(
        sources,
        queue=queue,
        without=directory,
        allow_private=allow_private,
        max_bytes=settings.max_page_mb * 1_000_000,
    )
    if not items:
        raise UsageError("The queue is empty. Add to it with: reader queue add SOURCE")
    with ended_in_order(), Folder(directory, order.suffix, replace=force) as folder:
        outcome = make_all(items, order, folder, cluster, as_bar=as_bar)
    return tell_outcome(outcome)


def order_for(suffix: str, settings: Settings, *, as_spoken: bool) -> Order:
    """How articles are to be made into files. Raises UsageError, ExportError or SpeechError."""
    from reader.export.audio.speaking import Voicing
    from reader.export.job import Order

    suffix = suffix.lower()
    exporter_named(suffix)
    engine, voice = _voice(settings.engine, settings.voice)
    is_levelled = suffix in HEARD and not as_spoken and _can_level()
    voicing = Voicing(engine, voice, settings.rate, settings.pause)
    return Order(suffix, voicing, settings.verbosity, kept_lexicon(engine), is_levelled)


def make_all(items: tuple[Item, ...], order: Order, folder: Folder, cluster: str, *, as_bar: bool) -> Outcome:
    """Make the articles that are not in the folder yet."""
    from reader.export.batch import Batch

    count = min(_processors(), len(items) or 1)
    with (
        Batch(items, order, folder, say) as batch,
        _workers(cluster, count) as workers,
        showing(as_bar) as show,
    ):
        return batch.run(workers, show)


def tell_outcome(outcome: Outcome) -> int:
    """Say what became of many articles, what failed last; gives the exit code."""
    done = outcome.progress
    there = f", {outcome.there_already} there already" if outcome.there_already else ""
    failed = f", {len(outcome.failures)} failed" if outcome.failures else ""
    sound = f", {done.seconds / 60:.0f} min in {done.took:.0f} s" if done.seconds else ""
    say(f"{outcome.made} written{there}{failed}{sound}")
    for name, why in outcome.failures:
        say(why if name in why else f"{name}: {why}")
    return SOME_FAILED if outcome.failures else 0


def _export_one(
    name: str,
    output: Path,
    order: Order,
    settings: Settings,
    force: bool,
    as_bar: bool,
    cluster: str,
    allow_private: bool,
) -> None:
    from reader.export.audio.spoken import get_ready
    from reader.export.job import script_of, write_article
    from reader.export.place import exported
    from reader.export.progress import reporting

    _, page = load(name, allow_private=allow_private, max_page_mb=settings.max_page_mb)
    article_or_fail(name, page)
    words = sum(section.words for section in page.sections if section.in_article)
    count = min(_processors(), words // _WORTH_IT + 1)
    with (
        exported(output, replace=force) as written,
        _workers(cluster, count) as workers,
        showing(as_bar) as show,
    ):
        together = workers if cluster or workers.number > 1 else None
        for _ in range(workers.number if together else 0):
            workers.executor.submit(get_ready, order.voicing.engine)
        script = script_of(page, order)  # while they start
        write_article(script, order, written, together, lambda recording: reporting(recording, show))


def _processors() -> int:
    """How many processors this process may use; a container, or taskset, may leave it some only."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _workers(cluster: str, count: int) -> Iterator[Workers]:
    from reader.export.workers import cluster_workers, local_workers

    with cluster_workers(cluster) if cluster else local_workers(count) as workers:
        yield workers


@contextmanager
def showing(as_bar: bool) -> Iterator[Show]:
    """What shows how far it is: a line every ten seconds, or a bar that is drawn again and again."""
    from reader.export.progress import Lines

    if not (as_bar and sys.stderr.isatty()):
        yield Lines(say)
        return
    with click.progressbar(length=_STEPS, file=sys.stderr, show_percent=True) as bar:
        yield lambda progress: bar.update(round(progress.share * _STEPS) - bar.pos)


def _can_level() -> bool:
    """Whether sound can be made as loud as listeners expect; if not, that is said."""
    try:
        from reader.export.audio import loudness  # noqa: F401
    except ImportError:
        say(f"As loud as the voice is. To have it levelled: {INSTALL}")
        return False
    return True


def _voice(engine: str, name: str) -> tuple[str, str]:
    """The engine to use, and the id of a voice of it. Raises SpeechError."""
    from reader.speech.engine import SelfSpeaking
    from reader.speech.engines import open_engine

    opened = open_engine(engine or "espeak")
    if isinstance(opened, SelfSpeaking):
        opened.close()
        raise SpeechError("The system's voices cannot be written to a file. Try --engine espeak.")
    return engine or "espeak", opened.find_voice(name) if name else ""
