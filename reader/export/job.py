"""Exports one article, in this process or in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import UsageError
from reader.export.audio.chapters import shown_chapters, with_chapters
from reader.export.audio.recorder import record, spoken_length
from reader.export.audio.speakers import speakers_for
from reader.export.audio.tag_values import site_name
from reader.export.formats import exporter_named
from reader.export.model import Piece, Recording
from reader.export.one_line import one_line
from reader.export.options import ExportOptions
from reader.export.output_file import output_file
from reader.export.progress import ShowProgress, with_progress
from reader.export.summary import summary
from reader.export.workers import Workers, Workplace
from reader.page.model import Page
from reader.page.readable import readable_page, require_article
from reader.script.lexicon.entries import scope_of
from reader.script.lexicon.lexicon import Lexicon
from reader.script.unreadable import unreadable_notice
from reader.script.writer import Script
from reader.sources.source import Source, display_name

if TYPE_CHECKING:
    from reader.sources.local_pictures import LocalPicture

# In a batch, all processes together speak an article that is longer than this. A single process might still
# speak it when the others have nothing left to do.
_MAX_ALONE_CHARACTERS = 60_000  # about an hour of speech
_MAX_SECONDS = 10_000_000.0  # longer values in a log are invalid


class ExportJob(NamedTuple):
    """An article to export. `name` is its source, `path` the output file; "" returns the bytes instead."""

    name: str
    source: Source
    options: ExportOptions
    path: str = ""


class ArticleInfo(NamedTuple):
    """Facts about an exported article.

    `chapters` has the start of each in seconds, and its title; an article of one section has none.
    """

    title: str
    byline: str
    published: str
    site: str
    url: str
    lang: str
    summary: str
    seconds: float
    chapters: tuple[tuple[float, str], ...]

    @classmethod
    def of(cls, row: dict[str, Any]) -> ArticleInfo:
        """The facts from JSON. Raises TypeError, ValueError or KeyError if they are not valid."""
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
    """The result of a job; `data` has the bytes if no file was written, `notices` lines for the listener.

    `transcript` is WebVTT, or "" if none was asked for.
    """

    info: ArticleInfo
    data: bytes = b""
    notices: tuple[str, ...] = ()
    transcript: str = ""


def load_article(name: str, source: Source, lexicon: Lexicon) -> tuple[Page, tuple[str, ...]]:
    """The page in a source, and notices for the listener. Raises NothingToRead if it has no article."""
    page = readable_page(
        source.html,
        display_name(name),
        url=source.url,
        charset=source.charset,
        only_article=source.only_article,
    )
    require_article(display_name(name), page)
    return page, tuple(filter(None, (source.notice, page.notice, unreadable_notice(page, lexicon))))


def article_script(page: Page, options: ExportOptions, identity: str) -> Script:
    """The script of an article; `identity` is its source's.

    Raises UsageError if the verbosity leaves nothing to read.
    """
    scope = scope_of(identity, page.canonical, options.voicing.voice)
    script = Script(page, options.reading, options.lexicon.within(scope))
    if not any(script.utterances(section) for section in script.article):
        raise UsageError(f"Nothing to read at verbosity {options.reading.verbosity}. Try --verbosity few.")
    return script


def pictures_of(source: Source, options: ExportOptions) -> Sequence[LocalPicture]:
    """The pictures to embed: those that are already on this computer, if they were asked for."""
    if not options.has_pictures:
        return ()
    from reader.sources.local_pictures import local_pictures

    return local_pictures(source)


def article_title(job: ExportJob) -> str:
    """The title as the tags have it, "" without one. Raises ReaderError."""
    return one_line(load_article(job.name, job.source, job.options.lexicon)[0].title)


def export_alone(job: ExportJob) -> ExportResult | None:
    """Export the article in this process; None if it is so long that several should. Raises ReaderError."""
    script, notices = _script_of(job)
    if spoken_length(script) > _MAX_ALONE_CHARACTERS:
        return None
    pictures = pictures_of(job.source, job.options)
    if job.path:
        result = write_article(script, job.options, Path(job.path), pictures=pictures)
        return result._replace(notices=notices)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"article{job.options.suffix}"
        result = write_article(script, job.options, path, pictures=pictures)
        return result._replace(data=path.read_bytes(), notices=notices)


def export_together(
    job: ExportJob, workers: Workers, watch: Callable[[Recording], Recording]
) -> ExportResult:
    """Export a long article with all workers. Raises ReaderError."""
    script, notices = _script_of(job)
    pictures = pictures_of(job.source, job.options)
    result = write_article(script, job.options, Path(job.path), workers, watch, pictures)
    return result._replace(notices=notices)


def _script_of(job: ExportJob) -> tuple[Script, tuple[str, ...]]:
    """The script of a job's article, and notices for the listener."""
    page, notices = load_article(job.name, job.source, job.options.lexicon)
    return article_script(page, job.options, job.source.identity), notices


def export_page(
    page: Page,
    identity: str,
    options: ExportOptions,
    path: Path,
    *,
    place: Workplace,
    replace: bool,
    show: ShowProgress,
    pictures: Sequence[LocalPicture] = (),
) -> None:
    """Export one article to `path`, with as many workers as suit its length. Raises ReaderError."""
    with (
        output_file(path, replace=replace) as written,
        speakers_for(place, options.voicing.engine, page.article_words) as workers,
    ):
        script = article_script(page, options, identity)  # while the workers start
        write_article(
            script, options, written, workers, lambda recording: with_progress(recording, show), pictures
        )


def write_article(
    script: Script,
    options: ExportOptions,
    path: Path,
    workers: Workers | None = None,
    watch: Callable[[Recording], Recording] = lambda recording: recording,
    pictures: Sequence[LocalPicture] = (),
) -> ExportResult:
    """Write a script to a file. `watch` can wrap the recording, to observe its progress.

    `pictures` are embedded where the format shows them.

    Raises ReaderError, and OSError if the file cannot be written.
    """
    recording = with_chapters(watch(record(script, options.voicing, workers)))
    rate, page = recording.sample_rate, script.page
    if options.is_normalised:
        from reader.export.audio.loudness import normalised

        recording = normalised(recording, options.suffix)
    heard: list[Piece] = []
    if options.has_transcript:
        recording = recording._replace(pieces=_noted(recording.pieces, heard))
    exporter_named(options.suffix)(recording._replace(pictures=pictures), path)
    transcript = ""
    if options.has_transcript:
        from reader.export.captions.timed_text import vtt

        transcript = "".join(vtt(page, heard, rate))
    info = ArticleInfo(
        title=page.title,
        byline=page.byline,
        published=page.published,
        site=site_name(page),
        url=page.url,
        lang=page.lang,
        summary=summary(page),
        seconds=(recording.chapters[-1].end if recording.chapters else 0) / rate,
        chapters=tuple((each.start / rate, each.title) for each in shown_chapters(recording)),
    )
    return ExportResult(info, transcript=transcript)


def _noted(pieces: Iterator[Piece], heard: list[Piece]) -> Iterator[Piece]:
    """The same pieces, which go into `heard` without their sound."""
    for piece in pieces:
        heard.append(piece._replace(pcm=b""))
        yield piece
