"""Where a link of a page leads: a web address, or a file beside a page that is a file itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from reader.errors import SourceError
from reader.sources.source import Source

_WEB = {"http", "https"}


def linked(source: Source, href: str) -> str:
    """The name of the source that a link of `source` leads to, for `read_source`.

    A page of the web leads to the web only. Raises SourceError for what is no page.
    """
    address = href.strip()
    try:
        base = source.url or (Path(source.again).as_uri() if source.again else "")
        absolute = urlsplit(urljoin(base, address))
    except ValueError:
        raise SourceError("This link's address cannot be read.") from None
    if absolute.scheme in _WEB and absolute.netloc:
        return absolute._replace(fragment="").geturl()
    if absolute.scheme == "file" and not source.url and source.again and not absolute.netloc:
        return unquote(absolute.path)
    if absolute.scheme and absolute.scheme != "file":
        raise SourceError(f"This link is a {absolute.scheme}: link, not a page.")
    raise SourceError("This link leads to no page that can be had from here.")
