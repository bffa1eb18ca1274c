"""Finds the lines near an article's text that name its author and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.page.article.byline_lines import author_of, dated_author, day_of, is_date, is_name
from reader.page.article.measure import Measured, TextRun
from reader.page.dom.queries import collapsed_text

_MAX_RUNS_BETWEEN = 12  # between such a line and the headline or the first paragraph
_MAX_LINE_CHARACTERS = 100  # in a line that names only the author or the date
_MAX_BYLINE_CHARACTERS = 160  # in a line that may name the section too
_MAX_STANDFIRST = 300  # characters
_MAX_DATE_LINES = 2  # in an article; a page with more is a list, of episodes for example
_AUTHOR_WORDS = frozenset({"author", "authors", "byline", "vcard", "is:author"})
# Of a name's class names, or of those around it: the name is not the author's of the article.
_PICTURE_WORDS = frozenset(
    "license licence photo photographer image picture media caption copyright".split()  # noqa: SIM905
)
# The address of an author's page on the site.
_AUTHOR_HREF = re.compile(
    r"/(?:authors?|autor(?:en|es)?|auteurs?|autore|autori|contributors?|profile/author|by|redaktion)/[^/?#]+/?(?:[?#]|\Z)",
    re.IGNORECASE,
)
# A line that dates a member's account, not the text.
_JOINED = re.compile(
    r"\b(?:joined|join date|founded|registered|member|registriert|mitglied|dabei seit|beigetreten|inscrit"
    r"|membre|registrado|miembro|iscritto|membro|lid sinds|geregistreerd|medlem)\b",
    re.IGNORECASE,
)
_CELLS = frozenset({"td", "th"})
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")  # example.org
_CREDIT = "credit"  # the same, unless the name is also an author's: a credit line can name the author


class Credits(NamedTuple):
    """An article's author and date, as its lines name them; empty if they do not."""

    author: str = ""
    date: str = ""


def byline_runs(measured: Measured, kept: Sequence[bool], headline: int) -> set[int]:
    """The numbers of the lines with author or date between the headline, a run's number, and the text.

    A date at the end of the text is one too. If the page says nothing else, they are its text.
    """
    found: set[int] = set()
    dates = [number for number, run in enumerate(measured.runs) if kept[number] and _is_date_line(run)]
    is_list = len(dates) > _MAX_DATE_LINES
    is_standfirst = not is_list  # the first prose may be one, with the byline after it
    above_text = True
    for number in range(headline + 1, min(headline + _MAX_RUNS_BETWEEN, len(kept))):
        run = measured.runs[number]
        if kept[number] and _is_byline(measured, run, above_text=above_text):
            found.add(number)
        elif kept[number] and run.prose:
            if not is_standfirst or run.length > _MAX_STANDFIRST:
                break
            is_standfirst = above_text = False
    rest = (number for number, is_kept in enumerate(kept) if is_kept and number not in found)
    last = max(rest, default=-1)
    if last in dates and last > headline and not is_list:
        found.add(last)
    others = (number for number, is_kept in enumerate(kept) if is_kept and number not in found)
    has_text = any(not measured.in_heading[measured.runs[number].box] for number in others)
    return found if has_text else set()


def _is_date_line(run: TextRun) -> bool:
    return run.length <= _MAX_LINE_CHARACTERS and is_date(run.text)


def _is_byline(measured: Measured, run: TextRun, *, above_text: bool) -> bool:
    """True if a run is a line with author or date; `above_text` a time or the site's address is enough."""
    if run.length > _MAX_BYLINE_CHARACTERS:
        return False
    if measured.in_heading[run.box] and not (is_date(run.text) and day_of(run.text)):
        return False
    tags = {measured.tags[place] for place in (run.box, *run.inner)}
    is_dated = (above_text and "time" in tags) or is_date(run.text)
    is_line = above_text and tags.isdisjoint(_CELLS)
    is_source = is_line and run.linked == run.length and _HOST.fullmatch(run.text) is not None
    return is_dated or is_source or bool(author_of(run.text)) or _is_author(measured, run)


def read_credits(measured: Measured, kept: Sequence[bool]) -> Credits:
    """The author and date in the lines around the beginning and the end of the article."""
    paragraphs = [number for number, run in enumerate(measured.runs) if kept[number] and run.prose]
    if not paragraphs:
        return Credits()
    near = [
        *range(paragraphs[0] - _MAX_RUNS_BETWEEN, paragraphs[0] + 3),
        *range(paragraphs[-1] - 2, paragraphs[-1] + 3),
    ]
    author = date = ""
    for number in near:
        if not 0 <= number < len(measured.runs) or kept[number]:
            continue
        run = measured.runs[number]
        if run.length > _MAX_LINE_CHARACTERS:
            continue
        if not date:
            is_line = is_date(run.text) or bool(author_of(run.text))
            is_dated = is_line and _JOINED.search(run.text) is None
            date = _datetime(measured, run) or (day_of(run.text) if is_dated else "")
        if not author and _is_author(measured, run):
            author = author_of(run.text) or run.text
        elif not author and (part := _author_in(measured, run)):
            author = part
        elif not author and _class_words(measured, run).isdisjoint({*_PICTURE_WORDS, _CREDIT}):
            author = author_of(run.text) or dated_author(run.text)
    return Credits(author, date)


def _is_author(measured: Measured, run: TextRun) -> bool:
    """True if a run is a name whose class names or link say that it is the author's, and of no picture."""
    words = _class_words(measured, run)
    if not words.isdisjoint(_PICTURE_WORDS) or not is_name(run.text):
        return False
    leads_there = run.linked == run.length and any(_leads_to_author(measured, place) for place in run.inner)
    if words.isdisjoint(_AUTHOR_WORDS) and not leads_there:
        return False
    return _CREDIT not in words or measured.tags[run.box] != "figcaption"


def _author_in(measured: Measured, run: TextRun) -> str:
    """The name in a part of a run whose class names or link say that it is the author's, or ""."""
    if not _PICTURE_WORDS.isdisjoint(_class_words(measured, run)):
        return ""
    for place in reversed(run.inner):
        if not _AUTHOR_WORDS.isdisjoint(measured.words[place]) or _leads_to_author(measured, place):
            text = collapsed_text(measured.elements[place])
            name = author_of(text) or text
            if is_name(name):
                return name
    return ""


def _leads_to_author(measured: Measured, place: int) -> bool:
    """True if an element is a link to an author's page."""
    href = str(measured.attributes[place].get("href", ""))
    return measured.tags[place] == "a" and _AUTHOR_HREF.search(href) is not None


def _datetime(measured: Measured, run: TextRun) -> str:
    elements = (measured.elements[place] for place in (run.box, *run.inner))
    return next((str(each.attrs["datetime"]) for each in elements if "datetime" in each.attrs), "")


def _class_words(measured: Measured, run: TextRun) -> set[str]:
    """The words in the class names of a run's elements."""
    return {word for place in (run.box, *run.inner) for word in measured.words[place]}
