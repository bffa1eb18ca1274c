"""What a fault is, and one injection of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple


class Injection(NamedTuple):
    """One of the times that a fault is injected: its own empty folder, its own dice, and when it comes.

    `share` rises from 0.0 to 1.0 over these times: how much of the work is done by then.
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
    inject: Callable[[Injection], str]
    times: int = 1
    slow: bool = False


class Missing(Exception):
    """This machine lacks what the fault needs; the message names it."""
