"""Fetches several things at once."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def in_threads(
    call: Callable[[_Item], _Result], items: Iterable[_Item], at_once: int
) -> Iterator[tuple[_Item, _Result]]:
    """Call `call`, which raises nothing, with each item, and yield the results in the order of the items.

    At most `at_once` calls run, or wait to be taken. The threads are daemons: Ctrl+C does not wait for them.
    """
    waiting: deque[tuple[_Item, SimpleQueue[_Result]]] = deque()

    def start(item: _Item) -> None:
        result: SimpleQueue[_Result] = SimpleQueue()
        threading.Thread(target=lambda: result.put(call(item)), daemon=True).start()
        waiting.append((item, result))

    for item in items:
        start(item)
        if len(waiting) == at_once:
            first, result = waiting.popleft()
            yield first, result.get()
    for item, result in waiting:
        yield item, result.get()
