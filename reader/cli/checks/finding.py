"""What a check found."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """True if it works, what was found, and a remedy: how to repair it, or what more can be installed."""

    ok: bool
    found: str
    remedy: str = ""
