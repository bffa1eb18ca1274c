"""The media types of responses: which of them are pages, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reader.errors import SourceError
from reader.sources.source import FEED_ADVICE

PLAIN_TYPES = frozenset({"text/plain", "text/markdown"})
_DOCUMENT_TYPES = {
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "", *PLAIN_TYPES, *_DOCUMENT_TYPES})
# Types that can be read from a file.
_FILE_TYPES = {
    "application/epub+zip": "an EPUB book",
    "multipart/related": "a page saved as one file",
}
_FEED_TYPES = dict.fromkeys(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"), "a feed"
)
_XML_TYPES = {"application/xml": "XML", "text/xml": "XML"}
TYPE_NAMES = {
    **_FILE_TYPES,
    **_FEED_TYPES,
    **_XML_TYPES,
    "application/json": "data for programs",
    "image": "a picture",
    "audio": "an audio file",
    "video": "a video",
}
_ADVICE = {
    **dict.fromkeys(_FILE_TYPES, "Save it, and open the file."),
    **dict.fromkeys(_FEED_TYPES, FEED_ADVICE),
    **dict.fromkeys(_XML_TYPES, "If it is a feed, follow it with “reader feed add”."),
}


def media_type(headers: Mapping[str, str]) -> str:
    """The media type in a response's headers, without parameters."""
    return headers.get("Content-Type", "").partition(";")[0].partition(",")[0].strip().lower()


def wrong_type(media_type: str, shown: str) -> SourceError:
    """The error for a response of another type than was asked for; `shown` is its address for messages."""
    known = TYPE_NAMES.get(media_type) or TYPE_NAMES.get(media_type.partition("/")[0])
    named = known or f"of the type {re.sub('[^a-z0-9.+/-]', '', media_type)[:60]}"
    advice = _ADVICE.get(media_type, "Give the address of a page.")
    return SourceError(f"{{name}} is {named}, not an HTML page. {advice}", name=shown)
