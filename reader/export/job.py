"""An article made into a file, in whatever process that is done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten
from typing import Any, NamedTuple

from reader.errors import UsageError
from reader.export.audio.chapters import with_chapters
from reader.export.audio.recorder import record, spoken_length
from reader.export.audio.synthesis import start_engine
from reader.export.formats import exporter_named
from reader.export.model import Recording
from reader.export.one_line import one_line
from reader.export.options import ExportOptions
from reader.export.output_file import output_file
from reader.export.progress import ShowProgress, with_progress
from reader.export.workers import Workers, workers_for
from reader.page.model import Page
from reader.page.readable import readable_page, require_article
from reader.script.model import ReadingOptions
from reader.script.writer import Script
from reader.sources.source import Source, display_name

# One article of many, longer than this, is made by all processes: one would still be at it when all others
# are done. One article alone is made by a process for each so many words: less is done sooner than another
# process has started.
_MAX_ALONE_CHARACTERS = 60_000  # characters, an hour
_WORDS_PER_PROCESS = 3_500  # words
_MAX_SECONDS = 10_000_000.0  # no sound is longer
_MAX_SUMMARY_CHARACTERS = 300  # characters


class ExportJob(NamedTuple):
    """An article to be made: `name` is what its source is called, `path` the file to write, "" for none."""

    name: str
    source: Source
    order: ExportOptions
    path: str = ""


class ArticleInfo(NamedTuple):
    """What was made: `seconds` of sound, and the titles of its chapters with the seconds they begin at."""

    title: str
    byline: str
    published: str
    url: str
    lang: str
    summary: str
    seconds: float
    chapters: tuple[tuple[float, str], ...]

    @classmethod
    def of(cls, row: dict[str, Any]) -> ArticleInfo:
        """The same from JSON. Raises TypeError or ValueError where it is not all there."""
        chapters = tuple((_number(start), _text(title)) for start, title in row["chapters"])
        texts = {name: _text(row[name]) for name in cls._fields if name not in {"seconds", "chapters"}}
        return cls(**texts, seconds=_number(row["seconds"]), chapters=chapters)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value < _MAX_SECONDS:
        raise TypeError
    return float(value)


class ExportResult(NamedTuple):
    """What a job gives: what was made, the file's bytes if it wrote none, and lines for the listener."""

    about: ArticleInfo
    data: bytes = b""
    notices: tuple[str, ...] = ()


def load_article(name: str, source: Source) -> tuple[Page, tuple[str, ...]]:
    """The page that a source holds, and what the listener should know of it.

    Raises NothingToRead where there is no article in it.
    """
    page = readable_page(
        source.html,
        display_name(name),
        url=source.url,
        charset=source.charset,
        only_article=source.only_article,
    )
    require_article(display_name(name), page)
    return page, tuple(filter(None, (source.notice, page.notice)))


def article_script(page: Page, order: ExportOptions) -> Script:
    """What will be said of an article. Raises UsageError where the verbosity leaves nothing."""
    script = Script(page, ReadingOptions(order.verbosity), order.lexicon)
    if not any(script.utterances(section) for section in script.article):
        raise UsageError(f"Nothing to read at verbosity {order.verbosity}. Try --verbosity few.")
    return script


def export_alone(job: ExportJob) -> ExportResult | None:
    """Make the article in this process; None where it is so long that several should. Raises ReaderError."""
    page, notices = load_article(job.name, job.source)
    script = article_script(page, job.order)
    if spoken_length(script) > _MAX_ALONE_CHARACTERS:
        return None
    if job.path:
        return ExportResult(write_article(script, job.order, Path(job.path)), b"", notices)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"made{job.order.suffix}"
        return ExportResult(write_article(script, job.order, path), path.read_bytes(), notices)


def export_together(
    job: ExportJob, workers: Workers, watch: Callable[[Recording], Recording]
) -> ExportResult:
    """Make a long article by all workers. Raises ReaderError."""
    page, notices = load_article(job.name, job.source)
    script = article_script(page, job.order)
    return ExportResult(write_article(script, job.order, Path(job.path), workers, watch), b"", notices)


def export_page(
    page: Page, order: ExportOptions, path: Path, *, cluster: str, replace: bool, show: ShowProgress
) -> None:
    """Make one article into the file at `path`, by as many processes as are worth it. Raises ReaderError."""
    words = sum(section.words for section in page.sections if section.in_article)
    with (
        output_file(path, replace=replace) as written,
        workers_for(cluster, words // _WORDS_PER_PROCESS + 1) as workers,
    ):
        together = workers if cluster or workers.number > 1 else None
        for _ in range(workers.number if together else 0):
            workers.executor.submit(start_engine, order.voicing.engine)
        script = article_script(page, order)  # while they start
        write_article(script, order, written, together, lambda recording: with_progress(recording, show))


def write_article(
    script: Script,
    order: ExportOptions,
    path: Path,
    workers: Workers | None = None,
    watch: Callable[[Recording], Recording] = lambda recording: recording,
) -> ArticleInfo:
    """Write a script to a file. `watch` is given the recording, to pass it on and see how far it is.

    Raises ReaderError, and OSError where the file cannot be written.
    """
    recording = with_chapters(watch(record(script, order.voicing, workers)))
    rate, page = recording.sample_rate, script.page
    if order.is_normalised:
        from reader.export.audio.loudness import normalised

        recording = normalised(recording)
    exporter_named(order.suffix)(recording, path)
    return ArticleInfo(
        title=page.title,
        byline=page.byline,
        published=page.published,
        url=page.url,
        lang=page.lang,
        summary=_summary(page),
        seconds=(recording.chapters[-1].end if recording.chapters else 0) / rate,
        chapters=tuple((each.start / rate, each.title) for each in recording.chapters),
    )


def _summary(page: Page) -> str:
    """The beginning of the article's prose."""
    blocks = (block for section in page.sections if section.in_article for block in section.blocks)
    texts = (one_line(block.text) for block in blocks if block.kind == "paragraph")
    return shorten(" ".join(islice(filter(None, texts), 3)), _MAX_SUMMARY_CHARACTERS, placeholder=" …")
