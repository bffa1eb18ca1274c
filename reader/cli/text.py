"""reader text: the article's own words."""

from __future__ import annotations

import click

from reader.cli.pages import article_or_fail, debug_option, load, source_argument
from reader.cli.writing import write_line


@click.command()
@source_argument
@debug_option
def text(source: str, allow_private: bool) -> None:
    """Write the article's own words, a block a line, with nothing announced."""
    _, page = load(source, allow_private=allow_private)
    article_or_fail(source, page)
    for line in page.article_text.split("\n"):
        write_line(line)
