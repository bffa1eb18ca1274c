"""What a fault is, and where one is injected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple


class Place(NamedTuple):
    """An empty folder of its own for each injection, and when to strike.

    `share` goes from 0.0 to 1.0 over the times that a fault is injected: how far into the work it comes.
    """

    folder: Path
    dice: Random
    share: float


class Fault(NamedTuple):
    """Something that goes wrong. `inject` gives the outcome in a few words, or raises AssertionError.

    In the full run it is injected `times` times. In the quick run once, unless it is `slow`.
    """

    group: str
    name: str
    inject: Callable[[Place], str]
    times: int = 1
    slow: bool = False


class Missing(Exception):
    """This machine has not what the fault needs; the message says what."""
