"""Signals that arrive while the main thread waits."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from reader.terminal.signals import handling_signals


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells that the main thread waits")
def test_a_signal_is_passed_on_although_it_does_not_wake_the_main_thread() -> None:
    """It goes to another thread, so the main thread sleeps on, as if it had just begun to wait."""
    passed_on: queue.SimpleQueue[int] = queue.SimpleQueue()
    main = Path(f"/proc/self/task/{os.getpid()}/stat")
    asks = threading.Event()

    def receive() -> None:
        asks.wait()
        time.sleep(0)  # let the main thread run
        while main.read_text().rpartition(")")[2].split()[0] != "S":  # asleep
            time.sleep(0)
        signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

    with handling_signals(passed_on.put):
        other = threading.Thread(target=receive)
        other.start()
        asks.set()
        assert passed_on.get(timeout=30) == signal.SIGTERM
        other.join()
