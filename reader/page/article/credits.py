"""Lines around an article that say who wrote it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.page.article.byline_lines import day_of, is_date, is_name, who_wrote
from reader.page.article.content_model.class_words import element_words
from reader.page.article.measure import Measured, TextRun

_FEW_RUNS = 12  # before and after the first paragraph, where a line says who wrote it
_LONGEST_LINE = 100  # characters
_LONGEST_BYLINE = 160  # characters of all that a page says there: sections, dates, names
_AUTHORS = frozenset({"author", "authors", "byline", "vcard", "is:author"})


class Credits(NamedTuple):
    """Whom the lines of an article name as its author, and its date as written; empty if none does."""

    author: str = ""
    date: str = ""


def leave_out_byline(measured: Measured, kept: list[bool], headline: int) -> None:
    """Leave out the lines between the headline, a run's number, and the text that say who and when."""
    for number in range(headline + 1, min(headline + _FEW_RUNS, len(kept))):
        run = measured.runs[number]
        if kept[number] and _is_line(measured, run):
            kept[number] = False
        elif kept[number] and run.prose:
            break


def _is_line(measured: Measured, run: TextRun) -> bool:
    if run.length > _LONGEST_BYLINE or measured.in_heading[run.box]:
        return False
    names = {measured.elements[place].name for place in (run.box, *run.inner)}
    return "time" in names or is_date(run.text) or bool(who_wrote(run.text))


def read_credits(measured: Measured, kept: Sequence[bool]) -> Credits:
    """Whom and which day the lines around the article's beginning and end name."""
    paragraphs = [number for number, run in enumerate(measured.runs) if kept[number] and run.prose]
    if not paragraphs:
        return Credits()
    near = [
        *range(paragraphs[0] - _FEW_RUNS, paragraphs[0] + 3),
        *range(paragraphs[-1] - 2, paragraphs[-1] + 3),
    ]
    author = date = ""
    for number in near:
        if not 0 <= number < len(measured.runs) or kept[number]:
            continue
        run = measured.runs[number]
        if run.length > _LONGEST_LINE:
            continue
        if not date:
            date = _date(measured, run.box, run.inner) or (day_of(run.text) if is_date(run.text) else "")
        if not author:
            named = is_name(run.text) and _names_author(measured, (run.box, *run.inner))
            author = who_wrote(run.text) or (run.text if named else "")
    return Credits(author, date)


def _date(measured: Measured, box: int, inner: Iterable[int]) -> str:
    times = (measured.elements[place] for place in (box, *inner))
    return next((str(time.attrs["datetime"]) for time in times if "datetime" in time.attrs), "")


def _names_author(measured: Measured, places: Iterable[int]) -> bool:
    words = {word for place in places for word in element_words(measured.elements[place])}
    return not words.isdisjoint(_AUTHORS)
