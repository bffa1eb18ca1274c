"""Where the listener's own pronunciations are kept, and what they are for an engine."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.cli.options.chosen import settings_path
from reader.script.lexicon import Entry, Lexicon


def lexicon_path() -> Path:
    """Where the file of pronunciations is, or would be."""
    return settings_path().with_name("lexicon.toml")


def kept_lexicon(engine: str) -> Lexicon:
    """The listener's pronunciations for an engine; what is wrong with them is said in one line, once."""
    from reader.speech.engines import takes_sounds

    kept = Lexicon(kept_entries())
    return kept if takes_sounds(engine) else kept.without_sounds()


def kept_entries() -> tuple[Entry, ...]:
    """Every word that is kept."""
    from reader.library.lexicon_file import read_lexicon

    kept = read_lexicon(lexicon_path())
    if kept.problems:
        from reader.terminal.lines import Lines

        more = f" And {len(kept.problems) - 1} more." if len(kept.problems) > 1 else ""
        Lines(sys.stdout, sys.stderr).message(f"{kept.problems[0]}{more}")
    return kept.entries
