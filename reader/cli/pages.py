"""What every command needs that reads a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from reader.errors import NothingToRead
from reader.page.model import Page
from reader.page.source import Source, read_source
from reader.script.announcements import VERBOSITIES

source_argument = click.argument("source", metavar="SOURCE")
debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, help="Show where an error came from."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
verbosity_option = click.option(
    "--verbosity",
    type=click.Choice(VERBOSITIES),
    default="few",
    show_default=True,
    help="How much is announced.",
)


def load(name: str) -> tuple[Source, Page]:
    """The page called `name`. Raises SourceError, or NothingToRead if there is no text in it."""
    from reader.page.parse import parse_page

    source = read_source(name)
    page = parse_page(source.html, source.url)
    if not page.sections:
        raise NothingToRead(f"{_said(name)} holds nothing to read.")
    return source, page


def article_or_fail(name: str, page: Page) -> None:
    """Raise NothingToRead where the page has no article."""
    if not any(section.in_article for section in page.sections):
        raise NothingToRead(f"No article was found in {_said(name)}. “reader outline” shows what is there.")


def _said(name: str) -> str:
    return "standard input" if name == "-" else name


Command = Callable[..., Any]
