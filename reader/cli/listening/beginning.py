"""Where an article begins, and the greeting that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UsageError
from reader.page.titles import titles_match
from reader.session.greeting import Greeting
from reader.session.navigation import positions
from reader.session.transitions import short

if TYPE_CHECKING:
    from reader.cli.listening.article_store import ArticleStore
    from reader.page.model import Page
    from reader.script.writer import Script
    from reader.session.state import Position

MAX_TITLE = 100  # characters; some pages fill their titles with keywords


class Beginning(NamedTuple):
    """Where the first article begins: at a section, at the start, or at the saved position."""

    section: str | None = None
    from_start: bool = False


def starts_with_title(script: Script, start: Position, title: str) -> bool:
    """True if the reading starts with the page's first sentence, and that is the title."""
    first = positions.utterance_at(script, start)
    return start == positions.first(script) and titles_match(title, first.text)


def start_of_reading(
    script: Script, beginning: Beginning, store: ArticleStore
) -> tuple[Position | None, Greeting]:
    """Where to begin (None for the beginning), and the greeting."""
    page = script.page
    title = page.title or store.address_title or script.our_words.text("Untitled")
    greeting = Greeting(short(title, MAX_TITLE), page.lang)
    if beginning.section is not None:
        number = _find_section(page, beginning.section)
        section = short(page.sections[number].title, MAX_TITLE)
        return positions.section_start(script, number), greeting._replace(begins="section", section=section)
    position = None if beginning.from_start else store.start(script)
    if position is not None:
        return position, greeting._replace(begins="saved position", percent=store.percent)
    if not script.article:
        return positions.first(script), greeting._replace(begins="no article")
    return None, greeting


def _find_section(page: Page, name: str) -> int:
    """Find a section by its id, its number (as “where am I” counts), or the start of its title."""
    article = [index for index, section in enumerate(page.sections) if section.in_article]
    if name.isdecimal() and 0 < int(name[:6]) <= len(article):
        return article[int(name) - 1]
    plain = name.casefold().strip()
    for number, section in enumerate(page.sections):
        if name == section.id or (plain and section.title.casefold().startswith(plain)):
            return number
    raise UsageError(f"This page has no section {name}. List its sections with: reader outline")
