"""The settings that a listener chose for one article."""

from __future__ import annotations

from typing import NamedTuple


class Choices(NamedTuple):
    """Settings of one article, which override the listener's settings. None means not chosen."""

    rate: int | None = None
    voice: str | None = None
    verbosity: str | None = None
