"""Sends one web request within limits, and turns its errors into one-line messages."""

from __future__ import annotations

import io
import re
import socket
import ssl
import time
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from urllib3 import (
    BaseHTTPResponse,
    HTTPConnectionPool,
    HTTPResponse,
    HTTPSConnectionPool,
    Timeout,
    make_headers,
)
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from reader.errors import SourceError
from reader.sources.media_types import PAGE_TYPES, PLAIN_TYPES, media_type, wrong_type
from reader.sources.source import MAX_BYTES, too_large
from reader.sources.web_address import Address

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK_BYTES = 65_536
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([A-Za-z0-9_.:+-]{1,40})""", re.IGNORECASE)


class FetchLimits(NamedTuple):
    """Limits for one page: seconds, redirects, bytes and media types."""

    connect: float = 10  # for each IP address of the host
    read: float = 20  # between two chunks of a response
    total: float = 60  # for everything: DNS, redirects and the page
    redirects: int = 10
    wire_bytes: int = MAX_BYTES  # as transferred, compressed or not
    page_bytes: int = MAX_BYTES  # unpacked
    types: frozenset[str] = PAGE_TYPES  # of the response; others are refused before they are read


class Response(NamedTuple):
    """A server's response, with the body only if it is a page. `peer` is the IP address that responded."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    peer: str

    @property
    def charset(self) -> str:
        """The encoding in the Content-Type header, "" if it has none."""
        found = _CHARSET.search(self.headers.get("Content-Type", ""))
        return found[1] if found else ""

    @property
    def is_plain(self) -> bool:
        """True if the Content-Type is plain text."""
        return media_type(self.headers) in PLAIN_TYPES


class Unreachable(SourceError):
    """The network or the site is not available now, so a cached copy may be used."""

    def __init__(self, message: str, /, url: str = "", **fields: object) -> None:
        super().__init__(message, **fields)
        self.url = url

    @property
    def reason(self) -> str:
        """What is wrong, as a sentence."""
        return f"{self.first_sentence.format(**self.fields)}."


def _unreachable(address: Address, message: str, **fields: object) -> Unreachable:
    return Unreachable(message, address.url, address=address.shown, **fields)


def timed_out(address: Address, seconds: float) -> Unreachable:
    """The error for a page that was not complete before the deadline."""
    return _unreachable(
        address, "{address}: timed out after {seconds:g} seconds. Try again later.", seconds=seconds
    )


def resolve_host(address: Address) -> list[str]:
    """The IP addresses of the host, in order of preference. Raises SourceError."""
    try:
        # Bytes, because Python applies older IDNA rules to text.
        found = socket.getaddrinfo(address.host.encode(), address.port, type=socket.SOCK_STREAM)
    except OSError:
        raise _unreachable(
            address,
            "{address}: cannot find {host}, or there is no network. Check the address and the connection.",
            host=address.host,
        ) from None
    return list(dict.fromkeys(str(number[0]) for *_, number in found))


def send_request(
    address: Address, peers: Sequence[str], headers: Mapping[str, str], limits: FetchLimits, deadline: float
) -> Response:
    """Send one request to the first of the `peers` that accepts a connection. Raises SourceError.

    It connects to an IP address, not to a name, so it cannot reach an address that was not allowed,
    whatever the name server answers the next time.
    """
    last_error: HTTPError | None = None
    for peer in peers:
        try:
            return _send(address, peer, headers, limits, deadline)
        except ConnectTimeoutError as error:
            last_error = error
        except HTTPError as error:
            raise _as_source_error(address, error, limits) from None
    assert last_error is not None
    raise _as_source_error(address, last_error, limits) from None


def request_headers(credentials: str) -> dict[str, str]:
    """The headers of every request: the program's name, what it accepts, and the credentials if any."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        program = f"accessible-reader/{version('accessible-reader')}"
    except PackageNotFoundError:
        program = "accessible-reader"
    headers = {**make_headers(accept_encoding=True), "User-Agent": program, "Accept": _ACCEPT}
    if credentials:
        packed = b64encode(credentials.encode("utf-8", "surrogateescape")).decode()
        headers["Authorization"] = f"Basic {packed}"
    return headers


def _send(
    address: Address, peer: str, headers: Mapping[str, str], limits: FetchLimits, deadline: float
) -> Response:
    with _pool(address, peer, limits) as pool:
        response = pool.urlopen(
            "GET",
            address.target,
            headers={"Host": address.host_and_port, "Connection": "close", **headers},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            body = _body(response, address, limits, deadline) if 200 <= response.status < 300 else b""
        finally:
            response.close()
        return Response(response.status, response.headers, body, peer)


def _pool(address: Address, peer: str, limits: FetchLimits) -> HTTPConnectionPool:
    timeout = Timeout(connect=limits.connect, read=limits.read)
    if address.scheme == "http":
        return HTTPConnectionPool(peer, address.port, timeout=timeout)
    # The system's trust store, which the owner controls and the system updates.
    import truststore

    return HTTPSConnectionPool(
        peer,
        address.port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        server_hostname=address.host,
    )


def _body(response: BaseHTTPResponse, address: Address, limits: FetchLimits, deadline: float) -> bytes:
    """The page, decompressed in chunks, so that a small response cannot fill the memory."""
    found = media_type(response.headers)
    if found not in limits.types:
        raise wrong_type(found, address.shown)
    if "," in response.headers.get("Content-Encoding", ""):
        raise SourceError(
            f"{address.shown} is compressed more than once. Save it in a browser, and open the file."
        )
    limited = _LimitedBody(response, address, limits, deadline)
    unpacked = HTTPResponse(limited, response.headers, preload_content=False)
    body = bytearray()
    while chunk := unpacked.read(_CHUNK_BYTES):
        body += chunk
        if len(body) > limits.page_bytes:
            raise too_large(address.shown, limits.page_bytes)
    return bytes(body)


class _LimitedBody(io.RawIOBase):
    """The bytes of a response as they arrive, with the limits checked for each chunk."""

    def __init__(
        self, response: BaseHTTPResponse, address: Address, limits: FetchLimits, deadline: float
    ) -> None:
        self._response = response
        self._address = address
        self._limits = limits
        self._deadline = deadline
        self._received = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        chunk = self._response.read1(len(view), decode_content=False)
        self._received += len(chunk)
        if self._received > self._limits.wire_bytes:
            raise too_large(self._address.shown, self._limits.wire_bytes)
        if time.monotonic() > self._deadline:
            raise timed_out(self._address, self._limits.total)
        view[: len(chunk)] = chunk
        return len(chunk)


def _as_source_error(address: Address, error: HTTPError, limits: FetchLimits) -> SourceError:
    if isinstance(error, SSLError) and not isinstance(error.args[0], ssl.SSLEOFError):
        return _tls_error(address, error)
    if isinstance(error, DecodeError):
        return SourceError("{address}: the page arrived damaged. Try again.", address=address.shown)
    if isinstance(error, NewConnectionError):
        cause = error.__cause__
        if isinstance(cause, ConnectionRefusedError):
            return _unreachable(
                address,
                "{address}: {host} refused the connection. Check the address.",
                host=address.host_and_port,
            )
        reason = (isinstance(cause, OSError) and cause.strerror) or "no reason given"
        return _unreachable(
            address,
            "{address}: {host} cannot be reached ({reason}). Check the address and the connection.",
            host=address.host,
            reason=reason,
        )
    if isinstance(error, (ConnectTimeoutError, ReadTimeoutError)):
        seconds = limits.read if isinstance(error, ReadTimeoutError) else limits.connect
        return _unreachable(
            address, "{address}: no answer within {seconds:g} seconds. Try again later.", seconds=seconds
        )
    return _unreachable(address, "{address}: the connection broke before the whole page arrived. Try again.")


def _tls_error(address: Address, error: SSLError) -> SourceError:
    """The error for a failed TLS connection. It may be an attack, so no cached copy is used instead."""
    cause = error.args[0]
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message.rstrip(".")
        return SourceError(
            "{address}: its certificate is not trusted ({why}). "
            "Check the address, and the date of this computer.",
            address=address.shown,
            why=why,
        )
    return SourceError(
        "{address}: no secure connection is possible. Check the address and its port.", address=address.shown
    )
