"""Keeps tables, code, lists and the cited notes as wholes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.page.article.measure import Measured
from reader.page.reasons import Reason

_DATA_CELLS = frozenset({"th", "caption"})  # a table without them may be a layout table
_LISTS = frozenset({"ul", "ol", "dl"})
_MIN_PROBABILITY = 0.1  # of a run, to be kept with the rest of its list or notes
_MIN_KEPT_SHARE = 0.5  # of a list's text, for the rest to be kept


def even_out(
    measured: Measured, probabilities: Sequence[float], tables: Mapping[int, list[int]]
) -> list[float]:
    """The probabilities; those of all runs of a data table or a block of code become their weighted mean."""
    evened = list(probabilities)
    for runs in (*tables.values(), *_code_blocks(measured)):
        length = sum(measured.runs[number].length for number in runs)
        mean = sum(probabilities[number] * measured.runs[number].length for number in runs) / length
        for number in runs:
            evened[number] = mean
    return evened


def keep_wholes(
    measured: Measured,
    probabilities: Sequence[float],
    vetoed: Sequence[Reason | None],
    kept: list[bool],
    tables: Mapping[int, list[int]],
    notes: Collection[int],
) -> None:
    """Keep the rest of tables, lists and notes that are kept in part.

    `notes` holds the `id()` of each note and each reference to one.
    """
    if tables:
        _keep_tables(measured, probabilities, vetoed, kept, tables)
    _keep_lists(measured, probabilities, kept)
    if notes:
        _keep_notes(measured, probabilities, kept, notes)


def _keep_tables(
    measured: Measured,
    probabilities: Sequence[float],
    vetoed: Sequence[Reason | None],
    kept: list[bool],
    tables: Mapping[int, list[int]],
) -> None:
    """Keep each data table next to kept text in the same part of the page."""
    in_figure = _nearest(measured, frozenset({"figure"}))
    texts = [number for number, run in enumerate(measured.runs) if in_figure[run.box] < 0]
    for table, runs in tables.items():
        if probabilities[runs[0]] < _MIN_PROBABILITY:
            continue
        before, after = bisect_left(texts, runs[0]) - 1, bisect_right(texts, runs[-1])
        beside = [texts[index] for index in (before, after) if 0 <= index < len(texts)]
        part = measured.parents[table]
        if any(kept[number] and measured.is_inside(measured.runs[number].box, part) for number in beside):
            for number in runs:
                kept[number] = vetoed[number] is None


def _keep_lists(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep the other items of each list if most of its text is kept."""
    for runs in _runs_by_part(measured, _nearest(measured, _LISTS)).values():
        length = sum(measured.runs[number].length for number in runs)
        kept_length = sum(measured.runs[number].length for number in runs if kept[number])
        if kept_length >= length * _MIN_KEPT_SHARE:
            for number in runs:
                kept[number] = kept[number] or probabilities[number] >= _MIN_PROBABILITY


def _keep_notes(
    measured: Measured, probabilities: Sequence[float], kept: list[bool], notes: Collection[int]
) -> None:
    """Keep all notes if kept text refers to one."""
    is_note = [False] * len(measured.elements)
    for place, element in enumerate(measured.elements):
        is_note[place] = id(element) in notes or (place > 0 and is_note[measured.parents[place]])
    is_cited = any(
        kept[number] and not is_note[run.box] and any(is_note[place] for place in run.inner)
        for number, run in enumerate(measured.runs)
    )
    if is_cited:
        for number, run in enumerate(measured.runs):
            if is_note[run.box] and probabilities[number] >= _MIN_PROBABILITY:
                kept[number] = True


def data_tables(measured: Measured) -> dict[int, list[int]]:
    """The place of each data table → the numbers of its runs, without those of nested tables."""
    nearest = _nearest(measured, frozenset({"table"}))
    cells = {nearest[place] for place, tag in enumerate(measured.tags) if tag in _DATA_CELLS}
    return {table: runs for table, runs in _runs_by_part(measured, nearest).items() if table in cells}


def _code_blocks(measured: Measured) -> Iterable[list[int]]:
    """The numbers of the runs of each block of code: several, if each of its lines is an element."""
    if "pre" not in measured.tags:
        return ()
    return _runs_by_part(measured, _nearest(measured, frozenset({"pre"}))).values()


def _nearest(measured: Measured, tags: frozenset[str]) -> list[int]:
    """For each element the place of the nearest one with such a tag, itself or an ancestor; or -1."""
    if tags.isdisjoint(measured.tags):
        return [-1] * len(measured.tags)
    nearest: list[int] = []
    for place, (tag, parent) in enumerate(zip(measured.tags, measured.parents, strict=True)):
        nearest.append(place if tag in tags else nearest[parent] if place else -1)
    return nearest


def _runs_by_part(measured: Measured, nearest: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of the runs in each part; `nearest` is the part of each element."""
    parts: dict[int, list[int]] = {}
    for number, run in enumerate(measured.runs):
        if nearest[run.box] >= 0:
            parts.setdefault(nearest[run.box], []).append(number)
    return parts
