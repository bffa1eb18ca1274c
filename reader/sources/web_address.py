"""Web addresses: their parts, their form in messages, and which IP addresses are public.

They are parsed as in browsers (WHATWG URL, with the Ada parser), so backslashes, tabs, and unusual numbers
and letters lead to the same host as in a browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, unquote

from ada_url import URL

_PORTS = {"http": 80, "https": 443}
_HOST_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_MAX_HOST_CHARACTERS = 253  # RFC 1035
_SAFE = "/?:@!$&'()*+,;=~%"  # allowed in a path or query (RFC 3986); everything else is encoded
_SURROGATE = re.compile("[\udc80-\udcff]")
_MAX_CHARACTERS = 32_768  # sites refuse longer addresses (RFC 9110, 4.1 asks them for 8,000 at least)
_MAX_SHOWN_CHARACTERS = 200  # a longer address does not help a listener
# RFC 6052: networks without IPv4 reach IPv4 hosts at these addresses; the last 32 bits are the IPv4 address.
_NAT64 = int(IPv6Address("64:ff9b::")) >> 32


class BadAddress(ValueError):
    """An address is not valid. The message does not quote it, since it may contain a password."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address without its fragment, in plain ASCII.

    The credentials ("name:password") are separate, and never shown or saved.
    """

    scheme: str
    host: str
    port: int
    target: str
    credentials: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """The whole address, without credentials."""
        return f"{self.scheme}://{self.host_and_port}{self.target}"

    @property
    def host_and_port(self) -> str:
        """The host, with the port if it is not the default."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: credentials are sent only to the same origin."""
        return self.scheme, self.host, self.port

    @property
    def shown(self) -> str:
        """The address for messages, shortened."""
        return self.url if len(self.url) <= _MAX_SHOWN_CHARACTERS else f"{self.url[:_MAX_SHOWN_CHARACTERS]}…"


def parse_address(text: str) -> Address:
    """The address that a browser would open for `text`. Raises BadAddress."""
    return _address(text, None)


def redirect_address(address: Address, location: str) -> Address:
    """The target of a redirect from `address` to `location`, without credentials. Raises BadAddress."""
    return replace(_address(location, address.url), credentials="")


def _address(text: str, base: str | None) -> Address:
    if len(text) > _MAX_CHARACTERS:
        raise BadAddress("it is too long")
    try:
        url = URL(_in_unicode(text), base)
    except ValueError:
        raise BadAddress("the host or port is wrong") from None
    scheme = url.protocol.rstrip(":")
    if scheme not in _PORTS:
        raise BadAddress(f"{scheme[:20]}: addresses are not web addresses")
    host = url.hostname.strip("[]")
    if ":" not in host and (not _HOST_NAME.fullmatch(host) or len(host) > _MAX_HOST_CHARACTERS):
        raise BadAddress("the host is wrong")
    credentials = ""
    if url.username or url.password:
        credentials = unquote(f"{url.username}:{url.password}", errors="surrogateescape")
    port = int(url.port) if url.port else _PORTS[scheme]
    return Address(scheme, host, port, quote(f"{url.pathname}{url.search}", safe=_SAFE), credentials)


def _in_unicode(text: str) -> str:
    """The text without lone surrogates; those for bytes of the command line are percent-encoded."""
    encoded = _SURROGATE.sub(lambda found: f"%{ord(found[0]) - 0xDC00:02X}", text)
    return encoded.encode("utf-8", "replace").decode()


def is_public_ip(number: str) -> bool:
    """True if an IP address is on the public internet.

    Loopback, private, multicast and reserved addresses are not. An IPv4 address inside an IPv6 address
    counts as itself.
    """
    address: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = _embedded_ipv4(address) or address
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not (isinstance(address, IPv6Address) and address.is_site_local)
    )


def _embedded_ipv4(address: IPv6Address) -> IPv4Address | None:
    if int(address) >> 32 == _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
