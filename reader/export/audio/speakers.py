"""Who speaks a single article: threads, processes, a Dask cluster, or the caller."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from reader.export.audio.synthesis import close_all, open_one_more
from reader.export.workers import Workers, Workplace, usable_processors
from reader.speech.process.early_start import ESPEAK, start_early

# The engines that threads can run: silence, and those in a process of their own, for which a thread only
# waits. With fewer words, a second engine would take longer to start than it saves.
_WORDS_PER_THREAD = {"espeak": 1000, "natural": 150, "silence": 1000}
_WORDS_PER_PROCESS = 3500  # with another engine


def start_second_engine(place: Workplace, engine: str) -> None:
    """Start the second engine that a long article needs while its page is parsed, if the engine allows that.

    Call it in the main thread. For a short article the engine is not used, and costs no time.
    """
    if engine == "espeak" and not place.cluster and (place.jobs or usable_processors()) > 1:
        start_early(ESPEAK)


@contextmanager
def speakers_for(place: Workplace, engine: str, words: int) -> Iterator[Workers | None]:
    """The workers that speak an article of `words` words; None if the caller should. Raises SpeechError."""
    in_threads = not place.cluster and engine in _WORDS_PER_THREAD
    useful = words // (_WORDS_PER_THREAD[engine] if in_threads else _WORDS_PER_PROCESS) + 1
    count = min(place.jobs or usable_processors(), useful)
    if in_threads:
        with _threads(count, engine) as workers:
            yield workers
    elif count > 1 or place.cluster:
        from reader.export.processes import workers_for

        with workers_for(place, count) as workers:
            for _ in range(workers.number):
                workers.executor.submit(open_one_more, engine)
            yield workers
    else:
        yield None


@contextmanager
def _threads(count: int, engine: str) -> Iterator[Workers]:
    """Threads with an engine each; one engine is open already."""
    pool = ThreadPoolExecutor(count)
    try:
        for _ in range(count - 1):
            pool.submit(open_one_more, engine)
        yield Workers(pool, count)
    except BaseException:
        close_all()  # otherwise Python would wait until they have spoken
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
