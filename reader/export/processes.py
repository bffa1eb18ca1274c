"""Worker processes, each with its own speech engine, on this machine or on a Dask cluster.

They read pages and write files, too: in one process Python would use one processor for that.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from reader.errors import SpeechError
from reader.export.workers import INSTALL_CLUSTER, Workers, Workplace, usable_processors

_Result = TypeVar("_Result")
_SCHEDULER_TIMEOUT_S = 10
_NO_WARNINGS = "ignore::UserWarning:multiprocessing.resource_tracker"


@contextmanager
def workers_for(place: Workplace, count: int) -> Iterator[Workers]:
    """Workers at a place, at most `count` on this machine. Raises SpeechError."""
    number = min(place.jobs or usable_processors(), count)
    with cluster_workers(place.cluster) if place.cluster else local_workers(number) as workers:
        yield workers


@contextmanager
def local_workers(count: int) -> Iterator[Workers]:
    """Processes on this machine. They end with the block, and also if this process is killed."""
    # A fresh interpreter: a fork of a process that has threads can deadlock.
    context = multiprocessing.get_context("spawn")
    _start_tracker()
    lifeline, parent_end = context.Pipe(duplex=False)
    pool = _RestartingPool(lambda: ProcessPoolExecutor(count, context, _start_worker, (lifeline,)))
    try:
        yield Workers(pool, count)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        parent_end.close()
        lifeline.close()


def _start_tracker() -> None:
    """Start Python's process that removes what ended processes leave behind.

    After Ctrl+C it can find that something is removed already, and would warn of that.
    """
    if sys.platform == "win32":
        return
    from multiprocessing.resource_tracker import ensure_running

    options = sys.warnoptions
    sys.warnoptions = [*options, _NO_WARNINGS]  # the new process gets these options
    try:
        ensure_running()
    finally:
        sys.warnoptions = options


@contextmanager
def cluster_workers(address: str) -> Iterator[Workers]:
    """The workers of the Dask cluster whose scheduler is at `address`. Raises SpeechError."""
    try:
        from distributed import Client
    except ImportError as error:
        raise SpeechError(f"Cannot use a cluster. To install what it needs: {INSTALL_CLUSTER}") from error
    try:
        client = Client(address, timeout=_SCHEDULER_TIMEOUT_S, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise SpeechError(f"No scheduler answers at {address}. Check the address.") from error
    try:
        count = len(client.nthreads())
        if not count:
            raise SpeechError(f"The cluster at {address} has no workers. Start one: dask worker {address}")
        executor = _ClusterExecutor(client)
        try:
            yield Workers(executor, count, are_local=False)
        finally:
            executor.shutdown(wait=False)
    finally:
        client.close(timeout=_SCHEDULER_TIMEOUT_S)


class _ClusterExecutor(Executor):
    """The workers of a Dask cluster.

    The client's own executor fails if a result is lost with its worker just after it has arrived.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._jobs: set[Any] = set()  # Dask's futures, until they are done

    def submit(self, do: Callable[..., _Result], /, *values: Any, **named: Any) -> Future[_Result]:
        job = self._client.submit(do, *values, pure=False, **named)
        result: Future[_Result] = Future()
        self._client.loop.add_callback(self._pass_on, job, result)
        return result

    async def _pass_on(self, job: Any, result: Future[_Result]) -> None:
        self._jobs.add(job)
        try:
            result.set_result(await job)
        except BaseException as error:  # also asyncio's CancelledError
            if job.cancelled():
                result.cancel()
                result.set_running_or_notify_cancel()
            else:
                result.set_exception(error)
        finally:
            self._jobs.discard(job)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Cancel what is not done."""
        self._client.cancel(list(self._jobs))


class _RestartingPool(Executor):
    """A pool that restarts when one of its processes is killed; only the running jobs are lost."""

    def __init__(self, open_pool: Callable[[], Executor]) -> None:
        self._open_pool = open_pool
        self._executor = open_pool()
        self._lock = threading.Lock()
        self._is_closed = False

    def submit(self, do: Callable[..., _Result], /, *values: Any, **named: Any) -> Future[_Result]:
        with self._lock:
            try:
                return self._executor.submit(do, *values, **named)
            except BrokenProcessPool:
                if self._is_closed:
                    raise
                self._executor = self._open_pool()
                return self._executor.submit(do, *values, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with self._lock:
            self._is_closed = True
            self._executor.shutdown(wait, cancel_futures=cancel_futures)


def _start_worker(lifeline: Any) -> None:
    """Leave Ctrl+C to the parent process, and exit when the parent closes its end of the lifeline."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, args=(lifeline,), daemon=True).start()


def _exit_with_parent(lifeline: Any) -> None:
    try:
        lifeline.poll(None)
    finally:
        os._exit(1)
