"""The forms of reading lists: CSV, JSON, HTML with links, and lines of addresses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from reader.errors import SourceError
from reader.sources.feeds.model import MAX_TITLE_CHARACTERS
from reader.sources.reading_lists.fields import URL_FIELDS, field_name, saved_article, seconds_of, web_address
from reader.sources.reading_lists.model import LeftOut, ReadingList, SavedArticle
from reader.sources.source import is_web_address

_DELIMITERS = ",;\t"
_MAX_FIELD_CHARACTERS = 20_000_000
_READ_HEADINGS = frozenset({"archive", "read archive", "archived", "read"})


def read_csv(text: str, shown: str) -> Iterator[SavedArticle | LeftOut]:
    """The articles in a CSV file, whose first line names the columns. Raises SourceError."""
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(_MAX_FIELD_CHARACTERS)  # for the whole process: some lists hold whole articles
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [field_name(each) for each in next(rows, [])]
        if not set(names) & set(URL_FIELDS):
            raise SourceError("{name} has no column called URL. Export it again, as CSV.", name=shown)
        for row in rows:
            if row:
                yield saved_article(dict(zip(names, row, strict=False)))
    except csv.Error as error:
        raise SourceError("{name} is not valid CSV: {reason}.", name=shown, reason=error) from None


def read_json(text: str, shown: str) -> Iterator[SavedArticle | LeftOut]:
    """The articles in a JSON file, however deep they lie. Raises SourceError."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise SourceError("{name} is not valid JSON. Export it again.", name=shown) from None
    stack = [found]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            row = {field_name(name): each for name, each in value.items()}
            article = saved_article(row)
            if not row.keys().isdisjoint(URL_FIELDS):
                yield article
            if article is LeftOut.NO_ADDRESS:
                stack.extend(reversed(list(value.values())))


def read_links(text: str) -> Iterator[SavedArticle | LeftOut]:
    """The links in an HTML file: a browser's bookmarks, or what Pocket and Instapaper once exported.

    https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)
    """
    is_read = False
    for element in LexborHTMLParser(text).css("h1, a[href]"):
        words = " ".join(element.text(deep=True).split())
        if element.tag == "h1":
            is_read = words.casefold() in _READ_HEADINGS
            continue
        attributes = element.attributes
        url = web_address(attributes.get("href") or "")
        if not url:
            yield LeftOut.NO_ADDRESS
        else:
            added = attributes.get("add_date") or attributes.get("time_added") or ""
            title = "" if words == attributes.get("href") else words[:MAX_TITLE_CHARACTERS]
            yield SavedArticle(url, title, seconds_of(added), is_read)


def read_addresses(text: str) -> Iterator[SavedArticle | LeftOut]:
    """The addresses in a file with one on each line, and comments (#)."""
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            url = web_address(line)
            yield SavedArticle(url, "") if url else LeftOut.NO_ADDRESS


def is_address_list(text: str) -> bool:
    """True if the first line that is not empty or a comment is a web address: no name of a column is one."""
    lines = (line.strip() for line in text.splitlines())
    return is_web_address(next((line for line in lines if line and not line.startswith("#")), ""))


def each_once(rows: Iterable[SavedArticle | LeftOut]) -> ReadingList:
    """The articles, each address once; an article that is read once is read."""
    found: dict[str, SavedArticle] = {}
    left_out = dict.fromkeys(LeftOut, 0)
    for each in rows:
        if isinstance(each, LeftOut):
            left_out[each] += 1
            continue
        known = found.setdefault(each.url, each)
        if known is not each:
            left_out[LeftOut.REPEATED] += 1
            found[each.url] = known._replace(
                is_read=known.is_read or each.is_read, html=known.html or each.html
            )
    return ReadingList(list(found.values()), left_out)
