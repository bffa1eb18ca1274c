"""Links from the notes back to the text: each leads to the first reference to its note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.export.markup.layout import Layout
from reader.export.markup.xml_text import xml_quoted
from reader.page.model import Block, BlockKind, Section
from reader.script.own_words import message

BACK = message("Back to the text")
_WITHOUT_LINK: frozenset[BlockKind] = frozenset({"heading", "code", "table", "figure"})


class NoteReference(NamedTuple):
    """The first reference to a note: its section, its block, and its offset in the block."""

    section: str
    block: str
    start: int

    @property
    def id(self) -> str:
        """The id of the place in the text."""
        return f"ref-{self.block}-{self.start}"


def first_references(sections: Iterable[Section], headline: Block | None) -> dict[str, NoteReference]:
    """The first reference to each note after the `headline`, by the note's id."""
    found: dict[str, NoteReference] = {}
    for section in sections:
        for block in section.blocks:
            for span in block.spans if block is not headline else ():
                if span.kind == "note reference" and span.value and _is_shown(block, span.start):
                    found.setdefault(span.value, NoteReference(section.id, block.id, span.start))
    return found


def _is_shown(block: Block, start: int) -> bool:
    """True if a character of the block is in its markup: that of a table has only its cells."""
    return block.table is None or any(cell.start <= start < cell.end for cell in block.table.cells)


def back_links(
    layout: Layout, references: Mapping[str, NoteReference], files: Mapping[str, str], name: str
) -> dict[str, str]:
    """The markup of the back-links of a section's notes, by the id of the block at whose end each stands.

    `name` is the link's text.
    """
    return {
        block: _link(references[note], files, name)
        for note, block in layout.ends_of_notes(_WITHOUT_LINK)
        if note in references
    }


def _link(reference: NoteReference, files: Mapping[str, str], name: str) -> str:
    href = xml_quoted(f"{files[reference.section]}#{reference.id}")
    # The variation selector keeps the arrow from being shown as an emoji.
    return f'\u00a0<a class="back" href={href} role="doc-backlink" aria-label={xml_quoted(name)}>↩\ufe0e</a>'
