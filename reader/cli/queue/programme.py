"""Which articles of the queue are listed or read, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import click

from reader.cli.options.duration import Duration
from reader.errors import UsageError
from reader.library.queue import QueueEntry
from reader.script.own_words import minutes_in_words

Command = Callable[..., Any]

_LENGTH_UNKNOWN = float("inf")
_ORDERS: dict[str, Callable[[QueueEntry], float]] = {
    "queue": lambda _: 0,  # as it is
    "oldest": lambda each: each.added,
    "newest": lambda each: -each.added,
    "shortest": lambda each: each.words_left or _LENGTH_UNKNOWN,
    "longest": lambda each: -each.words_left,
}


class Selection(NamedTuple):
    """Articles in an `order`, each of at most `fits` minutes, and all of at most `total` minutes."""

    order: str = "queue"
    fits: int | None = None
    total: int | None = None


def selection_options(command: Command) -> Command:
    """Add the options that select from the queue."""
    order = click.Choice(list(_ORDERS))
    for option in (
        click.option(
            "--for",
            "total",
            type=Duration(),
            metavar="TIME",
            help="As many articles as fit into this time: 20m or 1h.",
        ),
        click.option(
            "--fits", type=Duration(), metavar="TIME", help="Only articles of at most this length: 20m or 1h."
        ),
        click.option(
            "--order",
            type=order,
            default="queue",
            metavar="ORDER",
            help="Order: queue, oldest, newest, shortest, longest.",
        ),
    ):
        command = option(command)
    return command


def selected(entries: Sequence[QueueEntry], selection: Selection, rate: int) -> list[QueueEntry]:
    """The selected entries; `rate` is in words a minute.

    An article whose length is unknown, because it is not downloaded, fits into no time. Each is taken that
    fits into what remains of the total. Raises UsageError if nothing fits.
    """
    found = sorted(entries, key=_ORDERS[selection.order])
    known = [each for each in found if each.words_left]
    if selection.fits is not None:
        found = [each for each in known if each.words_left <= selection.fits * rate]
    if selection.total is not None:
        found = _fitting([each for each in found if each.words_left], selection.total * rate)
    if not found and entries:
        limit = min(each for each in (selection.fits, selection.total) if each is not None)
        raise UsageError(_nothing_fits(known, limit, rate))
    return found


def _fitting(entries: Sequence[QueueEntry], words: int) -> list[QueueEntry]:
    """Each of the entries, in their order, that fits into what remains of so many words."""
    chosen = []
    for each in entries:
        if each.words_left <= words:
            words -= each.words_left
            chosen.append(each)
    return chosen


def minutes_of(words: int, rate: int) -> int:
    """How long these words take, in whole minutes and at least one."""
    return max(1, round(words / rate))


def _nothing_fits(known: Sequence[QueueEntry], limit: int, rate: int) -> str:
    into = f"No article in the queue fits into {minutes_in_words(limit)}."
    if not known:
        return f"{into} None is downloaded: run reader queue download"
    shortest = min(each.words_left for each in known)
    return f"{into} The shortest takes {minutes_in_words(-(-shortest // rate))}."
