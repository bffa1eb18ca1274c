"""Several fetches at once, within a limit, and in order."""

from __future__ import annotations

import threading

from reader.cli.feeds.in_threads import in_threads


def test_results_keep_their_order_and_calls_run_at_once_within_the_limit() -> None:
    second_has_run, running, most = threading.Event(), threading.Semaphore(3), []

    def call(number: int) -> int:
        most.append(running.acquire(blocking=False))
        if number == 0:
            assert second_has_run.wait(60)  # the first can end only while the second runs
        if number == 1:
            second_has_run.set()
        running.release()
        return number * 10

    assert list(in_threads(call, range(20), 3)) == [(number, number * 10) for number in range(20)]
    assert all(most)
    assert list(in_threads(call, [], 3)) == []
