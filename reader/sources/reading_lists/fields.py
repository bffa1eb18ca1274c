"""The fields of saved articles, by the names that programs give them.

Pocket:     title, url, time_added, tags, status (unread, archive)
Instapaper: URL, Title, Selection, Folder (Unread, Archive, Starred, …), Timestamp, Tags
Readwise:   Title, URL, ID, Document tags, Saved date, Reading progress, Location (new, later, archive), Seen
Wallabag:   title, url, content, is_archived, created_at, published_at, published_by, language
Omnivore:   title, url, slug, state (Active, Archived, Deleted), savedAt, publishedAt, author
Raindrop, Pinboard, GoodLinks, Firefox and others have names among these, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.sources.feeds.entry_text import is_whole_text, plain_text, well_formed
from reader.sources.feeds.model import (
    MAX_DATE_CHARACTERS,
    MAX_LANGUAGE_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    seconds_of_date,
)
from reader.sources.reading_lists.model import LeftOut, SavedArticle
from reader.sources.source import is_web_address, normalised_address

URL_FIELDS = (
    "sourceurl", "originalurl", "originalarticleurl", "resolvedurl", "givenurl", "url", "link", "href", "uri",
    "address",
)  # fmt: skip
_TITLE_FIELDS = ("title", "resolvedtitle", "giventitle", "name", "description")
_ADDED_FIELDS = (
    "timeadded", "timestamp", "saveddate", "savedat", "createdat", "created", "added", "addedat", "dateadded",
    "adddate", "time", "date",
)  # fmt: skip
_TEXT_FIELDS = ("content", "contenthtml", "html")
_AUTHOR_FIELDS = ("author", "publishedby", "byline")
_PUBLISHED_FIELDS = ("publishedat", "publisheddate", "datepublished")
_LANGUAGE_FIELDS = ("language", "lang")
_YES = frozenset({"1", "true", "yes"})
# The values that say that an article was read.
_READ_VALUES = {
    "isarchived": _YES, "archived": _YES, "isread": _YES, "read": _YES,
    "state": frozenset({"archived", "read"}), "status": frozenset({"archive", "archived", "read"}),
    "location": frozenset({"archive"}), "folder": frozenset({"archive", "archived", "read"}),
}  # fmt: skip
_DELETED_VALUES = {"state": frozenset({"deleted"}), "status": frozenset({"deleted"}), "isdeleted": _YES}
_MAX_DATE_S = 32_503_680_000  # the year 3000; a larger number counts milliseconds or microseconds


def field_name(written: object) -> str:
    """The name of a field as it is compared: "Saved date", "saved_date" and "savedDate" are the same."""
    return "".join(each for each in str(written).casefold() if each.isalnum())


def saved_article(row: Mapping[str, Any]) -> SavedArticle | LeftOut:
    """The article in a row, or why it is left out; the keys are names as of `field_name`."""
    url = web_address(next(filter(None, (_text(row, name) for name in URL_FIELDS)), ""))
    if not url:
        return LeftOut.NO_ADDRESS
    if _says(row, _DELETED_VALUES):
        return LeftOut.DELETED
    html = _first(row, _TEXT_FIELDS)
    return SavedArticle(
        url=url,
        title=plain_text(_first(row, _TITLE_FIELDS))[:MAX_TITLE_CHARACTERS],
        added=seconds_of(_first(row, _ADDED_FIELDS)),
        is_read=_says(row, _READ_VALUES),
        html=html if html and is_whole_text(html, is_content=True) else "",
        author=plain_text(_first(row, _AUTHOR_FIELDS))[:MAX_TITLE_CHARACTERS],
        published=_first(row, _PUBLISHED_FIELDS)[:MAX_DATE_CHARACTERS],
        lang=_first(row, _LANGUAGE_FIELDS)[:MAX_LANGUAGE_CHARACTERS],
    )


def web_address(written: str) -> str:
    """The web address, normalised; "" for anything else, such as a file or a script."""
    return normalised_address(written.strip()) if is_web_address(written) else ""


def seconds_of(written: str) -> float | None:
    """A time in seconds since 1970, from such a number (also of milli- or microseconds) or ISO 8601."""
    try:
        seconds = float(written)
    except ValueError:
        seconds = seconds_of_date(written) or 0
    else:
        for _ in range(2):
            if seconds > _MAX_DATE_S:
                seconds /= 1000
    return seconds if 0 < seconds <= _MAX_DATE_S else None


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(filter(None, (_text(row, name) for name in names)), "")


def _text(row: Mapping[str, Any], name: str) -> str:
    """A field as text; the first of several, such as authors."""
    value = row.get(name)
    if isinstance(value, list):
        value = next((each for each in value if each), None)
    return well_formed(str(value)).strip() if isinstance(value, (str, int, float)) else ""


def _says(row: Mapping[str, Any], values: Mapping[str, frozenset[str]]) -> bool:
    return any(_text(row, name).casefold() in meant for name, meant in values.items())
