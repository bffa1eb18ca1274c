"""Where a link of the page leads, written so that every program takes it for an address."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

_LONGEST = 4000  # characters
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"?]+")


def web_address(href: str, base: str = "") -> str:
    """The http, https or mailto address that `href` means on the page `base`; "" for any other."""
    href = href.strip().replace("\\", "/")  # as browsers take it (WHATWG URL, 4.4)
    try:
        parts = urlsplit(urljoin(base, href) if base else href)
        port = f":{parts.port}" if parts.port is not None else ""
        host = (parts.hostname or "").encode("idna").decode().lower()
    except ValueError:  # UnicodeError too
        return ""
    if parts.scheme == "mailto" and _MAIL.fullmatch(parts.path):
        written = f"mailto:{_quoted(parts.path)}"
    elif parts.scheme in {"http", "https"} and _HOST.fullmatch(f"[{host}]" if ":" in host else host):
        shown = f"[{host}]" if ":" in host else host
        written = f"{parts.scheme}://{shown}{port}{_quoted(parts.path)}"
    else:
        return ""
    written += f"?{_quoted(parts.query)}" if parts.query else ""
    written += f"#{_quoted(parts.fragment)}" if parts.fragment else ""
    return written if len(written) <= _LONGEST else ""


def _quoted(part: str) -> str:
    """A part of an address without any character that may not stand in one (RFC 3986)."""
    return quote(_STRAY_PERCENT.sub("%25", part), safe="%/:@!$&'()*+,;=?~", errors="replace")
