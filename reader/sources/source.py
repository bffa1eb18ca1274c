"""A page as it was loaded, and what it has to be to be one."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.errors import SourceError

MAX_BYTES = 20_000_000  # unless the listener says otherwise
_LARGER_ADVICE = "To read it anyway, raise --max-page-mb."
GIVE = "Give a web page, an EPUB book or plain text."
_MAX_NAME_CHARACTERS, _NAME_HEAD_CHARACTERS = 80, 25  # characters in a message
ZIP = b"PK\x03\x04"
_PREFIXES = {
    b"%PDF": "a PDF document",
    ZIP: "a zip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
_WEB = re.compile(r"\s*https?:[/\\]", re.IGNORECASE)  # browsers take a backslash for a slash
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b")  # no text has many
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class Source(NamedTuple):
    """A page as it was had.

    `identity` names it for as long as it may change; `reopen_as` is what to ask for to have it once
    more, empty where that is not possible (standard input). `charset` is the encoding that the
    server named, `notice` a line for the listener: that this is an old copy, and why. `is_public` is
    whether it came from the internet, which must not lead us into a private network; `only_article`
    that nothing in it stands beside the article, as in a book.
    """

    html: bytes
    url: str
    identity: str
    reopen_as: str
    charset: str = ""
    notice: str = ""
    is_public: bool = False
    only_article: bool = False


def display_name(name: str) -> str:
    """A source's name in a message: not too long, and without a web address's password."""
    if not is_web_address(name):
        return "standard input" if name == "-" else _shortened(name)
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).shown
    except BadAddress:
        return "the web address"


def normalised_address(name: str) -> str:
    """What a web address is remembered by: without a name, a password and a fragment; "" where it is none."""
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).url
    except BadAddress:
        return ""


def short_origin(name: str) -> str:
    """Where a source comes from, in a word or two: a site, standard input, or the file."""
    shown = display_name(name)
    return urlsplit(shown).netloc or shown


def _shortened(name: str) -> str:
    """Its beginning and its end, where most is told of a file."""
    if len(name) <= _MAX_NAME_CHARACTERS:
        return name
    return f"{name[:_NAME_HEAD_CHARACTERS]}…{name[1 + _NAME_HEAD_CHARACTERS - _MAX_NAME_CHARACTERS :]}"


def is_web_address(name: str) -> bool:
    """Whether a source is an address of the web."""
    return _WEB.match(name) is not None


def too_large(name: str, max_bytes: int) -> SourceError:
    """What is said of a page of more than `max_bytes`."""
    return SourceError(f"{name} is larger than {max_bytes / 1_000_000:g} MB. {_LARGER_ADVICE}")


def check_page(html: bytes, name: str) -> bytes:
    """`html` again, if it can be a page. Raises SourceError."""
    for prefix, kind in _PREFIXES.items():
        if html.startswith(prefix):
            raise SourceError(f"{name} is {kind}, not an HTML page. {GIVE}")
    controls = len(html) - len(html.translate(None, _CONTROLS))
    if controls > 32 + len(html) // 100 and not html.startswith(_BOMS):
        raise SourceError(f"{name} is not an HTML page: it contains binary data. {GIVE}")
    return html
