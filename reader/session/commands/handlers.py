"""What each command does, in one table.

Imported when the first article loads, or at the first key, so that it does not delay the greeting.
"""

from __future__ import annotations

from reader.session.commands import (
    answers,
    containers,
    landmarks,
    lists,
    moves,
    opening,
    pronunciation,
    questions,
    reading_mode,
    reading_options,
    search,
    sleep,
)
from reader.session.transitions import Handler

HANDLERS: dict[str, Handler] = {
    **moves.HANDLERS,
    **opening.HANDLERS,
    **landmarks.HANDLERS,
    **containers.HANDLERS,
    **answers.HANDLERS,
    **questions.HANDLERS,
    **search.HANDLERS,
    **sleep.HANDLERS,
    **lists.HANDLERS,
    **reading_options.HANDLERS,
    **reading_mode.HANDLERS,
    **pronunciation.HANDLERS,
}
