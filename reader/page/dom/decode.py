"""Bytes to text, by the rules of browsers. Removes control characters."""

from __future__ import annotations

import codecs
import re

import webencodings

from reader.page.dom.double_encoding import decode_twice

# WHATWG HTML, 13.2.3.2 "Prescanning a byte stream": only the first kilobyte is searched.
_PRESCAN_BYTES = 1024
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META_CHARSET = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:\-]+)""", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
)

# Browsers show nothing of a page that declares one of these, because scripts can hide in them. Reader runs no
# scripts, so it reads the page as if it declared nothing.
_REFUSED = frozenset({"replacement", "hz-gb-2312", "iso-2022-kr", "iso-2022-cn"})

# C0 except tab, line feed, form feed and carriage return; delete; C1. Speech engines and terminals
# obey some of them. Lone surrogates cannot be encoded.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MIN_NON_ASCII = 4  # characters above ASCII: fewer may be valid UTF-8 by chance
_MIN_VALID_PER_INVALID = 50  # characters above ASCII, in a page that declares another encoding
_MIN_VALID_PER_INVALID_UNDECLARED = 10


def decode(html: bytes | str, charset: str = "") -> str:
    """The text of `html`, without control characters.

    The encoding of bytes is the first of: the byte order mark, UTF-8 if they plainly are, `charset` (from
    the HTTP header), the page's `<meta>`, UTF-8 if valid, windows-1252. Invalid bytes become U+FFFD. Text
    that was encoded twice is decoded twice. Raises nothing.
    """
    return CONTROL.sub("", html if isinstance(html, str) else decode_raw(html, charset))


def decode_raw(html: bytes, charset: str = "") -> str:
    """Like `decode`, but keeps control characters, for a parser that removes them later."""
    return decode_twice(_decoded(html, charset))


def _decoded(html: bytes, charset: str) -> str:
    text: str
    for bom, name in _BOMS:
        if html.startswith(bom):
            return html[len(bom) :].decode(name, "replace")
    encoding = webencodings.lookup(charset) if charset else None
    encoding = encoding or _declared_encoding(html)
    if encoding is not None and encoding.name != "utf-8" and (plain := _plainly_utf_8(html)):
        return plain
    if encoding is not None:
        text, _ = encoding.codec_info.decode(html, "replace")
        return text
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_undeclared(html)


def _plainly_utf_8(html: bytes) -> str:
    """The text of bytes that are UTF-8 whatever they declare, else "".

    Programs that save pages write UTF-8 and leave the `<meta>` as it was. Text in another encoding has
    sequences that are invalid in UTF-8, unless it has hardly any bytes above ASCII.
    """
    if html.isascii():
        return ""
    text, damaged, multibyte = _as_utf_8(html)
    return text if multibyte >= _MIN_NON_ASCII and multibyte > _MIN_VALID_PER_INVALID * damaged else ""


def _as_utf_8(html: bytes) -> tuple[str, int, int]:
    """Bytes as UTF-8 text, with its numbers of damaged characters and of other characters above ASCII."""
    text = html.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return text, damaged, len(_NOT_ASCII.findall(text)) - damaged


def _decode_undeclared(html: bytes) -> str:
    """The text of bytes that declare no encoding and are not valid UTF-8.

    One damaged character in a UTF-8 page must not turn all of it into mojibake, so UTF-8 is used if
    most of the bytes above ASCII are valid in it.
    """
    text, damaged, multibyte = _as_utf_8(html)
    if multibyte > _MIN_VALID_PER_INVALID_UNDECLARED * damaged:
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
    # A page whose <meta> can be read as ASCII is not UTF-16, whatever the <meta> says.
    if encoding.name in {"utf-16le", "utf-16be"}:
        return webencodings.lookup("utf-8")
    if encoding.name == "x-user-defined":
        return webencodings.lookup("windows-1252")
    return encoding
