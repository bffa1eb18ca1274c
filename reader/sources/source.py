"""A loaded page, and the check that it is one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from reader.errors import SourceError
from reader.settings import APP_NAME

MAX_BYTES = 20_000_000  # the default of --max-page-mb
_LARGER_ADVICE = "To read it anyway, raise --max-page-mb."
SUPPORTED_FORMATS_ADVICE = "Give a web page, an EPUB book, a PDF or Word document, Markdown or plain text."
_MAX_NAME_CHARACTERS, _NAME_HEAD_CHARACTERS = 80, 25  # in messages
ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"  # of the directory that ends an archive
_PREFIXES = {
    ZIP: "a zip archive",
    _ZIP_END: "an empty zip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."  # in its first entry (OpenDocument 1.3)
_RICH_TEXT = b"{\\rtf"
_FEED_LIST = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?><\?xml[^>]*>|<!--.*?-->)\s*)*+<opml\b", re.DOTALL
)  # OPML
_FEED = re.compile(  # RSS 2.0 and 1.0, Atom, JSON Feed
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<[?!][^>]*>\s*)*<(?:rss|rdf:RDF|feed\s[^>]*xmlns)\b"
    rb"|\{[^{}\[]{0,200}jsonfeed\.org/version)"
)
FEED_ADVICE = "Follow it with “reader feed add” and its web address."
_OFFICE = b"\xd0\xcf\x11\xe0"  # what old and encrypted Office documents are stored in
# A page that a browser sent: the name of its file is a hash, which says nothing.
_KEPT_PAGE = re.compile(rf"[/\\]{APP_NAME}[/\\]browser[/\\]pages[/\\][0-9a-f]{{64}}\Z")
_WEB = re.compile(r"\s*https?:[/\\]", re.IGNORECASE)  # browsers accept a backslash as a slash
_CREDENTIALS = re.compile(r"(?<=://)[^/?#]*@")  # in an address of another kind, such as ftp:
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b")
_MAX_CONTROLS, _MAX_CONTROL_SHARE = 32, 0.01  # of the bytes of a text
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


class TooLarge(SourceError):
    """The page has more bytes than the limit."""


class Source(NamedTuple):
    """A loaded page.

    `identity` identifies the page even when its text changes. `reopen_as` is the source name that opens
    it again, "" if none can (standard input). `charset` is the encoding that the server named. `notice` is a
    line for the listener, for example that this is a cached copy. With `is_public` the page came from the
    internet, so its links must not lead into a private network. With `only_article` all of the page is the
    article, as in a book.
    """

    html: bytes
    url: str
    identity: str
    reopen_as: str
    charset: str = ""
    notice: str = ""
    is_public: bool = False
    only_article: bool = False


def from_address(source: Source, url: str) -> Source:
    """A page that another program loaded from the address `url`: its links lead there.

    From standard input it is the page at that address, in the library too; it is not loaded from there.
    """
    located = source._replace(url=url, is_public=True)
    return located if source.reopen_as else located._replace(identity=url)


def display_name(name: str) -> str:
    """The name of a source for messages, shortened and without a password."""
    if _KEPT_PAGE.search(name):
        return "the page from your browser"
    if not is_web_address(name):
        return "standard input" if name == "-" else _shortened(_CREDENTIALS.sub("", name, count=1))
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).shown
    except BadAddress:
        return "the web address"


def address_title(name: str) -> str:
    """What a source without a title is called: the end of its address, without the suffix; may be ""."""
    if _KEPT_PAGE.search(name):
        return ""
    try:
        path = urlsplit(name).path if is_web_address(name) else name.removeprefix("file:")
    except ValueError:
        return ""
    return Path(unquote(path) if is_web_address(name) else path).stem


def normalised_address(name: str) -> str:
    """A web address without credentials and fragment, to identify it; "" if it is not valid."""
    from reader.sources.web_address import BadAddress, parse_address

    try:
        return parse_address(name).url
    except BadAddress:
        return ""


def absolute_address(href: str, base: str) -> str:
    """The address of a link on the page or feed at `base`; "" if it is malformed."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def short_origin(name: str) -> str:
    """The origin of a source in a word or two: a site, standard input, or a file."""
    shown = display_name(name)
    return urlsplit(shown).netloc or shown


def _shortened(name: str) -> str:
    """The beginning and the end of a name, the parts of a path that say most."""
    if len(name) <= _MAX_NAME_CHARACTERS:
        return name
    tail = _MAX_NAME_CHARACTERS - _NAME_HEAD_CHARACTERS - 1
    return f"{name[:_NAME_HEAD_CHARACTERS]}…{name[-tail:]}"


def is_web_address(name: str) -> bool:
    """True if a source is a web address."""
    return _WEB.match(name) is not None


def too_large(name: str, max_bytes: int) -> TooLarge:
    """The error for a page of more than `max_bytes`."""
    return TooLarge(
        f"{{name}} is larger than {{megabytes:g}} MB. {_LARGER_ADVICE}",
        name=name,
        megabytes=max_bytes / 1_000_000,
    )


def check_page(html: bytes, name: str) -> bytes:
    """The bytes of a page, unchanged. Raises SourceError if they cannot be a page."""
    is_rich_text = html.startswith(_RICH_TEXT)
    if is_rich_text or (html.startswith(ZIP) and _OPEN_DOCUMENT in html[:200]):
        kind = "a rich text file" if is_rich_text else "an OpenDocument file"
        raise SourceError(f"{{name}} is {kind}. Save it as .docx or PDF, and open that.", name=name)
    if html.startswith(ZIP) and _ZIP_END not in html:
        raise SourceError("{name} is incomplete. Download or save it again.", name=name)
    if _FEED_LIST.match(html):
        raise SourceError("{name} lists feeds. Add them with: reader feed add", name=name)
    if _FEED.match(html):
        raise SourceError(f"{{name}} is a feed, not an article. {FEED_ADVICE}", name=name)
    for prefix, kind in _PREFIXES.items():
        if html.startswith(prefix):
            raise SourceError(f"{{name}} is {kind}, not an HTML page. {SUPPORTED_FORMATS_ADVICE}", name=name)
    if html.startswith(_OFFICE):
        raise SourceError(
            "{name} is an old Office document, or one with a password. Save it as .docx without a password.",
            name=name,
        )
    controls = len(html) - len(html.translate(None, _CONTROLS))
    if controls > _MAX_CONTROLS + _MAX_CONTROL_SHARE * len(html) and not html.startswith(_BOMS):
        raise SourceError(f"{name} is not an HTML page: it contains binary data. {SUPPORTED_FORMATS_ADVICE}")
    return html
