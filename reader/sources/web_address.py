"""Web addresses: their parts, how they are shown, and which of the network's numbers are public.

They are parsed as browsers parse them (WHATWG URL, by the Ada parser): backslashes, tabs, odd numbers and
letters lead to the same host in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, unquote

from ada_url import URL

_PORTS = {"http": 80, "https": 443}
_HOST_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
_MAX_HOST_CHARACTERS = 253  # characters (RFC 1035)
_SAFE = "/?:@!$&'()*+,;=~%"  # what RFC 3986 lets stand in a path or a query; the rest is sent encoded
_SURROGATE = re.compile("[\udc80-\udcff]")
_MAX_SHOWN_CHARACTERS = 200  # a longer address is no help to an ear
# RFC 6052: the addresses by which a network without IPv4 reaches it; the last 32 bits are the IPv4 address.
_NAT64 = int(IPv6Address("64:ff9b::")) >> 32


class BadAddress(ValueError):
    """What is wrong with an address, in words that hold nothing of it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address without its fragment, in plain ASCII.

    The credentials stand apart ("name:password"), and are in no text that is shown or kept.
    """

    scheme: str
    host: str
    port: int
    target: str
    credentials: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """The address in one piece, without credentials."""
        return f"{self.scheme}://{self.host_and_port}{self.target}"

    @property
    def host_and_port(self) -> str:
        """The host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """Where credentials belong."""
        return self.scheme, self.host, self.port

    @property
    def shown(self) -> str:
        """The address in a message."""
        return self.url if len(self.url) <= _MAX_SHOWN_CHARACTERS else f"{self.url[:_MAX_SHOWN_CHARACTERS]}…"


def parse_address(text: str) -> Address:
    """The address that `text` means to a browser. Raises BadAddress."""
    return _address(text, None)


def redirect_address(address: Address, location: str) -> Address:
    """Where `location` leads from an address: without credentials, whoever wrote it. Raises BadAddress."""
    return replace(_address(location, address.url), credentials="")


def _address(text: str, base: str | None) -> Address:
    try:
        url = URL(_in_unicode(text), base)
    except ValueError:
        raise BadAddress("the host or port is wrong") from None
    scheme = url.protocol.rstrip(":")
    if scheme not in _PORTS:
        raise BadAddress(f"{scheme[:20]}: is not read from the web")
    host = url.hostname.strip("[]")
    if ":" not in host and (not _HOST_NAME.fullmatch(host) or len(host) > _MAX_HOST_CHARACTERS):
        raise BadAddress("the host is wrong")
    credentials = ""
    if url.username or url.password:
        credentials = unquote(f"{url.username}:{url.password}", errors="surrogateescape")
    port = int(url.port) if url.port else _PORTS[scheme]
    return Address(scheme, host, port, quote(f"{url.pathname}{url.search}", safe=_SAFE), credentials)


def _in_unicode(text: str) -> str:
    """The text without lone surrogates: those that stand for bytes of the command line are encoded."""
    encoded = _SURROGATE.sub(lambda found: f"%{ord(found[0]) - 0xDC00:02X}", text)
    return encoded.encode("utf-8", "replace").decode()


def is_public(number: str) -> bool:
    """Does an IP address belong to the internet that everybody shares?

    It does not where it leads back to this machine, into a private network, to many machines at
    once, or is not given out at all. An IPv4 address inside an IPv6 address counts as itself.
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
