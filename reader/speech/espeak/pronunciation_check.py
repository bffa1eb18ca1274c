"""Checks the listener's pronunciations. The engine's own process does not need it."""

from __future__ import annotations

from reader.errors import UsageError
from reader.script.lexicon.checks import check_entry
from reader.script.lexicon.entries import LexiconEntry
from reader.speech.espeak.phonemes import unknown_phonemes


def check_pronunciation(entry: LexiconEntry) -> LexiconEntry:
    """The entry, if it is valid and eSpeak knows its sounds. Raises UsageError with the reason if not."""
    unknown = unknown_phonemes(check_entry(entry).phonemes)
    if unknown:
        raise UsageError(
            "eSpeak NG has no sound for {unknown}. Write the sounds of {word} without it.",
            unknown=unknown,
            word=entry.word,
        )
    return entry
