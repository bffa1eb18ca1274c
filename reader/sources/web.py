"""Fetches a page from the web: sends requests, follows redirects, and uses the cached copy when offline.

Only the requested address and its redirects are fetched: no resources of the page, no cookies, no scripts.
A public site cannot redirect into the listener's private network. Proxies are not used, because a proxy hides
the address of the server.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from platformdirs import user_cache_path

from reader.errors import SourceError
from reader.settings import APP_NAME
from reader.sources.formats.document_kind import document_kind
from reader.sources.formats.plain_text import text_to_html
from reader.sources.source import Source, check_page
from reader.sources.web_address import Address, BadAddress, is_public_ip, parse_address, redirect_address
from reader.sources.web_cache import CachedPage, PageCache
from reader.sources.web_request import (
    FetchLimits,
    Response,
    Unreachable,
    request_headers,
    resolve_host,
    send_request,
    timed_out,
)

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_SAVE_ADVICE = "Open it in a browser, save the page, and open the file."
_REFUSALS = {
    403: f"{{address}}: the site refuses programs (403). {_SAVE_ADVICE}",
    404: "{address}: page not found (404). Check the address.",
    410: "{address}: the page no longer exists (410). Look for it elsewhere.",
    429: "{address}: the site is busy (429). Wait a while, then try again.",
    451: "{address}: the page is withheld for legal reasons (451). Look for it elsewhere.",
}


class Copies(Protocol):
    """Where the copy of a page is found, with the validators for a conditional request."""

    def find(self, url: str) -> CachedPage | None:
        """The copy of the page at `url`."""


class FinalResponse(NamedTuple):
    """The response at the end of the redirects, and the copy that it may confirm.

    `moved` is where the requested address has moved for good, "" if it has not.
    """

    address: Address
    response: Response
    copy: CachedPage | None
    moved: str = ""


class Fetch(NamedTuple):
    """One fetch with its redirects. `deadline` is when to give up (time.monotonic)."""

    requested: Address
    cache: Copies
    limits: FetchLimits
    is_public_ip: Callable[[str], bool]
    deadline: float
    from_public: bool = False

    def follow(self) -> FinalResponse:
        """Follow the redirects. Raises SourceError."""
        address, from_public = self.requested, self.from_public
        visited, moved, for_good = {address.url}, "", not address.credentials
        for _ in range(self.limits.redirects + 1):
            copy = self.cache.find(address.url)
            peers = self._peers(address, from_public)
            response = send_request(address, peers, self._headers(address, copy), self.limits, self.deadline)
            if response.status not in _REDIRECTS:
                return FinalResponse(address, response, copy, moved)
            from_public = from_public or self.is_public_ip(response.peer)
            target = _redirect_target(address, response)
            is_as_safe = target.scheme == "https" or address.scheme == "http"
            for_good = for_good and is_as_safe and response.status in _PERMANENT
            moved = target.url if for_good else moved
            if target.url in visited:
                raise SourceError(
                    f"{{address}} redirects in a loop. {_SAVE_ADVICE}", address=self.requested.shown
                )
            visited.add(target.url)
            address = target
        raise SourceError(
            f"{self.requested.shown} redirects more than {self.limits.redirects} times. {_SAVE_ADVICE}"
        )

    def _peers(self, address: Address, from_public: bool) -> list[str]:
        peers = resolve_host(address)
        allowed = [peer for peer in peers if self.is_public_ip(peer)] if from_public else peers
        if not allowed:
            raise SourceError(
                "{address} leads to {private}, in a private network. If you trust it, add --allow-private.",
                address=self.requested.shown,
                private=address.host_and_port,
            )
        return allowed

    def _headers(self, address: Address, copy: CachedPage | None) -> dict[str, str]:
        headers = request_headers(
            self.requested.credentials if address.origin == self.requested.origin else ""
        )
        if copy is not None and copy.etag:
            headers["If-None-Match"] = copy.etag
        if copy is not None and copy.modified:
            headers["If-Modified-Since"] = copy.modified
        return headers


def _redirect_target(address: Address, response: Response) -> Address:
    # Servers send UTF-8; the library decodes headers as Latin-1.
    location = response.headers.get("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
    if not location:
        raise SourceError(f"{address.shown} redirects to no address. Check the address.")
    try:
        return redirect_address(address, location)
    except BadAddress as error:
        raise SourceError(
            f"{address.shown} redirects to an address that cannot be opened: {error}. Check the address."
        ) from None


def requested_address(name: str) -> Address:
    """The web address that a person typed, or a page or feed names. Raises SourceError if it is not valid."""
    try:
        return parse_address(name)
    except BadAddress as error:
        raise SourceError(f"The web address is not valid: {error}. Check it.") from None


def fetch_page(
    name: str,
    *,
    allow_private: bool = False,
    from_public: bool = False,
    limits: FetchLimits | None = None,
    cache: PageCache | None = None,
    is_public_ip: Callable[[str], bool] = is_public_ip,
) -> Source:
    """Fetch the page at a web address. Raises SourceError.

    `is_public_ip` decides which IP addresses a public site may redirect to; `allow_private` allows all. With
    `from_public` the address is one that a public site linked to.
    """
    requested = requested_address(name)
    limits = limits or FetchLimits()
    cache = cache or PageCache(user_cache_path(APP_NAME, appauthor=False) / "pages")
    allowed = (lambda _: True) if allow_private else is_public_ip
    fetch = Fetch(requested, cache, limits, allowed, time.monotonic() + limits.total, from_public)
    try:
        answer = fetch_in_time(fetch)
        page, response = _page_of(answer), answer.response
    except Unreachable as error:
        return _cached(cache, requested, error, limits.page_bytes)
    if response.status == 304:
        cache.mark_fresh(page, requested.url)
    elif "no-store" in response.headers.get("Cache-Control", "").lower():
        cache.discard(page.url)
    else:
        cache.store(page, requested.url)
    return _source(page, requested, limits.page_bytes, is_public=is_public_ip(response.peer))


def fetch_in_time(fetch: Fetch) -> FinalResponse:
    """Run the fetch, or give up at its deadline. Raises SourceError.

    It runs in its own thread, because nothing else interrupts a slow name server, or a server that sends one
    byte at a time. An abandoned thread does no harm: it is a daemon with the same deadline.
    """
    results: queue.SimpleQueue[FinalResponse | BaseException] = queue.SimpleQueue()

    def follow() -> None:
        try:
            results.put(fetch.follow())
        except BaseException as error:
            results.put(error)

    threading.Thread(target=follow, name="web", daemon=True).start()
    try:
        result = results.get(timeout=fetch.limits.total)
    except queue.Empty:
        raise timed_out(fetch.requested, fetch.limits.total) from None
    if isinstance(result, BaseException):
        raise result
    return result


def _page_of(answer: FinalResponse) -> CachedPage:
    """The page in a response, or the cached copy if the response says that it is still current."""
    address, response, copy, _ = answer
    if response.status == 304 and copy is not None:
        return copy
    check_status(address, response)
    html, charset = response.body, response.charset
    if document_kind(html) is None:
        check_page(html, address.shown)
    if response.is_plain:
        html, charset = text_to_html(html, charset), "utf-8"
    etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    return CachedPage(address.url, html, charset, etag, modified)


def check_status(address: Address, response: Response) -> None:
    """Raise SourceError for a response without a document."""
    if not 200 <= response.status < 300:
        raise _status_error(address, response)
    if not response.body.strip():
        raise SourceError(
            "{address}: the page is empty. Check the address, or try again later.", address=address.shown
        )


def _status_error(address: Address, response: Response) -> SourceError:
    status = response.status
    if status >= 500:
        return Unreachable(
            "{address}: the site has an error ({status}). Try again later.",
            address.url,
            address=address.shown,
            status=status,
        )
    if status == 401:
        return SourceError(
            "{address}: the site needs a name and a password (401). "
            "Put them before the host, as in https://NAME:PASSWORD@HOST/.",
            address=address.shown,
        )
    message = _REFUSALS.get(status, "{address}: the site sent no page ({status}). Check the address.")
    return SourceError(message, address=address.shown, status=status)


def _source(
    page: CachedPage, requested: Address, max_bytes: int, notice: str = "", *, is_public: bool
) -> Source:
    """The source in a page or its cached copy. A document is cached as it came, and converted here."""
    html, charset, only_article = page.html, page.charset, False
    kind = document_kind(html)
    if kind is not None:
        from reader.sources.formats.converter_process import convert_document

        document = convert_document(kind, html, requested.shown, max_bytes)
        html, charset, only_article = document.html, "utf-8", True
        notice = " ".join(filter(None, (notice, document.notice)))
    return Source(
        html,
        page.url,
        identity=page.url,
        reopen_as=page.url,
        charset=charset,
        notice=notice,
        is_public=is_public,
        only_article=only_article,
    )


def _cached(cache: PageCache, requested: Address, error: Unreachable, max_bytes: int) -> Source:
    """The cached copy of a page that is unreachable, with a notice; raises `error` if there is no copy."""
    copy = cache.find(error.url) or cache.find_redirected(requested.url)
    if copy is None:
        raise error
    date = datetime.fromtimestamp(copy.date).astimezone()
    notice = f"{error.reason} This is the copy of {date.day} {date:%B %Y, %H:%M}."
    # Where the copy came from is not known, so its links may not lead into the private network.
    return _source(copy, requested, max_bytes, notice, is_public=True)
