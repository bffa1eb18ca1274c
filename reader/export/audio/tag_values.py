"""The values of an audio file's tags, the same in every format."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from reader.export.one_line import one_line
from reader.export.summary import summary
from reader.page.model import Page
from reader.page.person_names import name_keys, person_names

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_GENRE = "Speech"  # number 101 of ID3


def tag_values(page: Page) -> dict[str, str]:
    """The tags by name; those without a value are left out.

    An article's album is its site, which is also the album's artist: players then group its articles.
    """
    site = site_name(page)
    values = {
        "title": one_line(page.title) or "Untitled",
        "artist": _persons(page.byline, site),
        "album": site,
        "albumartist": site,
        "date": published_day(page),
        "genre": _GENRE,
        "description": summary(page),
        "source": one_line(page.url),
        "language": one_line(page.lang),
    }
    return {name: value for name, value in values.items() if value}


def published_day(page: Page) -> str:
    """When the page was published, as exact as it says: 2026, 2026-03 or 2026-03-02; "" if it does not."""
    found = _DAY.match(page.published)
    return found[0] if found else ""


def site_name(page: Page) -> str:
    """The name of the page's site, else its host; "" for a page of neither."""
    name = one_line(page.site)
    if name and "://" not in name:
        return name
    try:
        host = urlsplit(name or page.url or page.canonical).hostname or ""
    except ValueError:
        return ""
    return as_written(one_line(host).removeprefix("www."))


def as_written(host: str) -> str:
    """The name of a host as people write it, not as "xn--…"; any other name as it is."""
    with suppress(UnicodeError):
        return host.encode("ascii").decode("idna")
    return host


def _persons(byline: str, site: str) -> str:
    """The persons in a byline, without "By", addresses, "staff" and the site itself."""
    names = person_names(one_line(byline).split(", "), no_persons=name_keys([site]))
    return ", ".join(map(one_line, names))
