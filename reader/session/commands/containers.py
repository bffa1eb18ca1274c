"""The commands that move within a table, and to the ends of the current list, quotation or table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.script.model import Utterance
from reader.script.writer import Script
from reader.session.effects import Result
from reader.session.events import CommandGiven
from reader.session.navigation import positions
from reader.session.state import Position, State
from reader.session.transitions import Handler, answer, go, jump, short

if TYPE_CHECKING:
    from reader.page.model import Cell, Group


def _cell(by: int) -> Handler:
    edge = "End of table" if by > 0 else "Start of table"

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        cells, at = _cells_here(script, state)
        if not cells:
            return answer(state, "Not in a table")
        return _to_cell(script, state, cells[at], cells[at + 1 :] if by > 0 else cells[:at][::-1], edge)

    return move


def _row(by: int) -> Handler:
    edge = f"No {'next' if by > 0 else 'previous'} row"

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        cells, at = _cells_here(script, state)
        if not cells:
            return answer(state, "Not in a table")
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
    blank = next((number for number, cell in enumerate(ahead) if _has_content(cell)), None)
    if blank is None:
        return answer(state, f"{edge}, {len(ahead)} blank" if ahead else edge)
    cell = ahead[blank]
    block = positions.utterance_at(script, state.reading.position).block
    utterance = next(
        each.utterance
        for each in script.elements(state.reading.position.section)
        if (each.kind, each.block, each.start) == ("cell", block, cell.start)
    )
    news = [f"{blank} blank"] if blank else []
    if cell.row != here.row:
        news += cell.row_headers or (f"row {cell.row + 1}",)
    if cell.column != here.column:
        news += cell.column_headers
    words = ", ".join(news)
    show = short(words) or f"Row {cell.row + 1}, column {cell.column + 1}"
    return go(script, state, Position(state.reading.position.section, utterance), show, lead=words)


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


def _group_name(group: Group | None) -> str:
    """A group in a word or two; None is a table."""
    return "table" if group is None else group.kind.removeprefix("description ")


def _edge_of_group(by: int) -> Handler:
    """A command that goes to the start of the current list, quotation or table, or past its end."""

    def move(script: Script, state: State, event: CommandGiven) -> Result:
        block = script.blocks.get(positions.utterance_at(script, state.reading.position).block)
        if block is None or not (block.within or block.table is not None):
            return answer(state, "Not in a list, table or quote")
        groups: list[Group | None] = [*([None] if block.table is not None else []), *reversed(block.within)]
        here = positions.sentence_start(script, state.reading.position)
        for group in groups:  # from the innermost outwards; at the start of one, go to the start of the next
            first, last = _group_span(script, state.reading.position, group)
            if by > 0:
                after = positions.next_sentence(script, last)
                if after is None:
                    return answer(state, f"End of {positions.whole(script, state.reading.position)}")
                return jump(script, state, after, f"Out of {_group_name(group)}")
            if first < here:
                return jump(script, state, first, f"Start of {_group_name(group)}")
        return jump(script, state, here, f"Start of {_group_name(groups[-1])}")

    return move


HANDLERS: dict[str, Handler] = {
    "next cell": _cell(+1),
    "previous cell": _cell(-1),
    "next row": _row(+1),
    "previous row": _row(-1),
    "leave": _edge_of_group(+1),
    "enter": _edge_of_group(-1),
}
