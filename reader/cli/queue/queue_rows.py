"""An article of the queue as a line of text and as a row of JSON."""

from __future__ import annotations

from typing import Any

from reader.cli.library_lists import UNTITLED, date_of, titled
from reader.cli.options.effective_settings import saved_settings
from reader.cli.queue.programme import minutes_of
from reader.library.queue import QueueEntry
from reader.script.own_words import counted, minutes_in_words
from reader.settings import NORMAL_RATE
from reader.sources.source import display_name


def saved_rate() -> int:
    """The listener's words a minute."""
    return int(saved_settings().values.get("rate", NORMAL_RATE))


def queue_line(item: QueueEntry, rate: int) -> str:
    """The line of an article: number, title, length. `rate` is in words a minute."""
    if not item.words:
        length = "not downloaded yet" if item.pending else "length unknown"
        return f"{item.id}. {item.title or display_name(item.reopen_as) or UNTITLED}, {length}"
    heard = f", {item.percent} percent heard" if item.percent else ""
    length = f"{minutes_in_words(minutes_of(item.words, rate))}, {counted(item.words, 'word')}"
    return f"{item.id}. {titled(item.title, item.reopen_as)}, {length}{heard}"


def queue_row(item: QueueEntry, rate: int) -> dict[str, Any]:
    """The row of an article; `words` and `minutes` are null while they are unknown."""
    return {
        "id": item.id,
        "title": item.title,
        "source": item.reopen_as,
        "words": item.words or None,
        "minutes": minutes_of(item.words, rate) if item.words else None,
        "percent": item.percent,
        "added": date_of(item.added),
        "downloaded": not item.pending,
        "feed": item.feed or None,
    }
