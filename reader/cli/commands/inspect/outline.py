"""reader outline: the sections of a page, which of them are read, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import click

from reader.cli.library_lists import said_iso_date
from reader.cli.options.effective_settings import effective_settings
from reader.cli.output import write_json, write_line
from reader.cli.page_loading import debug_option, json_option, load, source_argument
from reader.page.model import Page, Section
from reader.script.own_words import ENGLISH_WORDS, counted, minutes_in_words


@click.command()
@source_argument
@json_option
@debug_option
def outline(source: str, allow_private: bool, max_page_mb: int, url: str, as_json: bool) -> None:
    """Show a page's skip links, landmarks and sections: what is read, what is not, and why."""
    settings = effective_settings({"max_page_mb": max_page_mb}).settings
    limit = settings.max_page_mb
    _, page = load(source, allow_private=allow_private, max_page_mb=limit, url=url, inventory=True)
    if as_json:
        write_json(outline_data(page), indent=1)
        return
    for line in outline_lines(page, settings.rate):
        write_line(line)


def outline_data(page: Page) -> dict[str, Any]:
    """The outline as JSON; its keys are a contract."""
    inventory = page.inventory
    return {
        "title": page.title,
        "lang": page.lang,
        "url": page.url,
        "byline": page.byline,
        "published": page.published,
        "skip_links": [link._asdict() for link in page.skip_links],
        "landmarks": [landmark._asdict() for landmark in page.landmarks],
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "level": section.level,
                "landmark": section.landmark,
                "in_article": section.in_article,
                "why": section.why,
                "words": section.words,
            }
            for section in page.sections
        ],
        "headings": [entry._asdict() for entry in inventory.headings],
        "links": [entry._asdict() for entry in inventory.links],
        "images": [entry._asdict() for entry in inventory.images],
        "tables": [entry._asdict() for entry in inventory.tables],
        "lists": [entry._asdict() for entry in inventory.lists],
    }


def outline_lines(page: Page, rate: int) -> Iterator[str]:
    """The outline as text, one item a line, the important word first. `rate` is in words a minute."""
    yield f"Title: {page.title}"
    from reader.session.commands.landmarks import landmark_role

    facts = (
        ("Kind", page.kind),
        ("By", page.byline),
        ("Published", said_iso_date(page.published)),
        ("Updated", said_iso_date(page.updated)),
        ("Site", page.site),
        ("Language", page.lang),
    )
    for name, value in facts:
        if value:
            yield f"{name}: {value}"
    titles = {section.id: section.title for section in page.sections}
    yield "Skip links:" if page.skip_links else "Skip links: none"
    for link in page.skip_links:
        where = titles.get(link.target or "", "") or "broken link"
        yield f"  {link.label}: {where}"
    yield "Landmarks:" if page.landmarks else "Landmarks: none"
    for landmark in page.landmarks:
        name = f" “{landmark.name}”" if landmark.name else ""
        yield f"  {landmark_role(ENGLISH_WORDS, landmark)}{name}: {titles.get(landmark.section, '')}"
    yield from _section_lines("Read", [each for each in page.sections if each.in_article], rate)
    yield from _section_lines("Not read", [each for each in page.sections if not each.in_article], rate)


def _section_lines(heading: str, sections: Sequence[Section], rate: int) -> Iterator[str]:
    """List sections under a heading with their most common reason; other sections show their own."""
    if not sections:
        yield f"{heading}: nothing"
        return
    ((usual, count),) = Counter(section.why for section in sections).most_common(1)
    words = sum(section.words for section in sections)
    reason = "Reason" if count == len(sections) else "Reason, unless given below"
    yield f"{heading}: {_length(words, rate)}. {reason}: {usual}"
    highest = min((section.level for section in sections if section.level), default=1)
    depth = 0
    for section in sections:
        depth = section.level - highest if section.level else depth
        level = f", heading {section.level}" if section.level else ""
        why = "" if section.why == usual else f", {section.why}"
        indent = "  " * (depth + 1)
        yield f"{indent}{section.title}{level}, {_length(section.words, rate)}{why}, {section.id}"


def _length(words: int, rate: int) -> str:
    """A length: "471 words, 3 minutes"; under half a minute, only the words."""
    minutes = round(words / rate)
    return f"{counted(words, 'word')}, {minutes_in_words(minutes)}" if minutes else counted(words, "word")
