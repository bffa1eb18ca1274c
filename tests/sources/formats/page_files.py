"""Pages read from files that a test writes."""

from __future__ import annotations

from pathlib import Path

from reader.page.model import Page
from reader.page.parse import parse_page
from reader.sources.open_source import read_source


def page_of(path: Path, data: str | bytes, max_bytes: int = 20_000_000) -> Page:
    """Write a file, and read it as a page."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    source = read_source(str(path), max_bytes=max_bytes)
    return parse_page(source.html, source.url, source.charset, only_article=source.only_article)
