"""Times as captions, chapters, players and people write them."""

from __future__ import annotations

from reader.script.own_words import OwnWords


def clock_time(milliseconds: int) -> str:
    """A time as HH:MM:SS.mmm, in captions, in comments of FLAC and Opus, and in SMIL (a full clock value)."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def short_time(seconds: float) -> str:
    """A time as players show it: 1:02:03, or 2:03 below an hour."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def length_in_words(words: OwnWords, seconds: float) -> str:
    """A length in whole minutes, or in seconds below one: "13 minutes"."""
    return words.duration(round(seconds) if seconds < 60 else round(seconds / 60) * 60)
