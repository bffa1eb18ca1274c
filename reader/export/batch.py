"""Exports many articles: each in one worker process, a long one in all of them.

A few threads work in parallel. Each reads the next source, lets a worker export it, and moves the file into
place. A failure is recorded, and the other articles continue.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from reader.errors import ReaderError, SpeechError, unexpected_error
from reader.export.folder import Folder
from reader.export.job import ExportJob, ExportResult, article_title, export_alone, export_together
from reader.export.model import Piece, Recording
from reader.export.options import ExportOptions
from reader.export.processes import local_workers, workers_for
from reader.export.progress import Progress, ShowProgress
from reader.export.workers import Workers, Workplace
from reader.sources.source import Source

_Result = TypeVar("_Result")
_ARTICLES_PER_WORKER = 2  # so that no process waits while a file is moved into place
_PROGRESS_INTERVAL_S = 1


class BatchItem(NamedTuple):
    """A source to export. `read` loads it and may raise ReaderError; `name` is for messages.

    `identity` identifies the source without loading it. `address_title` is for an article without a title.
    """

    name: str
    identity: str
    read: Callable[[], Source]
    address_title: Callable[[Source], str]


class Failure(NamedTuple):
    """An article that could not be exported, and the reason."""

    name: str
    why: str


class BatchResult(NamedTuple):
    """The result of a batch. `made` counts the files written, `there_already` those from an earlier run."""

    made: int
    there_already: int
    failures: tuple[Failure, ...]
    progress: Progress


class _Task(NamedTuple):
    """A loaded source and the path of its file."""

    item: BatchItem
    source: Source
    path: Path


class Batch:
    """A batch export into a folder, as a context. Exit it after the workers have ended."""

    def __init__(
        self,
        items: Sequence[BatchItem],
        options: ExportOptions,
        folder: Folder,
        notice: Callable[[str], None],
    ) -> None:
        self._count = len(items)
        self._items = iter(items)
        self._options = options
        self._folder = folder
        self._notice = notice
        self._began = time.monotonic()
        self._threads: list[threading.Thread] = []
        self._is_ending = False
        self._read_lock = threading.Lock()  # while the next source is read
        self._retry_lock = threading.Lock()  # while an article that killed a worker is tried again
        self._changed = threading.Condition()  # guards what follows
        self._made = self._there_already = 0
        self._seconds = 0.0
        self._failures: list[Failure] = []

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for thread in self._threads:
            thread.join(_PROGRESS_INTERVAL_S)

    def run(self, workers: Workers, show: ShowProgress) -> BatchResult:
        """Export all articles; calls `show` at least once a second."""
        count = min(self._count, _ARTICLES_PER_WORKER * workers.number)
        try:
            for _ in range(count):
                thread = threading.Thread(target=self._work, args=(workers,), daemon=True)
                thread.start()
                self._threads.append(thread)  # only now: a signal may end this while a thread starts
            while any(thread.is_alive() for thread in self._threads):
                with self._changed:
                    self._changed.wait(_PROGRESS_INTERVAL_S)
                    progress = self._progress()
                show(progress)
        finally:
            self._is_ending = True
        return BatchResult(self._made, self._there_already, tuple(self._failures), self._progress())

    def _progress(self) -> Progress:
        done, wanted = self._made + len(self._failures), self._count - self._there_already
        took = time.monotonic() - self._began
        share = done / wanted if wanted else 1.0
        return Progress(f"{self._there_already + done} of {self._count}", share, self._seconds, took)

    def _work(self, workers: Workers) -> None:
        """Export articles until there are no more. Runs in several threads."""
        try:
            while (task := self._next(workers)) is not None and not self._is_ending:
                with self._recording_failure(task.item):
                    self._export(task, workers)
        finally:
            with self._changed:
                self._changed.notify_all()

    def _next(self, workers: Workers) -> _Task | None:
        """The next article that is not in the folder yet."""
        with self._read_lock:
            for item in self._items:
                if self._folder.finished(item.identity) is not None:
                    with self._changed:
                        self._there_already += 1
                    continue
                with self._recording_failure(item):
                    source = item.read()
                    job = ExportJob(item.name, source, self._options)
                    title = self._in_worker(article_title, job, workers) or item.address_title(source)
                    return _Task(item, source, self._folder.path_for(item.identity, title))
        return None

    def _export(self, task: _Task, workers: Workers) -> None:
        with self._folder.writing(task.path) as written:
            job = ExportJob(task.item.name, task.source, self._options, str(written))
            result = self._export_in_worker(job, workers)
            if result is None:
                result = export_together(job, workers, self._counting)
            else:
                self._count_seconds(result.info.seconds)
            if result.data:
                written.write_bytes(result.data)
        if result.transcript:
            with self._changed:
                beside = self._folder.path_beside(f"{task.path.stem}.vtt")
            with self._folder.writing(beside) as written:
                written.write_text(result.transcript, "utf-8", newline="\n")
        with self._changed:
            self._folder.record_info(task.item.identity, result.info)
            self._made += 1
            self._changed.notify_all()
        for notice in result.notices:
            self._notice(f"{task.path.name}: {notice}")

    def _export_in_worker(self, job: ExportJob, workers: Workers) -> ExportResult | None:
        return self._in_worker(export_alone, job if workers.are_local else job._replace(path=""), workers)

    def _in_worker(self, do: Callable[[ExportJob], _Result], job: ExportJob, workers: Workers) -> _Result:
        try:
            return workers.executor.submit(do, job).result()
        except BrokenExecutor:
            if self._is_ending:
                raise
        # A worker was killed, which stops all of them. Try this article alone, in case it was the cause.
        with self._retry_lock, local_workers(1) as one:
            try:
                return one.executor.submit(do, job).result()
            except BrokenExecutor:
                raise SpeechError("The export worker crashed twice on this article.") from None

    @contextmanager
    def _recording_failure(self, item: BatchItem) -> Iterator[None]:
        """Record any error of an article as a failure, so that it does not stop the others."""
        try:
            yield
        except Exception as error:
            if self._is_ending:
                return
            why = " ".join(str(error).split()) if isinstance(error, ReaderError) else unexpected_error(error)
            with self._changed:
                self._failures.append(Failure(item.name, why))
                self._changed.notify_all()

    def _counting(self, recording: Recording) -> Recording:
        """The same recording, which counts its sound while it is read."""
        return recording._replace(pieces=self._counted_pieces(recording))

    def _counted_pieces(self, recording: Recording) -> Iterator[Piece]:
        for piece in recording.pieces:
            yield piece
            self._count_seconds(len(piece.pcm) / 2 / recording.sample_rate)

    def _count_seconds(self, seconds: float) -> None:
        with self._changed:
            self._seconds += seconds


def export_all(
    items: Sequence[BatchItem],
    options: ExportOptions,
    folder: Folder,
    *,
    place: Workplace,
    notice: Callable[[str], None],
    show: ShowProgress,
) -> BatchResult:
    """Export the articles that are not in the folder yet."""
    with (
        Batch(items, options, folder, notice) as batch,
        workers_for(place, len(items) or 1) as workers,
    ):
        return batch.run(workers, show)
