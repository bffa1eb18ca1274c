"""The article's own words, to be read or searched."""

from __future__ import annotations

from pathlib import Path

from reader.export.model import Recording


def write_text(recording: Recording, path: Path) -> None:
    """Write what it is and where it is from, and then its blocks, an empty line after each."""
    page = recording.page
    about = [line for line in (page.title, page.byline, page.published, page.url) if line]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([*about, ""]))
        for line in page.article_text.splitlines():
            file.write(f"\n{line}\n")
