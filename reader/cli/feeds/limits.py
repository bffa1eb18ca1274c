"""What limits a download."""

from __future__ import annotations

from typing import NamedTuple


class DownloadLimits(NamedTuple):
    """The options that limit what is downloaded."""

    allow_private: bool
    max_page_mb: int
