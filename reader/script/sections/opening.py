"""The facts announced after an article's title: its site, author, dates, length, sections and posts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from reader.page.model import Block, Page
from reader.script.model import ReadingOptions
from reader.script.own_words import OwnWords

_FIRST_LINES = 6
_MIN_SECTIONS = 2  # one section is the article itself


class Opening(NamedTuple):
    """What a section has of the article's opening.

    `notice` is what the listener must know first. The title is said before the section if `says_title`, or it
    is the section's own block `title_block`. The facts follow it.
    """

    notice: str = ""
    title_block: str = ""
    says_title: bool = False


class Fact(NamedTuple):
    """A fact to announce: its role in the table of announcements, and the words for the role's fields."""

    role: str
    words: dict[str, str]


def opening_facts(page: Page, options: ReadingOptions, our_words: OwnWords) -> Iterator[Fact]:
    """The facts to announce, in order.

    A fact that the article's first lines contain is omitted. The length needs a rate. At verbosity "none"
    there are only author and date, and only in a session, which has a date of today.
    """
    lines = [block.text.casefold() for block in _first_lines(page)]
    name = _unless_said(page.byline, lines)
    site = _unless_said(page.site, [*lines, page.title.casefold(), page.byline.casefold()])
    date = our_words.date(page.published, options.today)
    if options.announcement_verbosity == "none":
        if options.today and (name or date):
            yield Fact("byline", {"name": name, "date": date})
        return
    if site:
        yield Fact("site", {"site": site})
    if name or date:
        yield Fact("title" if name else "date", {"name": name, "date": date})
    updated = our_words.date(page.updated, options.today)
    if updated:
        yield Fact("updated", {"date": updated})
    if options.rate:
        yield from _size(page, options.rate, our_words)


def _size(page: Page, rate: int, our_words: OwnWords) -> Iterator[Fact]:
    article = [section for section in page.sections if section.in_article]
    posts = sum(block.post is not None for section in article for block in section.blocks)
    if posts:
        yield Fact("discussion", {"posts": our_words.counted(posts, "post")})
    minutes = round(sum(section.words for section in article) / rate)
    headed = sum(section.level is not None for section in article)
    if minutes:
        sections = our_words.counted(headed, "section") if headed >= _MIN_SECTIONS and not posts else ""
        yield Fact("length", {"length": our_words.duration(60 * minutes), "sections": sections})


def _unless_said(name: str, lines: list[str]) -> str:
    """The name, or "" if it has no letters or one of the lines contains it."""
    said = name.casefold()
    return name if any(map(str.isalpha, name)) and not any(said in line for line in lines) else ""


def _first_lines(page: Page) -> Iterator[Block]:
    """The first blocks of the article. A byline may be a heading, so they can be in several sections."""
    sections = (section for section in page.sections if section.in_article)
    blocks = chain.from_iterable(section.blocks for section in islice(sections, _FIRST_LINES))
    return islice(blocks, _FIRST_LINES)
