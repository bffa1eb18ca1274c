"""The listener's own pronunciations: where they are saved, and which of them an engine can use."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli.options.effective_settings import settings_path
from reader.script.lexicon.entries import LexiconEntry
from reader.script.lexicon.lexicon import Lexicon


def lexicon_path() -> Path:
    """The path of the file of pronunciations, which may not exist."""
    return settings_path().with_name("lexicon.toml")


def saved_lexicon(engine: str) -> Lexicon:
    """The listener's pronunciations for an engine; reports errors in the file in one line."""
    from reader.speech.engines import accepts_ipa

    lexicon = Lexicon(saved_entries())
    return lexicon if accepts_ipa(engine) else lexicon.without_ipa()


def save_entry(entry: LexiconEntry) -> None:
    """Save a pronunciation. Raises LibraryError."""
    from reader.library.lexicon.lexicon_file import add_entries

    add_entries(lexicon_path(), [entry])


def remove_entry(entry: LexiconEntry) -> None:
    """Remove a saved pronunciation. Raises UsageError if it is not there, LibraryError."""
    from reader.library.lexicon.lexicon_file import remove_entry

    remove_entry(lexicon_path(), entry)


def saved_entries() -> tuple[LexiconEntry, ...]:
    """All saved pronunciations; reports errors in the file in one line."""
    from reader.library.lexicon.lexicon_file import read_lexicon

    stored = read_lexicon(lexicon_path())
    if stored.problems:
        from reader.terminal.lines import Lines

        more = f" And {len(stored.problems) - 1} more." if len(stored.problems) > 1 else ""
        Lines(sys.stdout, sys.stderr).message(f"{stored.problems[0]}{more}")
    return stored.entries
