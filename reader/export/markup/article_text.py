"""The article as plain text."""

from __future__ import annotations

from pathlib import Path

from reader.export.model import Recording


def write_text(recording: Recording, path: Path) -> None:
    """Write title, byline, day and address, then the blocks with an empty line before each."""
    page = recording.page
    head = [line for line in (page.title, page.byline, page.published[:10], page.url) if line]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([*head, ""]))
        for text in page.article_texts:
            file.write(f"\n{text}\n")
