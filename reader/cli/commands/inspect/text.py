"""reader text: the article's own words."""

from __future__ import annotations

import click

from reader.cli.options.effective_settings import effective_settings
from reader.cli.output import write_line
from reader.cli.page_loading import debug_option, load, require_article, source_argument
from reader.page.model import CAPTIONS


@click.command()
@source_argument
@click.option("--captions", is_flag=True, help="Include the captions of pictures.")
@debug_option
def text(source: str, allow_private: bool, max_page_mb: int, url: str, captions: bool) -> None:
    """Print the article's own words, one block a line, without announcements."""
    limit = effective_settings({"max_page_mb": max_page_mb}).settings.max_page_mb
    _, page = load(source, allow_private=allow_private, max_page_mb=limit, url=url)
    require_article(source, page)
    for section in page.sections:
        for block in section.blocks if section.in_article else ():
            if block.kind not in CAPTIONS or captions:
                for line in block.text.splitlines():
                    write_line(line)
