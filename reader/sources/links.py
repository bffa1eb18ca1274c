"""Resolves links of a page to source names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from ada_url import URL

from reader.errors import SourceError
from reader.sources.source import Source

_WEB = {"http:", "https:"}


def resolve_link(source: Source, href: str) -> str:
    """The target of a link in `source`, as a name for `read_source`.

    A web page can link only to web pages, a file also to files. Raises SourceError for anything else.
    """
    base = source.url or (Path(source.reopen_as).as_uri() if source.reopen_as else "")
    try:
        absolute = URL(href, base or None)
    except ValueError:
        raise SourceError("This link can't be opened from here.") from None
    if absolute.protocol in _WEB:
        absolute.hash = ""
        return absolute.href
    if absolute.protocol != "file:":
        raise SourceError(f"This link is a {absolute.protocol[:20]} link, not a page.")
    if source.url or not source.reopen_as or absolute.hostname:
        raise SourceError("This link can't be opened from here.")
    return unquote(absolute.pathname)
