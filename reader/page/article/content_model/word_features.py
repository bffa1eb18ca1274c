"""The features of a run of text that come from the words in class names and ids around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reader.page.article.content_model.surroundings import word_scores
from reader.page.article.measure import Measured

WORDS = (
    "own words", "parent words", "grandparent words", "worst words", "best words", "words around",
    "inner words", "words beside the text", "page words", "heading words",
)  # fmt: skip

Row = list[float]


def word_rows(
    measured: Measured, table: Mapping[str, float], numbers: Iterable[int] | None = None
) -> Iterator[Row]:
    """Yield the features of WORDS for each run; `table` has the score of each class-name word."""
    runs, parents = measured.runs, measured.parents
    own, (least, most, total) = word_scores(measured, table)
    prose = sum(run.prose for run in runs) or 1
    beside = sum(total[run.box] * run.prose for run in runs) / prose
    over = headings_over(measured)
    for number in range(len(runs)) if numbers is None else numbers:
        run = runs[number]
        box = run.box
        heading = over[number][0]
        parent = parents[box]
        above = parents[parent] if parent >= 0 else -1
        inner = [own[place] for place in run.inner]
        yield [
            own[box],
            own[parent] if parent >= 0 else 0.0,
            own[above] if above >= 0 else 0.0,
            least[box],
            most[box],
            total[box],
            max(0.0, *inner) + min(0.0, *inner) if inner else 0.0,
            total[box] - beside,
            beside,
            total[runs[heading].box] if heading >= 0 else 0.0,
        ]


def headings_over(measured: Measured) -> list[tuple[int, int]]:
    """For each run, the number of its heading's run (its own in a heading), and of the next heading's."""
    starts = [number for number, run in enumerate(measured.runs) if measured.in_heading[run.box]]
    starts.append(len(measured.runs))
    over = [(-1, 0)] * starts[0]
    for start, end in pairwise(starts):
        over += [(start, end)] * (end - start)
    return over
