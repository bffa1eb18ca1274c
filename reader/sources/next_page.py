"""Finds the next page of an article that a site has split into numbered pages.

Only what the page itself names counts: a link whose address is this page's, but for a page number that
is one higher. rel=next alone is not enough, because on many sites it leads to the next article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from reader.sources.source import absolute_address

_MAX_LINKS = 5000  # of one page
# Words for a page in addresses, as parameters and in paths.
_WORDS = frozenset({
    "page", "pg", "p", "pagenum", "pageno", "pagenumber", "part", "seite", "teil", "pagina", "pagine",
    "parte", "strona", "sida", "side",
})  # fmt: skip
_NAMED = "|".join(sorted(_WORDS, key=len, reverse=True))
# In a path: /article/2, /article/page/2/, /article/seite-2, /article-2.html, /article_p2.html, /index2.html
_BEFORE_NUMBER = rf"/(?:(?:{_NAMED})[/_-]?)?|[-_,.](?:(?:{_NAMED})[-_]?)?|(?<=/index)"
_NUMBERED_PATH = re.compile(
    rf"(?P<base>.*?)(?P<mark>{_BEFORE_NUMBER})(?P<number>[1-9]\d?)(?P<end>(?:\.[a-z]{{3,5}})?/?)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


class NextPage(NamedTuple):
    """The address of an article's next page, and its number."""

    url: str
    number: int


class _NumberedAddress(NamedTuple):
    """A way to read an address: what all pages share, and the number of this page.

    `is_named`: a word in the address says that the number is a page's.
    """

    base: str
    parameters: frozenset[tuple[str, str]]
    number: int
    is_named: bool


class _Link(NamedTuple):
    """A link: its address, its relation to this page, and the only number in its text, or 0."""

    url: str
    rel: frozenset[str]
    text_number: int


def next_page(html: bytes, url: str, charset: str = "") -> NextPage | None:
    """The next page that the page at `url` names; None if it names none."""
    if not url.startswith(("http:", "https:")):
        return None
    here = _readings(url)
    here = [each for each in here if each.is_named] or here
    # If the address has a number but no word for a page, a link to page 1 must prove that it counts pages.
    needs_first_page = any(each.number > 1 and not each.is_named for each in here)
    numbers = {""} if needs_first_page else {str(each.number + 1) for each in here}  # "": any link
    links = list(_links(html, url, charset, numbers))
    found = [(each, link) for link in links for each in _readings(link.url)[1:]]
    for this in here:
        for other, link in found:
            if _follows(this, other) and _is_proven(this, other, link, links):
                return NextPage(link.url, other.number)
    return None


def is_page_of_same_article(url: str, href: str) -> bool:
    """True if a link on the page at `url` leads to a page of the same article, by its address."""
    address = absolute_address(href, url).partition("#")[0]
    others = {(each.base, each.parameters) for each in _readings(address)}
    return any((each.base, each.parameters) in others for each in _readings(url))


def _follows(this: _NumberedAddress, other: _NumberedAddress) -> bool:
    """True if `other` is the address of `this`, but for a number that is one higher."""
    return (
        other.base == this.base
        and other.parameters <= this.parameters
        and other.number == this.number + 1
        and (this.number == 1 or other.is_named == this.is_named)
    )


def _is_proven(this: _NumberedAddress, other: _NumberedAddress, link: _Link, links: list[_Link]) -> bool:
    """True if nothing contradicts that a link leads to the next page.

    Without a word for a page in the address, something else must say so.
    """
    is_said = link.text_number == other.number
    if other.is_named:
        return is_said or not link.text_number  # some sites count the pages of comments from 0
    if this.number == 1:
        return is_said or "next" in link.rel
    # The pages of an article name its first one, too.
    return is_said and any(
        each.text_number == 1 and first.base == this.base and first.number == 1
        for each in links
        for first in _readings(each.url)
    )


def _readings(url: str) -> list[_NumberedAddress]:
    """The ways to read an address; the first takes it for the first page, without a number."""
    try:
        parts = urlsplit(url)
        given = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return [_NumberedAddress(url, frozenset(), 1, is_named=False)]
    host, parameters = f"{parts.scheme}://{parts.netloc}", frozenset(given)
    found = [_NumberedAddress(_plain(host + parts.path), parameters, 1, is_named=False)]
    for name, value in given:
        if re.sub(r"[-_\W]", "", name.lower()) in _WORDS and re.fullmatch(r"[1-9]\d?", value):
            rest = parameters - {(name, value)}
            found.append(_NumberedAddress(_plain(host + parts.path), rest, int(value), is_named=True))
    numbered = _NUMBERED_PATH.fullmatch(parts.path)
    if numbered:
        base = _plain(f"{host}{numbered['base']}{numbered['end']}")
        is_named = len(numbered["mark"]) > 1
        found.append(_NumberedAddress(base, parameters, int(numbered["number"]), is_named=is_named))
    return found


def _plain(address: str) -> str:
    """An address without "/index.html" and slashes at its end: pages of one article differ in these."""
    return re.sub(r"/index(?:\.[a-z]{3,5})?$", "", address.rstrip("/")).rstrip("/")


def _links(html: bytes, url: str, charset: str, numbers: Collection[str]) -> Iterator[_Link]:
    """The links of a page whose addresses contain one of the texts in `numbers`."""
    from selectolax.lexbor import LexborHTMLParser

    from reader.page.dom.decode import decode
    from reader.page.dom.limits import limit_markup

    tree = LexborHTMLParser(limit_markup(decode(html, charset))[0])
    for element in tree.css("a[href], link[rel][href]")[:_MAX_LINKS]:
        attributes = element.attributes
        href = attributes.get("href") or ""
        if not any(each in href for each in numbers):
            continue
        address, _, fragment = absolute_address(href, url).partition("#")
        if not address or "comment" in fragment.lower():
            continue
        words = attributes.get("aria-label") or (element.text(deep=True) if element.tag == "a" else "")
        digits = _DIGITS.findall(words[:100])
        number = int(digits[0]) if len(digits) == 1 and len(digits[0]) < 3 else 0
        yield _Link(address, frozenset((attributes.get("rel") or "").lower().split()), number)
