"""Link addresses, normalised so that every program reads them the same way."""

from __future__ import annotations

import re
from urllib.parse import quote

from ada_url import URL

_MAX_CHARACTERS = 4000
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"?]+")


def safe_href(href: str, base: str = "") -> str:
    """The http, https or mailto address that `href` leads to from the page `base`; "" for other kinds.

    It is the address that a browser would open (WHATWG URL), without a user name and password.
    """
    try:
        url = URL(href, base or None)
    except ValueError:
        return ""
    if url.protocol == "mailto:" and _MAIL.fullmatch(url.pathname):
        written = f"mailto:{_quoted(url.pathname)}"
    elif url.protocol in {"http:", "https:"} and _HOST.fullmatch(url.hostname):
        written = f"{url.protocol}//{url.host}{_quoted(url.pathname)}"
    else:
        return ""
    written += f"?{_quoted(url.search[1:])}" if url.search else ""
    written += f"#{_quoted(url.hash[1:])}" if url.hash else ""
    return written if len(written) <= _MAX_CHARACTERS else ""


def web_href(href: str) -> str:
    """The http or https address of `safe_href`; "" for other kinds."""
    address = safe_href(href)
    return address if address.startswith("http") else ""


def folder_address(text: str) -> str:
    """The web address of a folder, with a slash at its end; "" if `text` is not one.

    A folder has no query or fragment. An address with a password must not be published.
    """
    try:
        url = URL(text)
    except ValueError:
        return ""
    if url.search or url.hash or url.username or url.password:
        return ""
    address = web_href(text)
    return f"{address.rstrip('/')}/" if address else ""


def _quoted(part: str) -> str:
    """A part of an address, with the characters encoded that RFC 3986 does not allow."""
    return quote(_STRAY_PERCENT.sub("%25", part), safe="%/:@!$&'()*+,;=?~", errors="replace")
