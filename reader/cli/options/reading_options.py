"""How a listener's settings have a page read."""

from __future__ import annotations

from time import strftime

from reader.script.model import ReadingOptions
from reader.settings import Settings


def reading_options(settings: Settings) -> ReadingOptions:
    """The reading options for listening today."""
    return ReadingOptions(
        settings.verbosity,
        settings.sounds,
        announcement_lang=settings.announcement_lang,
        today=strftime("%Y-%m-%d"),
        rate=settings.rate,
    )
