"""The commands that move within a table, and to the ends of the current list, quotation or table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from reader.script.model import Utterance
from reader.script.own_words import message
from reader.script.writer import Script
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import positions
from reader.session.state import Position, State
from reader.session.transitions import Handler, answer, edge_of_reading, go, jump, reply, short

if TYPE_CHECKING:
    from reader.page.model import Cell, Group, GroupKind

BLANK = "{n} blank", "{n} blank"  # cells
_OUT_OF: dict[GroupKind | Literal["table"], str] = {
    "table": message("Out of table"), "list": message("Out of list"),
    "description list": message("Out of list"), "quote": message("Out of quote"),
    "figure": message("Out of figure"), "details": message("Out of details"),
    "note": message("Out of note"), "callout": message("Out of note"),
}  # fmt: skip
_START_OF: dict[GroupKind | Literal["table"], str] = {
    "table": message("Start of table"), "list": message("Start of list"),
    "description list": message("Start of list"), "quote": message("Start of quote"),
    "figure": message("Start of figure"), "details": message("Start of details"),
    "note": message("Start of note"), "callout": message("Start of note"),
}  # fmt: skip


def _cell(by: int) -> Handler:
    edge = message("End of table") if by > 0 else message("Start of table")

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        cells, at = _cells_here(script, state)
        if not cells:
            return reply(state, "Not in a table")
        return _to_cell(script, state, cells[at], cells[at + 1 :] if by > 0 else cells[:at][::-1], edge)

    return move


def _row(by: int) -> Handler:
    edge = message("No next row") if by > 0 else message("No previous row")

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        cells, at = _cells_here(script, state)
        if not cells:
            return reply(state, "Not in a table")
        here = cells[at]
        column = [
            each
            for each in (cells[at + 1 :] if by > 0 else cells[:at][::-1])
            if each.row != here.row and each.column <= here.column < each.column + each.width
        ]
        return _to_cell(script, state, here, column, edge)

    return move


def _to_cell(script: Script, state: State, here: Cell, ahead: Sequence[Cell], edge: str) -> Result:
    """Go to the first cell with content; say the number of blank cells passed, and the new headers."""
    words = state.our_words
    blank = next((number for number, cell in enumerate(ahead) if _has_content(cell)), None)
    if blank is None:
        passed = (words.plural(BLANK, len(ahead)),) if ahead else ()
        return answer(state, ", ".join((words.text(edge), *passed)))
    cell = ahead[blank]
    block = positions.utterance_at(script, state.reading.position).block
    utterance = next(
        each.utterance
        for each in script.elements(state.reading.position.section)
        if (each.kind, each.block, each.start) == ("cell", block, cell.start)
    )
    news = [words.plural(BLANK, blank)] if blank else []
    if cell.row != here.row:
        news += cell.row_headers or (words.text("row {number}", number=cell.row + 1),)
    if cell.column != here.column:
        news += cell.column_headers
    lead = ", ".join(news)
    line = short(lead) or words.text("Row {row}, column {column}", row=cell.row + 1, column=cell.column + 1)
    return go(script, state, Position(state.reading.position.section, utterance), line, lead=lead)


def _cells_here(script: Script, state: State) -> tuple[tuple[Cell, ...], int]:
    """The cells of the current table, and the number of the current cell."""
    here = positions.utterance_at(script, state.reading.position)
    block = script.blocks.get(here.block)
    if block is None or block.table is None:
        return (), 0
    utterances = script.utterances(state.reading.position.section)
    starts = {
        each.start
        for each in script.elements(state.reading.position.section)
        if each.kind == "cell"
        and each.block == block.id
        and utterances[each.utterance].sentence <= here.sentence
    }
    reached = [number for number, cell in enumerate(block.table.cells) if cell.start in starts]
    if not starts and not any(map(_has_content, block.table.cells)):
        return (), 0
    return block.table.cells, max((at for at in reached if _has_content(block.table.cells[at])), default=0)


def _has_content(cell: Cell) -> bool:
    return cell.start < cell.end


def _group_span(script: Script, position: Position, group: Group | None) -> tuple[Position, Position]:
    """The first sentence and the last utterance of a group; for None, of the block at the position."""
    utterances = script.utterances(position.section)
    here = utterances[position.utterance].block

    def is_inside(index: int) -> bool:
        if not 0 <= index < len(utterances):
            return False
        each = utterances[index]
        return each.block == here or (group is not None and group in _groups_around(script, each))

    first = last = position.utterance
    while is_inside(first - 1):
        first -= 1
    while is_inside(last + 1):
        last += 1
    start = positions.sentence_start(script, Position(position.section, first))
    return start, Position(position.section, last)


def _groups_around(script: Script, utterance: Utterance) -> tuple[Group, ...]:
    block = script.blocks.get(utterance.block)
    return block.within if block is not None else ()


def _kind(group: Group | None) -> GroupKind | Literal["table"]:
    """A group's kind; None is a table."""
    return group.kind if group is not None else "table"


def _edge_of_group(by: int) -> Handler:
    """A command that goes to the start of the current list, quotation or table, or past its end."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        block = script.blocks.get(positions.utterance_at(script, state.reading.position).block)
        if block is None or not (block.within or block.table is not None):
            return reply(state, "Not in a list, table or quote")
        groups: list[Group | None] = [*([None] if block.table is not None else []), *reversed(block.within)]
        here, words = positions.sentence_start(script, state.reading.position), state.our_words
        for group in groups:  # from the innermost outwards; at the start of one, go to the start of the next
            first, last = _group_span(script, state.reading.position, group)
            if by > 0:
                after = positions.next_sentence(script, last)
                if after is None:
                    return reply(state, edge_of_reading(script, state, by))
                return jump(script, state, after, words.text(_OUT_OF[_kind(group)]))
            if first < here:
                return jump(script, state, first, words.text(_START_OF[_kind(group)]))
        return jump(script, state, here, words.text(_START_OF[_kind(groups[-1])]))

    return move


HANDLERS: dict[str, Handler] = {
    "next cell": _cell(+1),
    "previous cell": _cell(-1),
    "next row": _row(+1),
    "previous row": _row(-1),
    "leave": _edge_of_group(+1),
    "enter": _edge_of_group(-1),
}
