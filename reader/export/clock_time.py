"""Times as captions and chapters write them."""

from __future__ import annotations


def clock_time(milliseconds: int) -> str:
    """A time as HH:MM:SS.mmm."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
