"""What the listener leaves out, for each place: a site, or an article that is on none."""

from __future__ import annotations

from reader.library.database import Library


def skipped_at(library: Library, place: str) -> str | None:
    """What is left out at a place, as in the setting `skip`; None if the listener never chose there."""
    rows = library.rows("SELECT kinds FROM skipped WHERE place = ?", place)
    return str(rows[0][0]) if rows else None


def save_skipped(library: Library, place: str, kinds: str) -> None:
    """Save what is left out at a place from now on."""
    with library.transaction() as file:
        file.execute("INSERT OR REPLACE INTO skipped VALUES (?, ?)", (place, kinds))
