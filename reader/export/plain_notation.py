"""How plain text shows what markup sets apart: formulas, raised and lowered digits, note references."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export.linear_formula import linear_formula, lowered, raised
from reader.page.model import Block
from reader.script.edits import first_of_overlaps
from reader.script.model import Edit
from reader.script.text.notation import note_reference_stretches

_POWER = frozenset("0123456789+-−")  # raised letters stay on the line: 1st, Mme
_BRACKETS = frozenset({"[]", "()"})


def notation_without_notes(block: Block) -> tuple[Edit, ...]:
    """What takes the place of the block's notation; note references are left out."""
    notes = (Edit(start, end, "") for start, end in note_reference_stretches(block))
    return tuple(first_of_overlaps([*notes, *_notation(block)]))


def notation_with_notes(block: Block) -> tuple[Edit, ...]:
    """What takes the place of the block's notation; note references are in brackets."""
    return tuple(first_of_overlaps([*_notes(block), *_notation(block)]))


def _notation(block: Block) -> Iterator[Edit]:
    formulas = iter(block.formulas)
    notes = {span.start for span in block.spans if span.kind == "note reference"}
    for span in block.spans:
        start, end = span.start, span.end
        inside = block.text[start:end]
        if span.kind == "math":
            formula = linear_formula(next(formulas, ""))
            if formula:
                yield Edit(start, end, formula)
        elif not inside.strip() or start in notes:
            continue
        elif span.kind == "superscript" and set(inside) <= _POWER:
            yield Edit(start, end, raised(inside))
        elif span.kind == "subscript" and block.text[start - 1 : start].isalnum():
            yield Edit(start, end, lowered(inside))


def _notes(block: Block) -> Iterator[Edit]:
    text = block.text
    for span in block.spans:
        mark = text[span.start : span.end]
        around = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        has_brackets = around in _BRACKETS or mark[:1] + mark[-1:] in _BRACKETS
        if span.kind == "note reference" and mark and not has_brackets:
            yield Edit(span.start, span.end, f"[{mark}]")
