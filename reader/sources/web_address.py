"""Web addresses: their parts, how they are shown, and which of the network's numbers are public."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?")
# What RFC 3986 lets stand in a path or a query; "%" too, because an address comes encoded already.
_SAFE = "/?:@!$&'()*+,;=~%"
_SHOWN_CHARACTERS = 200  # a longer address is no help to an ear
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
        return self.url if len(self.url) <= _SHOWN_CHARACTERS else f"{self.url[:_SHOWN_CHARACTERS]}…"


def parse_address(text: str) -> Address:
    """The address that `text` means. Raises BadAddress."""
    try:
        parts = urlsplit(text.strip())
        port = parts.port
        target = _encoded(parts.path or "/") + (f"?{_encoded(parts.query)}" if parts.query else "")
    except ValueError:
        raise BadAddress("its host or its port is wrong") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise BadAddress(f"{scheme[:20] or 'a file'}: is not read from the web")
    credentials = ""
    if parts.username is not None:
        credentials = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return Address(
        scheme, _host(parts.hostname or ""), _PORTS[scheme] if port is None else port, target, credentials
    )


def next_address(address: Address, location: str) -> Address:
    """Where `location` leads from an address: without credentials, whoever wrote it. Raises BadAddress."""
    try:
        joined = urljoin(address.url, location)
    except ValueError:
        raise BadAddress("its host or its port is wrong") from None
    return replace(parse_address(joined), credentials="")


def _encoded(text: str) -> str:
    return quote(text, safe=_SAFE, errors="surrogateescape")


def _host(name: str) -> str:
    """A host in ASCII: an IP address, or a name as the domain name system has it."""
    if ":" in name:
        try:
            return str(IPv6Address(name.partition("%")[0]))
        except ValueError:
            raise BadAddress("its host is wrong") from None
    # As browsers do it (UTS 46, nontransitional), but for the letters that no domain may have anyway.
    # Python's own "idna" codec would take straße.de for strasse.de, which is someone else's.
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower()).replace("。", ".")
    host = ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode', 'replace').decode()}"
        for label in plain.split(".")
    )
    if not _NAME.fullmatch(host) or len(host) > 253 or not name.isprintable():
        raise BadAddress("its host is wrong" if name else "it has no host")
    return host


def is_public(number: str) -> bool:
    """Does an IP address belong to the internet that everybody shares?

    It does not where it leads back to this machine, into a private network, to many machines at
    once, or is not given out at all. An IPv4 address inside an IPv6 address counts as itself.
    """
    address: IPv4Address | IPv6Address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = _inside(address) or address
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not (isinstance(address, IPv6Address) and address.is_site_local)
    )


def _inside(address: IPv6Address) -> IPv4Address | None:
    if int(address) >> 32 == _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
