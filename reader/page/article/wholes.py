"""Keeps tables, code, lists, callouts and the cited notes as wholes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from reader.page.accessibility.named_callouts import is_named_callout
from reader.page.article.measure import Measured
from reader.page.reasons import Reason

_DATA_CELLS = frozenset({"th", "caption"})  # a table without them may be a layout table
_TABLES = frozenset({"table"})
_LISTS = frozenset({"ul", "ol", "dl"})
_MIN_GRID_ROWS, _MIN_GRID_CELLS = 2, 2  # of a table without such cells that is a grid all the same
_MAX_CELL_RUNS = 3  # in a cell of a grid
_MIN_PROBABILITY = 0.1  # of a run, to be kept with the rest of its list or notes
_MIN_KEPT_SHARE = 0.5  # of a list's text, for the rest to be kept


def even_out(
    measured: Measured, probabilities: Sequence[float], tables: Mapping[int, list[int]]
) -> list[float]:
    """The probabilities; those of all runs of a data table or a block of code become their weighted mean.

    Those of a grid do not become lower: its cells can have less to do with each other.
    """
    evened = list(probabilities)
    marked = _marked_tables(measured, _nearest(measured, _TABLES)) if tables else frozenset()
    for place, runs in (*tables.items(), *((-1, runs) for runs in _code_blocks(measured))):
        length = sum(measured.runs[number].length for number in runs)
        mean = sum(probabilities[number] * measured.runs[number].length for number in runs) / length
        is_grid = place >= 0 and place not in marked
        for number in runs:
            evened[number] = max(mean, probabilities[number]) if is_grid else mean
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
    _keep_rest(measured, probabilities, kept)
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


def _keep_rest(measured: Measured, probabilities: Sequence[float], kept: list[bool]) -> None:
    """Keep the rest of each list and callout if most of its text is kept.

    The items of other lists within a list count only for these, but descriptions contain lists.
    """
    in_list = _nearest(measured, _LISTS)
    for runs in _runs_by_part(measured, in_list).values():
        length = sum(measured.runs[number].length for number in runs)
        kept_length = sum(measured.runs[number].length for number in runs if kept[number])
        _keep_likely(runs, probabilities, kept, is_kept=kept_length >= length * _MIN_KEPT_SHARE)
    kept_text = measured.kept_text(kept)
    wholes = {place for place, tag in enumerate(measured.tags) if tag == "dl" or _is_callout(measured, place)}
    for place, runs in _runs_by_part(measured, _nearest_place(measured, wholes)).items():
        unlinked = [number for number in runs if measured.runs[number].linked < measured.runs[number].length]
        is_kept = kept_text[place] >= measured.text[place] * _MIN_KEPT_SHARE
        _keep_likely(unlinked, probabilities, kept, is_kept=is_kept)


def _keep_likely(
    numbers: Iterable[int], probabilities: Sequence[float], kept: list[bool], *, is_kept: bool
) -> None:
    """Keep the runs of a part that is kept, unless they are unlikely."""
    for number in numbers if is_kept else ():
        kept[number] = kept[number] or probabilities[number] >= _MIN_PROBABILITY


def _is_callout(measured: Measured, place: int) -> bool:
    attributes = measured.attributes[place]
    return bool(attributes) and is_named_callout(measured.elements[place], str(attributes.get("role", "")))


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
    """The place of each data table or grid → the numbers of its runs, without those of nested tables."""
    nearest = _nearest(measured, _TABLES)
    tables = _marked_tables(measured, nearest) | _grids(measured, nearest)
    return {table: runs for table, runs in _runs_by_part(measured, nearest).items() if table in tables}


def _marked_tables(measured: Measured, nearest: Sequence[int]) -> frozenset[int]:
    """The places of the tables with a header cell or a caption; `nearest` is the table of each element."""
    return frozenset(nearest[place] for place, tag in enumerate(measured.tags) if tag in _DATA_CELLS)


def _grids(measured: Measured, nearest: Sequence[int]) -> frozenset[int]:
    """The places of the tables with several rows of several short cells."""
    cells: Counter[int] = Counter()  # of each row
    divided: set[int] = {nearest[measured.parents[place]] for place in set(nearest) if place > 0}
    for place, tag in enumerate(measured.tags):
        if tag != "td" or not measured.text[place]:
            continue
        cells[measured.parents[place]] += 1
        if measured.run_counts[place] > _MAX_CELL_RUNS:
            divided.add(nearest[place])
    rows = Counter(nearest[row] for row, count in cells.items() if count >= _MIN_GRID_CELLS)
    single = Counter(nearest[row] for row, count in cells.items() if count < _MIN_GRID_CELLS)
    return frozenset(
        table
        for table, count in rows.items()
        if count >= max(_MIN_GRID_ROWS, single[table]) and table not in divided
    )


def _code_blocks(measured: Measured) -> Iterable[list[int]]:
    """The numbers of the runs of each block of code: several, if each of its lines is an element."""
    if "pre" not in measured.tags:
        return ()
    return _runs_by_part(measured, _nearest(measured, frozenset({"pre"}))).values()


def _nearest(measured: Measured, tags: frozenset[str]) -> list[int]:
    """For each element the place of the nearest one with such a tag, itself or an ancestor; or -1."""
    if tags.isdisjoint(measured.tags):
        return [-1] * len(measured.tags)
    return _nearest_place(measured, {place for place, tag in enumerate(measured.tags) if tag in tags})


def _nearest_place(measured: Measured, places: Collection[int]) -> list[int]:
    """For each element the nearest of these places, its own or an ancestor's; or -1."""
    nearest: list[int] = []
    for place, parent in enumerate(measured.parents):
        nearest.append(place if place in places else nearest[parent] if place else -1)
    return nearest


def _runs_by_part(measured: Measured, nearest: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of the runs in each part; `nearest` is the part of each element."""
    parts: dict[int, list[int]] = {}
    for number, run in enumerate(measured.runs):
        if nearest[run.box] >= 0:
            parts.setdefault(nearest[run.box], []).append(number)
    return parts
