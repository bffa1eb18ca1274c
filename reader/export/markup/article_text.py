"""The article as plain text."""

from __future__ import annotations

import re
from pathlib import Path

from reader.export.model import Recording
from reader.export.plain_notation import notation_with_notes
from reader.page.model import Block
from reader.script.edits import apply_edits, first_of_overlaps
from reader.script.model import Edit

_SPACES = re.compile(" {2,}")


def write_text(recording: Recording, path: Path) -> None:
    """Write title, byline, day and address, then the blocks, with empty lines between all but list items."""
    page = recording.page
    head = [line for line in (page.title, page.byline, page.published[:10], page.url) if line]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([*head, ""]))
        before: Block | None = None
        for block in page.article_blocks:
            if text := _plain_text(block):
                is_next_item = before is not None and _is_listed(before) and _is_listed(block)
                file.write(f"{'' if is_next_item else chr(10)}{_marker(block)}{text}\n")
                before = block


def _is_listed(block: Block) -> bool:
    return block.kind in {"item", "note"}


def _marker(block: Block) -> str:
    """What stands before a list item or note: its number or a bullet, indented in a list within a list."""
    if not _is_listed(block):
        return ""
    indent = "  " * (sum(group.kind == "list" for group in block.within) - 1)
    if block.marker:
        return f"{indent}{block.marker}. " if block.marker.isalnum() else f"{indent}{block.marker} "
    return f"{indent}• " if block.kind == "item" else indent


def _plain_text(block: Block) -> str:
    """A block's text without the pictures that stand for words, and with its notation as plain text."""
    pictures = [
        Edit(span.start, span.end, " ")
        for span in block.spans
        if span.kind == "image" and span.end - span.start > 1
    ]
    edits = first_of_overlaps([*pictures, *notation_with_notes(block)])
    text = apply_edits(block.text, edits)
    return _SPACES.sub(" ", text).strip() if pictures else text
