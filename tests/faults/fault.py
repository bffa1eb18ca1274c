"""A fault, and one injection of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple


class Injection(NamedTuple):
    """One injection of a fault, with an empty folder and a random generator of its own.

    `share` says when it happens: the share of the work that is done by then, 0.0 to 1.0.
    """

    folder: Path
    random: Random
    share: float


class Fault(NamedTuple):
    """Something that goes wrong. `inject` returns the outcome in a few words, or raises AssertionError.

    The full run injects it `times` times, the quick run once, or never if it is `slow`.
    """

    group: str
    name: str
    inject: Callable[[Injection], str]
    times: int = 1
    slow: bool = False


class Missing(Exception):
    """This machine lacks something that the fault needs; the message names it."""
