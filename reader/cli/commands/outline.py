"""reader outline: what a page consists of, what is read of it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from reader.cli.chosen import chosen_settings
from reader.cli.pages import debug_option, json_option, load, source_argument
from reader.cli.writing import write_json, write_line
from reader.page.model import Page


@click.command()
@source_argument
@json_option
@debug_option
def outline(source: str, allow_private: bool, max_page_mb: int, as_json: bool) -> None:
    """Write a page's skip links, landmarks and sections: what is read, what is not, and why."""
    limit = chosen_settings({"max_page_mb": max_page_mb}).settings.max_page_mb
    _, page = load(source, allow_private=allow_private, max_page_mb=limit, inventory=as_json)
    if as_json:
        write_json(outline_data(page), indent=1)
        return
    for line in outline_lines(page):
        write_line(line)


def outline_data(page: Page) -> dict[str, Any]:
    """The outline as JSON has it; these names are a contract."""
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


def outline_lines(page: Page) -> Iterator[str]:
    """The outline for a person: the important word first, one thing a line."""
    yield f"Title: {page.title}"
    for name, value in (("By", page.byline), ("Published", page.published), ("Language", page.lang)):
        if value:
            yield f"{name}: {value}"
    titles = {section.id: section.title for section in page.sections}
    yield "Skip links:" if page.skip_links else "Skip links: none"
    for link in page.skip_links:
        where = titles.get(link.target or "", "") or "broken, it leads nowhere"
        yield f"  {link.label}: {where}"
    yield "Landmarks:" if page.landmarks else "Landmarks: none"
    for landmark in page.landmarks:
        name = f" “{landmark.name}”" if landmark.name else ""
        yield f"  {landmark.role}{name}: {titles.get(landmark.section, '')}"
    for heading, in_article in (("Read:", True), ("Not read:", False)):
        sections = [section for section in page.sections if section.in_article is in_article]
        yield heading if sections else f"{heading} nothing"
        for section in sections:
            level = f", heading {section.level}" if section.level else ""
            yield f"  {section.id} {section.title}{level}, {section.words} words, {section.why}"
