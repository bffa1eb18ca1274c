"""Many articles at once: each is made by a process of its own, a long one by all of them.

A few threads wait for the processes: each has the next source read, in order, has its article made, and
puts the file in its place. What goes wrong with an article is noted, and the rest goes on.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reader.errors import ReaderError, SpeechError, unexpected_error
from reader.export.folder import Folder
from reader.export.job import ExportJob, ExportResult, export_alone, export_together
from reader.export.model import Piece, Recording
from reader.export.options import ExportOptions
from reader.export.progress import Progress, ShowProgress
from reader.export.workers import Workers, local_workers, workers_for
from reader.sources.source import Source

_ARTICLES_PER_WORKER = 2  # articles for each process: none waits while a file is put in its place
_PROGRESS_INTERVAL_S = 1


class BatchItem(NamedTuple):
    """A source that is wanted: `name` is what it is called, `read` has it, and raises ReaderError.

    `identity` is what it is known by without reading it.
    """

    name: str
    identity: str
    read: Callable[[], Source]
    title: Callable[[Source], str]


class Failure(NamedTuple):
    """An article that could not be made, and why."""

    name: str
    why: str


class BatchResult(NamedTuple):
    """What became of many articles; `made` and `there_already` count them."""

    made: int
    there_already: int
    failures: tuple[Failure, ...]
    progress: Progress


class _Task(NamedTuple):
    """An article that was read, and the place of its file."""

    item: BatchItem
    source: Source
    path: Path


class Batch:
    """Articles that are being made into files in a folder. Leave it after the workers have ended."""

    def __init__(
        self, items: Sequence[BatchItem], order: ExportOptions, folder: Folder, notice: Callable[[str], None]
    ) -> None:
        self._count = len(items)
        self._items = iter(items)
        self._order = order
        self._folder = folder
        self._notice = notice
        self._began = time.monotonic()
        self._threads: list[threading.Thread] = []
        self._is_ending = False
        self._turn = threading.Lock()  # to have the next source read
        self._alone = threading.Lock()  # to make one that ended a process
        self._changed = threading.Condition()  # guards what follows
        self._made = self._there = 0
        self._seconds = 0.0
        self._failures: list[Failure] = []

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for thread in self._threads:
            thread.join(_PROGRESS_INTERVAL_S)

    def run(self, workers: Workers, show: ShowProgress) -> BatchResult:
        """Make them all; `show` is told at least once a second how far it is."""
        count = min(self._count, _ARTICLES_PER_WORKER * workers.number)
        self._threads = [
            threading.Thread(target=self._work, args=(workers,), daemon=True) for _ in range(count)
        ]
        for thread in self._threads:
            thread.start()
        try:
            while any(thread.is_alive() for thread in self._threads):
                with self._changed:
                    self._changed.wait(_PROGRESS_INTERVAL_S)
                    progress = self._progress()
                show(progress)
        finally:
            self._is_ending = True
        return BatchResult(self._made, self._there, tuple(self._failures), self._progress())

    def _progress(self) -> Progress:
        done, wanted = self._made + len(self._failures), self._count - self._there
        took = time.monotonic() - self._began
        share = done / wanted if wanted else 1.0
        return Progress(f"{self._there + done} of {self._count}", share, self._seconds, took)

    def _work(self, workers: Workers) -> None:
        """Have articles made until there are no more. Runs in several threads."""
        try:
            while (task := self._next()) is not None and not self._is_ending:
                with self._noting(task.item):
                    self._export(task, workers)
        finally:
            with self._changed:
                self._changed.notify_all()

    def _next(self) -> _Task | None:
        """The next article that is not there already."""
        with self._turn:
            for item in self._items:
                if self._folder.made(item.identity) is not None:
                    with self._changed:
                        self._there += 1
                    continue
                with self._noting(item):
                    source = item.read()
                    return _Task(item, source, self._folder.place(item.identity, item.title(source)))
        return None

    def _export(self, task: _Task, workers: Workers) -> None:
        with self._folder.writing(task.path) as written:
            job = ExportJob(task.item.name, task.source, self._order, str(written))
            made = self._made_alone(job, workers)
            if made is None:
                made = export_together(job, workers, self._watched)
            else:
                self._count_seconds(made.about.seconds)
            if made.data:
                written.write_bytes(made.data)
        with self._changed:
            self._folder.keep(task.item.identity, made.about)
            self._made += 1
            self._changed.notify_all()
        for notice in made.notices:
            self._notice(f"{task.path.name}: {notice}")

    def _made_alone(self, job: ExportJob, workers: Workers) -> ExportResult | None:
        sent = job if workers.are_local else job._replace(path="")
        try:
            return workers.executor.submit(export_alone, sent).result()
        except BrokenExecutor:
            if self._is_ending:
                raise
        # A process was killed, and with it the work of all. Was it this article that killed it?
        with self._alone, local_workers(1) as one:
            try:
                return one.executor.submit(export_alone, job).result()
            except BrokenExecutor:
                raise SpeechError("The export worker crashed twice on this article.") from None

    @contextmanager
    def _noting(self, item: BatchItem) -> Iterator[None]:
        """Note what goes wrong with an article, whatever that is: it must not stop the others."""
        try:
            yield
        except Exception as error:
            if self._is_ending:
                return
            why = " ".join(str(error).split()) if isinstance(error, ReaderError) else unexpected_error(error)
            with self._changed:
                self._failures.append(Failure(item.name, why))
                self._changed.notify_all()

    def _watched(self, recording: Recording) -> Recording:
        """The recording, whose sound is counted as it is made."""
        return recording._replace(pieces=self._counted(recording))

    def _counted(self, recording: Recording) -> Iterator[Piece]:
        for piece in recording.pieces:
            yield piece
            self._count_seconds(len(piece.pcm) / 2 / recording.sample_rate)

    def _count_seconds(self, seconds: float) -> None:
        with self._changed:
            self._seconds += seconds


def export_all(
    items: Sequence[BatchItem],
    order: ExportOptions,
    folder: Folder,
    *,
    cluster: str,
    notice: Callable[[str], None],
    show: ShowProgress,
) -> BatchResult:
    """Make the articles that are not in the folder yet."""
    with (
        Batch(items, order, folder, notice) as batch,
        workers_for(cluster, len(items) or 1) as workers,
    ):
        return batch.run(workers, show)
