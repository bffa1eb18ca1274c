"""Bytes to text, by the rules that browsers follow; control characters end here."""

from __future__ import annotations

import codecs
import re

import webencodings

# WHATWG HTML, 13.2.3.2 "Prescanning a byte stream": only the first kilobyte is searched.
_PRESCAN_BYTES = 1024
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META_CHARSET = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:\-]+)""", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
)

# Browsers show nothing of a page in these, because scripts hide in them. Here no script runs.
_REFUSED = frozenset({"replacement", "hz-gb-2312", "iso-2022-kr", "iso-2022-cn"})

# C0 but tab, line feed, form feed and carriage return; delete; C1. A speech engine obeys some of
# them, and so does a terminal. Lone surrogates cannot be written anywhere.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def decode(html: bytes | str, charset: str = "") -> str:
    """Text of `html`, without control characters.

    For bytes the encoding is: the byte order mark, then `charset` (the transport's word), then the
    page's `<meta>`, then UTF-8 where it is valid, then windows-1252. Bytes that are wrong in their
    encoding become U+FFFD; nothing is raised.
    """
    return CONTROL.sub("", html if isinstance(html, str) else decode_raw(html, charset))


def decode_raw(html: bytes, charset: str = "") -> str:
    """What `decode` gives for bytes, control characters and all: for a parser that takes them out later."""
    text: str
    for bom, name in _BOMS:
        if html.startswith(bom):
            return html[len(bom) :].decode(name, "replace")
    encoding = webencodings.lookup(charset) if charset else None
    encoding = encoding or _declared_encoding(html)
    if encoding is not None:
        text, _ = encoding.codec_info.decode(html, "replace")
        return text
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_undeclared(html)


def _decode_undeclared(html: bytes) -> str:
    """Text of bytes that nobody named the encoding of, and that are not UTF-8 throughout.

    One damaged character in a page that is otherwise UTF-8 must not turn all of it into mojibake,
    so UTF-8 is kept where it explains most of the bytes above ASCII.
    """
    text = html.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    multibyte = sum(1 for character in text if character > "\x7f") - damaged
    if multibyte > 10 * damaged:
        return text
    legacy: str = webencodings.lookup("windows-1252").codec_info.decode(html, "replace")[0]
    return legacy


def _declared_encoding(html: bytes) -> webencodings.Encoding | None:
    head = _COMMENT.sub(b"", html[:_PRESCAN_BYTES])
    match = _META_CHARSET.search(head)
    if match is None:
        return None
    encoding = webencodings.lookup(match[1].decode("ascii"))
    if encoding is None or encoding.name in _REFUSED:
        return None
    # A page that could be read up to its own <meta> is not UTF-16, whatever it says.
    if encoding.name in {"utf-16le", "utf-16be"}:
        return webencodings.lookup("utf-8")
    if encoding.name == "x-user-defined":
        return webencodings.lookup("windows-1252")
    return encoding
