"""Fetches feeds, by the requests and limits of web pages, and only if they have changed."""

from __future__ import annotations

import time
from typing import NamedTuple

from reader.errors import SourceError
from reader.sources.media_types import PAGE_TYPES
from reader.sources.source import TooLarge
from reader.sources.web import Fetch, check_status, fetch_in_time, requested_address
from reader.sources.web_address import is_public_ip
from reader.sources.web_cache import CachedPage, safe_validator
from reader.sources.web_request import FetchLimits

MAX_FEED_BYTES = 10_000_000
FEED_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/feed+json", "application/json", "application/octet-stream", "application/x-rss+xml",
    "text/x-opml", "text/rss", *PAGE_TYPES,
})  # fmt: skip


class Validators(NamedTuple):
    """A server's validators (ETag, Last-Modified), to ask it later if the document at `url` has changed."""

    url: str = ""
    etag: str = ""
    modified: str = ""


class FeedDocument(NamedTuple):
    """A feed, or a page that may name one. `is_public`: it came from the internet.

    `moved` is its new address if permanent redirects (301, 308) lead there, to no worse scheme; else "". An
    address with a name and a password is never changed.
    """

    body: bytes
    content_type: str
    charset: str
    validators: Validators
    is_public: bool
    moved: str = ""

    @property
    def url(self) -> str:
        """Its address, after redirects."""
        return self.validators.url


class _Known(NamedTuple):
    """A cache of one empty copy: the server only has to confirm its validators."""

    validators: Validators

    def find(self, url: str) -> CachedPage | None:
        if url != self.validators.url:
            return None
        return CachedPage(url, b"", "", self.validators.etag, self.validators.modified)


def fetch_document(
    name: str,
    known: Validators = Validators(),  # noqa: B008  # it is frozen
    *,
    allow_private: bool = False,
    from_public: bool = False,
) -> FeedDocument | None:
    """The document at a web address; None if it has not changed since `known`.

    The options are as in `fetch_page`. Raises SourceError.
    """
    requested = requested_address(name)
    limits = FetchLimits(wire_bytes=MAX_FEED_BYTES, page_bytes=MAX_FEED_BYTES, types=FEED_TYPES)
    allowed = (lambda _: True) if allow_private else is_public_ip
    deadline = time.monotonic() + limits.total
    try:
        answer = fetch_in_time(Fetch(requested, _Known(known), limits, allowed, deadline, from_public))
    except TooLarge:
        raise SourceError(
            "{name} is larger than {size} MB, the limit for feeds. Look for a shorter feed on its site.",
            name=requested.shown,
            size=MAX_FEED_BYTES // 1_000_000,
        ) from None
    response = answer.response
    if response.status == 304 and answer.copy is not None:
        return None
    check_status(answer.address, response)
    etag, modified = (safe_validator(response.headers.get(each, "")) for each in ("ETag", "Last-Modified"))
    return FeedDocument(
        body=response.body,
        content_type=response.headers.get("Content-Type", ""),
        charset=response.charset,
        validators=Validators(answer.address.url, etag, modified),
        is_public=is_public_ip(response.peer),
        moved=answer.moved,
    )
