"""Times as captions and chapters write them."""

from __future__ import annotations


def clock_time(milliseconds: int) -> str:
    """A time as HH:MM:SS.mmm."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def short_time(seconds: float) -> str:
    """A time as players show it: 1:02:03, or 2:03 below an hour."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
