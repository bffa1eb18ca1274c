"""What a listener chose for one article."""

from __future__ import annotations

from typing import NamedTuple


class Choices(NamedTuple):
    """What holds for an article, whatever the settings say; None where nothing was chosen."""

    rate: int | None = None
    voice: str | None = None
    verbosity: str | None = None
